import { filled } from '../../bot/cards/actionWords.ts';
import { unitName, type Voice } from '../../bot/cards/context.ts';
import { natureWords } from '../../bot/cards/words.ts';
import type { Level } from '../../incident/incident.ts';
import type { Words } from '../../policy/policy.ts';
import type { Digest, UnitRow } from './digest.ts';
import { tableWords, words } from './words.ts';

const most = { units: 5, management: 5 } as const;

/** Level also by shape: colour alone never carries meaning (CARDS). */
export const shapes: Readonly<Record<Level, string>> = { red: '●', orange: '◆', yellow: '▲', blue: '■' };

/** What a part of it is called. */
export function headed(said: Words, { policy: { language } }: Voice): string {
  return `【${said[language]}】`;
}

/** What was opened, by nature. */
export function naturesLine({ natures }: Digest, { policy: { language } }: Voice): readonly string[] {
  if (natures.length === 0) return [];
  const said = natures.map(({ nature, fresh }) => `${natureWords[nature][language]} ${fresh}`);
  return [words.natures[language] + said.join(language === 'zh' ? '、' : ', ')];
}

/** The units that have something to tell, with what was claimed in time; how many have nothing. */
export function unitsLine({ units, quietUnits, unit: seat }: Digest, voice: Voice): readonly string[] {
  if (units.length === 0) return [];
  const { language } = voice.policy;
  const rest = units.length - most.units;
  return [
    headed(words.units, voice),
    ...units.slice(0, most.units).map((row) => unitLine(row, seat, voice)),
    ...(rest > 0 ? [filled(words.unitsMore, language, { count: `${rest}` })] : []),
    ...(quietUnits > 0 ? [filled(words.unitsQuiet, language, { count: `${quietUnits}` })] : []),
  ];
}

function unitLine(row: UnitRow, seat: Digest['unit'], voice: Voice): string {
  const { language } = voice.policy;
  const { unit, fresh, open, overdue, closed, worst, claims } = row;
  const some = (said: Words, value: number) =>
    value > 0 ? filled(said, language, { count: `${value}` }) : '';
  const name = unitName(unit, seat, voice);
  const said = filled(words.unit, language, {
    unit: unit === seat ? filled(words.itself, language, { unit: name }) : name,
    ...{ fresh: `${fresh}`, open: `${open}` },
    ...{ overdue: some(words.unitOverdue, overdue), closed: some(words.unitClosed, closed) },
    claims:
      claims.count === 0
        ? ''
        : filled(words.unitClaims, language, { inPlan: `${claims.inPlan}`, count: `${claims.count}` }),
  });
  return `${worst ? shapes[worst] : '○'} ${said}`;
}

/** What was complained of, where most was; the rest is in its table. */
export function managementLines({ management, unit: seat }: Digest, voice: Voice): readonly string[] {
  if (management.length === 0) return [];
  const { language } = voice.policy;
  const rest = management.length - most.management;
  const said = management.slice(0, most.management).map(({ unit, department, ...row }) => {
    const place = [unitName(unit, seat, voice), ...(department ? [department] : [])].join(' · ');
    const counts = (['service', 'safety', 'fees'] as const).flatMap((what) =>
      row[what] > 0 ? [`${tableWords[what][language]} ${row[what]}`] : [],
    );
    return `${place}${language === 'zh' ? '：' : ': '}${counts.join(language === 'zh' ? '、' : ', ')}`;
  });
  const more = rest > 0 ? [filled(words.managementMore, language, { count: `${rest}` })] : [];
  return [headed(words.management, voice), ...said, ...more];
}
