import type { Category } from '../src/triage/lexicon/categories.ts';

/** What one reader says of one text by the rubric. */
export interface Label {
  readonly relevant: boolean;
  readonly negative: boolean;
  readonly category: Category;
  /** The rubric's, 0 … 4. */
  readonly level: number;
}

/** One text's label after both passes. */
export interface Settled extends Label {
  /** Both passes say the same of relevant, negative and category. */
  readonly agreed: boolean;
}

export const nothing: Label = { relevant: false, negative: false, category: 'none', level: 0 };

/**
 * One label of two. Relevant where either pass says so: a doubtful text is kept, marked as not agreed, and counts half in
 * training. Negative and category are the second pass's where both call it relevant, else those of the pass that does;
 * the level is the mean, rounded up.
 */
export function settle(first: Label, second: Label): Settled {
  const agreed = (['relevant', 'negative', 'category'] as const).every(
    (field) => first[field] === second[field],
  );
  const kept = second.relevant ? second : first;
  const level = first.relevant && second.relevant ? Math.round((first.level + second.level) / 2) : kept.level;
  return { ...kept, level: kept.negative ? Math.max(1, level) : 0, agreed };
}

/** Cohen's kappa of two readings of the same texts: 1 = always the same, 0 = no more often than by chance. */
export function kappa<Value>(first: readonly Value[], second: readonly Value[]): number {
  const n = first.length;
  const same = first.filter((value, at) => value === second[at]).length / n;
  const values = new Set([...first, ...second]);
  const share = (some: readonly Value[], value: Value) => some.filter((each) => each === value).length / n;
  const chance = [...values].reduce((sum, value) => sum + share(first, value) * share(second, value), 0);
  return chance === 1 ? 1 : (same - chance) / (1 - chance);
}
