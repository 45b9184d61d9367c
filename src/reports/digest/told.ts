import { filled } from '../../bot/cards/actionWords.ts';
import { dutyName, personName, shortLevel, unitName, type Voice } from '../../bot/cards/context.ts';
import { clockTime, count, duration } from '../../bot/cards/numbers.ts';
import { oneLine } from '../../bot/cards/stranger.ts';
import { type Language, stageWords } from '../../bot/cards/words.ts';
import type { Notice, Span } from '../../bot/message.ts';
import { levels } from '../../incident/incident.ts';
import type { Digest, Entry, TimeKind, Wait } from './digest.ts';
import { againstOf } from './period.ts';
import { tablesOf } from './tables.ts';
import { cutLine, dismissalLines, reportsLine, signLines, sourcesLine, type Telling } from './toldMore.ts';
import { headed, managementLines, naturesLine, shapes, unitsLine } from './toldUnits.ts';
import { formWords, lateWords, thanWords, timeWords, waitWords, weekdays, words } from './words.ts';

const most = { waits: 6, items: 4, title: 28, rows: 31 } as const;

/** Nothing new, nothing ended, nothing open: one short line says it. */
export function isQuiet({ counts: { fresh, open, closed, dismissed } }: Digest): boolean {
  return fresh + open + closed + dismissed === 0;
}

/** The digest as a message: it says everything, also where no picture can be shown (CARDS, "The digest"). */
export function digestNotice(digest: Digest, telling: Telling): Notice {
  const head: Span = { text: headOf(digest, telling), weight: 'strong' };
  if (isQuiet(digest))
    return { kind: 'notice', tone: 'calm', spans: [head, ...asLines(quiet(digest, telling))] };
  const lines = [
    ...countsLines(digest, telling),
    ...naturesLine(digest, telling),
    ...topLines(digest, telling),
    ...waitLines(digest, telling),
    ...reportsLine(digest, telling),
    ...timesLine(digest, telling),
    ...unitsLine(digest, telling),
    ...dismissalLines(digest, telling),
    ...signLines(digest, telling),
    ...managementLines(digest, telling),
    ...cutLine(digest, telling),
    sourcesLine(digest, telling),
  ];
  const spans = [head, ...asLines(lines)];
  return { kind: 'notice', tone: 'calm', spans, tables: tablesOf(digest, telling) };
}

/** The same figures as its tables have, line by line, for those who cannot see a picture or a table. */
export function tabled({ tables = [], ...notice }: Notice): Notice {
  const [head] = notice.spans;
  const lines = tables.flatMap(({ caption, head: [, ...names], rows }) => [
    `【${caption}】`,
    ...rows.slice(0, most.rows).map(([name = '', ...cells]) => {
      const told = cells.flatMap((cell, at) => (cell === '' || cell === '0' ? [] : [`${names[at]} ${cell}`]));
      return `${name} ${told.length > 0 ? told.join(' · ') : '0'}`;
    }),
  ]);
  return tables.length === 0 ? notice : { ...notice, spans: [...(head ? [head] : []), ...asLines(lines)] };
}

function asLines(lines: readonly string[]): readonly Span[] {
  return lines.map((line) => ({ text: `\n${line}` }));
}

/** `华东区域 · 日报 11-21 周六`: also what stands above the picture. */
export function headOf({ unit, period }: Digest, telling: Voice): string {
  const { language } = telling.policy;
  const { form, first, last, to, zone, running } = period;
  const [from, until] = [dayWords(first, last, language), dayWords(last, last, language)];
  const days = first === last ? until : filled(words.range, language, { first: from, last: until });
  const so = running ? [filled(words.upTo, language, { time: clockTime(to, to, zone) })] : [];
  const told = Math.round((to.getTime() - period.from.getTime()) / 86_400_000);
  const madeUp = form === 'day' && told > 1 ? [filled(words.madeUp, language, { days: `${told}` })] : [];
  return [unitName(unit, unit, telling), `${formWords[form][language]} ${days}`, ...so, ...madeUp].join(
    ' · ',
  );
}

/** `11-21 周六`; with the year where it is not the last one's. */
function dayWords(day: string, last: string, language: Language): string {
  const weekday = (Math.floor(Date.parse(day) / 86_400_000) + 3) % 7;
  const date = day.slice(0, 4) === last.slice(0, 4) ? day.slice(5) : day;
  return `${date} ${weekdays[language][weekday]}`;
}

function quiet(digest: Digest, telling: Telling): readonly string[] {
  const { form, first, last, running } = digest.period;
  const kind = form === 'day' ? (running ? 'running' : first === last ? 'day' : 'days') : form;
  const { language } = telling.policy;
  const said = filled(words.quiet, language, { when: words.when[kind][language] });
  return [
    said + (language === 'zh' ? '' : ' ') + sourcesLine(digest, telling),
    ...signLines(digest, telling),
    ...managementLines(digest, telling),
    ...cutLine(digest, telling),
  ];
}

