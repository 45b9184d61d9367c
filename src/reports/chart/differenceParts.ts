import { count } from '../../bot/cards/numbers.ts';
import type { Words } from '../../policy/policy.ts';
import { type DifferenceReport, isSame, type Sum } from './difference.ts';
import { differenceWords as say } from './differenceWords.ts';
import { cut } from './fit.ts';
import { box, colour, line, margin, mark, width, words } from './look.ts';

type Language = keyof Words;
const grey = { fill: colour.text2 } as const;

/** Where things stand across, in logical pixels. Bars grow from `zero`, quieter to the left and louder to the right. */
export const across = {
  names: 200,
  zero: 356,
  bar: 78,
  earlier: 528,
  later: 600,
  rings: width - margin,
} as const;
export const rowHigh = 56;

/** What it is about, which time, which two policies. */
export function head(report: DifferenceReport, { incidents }: Sum, language: Language) {
  const { chain, since, until, zone, before, after } = report;
  const days = Math.max(1, Math.round((until.getTime() - since.getTime()) / 86_400_000));
  const period = say.period(dayIn(zone, since), dayIn(zone, until), days)(language);
  const [old, fresh] = [before, after].map(({ file, hash }) => `${cut(file, 10)} ${hash.slice(0, 8)}`);
  return [
    words(margin, 42, say.title(language), { size: 30 }),
    words(margin, 84, cut(chain, 14), grey),
    words(width - margin, 84, `${period} · ${say.incidents(count(incidents, language))(language)}`, {
      ...grey,
      align: 'right',
    }),
    words(margin, 114, say.versions(old ?? '', fresh ?? '')(language), grey),
  ];
}

/** The four sums, each with the mark that stands for it below, and how many messages there would have been. */
export function sums(total: Sum, y: number, language: Language) {
  const gap = 12;
  const wide = (width - 2 * margin - 3 * gap) / 4;
  const kinds = ['louder', 'quieter', 'earlier', 'later'] as const;
  const tiles = kinds.flatMap((kind, index) => {
    const x = margin + index * (wide + gap);
    return [
      box(x, y, wide, 92, colour.sunken, 8),
      ...legends[kind](x + 16, y + 26),
      words(x + 42, y + 26, say[kind](language), grey),
      words(x + 16, y + 65, count(total[kind], language), { size: 34 }),
    ];
  });
  const { ringsBefore, ringsAfter } = total;
  const change = ringsBefore === 0 ? '' : percent(ringsAfter / ringsBefore - 1);
  const rings = say.rings(count(ringsBefore, language), count(ringsAfter, language), change);
  return [...tiles, words(margin, y + 122, rings(language), { size: 20 })];
}

const legends = {
  louder: (x: number, y: number) => [box(x, y - 9, 18, 18, colour.red, 2)],
  quieter: (x: number, y: number) => [
    box(x, y - 9, 18, 18, colour.blue, 2),
    ...[4, 12].flatMap((off) => [
      line([x, y + 9 - off, x + 18 - off, y - 9], colour.ground, 2.5),
      line([x + off, y + 9, x + 18, y - 9 + off], colour.ground, 2.5),
    ]),
  ],
  earlier: (x: number, y: number) => [mark(x + 9, y, true, colour.accent)],
  later: (x: number, y: number) => [mark(x + 9, y, false, colour.text2)],
} as const;

/** What the columns are. */
export function columns(y: number, language: Language) {
  return [
    words(across.zero - 12, y, say.quieter(language), { fill: colour.blueText, align: 'right' }),
    words(across.zero + 12, y, say.louder(language), { fill: colour.redText }),
    words(across.earlier, y, say.columns.earlier(language), { ...grey, align: 'center' }),
    words(across.later, y, say.columns.later(language), { ...grey, align: 'center' }),
    words(across.rings, y, say.columns.rings(language), { ...grey, align: 'right' }),
  ];
}

/** One row without its bar: the name in its lines, and what is not a bar. */
export function row(name: string, each: Sum, y: number, language: Language) {
  return [
    words(margin, y, name, { size: 20 }),
    ...counted(each.earlier, across.earlier, y, true, language),
    ...counted(each.later, across.later, y, false, language),
    words(across.rings, y, signed(each.ringsAfter - each.ringsBefore, language), { align: 'right' }),
    line([margin, y + rowHigh / 2, width - margin, y + rowHigh / 2], colour.line),
  ];
}

/** All others in one row: their sums in figures, because a bar of theirs would dwarf every other. */
export function restRow(units: number, sum: Sum, y: number, language: Language) {
  const name = say.rest(count(units, language))(language);
  if (isSame([sum])) {
    return [words(margin, y, `${name} · ${say.unchanged(language)}`, { size: 20, ...grey })];
  }
  const figures = [
    words(across.zero - 12, y, count(sum.quieter, language), { fill: colour.blueText, align: 'right' }),
    words(across.zero + 12, y, count(sum.louder, language), { fill: colour.redText }),
  ];
  return [...row(name, sum, y, language), ...figures];
}

function counted(value: number, x: number, y: number, up: boolean, language: Language) {
  if (value === 0) return [words(x, y, '·', { fill: colour.edge, align: 'center' })];
  const said = count(value, language);
  const left = x - (20 + said.length * 10) / 2;
  return [
    mark(left + 8, y, up, up ? colour.accent : colour.text2),
    words(left + 22, y, said, { fill: up ? colour.accent : colour.text2 }),
  ];
}

function signed(value: number, language: Language): string {
  if (value === 0) return '·';
  return `${value > 0 ? '+' : '−'}${count(Math.abs(value), language)}`;
}

function percent(share: number): string {
  const whole = Math.round(share * 100);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${Math.abs(whole)} %`;
}

/** `2026-11-22`, of that zone. */
function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}
