import { count } from '../../bot/cards/numbers.ts';
import { graver, type Level } from '../../incident/incident.ts';
import type { Digest, UnitRow } from '../digest/digest.ts';
import { type Drawing, grey, type House, levelMark, nameOf, type Part, sectionHead } from './digestParts.ts';
import { digestWords as say } from './digestWords.ts';
import { apart, apartInLine, widthOf } from './fit.ts';
import { box, colour, line, margin, width, words } from './look.ts';

type Language = House['policy']['language'];
/** A phone shows these without scrolling far; where there is more to come below, it is fewer and shorter. */
const shown = { long: 12, short: 8 } as const;
const across = {
  mark: 38,
  names: 58,
  bar: 262,
  barEnd: 332,
  fresh: 486,
  overdue: 566,
  claims: width - margin,
} as const;
const namesWide = (across.bar - across.names - 12) / 20;

/** Each unit below with what is live and late in it, the latest first; beyond twelve, the sums of the others. */
export function units({ units: all, quietUnits, management }: Digest, house: House, y: number): Part {
  if (all.length === 0) return { high: 0, elements: [] };
  const { language } = house.policy;
  const quiet = quietUnits > 0 ? say.quiet(count(quietUnits, language))(language) : '';
  const head = sectionHead(y, say.units(language), quiet);
  const form = management.length > 0 ? 'short' : 'long';
  const most = shown[form];
  const rows = all.slice(0, most);
  const rest = all.slice(most);
  const whole = rows.map(({ unit }) => nameOf(unit, house));
  const names = form === 'long' ? apart(whole, namesWide) : apartInLine(whole, namesWide);
  const rowHigh = names.some((name) => name.includes('\n')) ? 58 : 46;
  const longest = Math.max(1, ...rows.map(({ open }) => open));
  const top = y + head.high + 34;
  const middle = (index: number) => top + (index + 0.5) * rowHigh;
  const others = rest.length === 0 ? [] : restRow(rest, middle(rows.length), house);
  return {
    high: top - y + (rows.length + (rest.length > 0 ? 1 : 0)) * rowHigh + 16,
    elements: [
      ...head.elements,
      ...columnHeads(y + head.high + 6, language),
      ...rows.flatMap((row, index) => unitRow(row, names[index] ?? '', longest, middle(index), language)),
      ...rows.map((_, index) =>
        line([margin, top + index * rowHigh, width - margin, top + index * rowHigh], colour.line),
      ),
      ...others,
    ],
  };
}

function columnHeads(y: number, language: Language): readonly Drawing[] {
  const open = say.unitColumns.open(language);
  return [
    words(across.bar, y, open, grey),
    ...lateBar(across.bar + widthOf(open) * 18 + 10, y, 18),
    words(across.bar + widthOf(open) * 18 + 34, y, say.unitColumns.overdue(language), grey),
    words(across.fresh, y, say.counts.fresh(language), { ...grey, align: 'right' }),
    words(across.overdue, y, say.counts.overdue(language), { ...grey, align: 'right' }),
    words(across.claims, y, say.unitColumns.claims(language), { ...grey, align: 'right' }),
  ];
}

function unitRow(
  row: UnitRow,
  name: string,
  longest: number,
  y: number,
  language: Language,
): readonly Drawing[] {
  const wide = (row.open / longest) * (across.barEnd - across.bar);
  const late = (row.overdue / longest) * (across.barEnd - across.bar);
  return [
    ...markOf(row.worst, y),
    words(across.names, y, name, { size: 20 }),
    ...(row.open > 0 ? [box(across.bar, y - 11, Math.max(2, wide), 22, colour.bar)] : []),
    ...(row.overdue > 0 ? lateBar(across.bar, y, Math.max(2, late)) : []),
    words(across.bar + (row.open > 0 ? wide + 8 : 0), y, count(row.open, language), {
      size: 20,
      fill: row.open > 0 ? colour.text : colour.text2,
    }),
    ...figures(row, y, language),
  ];
}

/** What is late of a bar: red, and parted by strokes, which tell it apart without its colour. */
function lateBar(x: number, y: number, wide: number): readonly Drawing[] {
  const strokes = Array.from({ length: Math.floor((wide - 4) / 9) + 1 }, (_, index) => x + 4 + index * 9);
  return [
    box(x, y - 11, wide, 22, colour.red),
    ...strokes.filter((at) => at < x + wide).map((at) => line([at, y + 11, at, y - 11], colour.ground, 1.5)),
  ];
}

function figures(row: Omit<UnitRow, 'unit'>, y: number, language: Language): readonly Drawing[] {
  const { fresh, overdue, claims } = row;
  return [
    figure(across.fresh, y, fresh, colour.text, language),
    figure(across.overdue, y, overdue, colour.red, language),
    ...(claims.count === 0
      ? [words(across.claims, y, '–', { ...grey, align: 'right' })]
      : [words(across.claims, y, claimed(claims, language), { size: 20, align: 'right' })]),
  ];
}

/** `8/10`, or of many their share. */
function claimed({ inPlan, count: of }: UnitRow['claims'], language: Language): string {
  const said = `${count(inPlan, language)}/${count(of, language)}`;
  return widthOf(said) * 20 < across.claims - across.overdue - 8
    ? said
    : `${Math.round((100 * inPlan) / of)}%`;
}

function figure(x: number, y: number, value: number, fill: string, language: Language) {
  const shade = value > 0 ? fill : colour.text2;
  return words(x, y, count(value, language), { size: 20, fill: shade, align: 'right' });
}

/** In figures: a bar of theirs would dwarf every other. */
function restRow(rest: readonly UnitRow[], y: number, house: House): readonly Drawing[] {
  const { language } = house.policy;
  const sum = rest.reduce(sumOf);
  return [
    ...markOf(sum.worst, y),
    words(across.names, y, say.rest(count(rest.length, language))(language), { size: 20, ...grey }),
    words(across.bar, y, count(sum.open, language), { size: 20 }),
    ...figures(sum, y, language),
  ];
}

function sumOf(sum: UnitRow, each: UnitRow): UnitRow {
  const { claims } = sum;
  const worst = graverOf(sum.worst, each.worst);
  return {
    unit: sum.unit,
    fresh: sum.fresh + each.fresh,
    open: sum.open + each.open,
    overdue: sum.overdue + each.overdue,
    closed: sum.closed + each.closed,
    claims: { count: claims.count + each.claims.count, inPlan: claims.inPlan + each.claims.inPlan },
    ...(worst === undefined ? {} : { worst }),
  };
}

function graverOf(a: Level | undefined, b: Level | undefined): Level | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return graver(b, a) ? b : a;
}

function markOf(level: Level | undefined, y: number): readonly Drawing[] {
  return level === undefined ? [] : [levelMark(level, across.mark, y)];
}
