import type { Finding } from '../finding.ts';
import { type Known, weightsOf } from './cover.ts';
import { isDerived } from './derived.ts';
import { type Entity, entitiesIn, entitiesOf, isPlace } from './entities.ts';
import { clauseAt, coverOf, found, type Ground, relatedTo, type Said } from './ground.ts';
import { heartOf, isItsOwn } from './predicate.ts';
import { agrees, type Quantity } from './quantities.ts';
import type { Spoken } from './reading.ts';
import { wrongNamesIn } from './wrongNames.ts';

/** Numbers, dates, names and places of a text that its facts give otherwise. */
export function mismatchesIn(ground: Ground): readonly Finding[] {
  return ground.sentences.flatMap((sentence) => [
    ...sentence.quantities.flatMap((quantity) => wrongQuantity(ground, sentence, quantity) ?? []),
    ...entitiesIn(sentence.text).flatMap((entity) => wrongEntity(ground, sentence, entity) ?? []),
    ...wrongNamesIn(ground, sentence),
  ]);
}

/** The facts that a place of a sentence is held against: those of its clause, of its neighbours too, of the whole sentence. */
export function factsFor(sentence: Spoken, at: number, facts: readonly Known[]): readonly Known[] {
  const { text, clauses } = sentence;
  const place = clauses.findLastIndex(({ from }) => from <= at);
  const [before, here, after] = [clauses[place - 1], clauses[place], clauses[place + 1]];
  const end = after ? after.from + after.text.length : text.length;
  for (const words of [here?.text ?? '', text.slice(before?.from ?? 0, end), text]) {
    const related = relatedTo(words, facts);
    if (related.length > 0) return related.map(({ known }) => known);
  }
  return [];
}

function wrongQuantity(ground: Ground, sentence: Said, quantity: Quantity): Finding | undefined {
  if (quantity.kind === 'number' || quantity.kind === 'ordinal')
    return wrongBareNumber(ground, sentence, quantity);
  if (quantity.kind === 'phone') return wrongPhone(ground, sentence, quantity);
  const clause = clauseAt(sentence, quantity.from)?.text ?? '';
  if (quantity.kind !== 'date' && isItsOwn(clause, ground)) return undefined;
  if (/已|曾/u.test(clause) && heartOf(clause, ground.facts) === 0) return undefined;
  return wrongAmount(ground, sentence, quantity);
}

function wrongAmount(ground: Ground, sentence: Said, quantity: Quantity): Finding | undefined {
  const { facts } = ground;
  const near = factsFor(sentence, quantity.from, facts);
  const { held, isNamed } = rivalsOf(sentence, quantity, near);
  if (held.length === 0 || held.some(({ other }) => agrees(quantity, other))) return undefined;
  if (isClaimOfItsOwn(sentence, quantity, { near, facts, isNamed })) return undefined;
  if (sentenceAgrees(sentence, quantity, facts)) return undefined;
  if (!isNamed && isElsewhereToo(sentence, quantity, facts)) return undefined;
  const noun = nounAt(sentence.text, quantity.to);
  if ((noun === '' || !isNamed) && isDerived(quantity, facts)) return undefined;
  return contradicting(ground, sentence, quantity, held[0]);
}

/** What the facts at hand have of the kind: of what is counted here, where they count that. */
function rivalsOf({ text }: Said, quantity: Quantity, near: readonly Known[]) {
  const rivals = near.flatMap((fact) =>
    fact.quantities
      .filter((other) => other.kind === quantity.kind && sharesPart(quantity, other))
      .map((other) => ({ fact, other })),
  );
  const noun = nounAt(text, quantity.to);
  const named = rivals.filter(({ fact, other }) => nounAt(fact.text, other.to) === noun);
  return { held: noun !== '' && named.length > 0 ? named : rivals, isNamed: named.length > 0 };
}

interface Held {
  readonly near: readonly Known[];
  readonly facts: readonly Known[];
  readonly isNamed: boolean;
}

/** Where something else is counted, or a day told that another fact has, the facts at hand must say the most of the rest. */
function isClaimOfItsOwn(sentence: Said, quantity: Quantity, { near, facts, isNamed }: Held): boolean {
  const least = isNamed ? 0 : leastTold;
  const told = quantity.kind === 'date' && isDayOf(quantity, facts) ? leastOfDay : least;
  return !isToldAround(sentence, quantity, near, told);
}

