import type { BarSeriesOption, EChartsOption } from 'echarts';
import { count } from '../../bot/cards/numbers.ts';
import { levels } from '../../incident/incident.ts';
import type { DayPoint, Digest } from '../digest/digest.ts';
import {
  type Drawing,
  fitted,
  grey,
  type House,
  levelDecals,
  type Part,
  sectionHead,
} from './digestParts.ts';
import { digestWords as say, weekday } from './digestWords.ts';
import { widthOf } from './fit.ts';
import { box, colour, line, margin, width, words } from './look.ts';

type Language = House['policy']['language'];
const inner = width - 2 * margin;
/** What stands over and under the columns, from the section's head down, in logical pixels. */
const down = {
  columns: 16,
  columnsHigh: 150,
  days: 30,
  dates: 22,
  volume: 34,
  volumeHigh: 46,
  end: 20,
} as const;
/** So many days have room for the name of each. */
const fewDays = 16;
/** No column stands farther from the next. */
const widestSlot = inner / 14;

/** Incidents opened day by day, gravest at the foot, and below them the mentions on an axis of their own. */
export function trend(
  { trend: days, period }: Digest,
  house: House,
  y: number,
): Part & { readonly option: EChartsOption } {
  const { language } = house.policy;
  const totals = days.map(({ levels: of }) => levels.reduce((sum, level) => sum + of[level], 0));
  const most = Math.max(0, ...totals);
  if (most === 0) return noTrend(days.length, house, y);
  const head = sectionHead(y, say.trend(days.length)(language), peakWords(days, totals, language));
  const place = placed(
    days.length,
    y + head.high,
    days.some(({ mentions }) => mentions > 0),
  );
  const told = days.flatMap(({ day }, index) => (day >= period.first && day <= period.last ? [index] : []));
  const elements = [
    ...head.elements,
    ...band(told, days.length, place),
    ...figures(totals, most, place, language),
    line([margin, place.foot, margin + place.wide, place.foot], colour.edge),
    ...labels(days, told, place, language),
    ...volumeWords(days, place, language),
  ];
  return { high: place.end - y, elements, option: columns(days, most, place) };
}

interface Place {
  readonly slot: number;
  readonly wide: number;
  readonly top: number;
  readonly foot: number;
  readonly volume: number;
  readonly volumeFoot: number;
  readonly end: number;
}

function placed(days: number, y: number, hasVolume: boolean): Place {
  const slot = Math.min(widestSlot, inner / days);
  const top = y + down.columns;
  const foot = top + down.columnsHigh;
  const volume = foot + down.days + (days <= fewDays ? down.dates : 0) + down.volume;
  const volumeFoot = volume + down.volumeHigh;
  const end = hasVolume ? volumeFoot + down.end : volume - down.volume + 8;
  return { slot, wide: slot * days, top, foot, volume, volumeFoot, end };
}

function noTrend(days: number, house: House, y: number) {
  const { high, elements } = sectionHead(y, say.noTrend(days)(house.policy.language));
  return { high, elements, option: {} };
}

function columns(days: readonly DayPoint[], most: number, place: Place): EChartsOption {
  const common = { type: 'bar', silent: true } as const;
  const across = { left: margin, width: place.wide } as const;
  const stacked = levels.map(
    (level): BarSeriesOption => ({
      ...{ ...common, stack: 'levels', barWidth: barOf(place.slot) },
      data: days.map(({ levels: of }) => of[level]),
      itemStyle: { color: colour[level], decal: levelDecals[level] },
    }),
  );
  const volume: BarSeriesOption = {
    ...{ ...common, barWidth: barOf(place.slot), barMinHeight: 2 },
    ...{ xAxisIndex: 1, yAxisIndex: 1 },
    data: days.map(({ mentions }) => (mentions > 0 ? mentions : '-')),
    itemStyle: { color: colour.bar },
  };
  const names = { type: 'category', show: false, data: days.map(({ day }) => day) } as const;
  const height = (max: number) => ({ type: 'value', show: false, min: 0, max }) as const;
  const mentions = Math.max(1, ...days.map((day) => day.mentions));
  return {
    grid: [
      { ...across, top: place.top, height: place.foot - place.top },
      { ...across, top: place.volume, height: place.volumeFoot - place.volume },
    ],
    xAxis: [names, { ...names, gridIndex: 1 }],
    yAxis: [height(most), { ...height(mentions), gridIndex: 1 }],
    series: [...stacked, volume],
  };
}

