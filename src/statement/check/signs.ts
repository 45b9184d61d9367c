import type { Finding } from '../finding.ts';
import { addedTo } from './added.ts';
import type { Claim } from './claims.ts';
import { shareOf, weightOf, weightsOf } from './cover.ts';
import { isDerived, isLike } from './derived.ts';
import type { Elsewhere } from './elsewhere.ts';
import { coverOf, type Ground, type Said } from './ground.ts';
import { heardOf } from './heard.ts';
import { judges, withoutJudgement } from './judgement.ts';
import { smallWordsIn } from './kinds.ts';
import { letterSignsOf } from './letterSigns.ts';
import { asks, isOfTheFuture, withoutManner } from './manner.ts';
import { pairSignsOf, shapesOf } from './pairSigns.ts';
import { heartOf, isGuarantee, isNewsAtItsHeart } from './predicate.ts';
import { agrees } from './quantities.ts';
import { isDenied, isEarly, turnsOf } from './turned.ts';
import { wordSignsOf } from './wordSigns.ts';

/** What a claim looks like beside the facts: each sign a number, most of them from 0 to 1. `learned.ts` says what each weighs. */
export type Signs = ReadonlyMap<string, number>;

/** Some of them, as they are found. */
type Part = Readonly<Record<string, number>>;

/** What can be seen of a claim, without a word of what it is about; names of units are no evidence of anything. */
export function signsOf(
  ground: Ground,
  { sentence, claim }: { readonly sentence: Said; readonly claim: Claim },
  elsewhere: Elsewhere,
  names: readonly string[],
): Signs {
  const { words } = claim;
  const bare = names.reduce((rest, name) => rest.replaceAll(name, '\0'.repeat(name.length)), words);
  const weights = weightsOf(bare);
  const quantities = sentence.quantities
    .filter((each) => each.from >= claim.from && each.to <= claim.from + words.length)
    .map((each) => ({ ...each, from: each.from - claim.from, to: each.to - claim.from }));
  return joined(
    { always: 1 },
    claim.idle,
    manners(sentence, words, weights),
    toldIn(ground, words, weights),
    turnsIn(ground, sentence, claim, weights),
    numbersIn(ground, sentence, claim),
    foundIn(sentence, claim, elsewhere),
    openIn(ground, sentence, words, weights),
    smallWordsIn(words),
    letterSignsOf(ground, words, weights, sentence),
    wordSignsOf(words, weights, ground.facts, quantities, withoutManner(words)),
    pairSignsOf(words, weights, ground.facts, quantities),
    shapesOf(words, sentence, ground.facts, weights),
  );
}

/** What is nothing is not kept. */
function joined(...parts: readonly Part[]): Signs {
  const signs = new Map<string, number>();
  for (const part of parts) {
    for (const name in part) {
      const value = part[name];
      if (value !== undefined && value !== 0) signs.set(name, value);
    }
  }
  return signs;
}

/** How much of it is mere manner or blame, whether it asks or foresees. */
function manners({ text }: Said, words: string, weights: readonly number[]): Part {
  const total = weightOf(weights);
  const left = (rest: string) => weightOf(weights.filter((_, at) => rest[at] !== '\0'));
  const unmannered = left(withoutManner(words));
  return {
    mannered: total === 0 ? 1 : 1 - unmannered / total,
    onlyManner: Number(unmannered < 2),
    blaming: total === 0 ? 0 : 1 - left(withoutJudgement(words)) / total,
    judges: Number(judges(words)),
    foresees: Number(isOfTheFuture(words)),
    foreseesNear: Number(isOfTheFuture(text)),
    asks: Number(asks(words)),
    asksNear: Number(asks(text)),
    guarantees: Number(isGuarantee(words)),
    weight: Math.log1p(total),
  };
}

/** The last letters of a clause are what it comes to. */
const stress = 1.6;
const reports =
  /已|曾|过(?!程)|了|经|被|因|由于|系|均|共|达|率|\d|[一二三四五六七八九十两]+[名人个位例台次]/u;

/** How much of it the facts say, one of them or all together, in the same words or in others. */
function toldIn({ facts }: Ground, words: string, weights: readonly number[]): Part {
  const content = weights.flatMap((weight, at) => (weight >= 1 ? [at] : []));
  const last = new Set(content.slice(-2));
  const stressed = weights.map((weight, at) => (last.has(at) ? weight * stress : weight));
  const told = coverOf(words, stressed, facts);
  const loose = 1 - shareOf(weights, told.together);
  const { literally: each, allLiterally: strict } = heardOf(words, facts);
  const share = (places: readonly number[]) =>
    places.length === 0 ? 1 : places.filter((at) => strict[at] === 1).length / places.length;
  const union = facts.length === 0 ? 0 : shareOf(weights, strict);
  const report = Number(reports.test(words));
  const longest = longestNew(words, weights, strict);
  return {
    one: told.best,
    all: told.union,
    oneLiterally: Math.max(0, ...each.map((said) => shareOf(weights, said))),
    allLiterally: union,
    begin: share(content.slice(0, 3)),
    end: share(content.slice(-3)),
    unsaid: Math.log1p(weightOf(weights) * loose),
    unsaidReport: loose * report,
    unsaidElse: loose * (1 - report),
    unsaidLongest: Math.min(longest, 8) / 8,
    unsaidLong: Number(longest >= 3),
    stranger: Number(union < 0.2 && weightOf(weights) >= 3),
    reports: report,
  };
}

