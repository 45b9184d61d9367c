import { blanksIn, microblogTitle } from '../blanks.ts';
import type { Finding } from '../finding.ts';
import { type Known, weightOf, weightsOf } from './cover.ts';
import { coverOf, found, type Ground, relatedTo, type Said } from './ground.ts';
import { judges, withoutJudgement } from './judgement.ts';
import { asks, goesOn, isOfTheFuture, isSubordinate, isTopic, leadsOn, withoutManner } from './manner.ts';
import { factsFor } from './mismatch.ts';
import { agrees, type Quantity, quantitiesIn } from './quantities.ts';
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
    const bare = claims.filter((claim) => !isSupported(ground, claim));
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

/** A clause, or some that belong together, with what it claims. */
interface Claim {
  readonly from: number;
  readonly words: string;
  /** The words without manner and judgement. */
  readonly rest: string;
}

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
  const bare = withoutJudgement(blanked(sentence, elsewhere, names));
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
    const claim = { from, words, rest: both(bare.slice(from, to), withoutManner(words)) };
    const weight = weightOf(weightsOf(claim.rest));
    if (next && weight > 0 && weight < fragment) held = from;
    else if (weight >= leastOf(claim)) claims.push(claim);
  }
  return claims;
}

/** Of the future, a request, a condition: so is what goes on from it. */
function saysNothingYet(words: string): boolean {
  return isOfTheFuture(words) || asks(words);
}

/** What is left over from manner or from blame must weigh more to be a claim. */
function leastOf({ words }: Claim): number {
  if (judges(words)) return leastBlame;
  return withoutManner(words) === words ? leastClaim : leastLeft;
}

/** What another check has found is not told twice. */
function blanked(sentence: Said, elsewhere: readonly Finding[], names: readonly string[]): string {
  const { span } = sentence;
  const titled = microblogTitle(sentence.text).length;
  const said = '\0'.repeat(titled) + sentence.text.slice(titled);
  const text = names.reduce((rest, name) => rest.replaceAll(name, '\0'.repeat(name.length)), said);
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
  if (next && isTopic(words)) return true;
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
  const sure = evidence * agreeing(words, fact);
  const [best, union] = [told.best, told.union].map((share) => raised(share, weightOf(weights), sure));
  const enough = isSubordinate(words) ? bySubordinate : weightOf(weights) <= short ? half : byOne;
  if ((best ?? 0) < enough && (union ?? 0) < byAll) return false;
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

function agreeing(words: string, fact: Known | undefined): number {
  const counts = quantitiesIn(words).filter(({ kind }) => kind !== 'date' && kind !== 'time');
  return counts.filter((said) =>
    fact?.quantities.some((other) => other.kind === said.kind && agrees(said, other)),
  ).length;
}

function raised(share: number, weight: number, more: number): number {
  return share === 0 ? 0 : (share * weight + more) / (weight + more);
}

/** Numbers and quantifying words that a supported clause adds to its facts. */
function addedTo(ground: Ground, sentence: Said, { from, words, rest }: Claim): readonly Finding[] {
  const quantities = sentence.quantities.filter(
    (each) => each.from >= from && each.to <= from + words.length,
  );
  const numbers = quantities.filter(
    (each) => isCounted(each, sentence.text) && !hasRival(ground, sentence, each),
  );
  const related = relatedTo(words, ground.facts);
  const joined = partsOf(rest).filter((part) => isNews(ground, part.words));
  const added = Array.from(rest.matchAll(greater)).filter(
    ([word]) => !related.some(({ known }) => sameGreatness(word, known.text)),
  );
  return [
    ...joined.map((part) =>
      found(ground, sentence, 'unsupported', [from + part.at, from + part.at + part.words.length]),
    ),
    ...numbers.map((each) => found(ground, sentence, 'unsupported', [each.from, each.to])),
    ...added.map((match) =>
      found(ground, sentence, 'unsupported', [from + match.index, from + match.index + match[0].length]),
    ),
  ];
}

/** What 及, 和, 并 join to the rest. */
function partsOf(rest: string): readonly { readonly at: number; readonly words: string }[] {
  return Array.from(rest.matchAll(/(?<=以及|及|和|与|并|且|、)[^及和与并且、\0]{3,}/gu), (match) => ({
    at: match.index,
    words: match[0],
  }));
}

/** It weighs something and hardly a letter of it is in any fact. */
function isNews({ facts }: Ground, part: string): boolean {
  const weights = weightsOf(part);
  return weightOf(weights) >= 4 && coverOf(part, weights, facts).union < 0.2;
}

/** Words that make more of a fact than it says. */
const greater =
  /全部|所有|全体|大量|多次|屡次|数十|上百|首次|唯一|彻底|完全|主动|连夜|亲自|最先进|最高|一半|翻倍|大幅|显著|主要责任|全部责任/gu;
const wholes = /全部|所有|全体|均|都|全院|各/u;

function sameGreatness(word: string, fact: string): boolean {
  return fact.includes(word) || (/全部|所有|全体/u.test(word) && wholes.test(fact));
}

const loose = new Set(['number', 'ordinal', 'phone']);

function isCounted({ kind, from, to, parts }: Quantity, text: string): boolean {
  if (loose.has(kind)) return false;
  if (kind === 'percent' && parts[0] === 100) return false;
  return !(parts[0] === 1 && /^[一]/u.test(text.slice(from, to)));
}

/** A fact has that number, or another of its kind: then it is a mismatch, not something added. */
function hasRival({ facts }: Ground, sentence: Said, quantity: Quantity): boolean {
  const near = factsFor(sentence, quantity.from, facts);
  return (
    near.some((fact) => fact.quantities.some(({ kind }) => kind === quantity.kind)) ||
    facts.some((fact) =>
      fact.quantities.some((other) => other.kind === quantity.kind && agrees(quantity, other)),
    )
  );
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
