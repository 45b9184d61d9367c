import type { BarSeriesOption, EChartsOption } from 'echarts';

export type Decal = NonNullable<NonNullable<BarSeriesOption['itemStyle']>['decal']>;

/**
 * A chart as it is to be drawn, in logical pixels: plain data, so that it can be handed to the thread that draws it and
 * compared in a test. Letters are set in the font that is shipped.
 */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly option: EChartsOption;
}

/** The width of every picture: a phone shows it at about half, so that 20 px of it read like 10 pt. */
export const width = 720;
export const margin = 28;
/** The family that is shipped; what it lacks is taken from another font by the one who draws. */
export const family = 'Noto Sans SC';

/** The console's light palette on a ground of its own: a dark chat shows the same picture. */
export const colour = {
  ground: '#ffffff',
  sunken: '#f4f5f7',
  line: '#dfe3e8',
  edge: '#868f9b',
  bar: '#8fa3b8',
  text: '#1a2129',
  text2: '#47525f',
  accent: '#0b6e69',
  red: '#d3261b',
  redText: '#b01c12',
  orange: '#e36f0c',
  yellow: '#d8a500',
  yellowText: '#735400',
  blue: '#2f6fde',
  blueText: '#1c54b8',
} as const;

/** Slanting stripes on a series: its colour is told by them as well, in print and by those who do not see it. */
export const stripes: Decal = {
  symbol: 'rect',
  symbolSize: 1,
  dashArrayX: [1, 0],
  dashArrayY: [4, 5],
  rotation: -Math.PI / 4,
  color: 'rgba(255,255,255,0.8)',
};

interface Lettering {
  readonly size?: number;
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** Words at a place; `y` is the middle of their line, or of all their lines. */
export function words(x: number, y: number, text: string, lettering: Lettering = {}) {
  const { size = 18, fill = colour.text, align = 'left' } = lettering;
  const place = { x, y, align, verticalAlign: 'middle' } as const;
  const style = { text, fill, fontSize: size, fontFamily: family, lineHeight: Math.round(size * 1.2) };
  return { type: 'text', silent: true, style: { ...place, ...style } } as const;
}

/** A filled place. */
export function box(x: number, y: number, wide: number, high: number, fill: string, radius = 0) {
  const shape = { x, y, width: wide, height: high, r: radius };
  return { type: 'rect', silent: true, shape, style: { fill } } as const;
}

/** A line between two places. */
export function line(
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  stroke: string,
  lineWidth = 1,
) {
  return { type: 'line', silent: true, shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } } as const;
}

/** A small mark about a place: ▲ filled, or ▽ hollow. */
export function mark(x: number, y: number, up: boolean, stroke: string) {
  const [base, tip] = up ? [y + 6, y - 7] : [y - 6, y + 7];
  const points = [
    [x - 8, base],
    [x + 8, base],
    [x, tip],
  ];
  const fill = up ? stroke : colour.ground;
  return { type: 'polygon', silent: true, shape: { points }, style: { fill, stroke, lineWidth: 2 } } as const;
}
