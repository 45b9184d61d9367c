import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceRows, isSame, type Sum } from '../../../src/reports/chart/difference.ts';
import { unit, units } from './report.ts';

const figure = fc.nat({ max: 5 });
const anySum: fc.Arbitrary<Sum> = fc.record({
  ...{ incidents: figure, louder: figure, quieter: figure, earlier: figure, later: figure },
  ...{ ringsBefore: figure, ringsAfter: figure },
});
const anyUnits = fc
  .array(anySum, { maxLength: 40 })
  .map((sums) => sums.map((sum, index) => unit(`院区${index}`, sum)));

const figures = (sum: Sum) => [
  ...[sum.incidents, sum.louder, sum.quieter, sum.earlier, sum.later],
  ...[sum.ringsBefore, sum.ringsAfter],
];
const plus = (sums: readonly Sum[]) =>
  sums.reduce((all, sum) => figures(sum).map((value, i) => value + (all[i] ?? 0)), figures(unit('none')));

it('shows what touches most, twelve units at most, and all others as one', () => {
  const { rows, rest } = differenceRows(units(40));
  expect([rows.length, rest.units]).toEqual([12, 28]);
});

it('gives a row to no unit for which all is the same', () => {
  const { rows, rest } = differenceRows([unit('甲', { incidents: 9 }), unit('乙', { later: 1 })]);
  expect([rows.map(({ name }) => name), rest.units, rest.sum.incidents]).toEqual([['乙'], 1, 9]);
});

it('orders by what would have been otherwise, then by messages, then by path', () => {
  const given = [
    unit('丙', { ringsAfter: 2 }),
    unit('乙', { louder: 1, earlier: 1 }),
    unit('甲', { ringsBefore: 2 }, '丙0'),
    unit('丁', { quieter: 2, ringsAfter: 1 }),
  ];
  expect(differenceRows(given).rows.map(({ name }) => name)).toEqual(['丁', '乙', '丙', '甲']);
});

it('counts everything once: rows and rest are the total, and the total is the table', () => {
  fc.assert(
    fc.property(anyUnits, (given) => {
      const { rows, rest, total } = differenceRows(given);
      expect(rows.length + rest.units).toBe(given.length);
      expect(plus([...rows, rest.sum])).toEqual(figures(total));
      expect(figures(total)).toEqual(plus(given));
    }),
  );
});

it('is the same where no unit is touched and no group rings otherwise', () => {
  fc.assert(
    fc.property(anyUnits, (given) => {
      expect(isSame(given)).toBe(differenceRows(given).rows.length === 0);
    }),
  );
});
