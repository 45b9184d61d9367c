import { expect, it } from 'vitest';
import { type Case, regression } from '../../train/regression.ts';

/** How often something is so where only the first sign is seen, and where the second is seen too. */
function cases(alone: readonly boolean[], both: readonly boolean[]): readonly Case[] {
  return [
    ...alone.map((right) => ({ values: [1, 0], right, weight: 1 })),
    ...both.map((right) => ({ values: [1, 1], right, weight: 1 })),
  ];
}

const quarter = [true, false, false, false];
const half = [true, true, false, false];

it('gives each sign the odds that it has', () => {
  const [always = 0, sign = 0] = regression(cases(quarter, half), 1e-9);
  expect(always).toBeCloseTo(Math.log(1 / 3), 2);
  expect(always + sign).toBeCloseTo(0, 2);
});

it('believes a sign less, the more it is pulled to nothing', () => {
  const weightAt = (decay: number) => Math.abs(regression(cases(quarter, half), decay)[1] ?? 0);
  expect(weightAt(10)).toBeLessThan(weightAt(0.1));
  expect(weightAt(10)).toBeGreaterThan(0);
});

it('counts a case as often as it weighs', () => {
  const twice = cases(quarter, half).map((each) => ({ ...each, weight: 2 }));
  const doubled = [...cases(quarter, half), ...cases(quarter, half)];
  for (const [at, weight] of regression(twice, 1).entries()) {
    expect(weight).toBeCloseTo(regression(doubled, 1)[at] ?? Number.NaN, 6);
  }
});

it('is not thrown by signs that are always seen together', () => {
  const same = cases(quarter, half).map((each) => ({
    ...each,
    values: [...each.values, each.values[1] ?? 0],
  }));
  const [, one = 0, other = 0] = regression(same, 1);
  expect(one).toBeCloseTo(other, 6);
});
