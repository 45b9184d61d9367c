import type { EChartsOption } from 'echarts';
import { count } from '../../bot/cards/numbers.ts';
import type { Words } from '../../policy/policy.ts';
import {
  type DifferenceReport,
  differenceRows,
  isSame,
  type Sum,
  type UnitDifference,
} from './difference.ts';
import { across, columns, head, restRow, row, rowHigh, sums } from './differenceParts.ts';
import { differenceWords as say } from './differenceWords.ts';
import { apart } from './fit.ts';
import { colour, family, line, margin, type Picture, stripes, width, words } from './look.ts';

type Language = keyof Words;

/** Where things stand from the top, in logical pixels. */
const down = { sums: 146, columns: 310, rows: 332, foot: 56 } as const;

/** One picture of what a changed policy would have done, unit by unit; one that says so where it would have done nothing. */
export function differenceChart(report: DifferenceReport, language: Language): Picture {
  const { rows, rest, total } = differenceRows(report.units);
  if (isSame(report.units)) return samePicture(report, total, language);
  const names = apart(
    rows.map(({ name }) => name),
    across.names / 20,
  );
  const middle = (index: number) => down.rows + index * rowHigh + rowHigh / 2;
  const end = down.rows + (rows.length + (rest.units > 0 ? 1 : 0)) * rowHigh;
  const elements = [
    ...head(report, total, language),
    ...sums(total, down.sums, language),
    ...columns(down.columns, language),
    ...rows.flatMap((each, index) => row(names[index] ?? '', each, middle(index), language)),
    ...(rest.units > 0 ? restRow(rest.units, rest.sum, middle(rows.length), language) : []),
    line([across.zero, down.rows, across.zero, end], colour.edge),
    words(margin, end + down.foot / 2, say.foot(language), { fill: colour.text2 }),
  ];
  return { width, height: end + down.foot, option: { ...bars(rows, language), graphic: { elements } } };
}

/** Quieter grows to the left, striped; louder to the right. Both on one scale, which ends where the longest bar does. */
function bars(rows: readonly UnitDifference[], language: Language): EChartsOption {
  const longest = Math.max(1, ...rows.flatMap(({ louder, quieter }) => [louder, quieter]));
  const right = width - across.zero - across.bar;
  const side = (sign: 1 | -1, value: (each: UnitDifference) => number) =>
    rows.map((each) => ({
      value: sign * value(each),
      label: { show: value(each) > 0, formatter: count(value(each), language) },
    }));
  const common = { type: 'bar', stack: 'one', barWidth: 26, silent: true } as const;
  const label = { fontSize: 18, fontFamily: family, distance: 8 } as const;
  return {
    animation: false,
    backgroundColor: colour.ground,
    grid: { left: across.zero - across.bar, right, top: down.rows, height: rows.length * rowHigh },
    xAxis: { type: 'value', min: -longest, max: longest, show: false },
    yAxis: { type: 'category', inverse: true, show: false, data: rows.map((_, index) => index) },
    series: [
      {
        ...common,
        data: side(-1, ({ quieter }) => quieter),
        itemStyle: { color: colour.blue, decal: stripes },
        label: { ...label, position: 'left', color: colour.blueText },
      },
      {
        ...common,
        data: side(1, ({ louder }) => louder),
        itemStyle: { color: colour.red },
        label: { ...label, position: 'right', color: colour.redText },
      },
    ],
  };
}

function samePicture(report: DifferenceReport, total: Sum, language: Language): Picture {
  const { incidents } = total;
  const [says, below] =
    incidents === 0 ? [say.none, say.noneBelow] : [say.same(count(incidents, language)), say.sameBelow];
  const elements = [
    ...head(report, total, language),
    words(width / 2, 220, says(language), { size: 30, align: 'center' }),
    words(width / 2, 266, below(language), { size: 20, fill: colour.text2, align: 'center' }),
  ];
  return { width, height: 330, option: { backgroundColor: colour.ground, graphic: { elements } } };
}
