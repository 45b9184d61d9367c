import type { Basis, Finding } from '../finding.ts';
import { type Known, known, shareOf, weightOf, weightsOf } from './cover.ts';
import { entitiesIn, type Person, personsIn } from './entities.ts';
import { heardOf, nearlyHeardOf } from './heard.ts';
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

/** A fact speaks of the same when it has so many letters of it, … */
const fewestLetters = 2;
/** … and such a share. */
const fewestShare = 0.4;
/** Others count beside the nearest when they have nearly as much. */
const nearBest = 0.6;

/** The facts that speak of the same as a piece of a sentence, the nearest first. */
export function relatedTo(words: string, facts: readonly Known[]): readonly Related[] {
  const seen = answers.get(facts) ?? new Map<string, readonly Related[]>();
  answers.set(facts, seen);
  const answer = seen.get(words) ?? allRelated(words, facts);
  seen.set(words, answer);
  return answer;
}

/** The same clause is asked about by many checks. */
const answers = new WeakMap<readonly Known[], Map<string, readonly Related[]>>();

const nothing = new Uint8Array();

function allRelated(words: string, facts: readonly Known[]): readonly Related[] {
  const weights = weightsOf(words);
  if (weightOf(weights) < fewestLetters) return [];
  const entities = entitiesIn(words);
  const { literally } = heardOf(words, facts);
  const all = facts.flatMap((known, at) => {
    // A name that the fact has not may be the very thing that is wrong.
    const others = entities.filter(({ from, to }) => !known.text.includes(words.slice(from, to)));
    const rest =
      others.length === 0
        ? weights
        : others.reduce((now, { from, to }) => now.fill(0, from, to), [...weights]);
    const share = shareOf(rest, literally[at] ?? nothing);
    const letters = share * weightOf(rest);
    return letters >= fewestLetters && share >= fewestShare ? [{ known, share }] : [];
  });
  all.sort((a, b) => b.share - a.share);
  return all.filter(({ share }) => share >= (all[0]?.share ?? 0) * nearBest);
}

/** The clause that holds a place of its sentence. */
export function clauseAt({ clauses }: Spoken, at: number): Clause | undefined {
  return clauses.findLast(({ from }) => from <= at);
}

/** How much of some words each fact says, and all of them together. */
export function coverOf(words: string, weights: readonly number[], facts: readonly Known[]) {
  const { nearly: each, allNearly: together } = nearlyHeardOf(words, facts);
  let [top, most] = [0, -1];
  for (const [at, said] of each.entries()) {
    const share = shareOf(weights, said);
    if (share > most) [top, most] = [at, share];
  }
  return { best: Math.max(most, 0), fact: facts[top], union: shareOf(weights, together), together };
}
