import { blanksIn, microblogTitle } from '../blanks.ts';
import type { Finding } from '../finding.ts';
import { addedTo, type Claim } from './added.ts';
import { type Known, weightOf, weightsOf } from './cover.ts';
import { mayBeOne, personsOf } from './entities.ts';
import { coverOf, found, type Ground, type Said } from './ground.ts';
import { judges, withoutJudgement } from './judgement.ts';
import {
  announces,
  asks,
  goesOn,
  isContrasted,
  isMeans,
  isOfTheFuture,
  isSubordinate,
  isTopic,
  isWhen,
  leadsOn,
  withoutManner,
} from './manner.ts';
import { isGuarantee, isNewsAtItsHeart } from './predicate.ts';
import { agrees, quantitiesIn } from './quantities.ts';
import type { Clause } from './reading.ts';
import { isTurned } from './turned.ts';
import { foldedNames } from './unitNames.ts';

/** Less than so many letters claim nothing of their own. */
const leastClaim = 2;
/** Beside manner. */
const leastLeft = 3.5;
/** Where a clause blames, so many beside the blame. */
const leastBlame = 5;
/** Such a clause is only the beginning of the next. */
const fragment = 3;
/** So much of a clause one fact must say, … */
const byOne = 0.56;
/** … half of a short one, … */
const half = 0.5;
const short = 4.5;
/** … less of a reason, … */
const bySubordinate = 0.35;
/** … or all together. */
const byAll = 0.66;

/** What a text says and no fact does; what `elsewhere` found in it is left out of account. */
export function unsupportedIn(ground: Ground, elsewhere: readonly Finding[]): readonly Finding[] {
  const whole = ground.sentences.map(({ text }) => text).join('\n');
  const names = foldedNames(ground.basis.unitNames).filter((name) => whole.includes(name));
  return ground.sentences.flatMap((sentence) => {
    if (assertsNothing(sentence.text)) return [];
    const claims = claimsOf(ground, sentence, elsewhere, names);
    const bare = [...guaranteesIn(sentence), ...claims.filter((claim) => !isSupported(ground, claim))];
    if (bare.length > 0) return bare.map((claim) => found(ground, sentence, 'unsupported', extent(claim)));
    return claims.flatMap((claim) => addedTo(ground, sentence, claim));
  });
}

/** A title names its matter, a question asks, and what a person has still to fill in is found by its blank. */
function assertsNothing(sentence: string): boolean {
  return title.test(sentence) || question.test(sentence) || blanksIn(sentence).length > 0;
}

const title =
  /^【?关于[^。！？]{2,60}(?:说明|通报|声明|公告|回应|回复|答复|口径问答|致歉信?|道歉信?|更正)】?$/u;