function countsLines(
  { counts, before, levels: byLevel, period }: Digest,
  telling: Telling,
): readonly string[] {
  const { language } = telling.policy;
  const { fresh, open, overdue, closed, dismissed, mentions } = counts;
  const change = fresh - before.fresh;
  const said = change === 0 ? words.same[language] : ` ${change > 0 ? '+' : '−'}${Math.abs(change)}`;
  const than = thanWords[againstOf(period)][language];
  const live = levels.filter((level) => byLevel[level].open > 0);
  const split = live.map((level) => `${shapes[level]} ${shortLevel(level, telling)} ${byLevel[level].open}`);
  const now = filled(words.counts, language, {
    ...{ fresh: `${fresh}`, open: `${open}`, overdue: `${overdue}`, closed: `${closed}` },
  });
  const too = dismissed > 0 ? filled(words.dismissedToo, language, { count: `${dismissed}` }) : '';
  const trend = filled(words.trend, language, { than, change: language === 'zh' ? said : said.trim() });
  return [
    now + too + trend,
    ...(split.length > 0 ? [words.open[language] + split.join('  ')] : []),
    ...(mentions > 0 ? [filled(words.mentions, language, { count: count(mentions, language) })] : []),
  ];
}

function topLines(digest: Digest, telling: Telling): readonly string[] {
  if (digest.top.length === 0) return [];
  return [headed(words.top, telling), ...digest.top.map((entry) => topLine(entry, digest, telling))];
}

function topLine(entry: Entry, { unit: seat, period }: Digest, telling: Telling): string {
  const { language } = telling.policy;
  const { level, code, unit, stage, owner, mentions, freshMentions, late } = entry;
  const n = (value: number) => count(value, language);
  const state = stageWords[stage][language];
  const who = owner ? brackets(personName(owner, seat, telling), language) : '';
  const found = freshMentions > 0 && freshMentions < mentions ? words.foundFresh : words.found;
  const missed = late && lateWords[late.clock];
  const time = late ? duration(period.to.getTime() - late.due.getTime(), language) : '';
  return [
    `${shapes[level]} ${code} ${shortLevel(level, telling)}`,
    unit ? unitName(unit, seat, telling) : words.elsewhere[language],
    oneLine(telling.titles.get(entry.id) ?? '', most.title),
    state + who,
    filled(found, language, { count: n(mentions), fresh: n(freshMentions) }),
    missed ? filled(missed, language, { time }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function waitLines({ waits, unit: seat }: Digest, telling: Telling): readonly string[] {
  if (waits.length === 0) return [];
  const { language } = telling.policy;
  const rest = waits.length - most.waits;
  return [
    headed(words.waits, telling),
    ...waits
      .slice(0, most.waits)
      .map((wait) => `${whose(wait, seat, telling)}${colon(language)}${itemsOf(wait, language)}`),
    ...(rest > 0 ? [filled(words.moreWaits, language, { count: `${rest}` })] : []),
  ];
}

function whose({ person, unit, duty }: Wait, seat: Digest['unit'], telling: Telling): string {
  if (person) return personName(person, seat, telling);
  const where = unitName(unit ?? telling.org.root, seat, telling);
  if (!duty) return where;
  return filled(words.group, telling.policy.language, { unit: where, duty: dutyName(duty, telling) });
}

function itemsOf({ items }: Wait, language: Language): string {
  const said = items
    .slice(0, most.items)
    .map(({ what, code, late }) => `${code} ${waitWords[what][language]}${late ? words.late[language] : ''}`);
  const more = items.length > most.items ? filled(words.more, language, { count: `${items.length}` }) : '';
  return said.join(language === 'zh' ? '、' : ', ') + more;
}

function timesLine({ times, timesBefore, period }: Digest, telling: Telling): readonly string[] {
  const { language } = telling.policy;
  const kinds: readonly TimeKind[] = ['claim', 'escalate', 'firstWord'];
  const said = kinds
    .filter((kind) => times[kind].count > 0)
    .map((kind) => {
      const { count: all, inPlan, medianMs } = times[kind];
      const was = timesBefore[kind];
      const values = { kind: timeWords[kind][language], inPlan: `${inPlan}`, count: `${all}` };
      const median = medianMs === undefined ? '' : duration(medianMs, language);
      const now = filled(median === '' ? words.timeMissed : words.time, language, { ...values, median });
      if (was.count === 0) return now;
      const than = thanWords[againstOf(period)][language];
      return (
        now + filled(words.timeBefore, language, { than, inPlan: `${was.inPlan}`, count: `${was.count}` })
      );
    });
  return said.length === 0 ? [] : [headed(words.times, telling), said.join(language === 'zh' ? '；' : '; ')];
}

function colon(language: Language): string {
  return language === 'zh' ? '：' : ': ';
}

function brackets(inner: string, language: Language): string {
  return language === 'zh' ? `（${inner}）` : ` (${inner})`;
}
