import type { Category } from '../lexicon/categories.ts';
import { bucketsOf } from './features.ts';

/** One question and how the model weighs what it sees for each answer. */
export interface Head<Label extends string = string> {
  readonly labels: readonly Label[];
  /** The logarithm of how many buckets the runs of letters fall into. */
  readonly bits: number;
  /** For each bucket one weight per label, in units of `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  /** For each piece of evidence one weight per label. */
  readonly evidence: Float32Array;
  readonly bias: Float32Array;
}

/** How a writer feels. */
export const moods = ['negative', 'positive', 'neutral'] as const;
export type Mood = (typeof moods)[number];

/** Not about a hospital; about one and not against it; against it. */
export const stances = ['aside', 'fair', 'adverse'] as const;
export type Stance = (typeof stances)[number];

/** Weights learned from labelled texts: no text can be read back from them. */
export interface Model {
  readonly mood: Head<Mood>;
  readonly stance: Head<Stance>;
  /** Asked only of what is about a hospital. */
  readonly category: Head<Category>;
}

/** How likely each label is, 0 … 1, together 1. */
export type Shares<Label extends string> = ReadonlyMap<Label, number>;

/** What the model can be asked of one text: each question is worked out only where it is put. */
export interface Opinion {
  mood(): Shares<Mood>;
  stance(): Shares<Stance>;
  category(): Shares<Category>;
}

/** What the model says of folded words and of the lexicon's evidence in them (indexes into `evidenceNames`). */
export function opinionOf(model: Model, codes: Uint16Array, evidence: readonly number[]): Opinion {
  const bits = Math.max(model.mood.bits, model.stance.bits, model.category.bits);
  const buckets = bucketsOf(codes, bits);
  return {
    mood: () => sharesOf(model.mood, buckets, bits, evidence),
    stance: () => sharesOf(model.stance, buckets, bits, evidence),
    category: () => sharesOf(model.category, buckets, bits, evidence),
  };
}

/** What one head says; `bits` is that of the buckets, which it may look at more coarsely. */
export function sharesOf<Label extends string>(
  head: Head<Label>,
  buckets: Uint32Array,
  bits: number,
  evidence: readonly number[],
): Shares<Label> {
  const shares = softened(totalsOf(head, buckets, bits - head.bits, evidence));
  return new Map(head.labels.map((label, at) => [label, shares[at] ?? 0]));
}

/** Every run counts the less the more there are, so that a long text is not surer for its length. */
function totalsOf(
  { labels, weights, scale, evidence: learned, bias }: Head,
  buckets: Uint32Array,
  coarser: number,
  evidence: readonly number[],
): Float64Array {
  const width = labels.length;
  const each = scale / Math.sqrt(Math.max(1, buckets.length));
  const sums =
    width === 3 ? sumsOfThree(weights, buckets, coarser) : sumsOf(weights, buckets, coarser, width);
  return Float64Array.from(sums, (sum, label) => {
    let total = sum * each + (bias[label] ?? 0);
    for (const piece of evidence) total += learned[piece * width + label] ?? 0;
    return total;
  });
}

function sumsOf(weights: Int8Array, buckets: Uint32Array, coarser: number, width: number): Int32Array {
  const sums = new Int32Array(width);
  for (const bucket of buckets) {
    const row = (bucket >>> coarser) * width;
    for (let label = 0; label < width; label++)
      sums[label] = (sums[label] ?? 0) + (weights[row + label] ?? 0);
  }
  return sums;
}

/** The same for the two heads that are asked of most texts, in a third of the time. */
function sumsOfThree(weights: Int8Array, buckets: Uint32Array, coarser: number): Int32Array {
  let [first, second, third] = [0, 0, 0];
  for (let at = 0; at < buckets.length; at++) {
    const row = ((buckets[at] ?? 0) >>> coarser) * 3;
    first += weights[row] ?? 0;
    second += weights[row + 1] ?? 0;
    third += weights[row + 2] ?? 0;
  }
  return Int32Array.of(first, second, third);
}

function softened(totals: Float64Array): Float64Array {
  const most = Math.max(...totals);
  const powers = totals.map((total) => Math.exp(total - most));
  const sum = powers.reduce((all, each) => all + each, 0);
  return powers.map((each) => each / sum);
}