const question = /^问[:：]|[？?]["”」』]?$/u;

function extent({ from, rest }: Claim): readonly [number, number] {
  const first = rest.search(/[^\0\s]/u);
  const last = rest.replace(/[\0\s]+$/u, '').length;
  return first < 0 ? [from, from + rest.length] : [from + first, from + last];
}

function claimsOf(
  ground: Ground,
  sentence: Said,
  elsewhere: readonly Finding[],
  names: readonly string[],
): readonly Claim[] {
  const bare = withoutJudgement(blanked(ground, sentence, elsewhere, names));
  const claims: Claim[] = [];
  let held: number | undefined;
  let silent = false;
  for (const [at, clause] of sentence.clauses.entries()) {
    const from = held ?? clause.from;
    const to = clause.from + clause.text.length;
    const words = sentence.text.slice(from, to);
    const next = sentence.clauses[at + 1];
    held = undefined;
    silent = saysNothingYet(words) || (silent && goesOn(words));
    if (silent || isNoClaim(ground, sentence, words, next)) continue;
    const unmannered = withoutManner(words);
    const claim = { from, words, rest: both(bare.slice(from, to), unmannered) };
    const weight = weightOf(weightsOf(claim.rest));
    if (next && isOnlyBegun(words, weight)) held = from;
    else if (weight >= leastOf(words, unmannered === words)) claims.push(claim);
  }
  return claims;
}

/** 今后绝不会再发生: no fact can say it. */
function guaranteesIn({ clauses }: Said): readonly Claim[] {
  return clauses
    .filter(({ text }) => isGuarantee(text))
    .map(({ text, from }) => ({ from, words: text, rest: text }));
}

function isOnlyBegun(words: string, weight: number): boolean {
  return weight > 0 && (weight < fragment || isMeans(words));
}

/** Of the future, a request, a condition: so is what goes on from it. */
function saysNothingYet(words: string): boolean {
  return isOfTheFuture(words) || asks(words);
}

/** What is left over from manner or from blame must weigh more to be a claim. */
function leastOf(words: string, isBare: boolean): number {
  if (judges(words)) return leastBlame;
  return isBare ? leastClaim : leastLeft;
}

/** What another check has found is not told twice. */
function blanked(
  { facts }: Ground,
  sentence: Said,
  elsewhere: readonly Finding[],
  names: readonly string[],
): string {
  const { span } = sentence;
  const titled = microblogTitle(sentence.text).length;
  const said = '\0'.repeat(titled) + sentence.text.slice(titled);
  const known = sentence.persons.filter(({ name }) =>
    facts.some((fact) => personsOf(fact).some((other) => mayBeOne(name, other.name))),
  );
  const all = [...names, ...known.map(({ name }) => name)];
  const text = all.reduce((rest, name) => rest.replaceAll(name, '\0'.repeat(name.length)), said);
  const [start, end] = span(0, text.length);
  const inside = elsewhere.filter(({ from, to }) => from < end && to > start);
  if (inside.length === 0) return text;
  return Array.from({ length: text.length }, (_, at) => {
    const [from, to] = span(at, at + 1);
    return inside.some((each) => each.from < to && from < each.to) ? '\0' : (text[at] ?? '');
  }).join('');
}

function both(a: string, b: string): string {
  return Array.from({ length: a.length }, (_, at) => (a[at] === b[at] ? (a[at] ?? '') : '\0')).join('');
}

function isNoClaim(ground: Ground, sentence: Said, words: string, next: Clause | undefined): boolean {
  if (isGuarantee(words)) return true;
  if (next && (isTopic(words) || isWhen(words) || announces(words) || isContrasted(words, next.text)))
    return true;
  if (next && leadsOn(words) && (asks(next.text) || isManner(next.text))) return true;
  return isBeingLookedInto(ground, sentence, words);
}

function isManner(words: string): boolean {
  return isOfTheFuture(words) || weightOf(weightsOf(withoutJudgement(withoutManner(words)))) < leastClaim;
}

const inquiry = /核实|核查|调查|了解|查证|确认|鉴定|研判/u;

/** What is open 正在核实 may be named in a sentence that says that it is. */
function isBeingLookedInto({ open }: Ground, sentence: Said, words: string): boolean {
  const ongoing = /正在|正|仍|还在|尚|有待|待|进一步/u.test(sentence.text) && inquiry.test(sentence.text);
  return ongoing && coverOf(words, weightsOf(words), open).union >= 0.6;
}

function isSupported(ground: Ground, { words, rest }: Claim): boolean {
  const weights = stressed(weightsOf(rest));
  const told = coverOf(words, weights, ground.facts);
  const { fact } = told;
  const sure = agreeing(words, fact);
  const [best, union] = [told.best, told.union].map((share) => raised(share, weightOf(weights), sure));
  const enough = isSubordinate(words) ? bySubordinate : weightOf(weights) <= short ? half : byOne;
  if ((best ?? 0) < enough && (union ?? 0) < byAll) return false;
  if (isNewsAtItsHeart(words, ground, fact)) return false;
  return fact === undefined || (best ?? 0) < half || !isTurned(words, fact, ground);
}

/** What a clause comes to stands at its end: its last letters weigh more. */
function stressed(weights: readonly number[]): readonly number[] {
  const ends = weights.flatMap((weight, at) => (weight >= 1 ? [at] : [])).slice(-2);
  return weights.map((weight, at) => (ends.includes(at) ? weight * stress : weight));
}

const stress = 1.6;

/** A count that agrees speaks for the fact like so many letters. */
const evidence = 2;
const toTheMinute = 3;

function agreeing(words: string, fact: Known | undefined): number {
  const counts = quantitiesIn(words).filter(({ kind }) => kind !== 'date');
  const agreed = counts.filter((said) =>
    fact?.quantities.some((other) => other.kind === said.kind && agrees(said, other)),
  );
  return agreed.reduce(
    (sum, { kind, parts }) => sum + (kind === 'time' && parts[1] !== undefined ? toTheMinute : evidence),
    0,
  );
}

function raised(share: number, weight: number, more: number): number {
  return share === 0 ? 0 : (share * weight + more) / (weight + more);
}

/** What is said of a patient, in an apology too, is said: where no fact says the most of it, nobody has confirmed it. */
export function untoldOf(ground: Ground, identities: readonly Finding[]): readonly Finding[] {
  return identities.flatMap((finding) => {
    const sentence = ground.sentences.find(
      ({ span, text }) => span(0, text.length)[0] <= finding.from && finding.from < span(0, text.length)[1],
    );
    if (sentence === undefined) return [];
    const { best } = coverOf(sentence.text, weightsOf(sentence.text), ground.facts);
    return best >= half ? [] : [{ ...finding, check: 'unsupported' as const }];
  });
}
