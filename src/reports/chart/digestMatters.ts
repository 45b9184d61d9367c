import { count } from '../../bot/cards/numbers.ts';
import { oneLine } from '../../bot/cards/stranger.ts';
import type { UnitPath } from '../../incident/incident.ts';
import type { Digest, ManagementRow, Sign } from '../digest/digest.ts';
import { type Drawing, fitted, grey, type House, nameOf, type Part, sectionHead } from './digestParts.ts';
import { digestWords as say } from './digestWords.ts';
import { apartInLine, cut } from './fit.ts';
import { box, colour, line, margin, width, words } from './look.ts';

type Language = House['policy']['language'];
const nothing: Part = { high: 0, elements: [] };
const mostSigns = 5;
const signHigh = 44;
const signAcross = { kind: margin, name: 120, times: width - margin, timesWide: 190 } as const;
const signWide = 9;

/** Repeated matters that no alarm told of. */
export function signs(digest: Digest, house: House, y: number): Part {
  const { language } = house.policy;
  const [rows, rest] = [digest.signs.slice(0, mostSigns), digest.signs.length - mostSigns];
  if (rows.length === 0) return nothing;
  const head = sectionHead(y, say.signs(language), say.signsNote(language));
  const top = y + head.high;
  const end = top + rows.length * signHigh;
  const units = shortNames(
    rows.map(({ unit = digest.unit }) => unit),
    house,
  );
  const beside = rows.map(
    ({ unit = digest.unit }, index) => (unit === digest.unit ? '' : units[index]) ?? '',
  );
  const more =
    rest > 0 ? [words(signAcross.name, end + 18, say.more(count(rest, language))(language), grey)] : [];
  return {
    high: end - y + (rest > 0 ? 40 : 8),
    elements: [
      ...head.elements,
      ...rows.flatMap((sign, index) =>
        signRow(sign, beside[index] ?? '', top + (index + 0.5) * signHigh, digest, language),
      ),
      ...more,
    ],
  };
}

function signRow(
  sign: Sign,
  unit: string,
  y: number,
  { period }: Digest,
  language: Language,
): readonly Drawing[] {
  const name = sign.name === undefined ? say.unnamed(language) : cut(oneLine(sign.name, 40), signWide);
  const often = `${say.times3(count(sign.count, language))(language)}·${dateIn(period.zone, sign.last)}`;
  return [
    fitted(signAcross.kind, y, say.signKinds[sign.kind](language), signAcross.name - margin - 8, grey),
    words(signAcross.name, y, unit === '' ? name : `${name}·${unit}`, { size: 20 }),
    fitted(signAcross.times, y, often, signAcross.timesWide, { align: 'right' }),
  ];
}

function shortNames(units: readonly UnitPath[], house: House): readonly string[] {
  return apartInLine(
    units.map((unit) => nameOf(unit, house)),
    unitWide,
  );
}

const mostRows = 8;
const rowHigh = 44;
/** In full letters, of the names that stand beside another. */
const unitWide = 8;
const departmentWide = 6;
const kinds = ['service', 'safety', 'fees'] as const;
const across = { names: 272, columns: 316, column: 128, bar: 46 } as const;

/** What was complained of in service, safety and fees, by unit and department. */
export function management(digest: Digest, house: House, y: number): Part {
  const { language } = house.policy;
  const rows = digest.management.slice(0, mostRows);
  const rest = digest.management.slice(mostRows);
  if (rows.length === 0) return nothing;
  const head = sectionHead(y, say.management(language));
  const top = y + head.high + 28;
  const end = top + (rows.length + (rest.length > 0 ? 1 : 0)) * rowHigh;
  const labels = labelsOf(rows, digest, house);
  const longest = Math.max(1, ...rows.flatMap((row) => kinds.map((kind) => row[kind])));
  const middle = (index: number) => top + (index + 0.5) * rowHigh;
  const heads = kinds.map((kind, index) =>
    words(columnAt(index), y + head.high + 8, say.managementColumns[kind](language), grey),
  );
  return {
    high: end - y + 8,
    elements: [
      ...head.elements,
      ...heads,
      ...rows.flatMap((row, index) =>
        managementRow(row, labels[index] ?? '', longest, middle(index), language),
      ),
      ...rows.map((_, index) =>
        line([margin, top + index * rowHigh, width - margin, top + index * rowHigh], colour.line),
      ),
      ...(rest.length > 0 ? restRow(rest, middle(rows.length), language) : []),
    ],
  };
}

/** Unit and department; the department alone where it is the reader's own. */
function labelsOf(rows: readonly ManagementRow[], { unit: reader }: Digest, house: House): readonly string[] {
  const units = shortNames(
    rows.map(({ unit }) => unit),
    house,
  );
  return rows.map(({ unit, department }, index) => {
    const named =
      department === undefined ? say.noDepartment(house.policy.language) : oneLine(department, 40);
    return unit === reader ? named : `${units[index]}·${cut(named, departmentWide)}`;
  });
}

function managementRow(row: ManagementRow, label: string, longest: number, y: number, language: Language) {
  const bars = kinds.flatMap((kind, index): readonly Drawing[] => {
    const value = row[kind];
    const wide = (value / longest) * across.bar;
    const x = columnAt(index);
    if (value === 0) return [words(x, y, '0', { size: 20, ...grey })];
    return [
      box(x, y - 10, Math.max(2, wide), 20, colour.bar),
      words(x + Math.max(2, wide) + 8, y, count(value, language), { size: 20 }),
    ];
  });
  return [fitted(margin, y, label, across.names), ...bars];
}

function restRow(rest: readonly ManagementRow[], y: number, language: Language): readonly Drawing[] {
  const sum = (kind: (typeof kinds)[number]) => rest.reduce((all, row) => all + row[kind], 0);
  return [
    words(margin, y, say.restRows(count(rest.length, language))(language), { size: 20, ...grey }),
    ...kinds.map((kind, index) => words(columnAt(index), y, count(sum(kind), language), { size: 20 })),
  ];
}

function columnAt(index: number): number {
  return across.columns + index * across.column;
}

/** `11-21`, of that zone. */
function dateIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at).slice(5);
}