function barOf(slot: number): number {
  return Math.round(slot * 0.66);
}

/** The days that the digest is about, where they are not all. */
function band(told: readonly number[], days: number, { slot, top, foot }: Place): readonly Drawing[] {
  const [first] = told;
  if (first === undefined || told.length === days) return [];
  const high = foot - top + 26 + down.days + (days <= fewDays ? down.dates : 0);
  return [box(margin + first * slot, top - 26, told.length * slot, high, colour.sunken, 4)];
}

interface Figure {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly text: string;
}

/** What each column comes to, the highest first; not where it would stand on another figure or on a column. */
function figures(
  totals: readonly number[],
  most: number,
  place: Place,
  language: Language,
): readonly Drawing[] {
  const topOf = (total: number) => place.foot - (total / most) * (place.foot - place.top);
  const at = (index: number) => margin + (index + 0.5) * place.slot;
  const order = totals.map((total, index) => ({ total, index })).filter(({ total }) => total > 0);
  const shown: Figure[] = [];
  for (const { total, index } of order.toSorted((a, b) => b.total - a.total || b.index - a.index)) {
    const text = count(total, language);
    const mine: Figure = { x: at(index), y: topOf(total) - 13, half: (widthOf(text) * 18) / 2, text };
    const onFigure = shown.some((other) => meets(mine, other));
    const onColumn = totals.some(
      (other, column) =>
        column !== index &&
        topOf(other) < mine.y + 11 &&
        Math.abs(at(column) - mine.x) < mine.half + barOf(place.slot) / 2,
    );
    if (!onFigure && !onColumn) shown.push(mine);
  }
  return shown.map(({ x, y, text }) => words(x, y, text, { align: 'center' }));
}

function meets(a: Figure, b: Figure): boolean {
  return Math.abs(a.x - b.x) < a.half + b.half + 2 && Math.abs(a.y - b.y) < 22;
}

/** Weekdays where there is room, and the date of the last day and of each week before it. */
function labels(days: readonly DayPoint[], told: readonly number[], place: Place, language: Language) {
  const few = days.length <= fewDays;
  return days.flatMap(({ day }, index) => {
    const x = margin + (index + 0.5) * place.slot;
    const fill = told.includes(index) ? colour.text : colour.text2;
    const name = language === 'zh' ? weekday(day, language) : weekday(day, language).slice(0, 2);
    const dated = (days.length - 1 - index) % 7 === 0;
    return [
      ...(few ? [words(x, place.foot + 16, name, { align: 'center', fill })] : []),
      ...(dated
        ? [words(x, place.foot + 16 + (few ? down.dates : 0), day.slice(5), { align: 'center', fill })]
        : []),
    ];
  });
}

function peakWords(days: readonly DayPoint[], totals: readonly number[], language: Language): string {
  const most = Math.max(...totals);
  const day = days[totals.lastIndexOf(most)]?.day.slice(5) ?? '';
  return say.peak(count(most, language), day)(language);
}

/** The volume in words: beside a storm every other day is a hair's breadth. */
function volumeWords(days: readonly DayPoint[], place: Place, language: Language): readonly Drawing[] {
  const found = days.map(({ mentions }) => mentions);
  const most = Math.max(0, ...found);
  if (most === 0) return [];
  const usual = found.toSorted((a, b) => a - b)[Math.floor((found.length - 1) / 2)] ?? 0;
  const day = days[found.lastIndexOf(most)]?.day.slice(5) ?? '';
  const text = say.volume(count(most, language), day, count(usual, language))(language);
  return [
    fitted(margin, place.volume - 18, text, inner, grey),
    line([margin, place.volumeFoot, margin + place.wide, place.volumeFoot], colour.line),
  ];
}
