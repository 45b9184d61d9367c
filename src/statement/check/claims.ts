import { blanksIn, microblogTitle } from '../blanks.ts';
import { weightOf, weightsOf } from './cover.ts';
import type { Said } from './ground.ts';
import { judges, withoutJudgement } from './judgement.ts';
import {
  announces,
  asks,
  isAim,
  isContrasted,
  isOfTheFuture,
  isTopic,
  isWhen,
  leadsOn,
  withoutManner,
} from './manner.ts';

/** A clause of a sentence, or some that belong together: what is claimed or not claimed as one. */
export interface Claim {
  /** Where it begins in its sentence. */
  readonly from: number;
  readonly words: string;
  /** Why it may claim nothing: each a sign beside those of what the facts say. */
  readonly idle: Readonly<Record<string, number>>;
}

/** Less than this is only the beginning of what follows. */
const fragment = 3;

/** The clauses of a sentence that may claim something: none of a title, a question, or what a person has still to fill in. */
export function claimsOf(sentence: Said): readonly Claim[] {
  const { text, clauses } = sentence;
  if (title.test(text) || question.test(text) || blanksIn(text).length > 0) return [];
  const claims: Claim[] = [];
  let held: number | undefined;
  let silent = false;
  const titled = microblogTitle(text).length;
  for (const [at, clause] of clauses.entries()) {
    const from = Math.max(held ?? clause.from, titled);
    const words = text.slice(from, clause.from + clause.text.length);
    const next = clauses[at + 1]?.text;
    const begins = next !== undefined && weightOf(weightsOf(words)) < fragment;
    silent = saysNothingYet(words) || (silent && goesOn.test(words));
    if (!begins) claims.push({ from, words, idle: idleSigns(words, clause.text, next, silent) });
    held = begins ? from : undefined;
  }
  return claims;
}

const title =
  /^【?关于[^。！？]{2,60}(?:说明|通报|声明|公告|回应|回复|答复|口径问答|致歉信?|道歉信?|更正)】?$/u;
const question = /^问[:：]|[？?]["”」』]?$/u;

/** Of the future, a request: so is what is joined to it by 并. */
function saysNothingYet(words: string): boolean {
  return isOfTheFuture(words) || (asks(words) && leftOf(withoutManner(words)) < leastClaim);
}

const goesOn = /^\s*(?:并|且|同时|以及)(?!.*(?:已|曾|\d))/u;

/** What only leads to the next clause, what blames and nothing more, what is only named, asked or foreseen. */
function idleSigns(
  words: string,
  clause: string,
  next: string | undefined,
  silent: boolean,
): Readonly<Record<string, number>> {
  const leads =
    next !== undefined &&
    leadsOn(clause) &&
    (asks(next) || isOfTheFuture(next) || leftOf(withoutManner(next)) < leastClaim);
  const beside = leftOf(withoutJudgement(withoutManner(words)));
  const onlyJudges = judges(words) && beside < leastBeside;
  const signs = {
    silent,
    leads,
    onlyJudges,
    nothingElse: beside < leastClaim + 1,
    notices: noticed.test(words),
    topic: next !== undefined && isTopic(clause),
    when: next !== undefined && isWhen(words),
    announces: next !== undefined && announces(words),
    contrasted: next !== undefined && isContrasted(words, next),
    aim: next !== undefined && isAim(clause),
    last: next === undefined,
    leadsOn: leadsOn(clause),
  };
  const idle = Object.entries(signs).some(([name, is]) => is && !apart.has(name));
  return {
    idle: Number(idle),
    ...Object.fromEntries(Object.entries(signs).flatMap(([name, is]) => (is ? [[`idle ${name}`, 1]] : []))),
  };
}

/** Said of clauses that claim something too. */
const apart: ReadonlySet<string> = new Set(['last', 'leadsOn', 'nothingElse']);

/** What others say and what is looked into is named, not claimed. */
const noticed = /(?:关注|注意|留意)到|获悉/u;

/** Letters beside manner that claim nothing yet, … */
const leastClaim = 2;
/** … and beside blame. */
const leastBeside = 5;

function leftOf(words: string): number {
  return weightOf(weightsOf(words));
}
