import { filled } from '../../bot/cards/actionWords.ts';
import { personName, shortLevel, unitName, type Voice } from '../../bot/cards/context.ts';
import { clockTime, count } from '../../bot/cards/numbers.ts';
import { oneLine } from '../../bot/cards/stranger.ts';
import type { IncidentId, PersonId } from '../../incident/incident.ts';
import { type Digest, type Dismissal, mostDismissals } from './digest.ts';
import { mostQuiet } from './quiet.ts';
import { headed, shapes } from './toldUnits.ts';
import { signWords, words } from './words.ts';

const most = { title: 28, signs: 5, sources: 3, source: 30 } as const;

/** What the words of a digest are made from: the house, and the matters' titles as this unit reads them. */
export interface Telling extends Voice {
  readonly titles: ReadonlyMap<IncidentId, string>;
}

/** Every dismissal stands in the digest (DESIGN section 6): what it was, who said so and who confirmed it; of many their codes. */
export function dismissalLines(digest: Digest, telling: Telling): readonly string[] {
  const { dismissals, counts } = digest;
  if (dismissals.length === 0) return [];
  const { language } = telling.policy;
  const rest = dismissals.slice(mostDismissals).map(({ code }) => code);
  const untold = counts.dismissed - dismissals.length;
  const codes = rest.join(language === 'zh' ? '、' : ', ') + (untold > 0 ? '…' : '');
  const values = { count: `${rest.length + Math.max(0, untold)}`, codes };
  return [
    headed(words.dismissals, telling),
    ...dismissals.slice(0, mostDismissals).map((each) => dismissalLine(each, digest, telling)),
    ...(rest.length > 0 ? [filled(words.moreDismissals, language, values)] : []),
  ];
}

function dismissalLine(
  { id, code, level, unit, by, askedBy }: Dismissal,
  { unit: seat }: Digest,
  telling: Telling,
): string {
  const { language } = telling.policy;
  const name = (who: PersonId | undefined) => (who ? personName(who, seat, telling) : '');
  const said = askedBy && by ? words.dismissedTwice : by ? words.dismissedOnce : undefined;
  return [
    `${shapes[level]} ${code} ${shortLevel(level, telling)}`,
    unit ? unitName(unit, seat, telling) : words.elsewhere[language],
    oneLine(telling.titles.get(id) ?? '', most.title),
    said ? filled(said, language, { by: name(by), askedBy: name(askedBy) }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Whose report to the authority fell due: nothing here says that it was made, so somebody has to look. */
export function reportsLine({ reports, unit, period }: Digest, voice: Voice): readonly string[] {
  if (reports.length === 0) return [];
  const { language } = voice.policy;
  const zone = voice.org.units.get(unit)?.zone ?? period.zone;
  const said = reports.map(({ code, due }) =>
    filled(words.report, language, { code, time: clockTime(due, period.to, zone) }),
  );
  return [
    headed(words.reports, voice),
    said.join(language === 'zh' ? '、' : ', ') + words.reportsSo[language],
  ];
}

/** Where there was too much to read, what was read. */
export function cutLine({ readSince, unit, period }: Digest, voice: Voice): readonly string[] {
  if (!readSince) return [];
  const { language } = voice.policy;
  const zone = voice.org.units.get(unit)?.zone ?? period.zone;
  const values = { count: count(mostQuiet, language), since: clockTime(readSince, period.to, zone) };
  return [filled(words.cut, language, values)];
}

/** 苗头: what keeps coming back without alarming anybody. */
export function signLines({ signs, unit: seat }: Digest, voice: Voice): readonly string[] {
  if (signs.length === 0) return [];
  const { language } = voice.policy;
  const said = signs.slice(0, most.signs).map(({ kind, name, unit, count: times }) =>
    filled(words.sign, language, {
      unit: unit ? unitName(unit, seat, voice) : unitName(seat, seat, voice),
      kind: signWords[kind][language],
      name: oneLine(name ?? words.someDoctor[language], 20),
      count: count(times, language),
    }),
  );
  return [headed(words.signs, voice), ...said];
}

/** How the sources do; headquarters, which can mend them, hears which do not. */
export function sourcesLine({ sources, coverage, unit, period }: Digest, voice: Voice): string {
  const { language } = voice.policy;
  const { total, silent, failing } = sources;
  const zone = voice.org.units.get(unit)?.zone ?? period.zone;
  const wrong = [
    ...silent.map((each) => [words.silent, each] as const),
    ...failing.map((each) => [words.failing, each] as const),
  ];
  const ok = `${total - new Set(wrong.map(([, { name }]) => name)).size}`;
  const covered = coverage
    ? filled(words.coverage, language, {
        found: count(coverage.found, language),
        brought: `${coverage.brought}`,
      })
    : '';
  const told = unit === voice.org.root ? wrong : [];
  const said = told
    .slice(0, most.sources)
    .map(([how, { name, since }]) =>
      filled(how, language, { name: oneLine(name, most.source), since: clockTime(since, voice.now, zone) }),
    );
  const health = filled(said.length > 0 ? words.sourcesWrong : words.sourcesOk, language, {
    ok,
    total: `${total}`,
  });
  const listed = said.join(language === 'zh' ? '、' : ', ') + (told.length > most.sources ? '…' : '');
  const [dot, gap] = language === 'zh' ? ['。', ''] : ['. ', ' '];
  return [health + listed, ...(covered === '' ? [] : [covered])].join(said.length > 0 ? dot : gap);
}
