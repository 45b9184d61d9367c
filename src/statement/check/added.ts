import type { Finding } from '../finding.ts';
import type { Claim } from './claims.ts';
import { weightOf, weightsOf } from './cover.ts';
import { isDerived } from './derived.ts';
import { coverOf, found, type Ground, relatedTo, type Said } from './ground.ts';
import { factsFor } from './mismatch.ts';
import { agrees, type Quantity } from './quantities.ts';

/** A claim without its manner. */
export interface Bare extends Claim {
  /** Its words, blanks of the same length where there was manner. */
  readonly rest: string;
}

/** Numbers and quantifying words that a supported clause adds to its facts. */
export function addedTo(ground: Ground, sentence: Said, { from, words, rest }: Bare): readonly Finding[] {
  const quantities = sentence.quantities.filter(
    (each) => each.from >= from && each.to <= from + words.length,
  );
  const numbers = quantities.filter(
    (each) =>
      isCounted(each, sentence.text) && !hasRival(ground, sentence, each) && !isDerived(each, ground.facts),
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
  /全部|所有|全体|大量|多次|屡次|数十|上百|首次|唯一|彻底|完全(?!接受|理解|同意|支持|尊重)|主动|连夜|亲自|最先进|最高|一半|翻倍|大幅|显著|主要责任|全部责任|每月|每年|每周(?![一二三四五六日])|每天|每日|定期|按时|按期|如期|全程|(?<!达成|取得|不)一致|逐一|逐个|提前|多年|长期/gu;
const wholes = /全部|所有|全体|均|都|全院|各|全额|悉数|全数/u;

function sameGreatness(word: string, fact: string): boolean {
  if (/^每[天日]/u.test(word) && /日均|每[天日]/u.test(fact)) return true;
  return fact.includes(word) || (/全部|所有|全体|逐/u.test(word) && wholes.test(fact));
}

/** 两个 may count whatever has a measure word of its own. */
const uncounted = new Set(['date', 'time', 'money', 'percent', 'span', 'phone', 'number', 'ordinal']);
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
      fact.quantities.some(
        (other) =>
          (other.kind === quantity.kind && agrees(quantity, other)) ||
          (quantity.kind === '个' && other.parts[0] === quantity.parts[0] && !uncounted.has(other.kind)),
      ),
    )
  );
}