/** So many letters in a row that no fact has. */
function longestNew(words: string, weights: readonly number[], told: ArrayLike<number>): number {
  let [run, longest] = [0, 0];
  for (let at = 0; at < words.length; at++) {
    if ((weights[at] ?? 0) < 1 && words[at] !== ',') continue;
    run = words[at] !== ',' && (told[at] ?? 0) < 1 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

const roles =
  /患者|病人|家属|家长|医生|医师|护士|保安|司机|施工|专家|员工|学生|儿童|孩子|网友|顾客|公司|厂家|消防|警方|民警|媒体|律师|院长|主任|科长|技师|药师|负责人|居民|群众/gu;

/** Whether it turns what the nearest fact says, or reports what no fact does. */
function turnsIn(ground: Ground, sentence: Said, claim: Claim, weights: readonly number[]): Part {
  const { words } = claim;
  const { best, fact } = coverOf(words, weights, ground.facts);
  const turns = fact === undefined ? [] : turnsOf(words, fact, ground);
  const turned = turns.length > 0;
  const heart = heartOf(words, ground.facts);
  const strangers = Array.from(words.matchAll(roles)).filter(
    ([role]) => !ground.facts.some(({ text }) => text.includes(role)),
  );
  return {
    turned: Number(turned && best >= 0.5),
    perhapsTurned: Number(turned),
    ...Object.fromEntries(turns.map((turn) => [`turned ${turn}`, 1])),
    denied: Number(fact !== undefined && best > 0.3 && isDenied(words, fact)),
    early: Number(fact !== undefined && isEarly(words, fact)),
    news: Number(isNewsAtItsHeart(words, ground, fact)),
    heart: heart ?? 1,
    noHeart: Number(heart === undefined),
    added: Number(addedTo(ground, sentence, { ...claim, rest: withoutManner(words) }).length > 0),
    strangers: Math.min(2, strangers.length),
  };
}

/** Numbers that agree with a fact, follow from facts, or are in none. */
function numbersIn({ facts }: Ground, { quantities }: Said, { from, words }: Claim): Part {
  const here = quantities.filter((each) => each.from >= from && each.to <= from + words.length);
  const counted = here.filter(({ kind }) => kind !== 'number' && kind !== 'ordinal');
  const known = counted.filter((said) =>
    facts.some((fact) => fact.quantities.some((other) => other.kind === said.kind && agrees(said, other))),
  );
  const others = counted.filter((each) => !known.includes(each));
  const derived = others.filter((each) => isDerived(each, facts));
  return {
    numbers: Math.min(3, here.length),
    numbersTold: Math.min(2, known.length),
    numbersDerived: Math.min(1, derived.length),
    numbersNew: Math.min(2, others.length - derived.length),
    numbersLike: Math.min(2, others.filter((each) => isLike(each, facts)).length),
  };
}

/** What is found there already: a wrong number is that, and no claim of its own. */
function foundIn(
  sentence: Said,
  { from, words }: Claim,
  { mismatches, units, identities, promises, liabilities, absolutes, attacks }: Elsewhere,
): Part {
  const [start, end] = sentence.span(from, from + words.length);
  const inside = (findings: readonly Finding[]) =>
    Number(findings.some((each) => each.from < end && start < each.to));
  return {
    mismatch: inside(mismatches),
    mismatchNear: Number(mismatches.length > 0),
    slip: inside(units),
    patient: inside(identities.filter(({ unsure }) => unsure === undefined)),
    promised: inside(promises),
    blamed: inside(liabilities),
    absolute: inside(absolutes),
    attacking: inside(attacks),
  };
}

const ongoing = /正在|正|仍|还在|尚|有待|待|进一步/u;
const inquiry = /核实|核查|调查|了解|查证|确认|鉴定|研判/u;

/** What is open may be named as being looked into. */
function openIn({ open }: Ground, { text }: Said, words: string, weights: readonly number[]): Part {
  const share = open.length === 0 ? 0 : coverOf(words, weights, open).union;
  const looked = ongoing.test(text) && inquiry.test(text);
  return { open: share, ongoing: Number(looked), openOngoing: Number(looked && share >= 0.6) };
}
