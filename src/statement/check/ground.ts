import type { Basis, Finding } from '../finding.ts';
import { either, type Known, known, saidBy, shareOf, weightOf, weightsOf } from './cover.ts';
import { entitiesIn, type Person, personsIn } from './entities.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import { type Clause, type Spoken, spokenIn } from './reading.ts';

/** A sentence with all that is known of it before any check looks at it. */
export interface Said extends Spoken {
  readonly quantities: readonly Quantity[];
  readonly persons: readonly Person[];
}

/** A whole text and what it is held against, read once for all checks. */
export interface Ground {
  readonly original: string;
  readonly basis: Basis;
  readonly sentences: readonly Said[];
  readonly facts: readonly Known[];
  readonly open: readonly Known[];
  readonly persons: readonly Person[];
}

export function groundOf(original: string, basis: Basis): Ground {
  const persons = personsIn(original);
  const sentences = spokenIn(original).map((spoken): Said => {
    const [from, to] = spoken.span(0, spoken.text.length);
    return {
      ...spoken,
      quantities: quantitiesIn(spoken.text),
      persons: persons.filter((person) => person.from >= from && person.to <= to),
    };
  });
  return {
    original,
    basis,
    sentences,
    persons,
    facts: basis.facts.map(({ id, text }) => known(text, id)),
    open: basis.open.map(({ id, text }) => known(text, id)),
  };
}

/** A finding on a folded range of a sentence. */
export function found(
  { original }: Ground,
  sentence: Spoken,
  check: Finding['check'],
  [start, end]: readonly [start: number, end: number],
  more: Pick<Finding, 'instead' | 'fact'> = {},
): Finding {
  const [from, to] = sentence.span(start, end);
  return { check, from, to, words: original.slice(from, to), ...more };
}

export interface Related {
  readonly known: Known;
  readonly share: number;
}

const fewestLetters = 2;

/** The facts that speak of the same as a piece of a sentence, the nearest first. */
export function relatedTo(words: string, facts: readonly Known[]): readonly Related[] {
  const weights = weightsOf(words);
  for (const { from, to } of entitiesIn(words)) weights.fill(0, from, to);
  if (weightOf(weights) < fewestLetters) return [];
  const all = facts
    .map((each) => ({ known: each, share: shareOf(weights, saidBy(words, each)) }))
    .filter(({ share }) => share * weightOf(weights) >= fewestLetters && share >= 0.4)
    .sort((a, b) => b.share - a.share);
  return all.filter(({ share }) => share >= (all[0]?.share ?? 0) * 0.6);
}

/** The clause that holds a place of its sentence. */
export function clauseAt({ clauses }: Spoken, at: number): Clause | undefined {
  return clauses.findLast(({ from }) => from <= at);
}

/** How much of some words each fact says, and all of them together. */
export function coverOf(words: string, weights: readonly number[], facts: readonly Known[]) {
  const each = facts.map((fact) => saidBy(words, fact));
  const shares = each.map((said) => shareOf(weights, said));
  const best = shares.reduce((top, share, at) => (share > (shares[top] ?? 0) ? at : top), 0);
  const together = either(each, words.length);
  return { best: shares[best] ?? 0, fact: facts[best], union: shareOf(weights, together), together };
}
