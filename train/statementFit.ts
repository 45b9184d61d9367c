import { type Boosting, boosted, grown, type Tree } from './boost.ts';
import { regression } from './regression.ts';
import { anewAt, type Example } from './statementSets.ts';
import { piecesOf, type Words, wordsFrom, wordsSay } from './statementWords.ts';

/** What each sign weighs, the trees that add what signs say together, and what words that no fact has weigh: these are a sign too. */
export interface Learned {
  readonly weights: readonly number[];
  readonly trees: readonly Tree[];
  readonly words: Words;
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
  rounds: 3,
  share: 0.3,
  boosting: { trees: 300, depth: 5, pace: 0.05, decay: 3, least: 4, asked: 0.2, seen: 0.7 },
};

/** Every clause of a sentence without the label has none; of one with it, the clause that looks most like it. */
export function fitted(examples: readonly Example[], { decay, rounds, share, boosting }: Fitting): Learned {
  const plain = weighed(examples, decay, rounds);
  const { words, read } = worded(examples, (values) => sum(values, plain));
  const weights = weighed(read, decay, 2, plain).map((weight) => weight * share);
  let trees: readonly Tree[] = [];
  for (let round = 0; round < 2; round++) {
    const now = { weights, trees };
    const cases = casesOf(read, (values) => scoreOf(now, values));
    trees = boosted(
      cases,
      cases.map(({ values }) => sum(values, weights)),
      boosting,
    );
  }
  return { weights, trees, words };
}

/** A sentence with what its words come to among the signs of each clause. */
export function readWith(words: Words, example: Example): Example {
  const claims = example.claims.map((values, at) =>
    values.with(anewAt, wordsSay(words, example.pieces[at] ?? [])),
  );
  return { ...example, claims };
}

type Score = (values: readonly number[]) => number;

/** What a clause comes to. */
export function scoreOf({ weights, trees }: Omit<Learned, 'words'>, values: readonly number[]): number {
  return sum(values, weights) + grown(trees, values);
}

function weighed(examples: readonly Example[], decay: number, rounds: number, from?: readonly number[]) {
  let weights = from;
  for (let round = 0; round < rounds; round++) {
    const now = weights;
    weights = regression(casesOf(examples, now && ((values) => sum(values, now))), decay, weights);
  }
  return weights ?? [];
}

const parts = 8;

/** What words weigh, and each sentence read with what those of other hands weigh: its own would say too much of it. */
function worded(examples: readonly Example[], score: Score) {
  const known = piecesOf(examples.flatMap(({ pieces }) => pieces.map((each) => ({ pieces: each }))));
  const hands = new Map([...new Set(examples.map(({ hand }) => hand))].map((hand, at) => [hand, at % parts]));
  const learn = (some: readonly Example[]) =>
    wordsFrom(
      some.flatMap((example) =>
        chosen(example, score).map((at) => ({
          pieces: example.pieces[at] ?? [],
          right: example.unsupported,
          weight: example.weight,
        })),
      ),
      known,
    );
  const read = Array.from({ length: parts }, (_, part) => {
    const here = ({ hand }: Example) => hands.get(hand) === part;
    const words = learn(examples.filter((each) => !here(each)));
    return examples.filter(here).map((each) => readWith(words, each));
  }).flat();
  return { words: learn(examples), read };
}

function casesOf(examples: readonly Example[], score: Score | undefined) {
  return examples.flatMap((example) =>
    chosen(example, score).flatMap((at) => {
      const values = example.claims[at];
      return values ? [{ values, right: example.unsupported, weight: example.weight }] : [];
    }),
  );
}

/** The clauses that are learned from. */
function chosen({ claims, unsupported }: Example, score: Score | undefined): readonly number[] {
  const all = [...claims.keys()];
  if (!unsupported) return all;
  const scores = claims.map((values, at) => (score ? score(values) : at));
  return all.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, 1);
}

function sum(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((all, value, at) => all + value * (weights[at] ?? 0), 0);
}
