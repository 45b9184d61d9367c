import type { Finding } from '../finding.ts';
import { addedTo } from './added.ts';
import { saidAnew } from './anew.ts';
import { type Claim, claimsOf } from './claims.ts';
import { weightsOf } from './cover.ts';
import type { Elsewhere } from './elsewhere.ts';
import { coverOf, found, type Ground, type Said } from './ground.ts';
import { withoutManner } from './manner.ts';
import { isGuarantee } from './predicate.ts';
import { type Signs, signsOf } from './signs.ts';
import { foldedNames } from './unitNames.ts';
import { weigh } from './weigh.ts';

/** What a text says and no fact does, as far as its signs tell. */
export function unsupportedIn(ground: Ground, elsewhere: Elsewhere): readonly Finding[] {
  const told = signedIn(ground, elsewhere).flatMap(({ sentence, claim, signs, anew }) => {
    if (isEmpty(signs) || isMereJudgement(signs) || isAsked(signs, claim.words)) return [];
    if (!isTurnedAbout(signs) && (isLiteral(signs) || weigh(signs, anew) <= 0)) return [];
    const plain = new Map([...signs].filter(([name]) => name !== 'added'));
    const added = weigh(plain, anew) <= 0 ? addedTo(ground, sentence, bare(claim)) : [];
    return added.length > 0 ? added : [found(ground, sentence, 'unsupported', extent(claim))];
  });
  return [...guaranteesIn(ground), ...told];
}

/** 今后绝不会再发生: no fact can say it. */
function guaranteesIn(ground: Ground): readonly Finding[] {
  return ground.sentences.flatMap((sentence) =>
    sentence.clauses
      .filter(({ text }) => isGuarantee(text))
      .map(({ text, from }) => found(ground, sentence, 'unsupported', extent({ from, words: text }))),
  );
}

/** One fact has all its letters, and nothing is turned. */
function isLiteral(signs: Signs): boolean {
  return (signs.get('oneLiterally') ?? 0) > nearlyAll && !turns.some((name) => (signs.get(name) ?? 0) > 0);
}

const nearlyAll = 0.99;
const turns = ['turned', 'denied', 'opposedNear'];

/** The date under a text, a mere number: without a word nothing is said. */
function isEmpty(signs: Signs): boolean {
  return !signs.has('weight');
}

/** 绝无此类行为: another check names it, and nothing is left that could be looked up. */
function isMereJudgement(signs: Signs): boolean {
  return signs.has('idle nothingElse') && judgements.some((name) => signs.has(name));
}

const judgements = ['absolute', 'blamed', 'attacking'];

/** 请…, what goes on from it by 并 and tells nothing, and 您可在…: whoever is asked or invited is told nothing. */
function isAsked(signs: Signs, words: string): boolean {
  if (invites.test(words)) return true;
  return signs.has('idle silent') && signs.has('asksNear') && !signs.has('reports') && !signs.has('foresees');
}

const invites = /^\s*[您你](?:也|亦|均|都)?可(?:以|在|于|向|到|随时|凭|先)(?!.*[已了曾过])/u;

/** 记大过 of 记过, 已完成 of what is due: never a way to say the same. */
function isTurnedAbout(signs: Signs): boolean {
  return signs.has('turned rank') || signs.has('turned fulfilled');
}

export interface Signed {
  readonly sentence: Said;
  readonly claim: Claim;
  readonly signs: Signs;
  /** What it says in words that no fact has. */
  readonly anew: readonly string[];
}

/** Every claim of a text with its signs: what the check weighs, and what its weights are learned from. */
export function signedIn(ground: Ground, elsewhere: Elsewhere): readonly Signed[] {
  const whole = ground.sentences.map(({ text }) => text).join('\n');
  const names = foldedNames(ground.basis.unitNames).filter((name) => whole.includes(name));
  return ground.sentences.flatMap((sentence) =>
    claimsOf(sentence).map((claim) => ({
      sentence,
      claim,
      signs: signsOf(ground, { sentence, claim }, elsewhere, names),
      anew: saidAnew(claim.words, ground.facts),
    })),
  );
}

function bare(claim: Claim) {
  return { ...claim, rest: withoutManner(claim.words) };
}

function extent({ from, words }: Pick<Claim, 'from' | 'words'>): readonly [number, number] {
  const lead = words.length - words.trimStart().length;
  return [from + lead, from + words.trimEnd().length];
}

/** What is said of a patient, in an apology too, is said: where no fact says the most of it, nobody has confirmed it. */
export function untoldOf(ground: Ground, identities: readonly Finding[]): readonly Finding[] {
  return identities.flatMap((finding) => {
    if (finding.unsure) return [];
    const sentence = ground.sentences.find(
      ({ span, text }) => span(0, text.length)[0] <= finding.from && finding.from < span(0, text.length)[1],
    );
    if (sentence === undefined) return [];
    const { best } = coverOf(sentence.text, weightsOf(sentence.text), ground.facts);
    return best >= half ? [] : [{ ...finding, check: 'unsupported' as const }];
  });
}

const half = 0.5;
