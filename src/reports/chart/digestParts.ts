import type { Voice } from '../../bot/cards/context.ts';
import { oneLine } from '../../bot/cards/stranger.ts';
import type { Level, UnitPath } from '../../incident/incident.ts';
import { cut, widthOf } from './fit.ts';
import { type box, colour, type Decal, line, margin, type mark, width, words } from './look.ts';

/** Whose words and names a digest is told in. */
export type House = Pick<Voice, 'org' | 'policy'>;

export type Drawing =
  | ReturnType<typeof words | typeof box | typeof line | typeof mark>
  | ReturnType<typeof levelMark>;

/** A section of the picture, drawn from the place it was given, and how much of the height it takes. */
export interface Part {
  readonly high: number;
  readonly elements: readonly Drawing[];
}

export const grey = { fill: colour.text2 } as const;
const headHigh = 66;

/** The line above a section, what it is called, and a word on it at the other end. */
export function sectionHead(y: number, title: string, note = ''): Part {
  const size = 22;
  const room = width - 2 * margin - widthOf(title) * size - 16;
  const elements = [
    line([margin, y, width - margin, y], colour.line),
    words(margin, y + 36, title, { size }),
    ...(note === '' ? [] : [fitted(width - margin, y + 36, note, room, { ...grey, align: 'right' })]),
  ];
  return { high: headHigh, elements };
}

/** Words of one line that are cut where they would be wider than so many pixels. */
export function fitted(x: number, y: number, text: string, wide: number, lettering: Lettering = {}) {
  return words(x, y, cut(text, wide / (lettering.size ?? 18)), lettering);
}

type Lettering = NonNullable<Parameters<typeof words>[3]>;

/** The level's sign as the cards have it: ● red, ◆ orange, ▲ yellow, ■ blue. */
export function levelMark(level: Level, x: number, y: number) {
  const style = { fill: colour[level], stroke: edges[level], lineWidth: 1.5 };
  const common = { silent: true, style } as const;
  switch (level) {
    case 'red':
      return { type: 'circle', shape: { cx: x, cy: y, r: 8.5 }, ...common } as const;
    case 'orange':
      return polygon(common, [x, y - 10.5, x + 10.5, y, x, y + 10.5, x - 10.5, y]);
    case 'yellow':
      return polygon(common, [x, y - 9.5, x + 10, y + 7.5, x - 10, y + 7.5]);
    case 'blue':
      return polygon(common, [x - 8, y - 8, x + 8, y - 8, x + 8, y + 8, x - 8, y + 8]);
  }
}

/** Yellow alone is too light to stand on white. */
const edges = { ...colour, yellow: colour.yellowText } as const;

function polygon<Common>(common: Common, flat: readonly number[]) {
  const points = flat.flatMap((x, at) => (at % 2 === 0 ? [[x, flat[at + 1] ?? 0]] : []));
  return { type: 'polygon', shape: { points }, ...common } as const;
}

/** The level's sign once more, strewn over its columns. */
export const levelDecals: Readonly<Record<Level, Decal>> = {
  red: strewn('circle', colour.ground),
  orange: strewn('diamond', colour.ground),
  yellow: strewn('triangle', colour.yellowText),
  blue: strewn('rect', colour.ground, 0.6),
};

function strewn(symbol: string, color: string, symbolSize = 0.9): Decal {
  return {
    symbol,
    color,
    symbolSize,
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [8, 2],
  };
}

/** A unit's name; rows hold only units that the reader may see. The font has ’ as wide as a Chinese letter. */
export function nameOf(unit: UnitPath, { org }: House): string {
  return oneLine(org.units.get(unit)?.name ?? unit, 60).replaceAll(/’(?=\p{Script=Latin})/gu, "'");
}
