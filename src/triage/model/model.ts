import type { Category } from '../lexicon/categories.ts';
import { categories } from '../lexicon/categories.ts';
import { type Four, runsIn, sumsOf } from './features.ts';

/** How a writer feels. */
export const moods = ['negative', 'positive', 'neutral'] as const;
export type Mood = (typeof moods)[number];

/** Not about a hospital; about one and not against it; against it. */
export const stances = ['aside', 'fair', 'adverse'] as const;
export type Stance = (typeof stances)[number];

/** One question: what a step of its weights is worth, and what counts beside the runs of letters. */
export interface Head {
  readonly scale: number;
  /** For each piece of evidence one weight per label. */
  readonly evidence: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Weights learned from labelled texts: no text can be read back from them. Of each question the last label has no weights
 * of its own: the others' say how much likelier they are. A table has four weights for each of 2^n buckets of runs of
 * letters, a byte each, in one number (`features.ts`).
 */
export interface Model {
  /** Two weights for the mood, two for the stance: whoever asks for one has the other. */
  readonly feelings: Int32Array;
  /** Sixteen for the category, of which fourteen are used, in four tables; asked only of what is about a hospital. */
  readonly matters: readonly Int32Array[];
  readonly mood: Head;
  readonly stance: Head;
  readonly category: Head;
}

/** How likely each label is, 0 … 1, together 1. */
export type Shares<Label extends string> = Readonly<Record<Label, number>>;

/** What the model can be asked of one text: each question is worked out only where it is put. */
export interface Opinion {
  mood(): Shares<Mood>;
  stance(): Shares<Stance>;
  category(): Shares<Category>;
}

/** What the model says of folded words and of the lexicon's evidence in them (indexes into `evidenceNames`). */
export function opinionOf(model: Model, codes: Uint16Array, evidence: readonly number[]): Opinion {
  const [angry, pleased, aside, fair] = sumsOf(codes, model.feelings);
  // Every run counts the less the more there are, so that a long text is not surer for its length.
  const each = 1 / Math.sqrt(Math.max(1, runsIn(codes)));
  return {
    mood: () => {
      const [negative, positive, neutral] = ofThree(model.mood, angry * each, pleased * each, evidence);
      return { negative, positive, neutral };
    },
    stance: () => {
      const [elsewhere, even, adverse] = ofThree(model.stance, aside * each, fair * each, evidence);
      return { aside: elsewhere, fair: even, adverse };
    },
    category: () => {
      const sums = model.matters.flatMap((table): Four => sumsOf(codes, table));
      return named(sharesOf(model.category, sums, each, evidence));
    },
  };
}

/** The shares of the three labels of a question, of which the first two have weights. */
function ofThree(
  { scale, evidence: learned, bias }: Head,
  one: number,
  two: number,
  evidence: readonly number[],
): readonly [number, number, number] {
  let first = one * scale + (bias[0] ?? 0);
  let second = two * scale + (bias[1] ?? 0);
  let third = bias[2] ?? 0;
  for (const piece of evidence) {
    first += learned[piece * 3] ?? 0;
    second += learned[piece * 3 + 1] ?? 0;
    third += learned[piece * 3 + 2] ?? 0;
  }
  const most = Math.max(first, second, third);
  first = Math.exp(first - most);
  second = Math.exp(second - most);
  third = Math.exp(third - most);
  const all = first + second + third;
  return [first / all, second / all, third / all];
}

function sharesOf(
  { scale, evidence: learned, bias }: Head,
  sums: readonly number[],
  each: number,
  evidence: readonly number[],
): readonly number[] {
  const width = bias.length;
  const totals = Array.from(bias, (start, label) => {
    const runs = label < width - 1 ? (sums[label] ?? 0) * each * scale : 0;
    return evidence.reduce((sum, piece) => sum + (learned[piece * width + label] ?? 0), start + runs);
  });
  const most = Math.max(...totals);
  const powers = totals.map((total) => Math.exp(total - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

function named(shares: readonly number[]): Shares<Category> {
  const pairs = categories.map((category, at): [Category, number] => [category, shares[at] ?? 0]);
  return Object.fromEntries(pairs) as Record<Category, number>;
}
