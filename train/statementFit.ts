import { type Boosting, boosted, grown, type Tree } from './boost.ts';
import { regression } from './regression.ts';
import type { Example } from './statementSets.ts';

/** What each sign weighs, and the trees that add what signs say together. */
export interface Learned {
  readonly weights: readonly number[];
  readonly trees: readonly Tree[];
}

export interface Fitting {
  readonly decay: number;
  readonly rounds: number;
  /** How much of the weights' own sum counts beside the trees. */
  readonly share: number;
  readonly boosting: Boosting;
}

export const fitting: Fitting = {
  decay: 12,
  rounds: 4,
  share: 0.5,
  boosting: { trees: 250, depth: 3, pace: 0.05, decay: 3, least: 4, asked: 0.2 },
};

/** Every clause of a sentence without the label has none; of one with it, the clause that looks most like it. */
export function fitted(examples: readonly Example[], { decay, rounds, share, boosting }: Fitting): Learned {
  let weights: readonly number[] | undefined;
  for (let round = 0; round < rounds; round++) {
    const now = weights;
    weights = regression(casesOf(examples, now && ((values) => sum(values, now))), decay, weights);
  }
  const shared = (weights ?? []).map((weight) => weight * share);
  let trees: readonly Tree[] = [];
  for (let round = 0; round < 2; round++) {
    const now = { weights: shared, trees };
    const cases = casesOf(examples, (values) => scoreOf(now, values));
    trees = boosted(
      cases,
      cases.map(({ values }) => sum(values, shared)),
      boosting,
    );
  }
  return { weights: shared, trees };
}

/** What a clause comes to. */
export function scoreOf({ weights, trees }: Learned, values: readonly number[]): number {
  return sum(values, weights) + grown(trees, values);
}

function casesOf(examples: readonly Example[], score: ((values: readonly number[]) => number) | undefined) {
  return examples.flatMap(({ claims, unsupported, weight }) => {
    if (!unsupported) return claims.map((values) => ({ values, right: false, weight }));
    const values = score ? claims.toSorted((a, b) => score(b) - score(a))[0] : claims.at(-1);
    return values ? [{ values, right: true, weight }] : [];
  });
}

function sum(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((all, value, at) => all + value * (weights[at] ?? 0), 0);
}
