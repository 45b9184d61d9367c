import type { Finding } from '../finding.ts';
import { type Body, bodiesIn, mayBeSame } from './bodies.ts';
import type { Known } from './cover.ts';
import { mayBeOne, type Person, personsOf } from './entities.ts';
import { found, type Ground, relatedTo, type Said } from './ground.ts';

/** Persons and houses of state of a sentence that its facts name otherwise. */
export function wrongNamesIn(ground: Ground, sentence: Said): readonly Finding[] {
  return [
    ...sentence.persons.flatMap((person) => wrongPerson(ground, sentence, person) ?? []),
    ...slippedNamesIn(ground, sentence),
    ...wrongBodiesIn(ground, sentence),
  ];
}

/** 由容锦经理, 拿到市卫健委: what stands before a name, or no name at all. */
const notCalled = /^[由拿]/u;

function wrongPerson(ground: Ground, sentence: Said, person: Person): Finding | undefined {
  if (notCalled.test(person.name)) return undefined;
  if (ground.facts.some(({ text }) => text.includes(person.name))) return undefined;
  const near = relatedTo(sentence.text, ground.facts).map(({ known }) => known);
  const rivals = ground.facts.flatMap((fact) =>
    personsOf(fact).map((other) => ({ fact, other, near: near.includes(fact) })),
  );
  const isOne = (other: string) =>
    mayBeOne(person.name, other) || (other.length > 1 && person.name.startsWith(other));
  if (rivals.some(({ other }) => isOne(other.name))) return undefined;
  const rival = rivals.find(({ other, near: isNear }) => isNear || isSlip(person.name, other.name));
  if (rival === undefined) return undefined;
  return {
    check: 'mismatch',
    from: person.from,
    to: person.to,
    words: ground.original.slice(person.from, person.to),
    instead: rival.other.name,
    ...(rival.fact.id !== undefined && { fact: rival.fact.id }),
  };
}

/** Names of the facts' persons with another letter, where nothing else shows that a person is meant. */
function slippedNamesIn(ground: Ground, { text, persons, span }: Said): readonly Finding[] {
  const rivals = ground.facts.flatMap((fact) => personsOf(fact).map(({ name }) => ({ fact, name })));
  return rivals
    .filter(({ name }) => name.length >= leastName)
    .flatMap(({ fact, name }) =>
      Array.from(text, (_, at) => at)
        .filter((at) => text[at] === name[0] && isSlip(text.slice(at, at + name.length), name))
        .filter((at) => !ground.facts.some((each) => each.text.includes(text.slice(at, at + name.length))))
        .map((at) => span(at, at + name.length))
        .filter(([from, to]) => !persons.some((person) => person.from < to && from < person.to))
        .map(([from, to]) => ({
          ...{ check: 'mismatch' as const, from, to, words: ground.original.slice(from, to), instead: name },
          ...(fact.id !== undefined && { fact: fact.id }),
        })),
    );
}

/** A shorter name is too easily part of other words. */
const leastName = 3;

/** A district's house where the fact has its city's. */
function wrongBodiesIn(ground: Ground, sentence: Said): readonly Finding[] {
  return bodiesIn(sentence.text).flatMap((body) => {
    const rivals = ground.facts.flatMap((fact) =>
      bodiesIn(fact.text)
        .filter(({ kind }) => kind === body.kind)
        .map((other) => ({ fact, other })),
    );
    if (rivals.length === 0 || rivals.some(({ other }) => mayBeSame(body, other))) return [];
    const [rival] = rivals;
    return [found(ground, sentence, 'mismatch', [body.from, body.to], rival && told(rival))];
  });
}

function told({
  fact,
  other,
}: {
  readonly fact: Known;
  readonly other: Body;
}): Pick<Finding, 'instead' | 'fact'> {
  const instead = fact.text.slice(other.from, other.to);
  return { instead, ...(fact.id !== undefined && { fact: fact.id }) };
}

/** One letter of a name is another. */
function isSlip(a: string, b: string): boolean {
  return (
    a.length === b.length &&
    a.length > 1 &&
    Array.from(a).filter((letter, at) => letter !== b[at]).length === 1
  );
}
