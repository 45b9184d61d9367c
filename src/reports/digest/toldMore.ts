import { filled } from '../../bot/cards/actionWords.ts';
import { personName, unitName, type Voice } from '../../bot/cards/context.ts';
import { clockTime, count } from '../../bot/cards/numbers.ts';
import { oneLine } from '../../bot/cards/stranger.ts';
import type { Digest } from './digest.ts';
import { signWords, words } from './words.ts';

const most = { dismissals: 5, signs: 5, sources: 3, source: 30 } as const;

/** Every dismissal stands in the digest, with who pressed it (DESIGN section 6). */
export function dismissalsLine({ dismissals, unit: seat }: Digest, voice: Voice): readonly string[] {
  if (dismissals.length === 0) return [];
  const { language } = voice.policy;
  const said = dismissals.slice(0, most.dismissals).map(({ code, unit, by }) => {
    const where = unit ? unitName(unit, seat, voice) : words.elsewhere[language];
    const who = by ? `${where} ${personName(by, seat, voice)}` : where;
    return filled(words.dismissal, language, { code, who });
  });
  const rest = dismissals.length > most.dismissals ? '…' : '';
  return [`【${words.dismissals[language]}】`, said.join(language === 'zh' ? '、' : ', ') + rest];
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
  return [`【${words.signs[language]}】`, ...said];
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
