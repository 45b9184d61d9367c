import { expect, it } from 'vitest';
import { fitted, sum, type Told } from '../../train/identityFit.ts';

/** The second sign tells, the third guards it, the fourth says nothing. */
const cases: readonly Told[] = Array.from({ length: 40 }, (_, at) => ({
  signs: [1, ...(at % 2 === 0 ? [2] : []), ...(at % 4 < 2 ? [3] : [])],
  right: at % 2 === 1,
})).concat(Array.from({ length: 20 }, () => ({ signs: [3], right: false })));

it('weighs what tells above nothing and what guards below it', () => {
  const weights = fitted(cases, 4, 1);
  expect(sum(weights, [0, 1])).toBeGreaterThan(0);
  expect(sum(weights, [0, 1, 2])).toBeLessThan(0);
  expect(sum(weights, [0, 3])).toBeLessThan(0);
});

it('pulls weights to nothing the more, the more they are to decay', () => {
  const [little, much] = [fitted(cases, 4, 0.5), fitted(cases, 4, 20)];
  expect(Math.abs(much[2] ?? 0)).toBeLessThan(Math.abs(little[2] ?? 0));
});

it('finds the same weights for the same cases', () => {
  expect(fitted(cases, 4, 2)).toEqual(fitted(cases, 4, 2));
});