/** Whether the facts at hand say so much of what a clause says around a place. */
function isToldAround(sentence: Said, { from, to }: Place, near: readonly Known[], least: number): boolean {
  const clause = clauseAt(sentence, from);
  if (clause === undefined) return true;
  const weights = weightsOf(clause.text).map((weight, at) =>
    at + clause.from >= from && at + clause.from < to ? 0 : weight,
  );
  return coverOf(clause.text, weights, near).best >= least;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** So much of a clause that counts something else than the fact, … */
const leastTold = 0.65;
/** … of one with another name, … */
const leastNamed = 0.5;
/** … of one with a day that another fact has. */
const leastOfDay = 0.9;

/** Some fact has that very day: 十二号坏、十三号修好 speaks of two facts in one breath. */
function isDayOf(quantity: Quantity, facts: readonly Known[]): boolean {
  return facts.some((fact) =>
    fact.quantities.some(
      (other) => other.kind === 'date' && sharesPart(quantity, other) && agrees(quantity, other),
    ),
  );
}

/** Another fact that the clause speaks of has that very number. */
function isElsewhereToo(sentence: Said, quantity: Quantity, facts: readonly Known[]): boolean {
  const words = clauseAt(sentence, quantity.from)?.text ?? '';
  const having = facts.filter((fact) =>
    fact.quantities.some((other) => other.kind === quantity.kind && agrees(quantity, other)),
  );
  return quantity.kind !== 'date' && coverOf(words, weightsOf(words), having).best >= 0.35;
}

/** A year says nothing against a day of a month. */
function sharesPart(said: Quantity, other: Quantity): boolean {
  return (
    said.kind !== 'date' || said.parts.some((part, at) => part !== undefined && other.parts[at] !== undefined)
  );
}

/** A fact of the same sentence, though not of the same clause, that has it: 10月4日, 徐汇院区增派…. */
function sentenceAgrees(sentence: Said, quantity: Quantity, facts: readonly Known[]): boolean {
  const clause = clauseAt(sentence, quantity.from);
  if (clause !== undefined && relatedTo(clause.text, facts).length > 0) return false;
  return relatedTo(sentence.text, facts).some(({ known }) =>
    known.quantities.some((other) => other.kind === quantity.kind && agrees(quantity, other)),
  );
}

interface Rival {
  readonly fact: Known;
  readonly other: { readonly from: number; readonly to: number };
}

function contradicting(
  ground: Ground,
  sentence: Said,
  { from, to }: { readonly from: number; readonly to: number },
  rival: Rival | undefined,
): Finding {
  const told = rival && {
    instead: rival.fact.text.slice(rival.other.from, rival.other.to),
    ...(rival.fact.id !== undefined && { fact: rival.fact.id }),
  };
  return found(ground, sentence, 'mismatch', [from, to], told);
}

/** What is counted: the two letters behind a number, where they are letters. */
function nounAt(text: string, at: number): string {
  return /^[\u4e00-\u9fff]{2}/u.exec(text.slice(at))?.[0] ?? '';
}

function wrongPhone(ground: Ground, sentence: Said, quantity: Quantity): Finding | undefined {
  const rivals = ground.facts.flatMap((fact) =>
    fact.quantities.filter(({ kind }) => kind === 'phone').map((other) => ({ fact, other })),
  );
  if (rivals.length === 0 || rivals.some(({ other }) => agrees(quantity, other))) return undefined;
  return contradicting(ground, sentence, quantity, rivals[0]);
}

/** A number without a measure is held only against a fact that says nearly the same around it. */
function wrongBareNumber(ground: Ground, sentence: Said, quantity: Quantity): Finding | undefined {
  const before = sentence.text.slice(Math.max(0, quantity.from - 2), quantity.from);
  const after = sentence.text.slice(quantity.to, quantity.to + 2);
  const rivals = ground.facts.flatMap((fact) =>
    fact.quantities
      .filter(
        ({ kind, from, to }) =>
          kind === quantity.kind &&
          isAlike(before, after, fact.text.slice(Math.max(0, from - 2), from), fact.text.slice(to, to + 2)),
      )
      .map((other) => ({ fact, other })),
  );
  if (rivals.length === 0 || rivals.some(({ other }) => agrees(quantity, other))) return undefined;
  return contradicting(ground, sentence, quantity, rivals[0]);
}

function isAlike(before: string, after: string, beforeFact: string, afterFact: string): boolean {
  const [left, right] = [
    before.length > 0 && before.at(-1) === beforeFact.at(-1),
    after.length > 0 && after[0] === afterFact[0],
  ];
  return (
    (left && right) ||
    (after.length === 2 && after === afterFact) ||
    (before.length === 2 && before === beforeFact)
  );
}

function wrongEntity(ground: Ground, sentence: Said, entity: Entity): Finding | undefined {
  if (ground.facts.some(({ text }) => text.includes(sentence.text.slice(entity.from, entity.to)))) {
    if (!isElsewhere(ground, sentence, entity)) return undefined;
  }
  const near = factsFor(sentence, entity.from, ground.facts);
  const rivals = near.flatMap((fact) =>
    entitiesOf(fact)
      .filter(({ kind }) => kind === entity.kind)
      .map((other) => ({ fact, other })),
  );
  if (rivals.length === 0 || rivals.some(({ other }) => isSame(entity, other))) return undefined;
  if (near.some(({ text }) => text.includes(entity.name))) return undefined;
  if (!isToldAround(sentence, entity, near, leastNamed)) return undefined;
  return contradicting(ground, sentence, entity, rivals[0]);
}

/** Some fact has the name, but the one that this clause says again has another: only where that one says nearly all of it. */
function isElsewhere({ facts }: Ground, sentence: Said, entity: Entity): boolean {
  const clause = clauseAt(sentence, entity.from);
  const [nearest] = relatedTo(clause?.text ?? '', facts);
  return nearest !== undefined && nearest.share >= 0.6 && !nearest.known.text.includes(entity.name);
}

function isSame(entity: Entity, other: Entity): boolean {
  return (
    entity.name === other.name ||
    (entity.kind === 'unit' && isSameSide(entity.name, other.name)) ||
    entity.name.startsWith(other.name) ||
    other.name.startsWith(entity.name)
  );
}

/** 东院区, whatever letter stands before it: unless that makes a place of it (浦东). */
function isSameSide(a: string, b: string): boolean {
  return /[东西南北中新老]$/u.test(a) && a.at(-1) === b.at(-1) && !(isPlace(a) && isPlace(b));
}
