import type { Nature } from '../incident/incident.ts';
import { fold } from './fold.ts';
import { common, rare } from './lexicon/common.ts';

/** What one text brings as evidence of which matter it belongs to. */
export interface Clue {
  /** The set of units, as one key: matters of other sets are never looked at. */
  readonly units: string;
  readonly nature: Nature;
  readonly words: string;
}

interface Told<Home> {
  readonly home: Home;
  readonly nature: Nature;
  readonly pairs: ReadonlySet<string>;
  readonly weight: number;
}

/** Words of matters, found again by their pairs of letters. */
export interface Known<Home> {
  readonly texts: Told<Home>[];
  readonly byPair: Map<string, number[]>;
}

/** The common words of two texts must tell this much more than texts of their length share by chance. */
const beyondChance = 0.5;
/** … and be at least this share of what the shorter one tells. */
const share = 0.1;
/** A text whose words are nearly all in the other needs to tell only so much: a name alone. */
const name = 4.9;
const nearlyAll = 0.95;
/** The beginning of a text says what it is about. */
const head = 140;

const tells: ReadonlyMap<string, number> = new Map(
  Object.entries(common).flatMap(([weight, pairs]) =>
    Array.from({ length: pairs.length / 2 }, (_, at) => [pairs.slice(at * 2, at * 2 + 2), Number(weight)]),
  ),
);

export function makeKnown<Home>(): Known<Home> {
  return { texts: [], byPair: new Map() };
}

export function remember<Home>(known: Known<Home>, { units, nature, words }: Clue, home: Home): void {
  const pairs = pairsOf(words);
  const index = known.texts.push({ home, nature, pairs, weight: weightOf(pairs) }) - 1;
  for (const pair of pairs) {
    const places = known.byPair.get(`${units}|${pair}`);
    if (places) places.push(index);
    else known.byPair.set(`${units}|${pair}`, [index]);
  }
}

/** The matter of the same units whose words leave little doubt, or undefined. */
export function recall<Home>(known: Known<Home>, { units, nature, words }: Clue): Home | undefined {
  const pairs = pairsOf(words);
  const weight = weightOf(pairs);
  let best: Home | undefined;
  let most = 0;
  for (const [index, common] of sharedBy(known, units, pairs)) {
    const text = known.texts[index];
    if (!text || !ofOneFamily(nature, text.nature)) continue;
    const proof = proofOf(common, pairs.size * text.pairs.size, Math.min(weight, text.weight));
    if (proof <= most) continue;
    most = proof;
    best = text.home;
  }
  return best;
}

/** True when two texts on their own leave little doubt that they are about one matter. */
export function sameMatter(a: string, b: string): boolean {
  const known = makeKnown<true>();
  const clue = { units: '', nature: 'other' as const };
  remember(known, { ...clue, words: a }, true);
  return recall(known, { ...clue, words: b }) ?? false;
}

/** The letters and digits of a text, folded: what evidence is made of. */
export function lettersOf(text: string): string {
  return fold(text).text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** How much each known text has in common with these pairs. */
function sharedBy<Home>(
  known: Known<Home>,
  units: string,
  pairs: ReadonlySet<string>,
): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const pair of pairs) {
    const weight = tells.get(pair) ?? rare;
    for (const index of known.byPair.get(`${units}|${pair}`) ?? []) {
      shared.set(index, (shared.get(index) ?? 0) + weight);
    }
  }
  return shared;
}

/** 0 = none. Chance grows with the number of pairs that could have met. */
function proofOf(common: number, meetings: number, smaller: number): number {
  const part = common / Math.max(smaller, 1);
  const enough = common >= beyondChance + Math.log(Math.max(1, meetings)) && part >= share;
  return enough || (part >= nearlyAll && common >= name) ? common * part : 0;
}

/**
 * Care, conduct and management are different words for one grievance; violence and privacy are their own. What says
 * neither (a name alone, a claim that it is untrue) may follow any of them, and praise none.
 */
const families: Readonly<Record<Nature, string>> = {
  safety: 'care',
  complaint: 'care',
  fault: 'care',
  violence: 'violence',
  privacy: 'privacy',
  praise: 'praise',
  rumour: 'any',
  other: 'any',
};

function ofOneFamily(a: Nature, b: Nature): boolean {
  const [one, other] = [families[a], families[b]];
  return one === other || ((one === 'any' || other === 'any') && one !== 'praise' && other !== 'praise');
}

function weightOf(pairs: ReadonlySet<string>): number {
  let weight = 0;
  for (const pair of pairs) weight += tells.get(pair) ?? rare;
  return weight;
}

function pairsOf(words: string): ReadonlySet<string> {
  const letters = lettersOf(words).slice(0, head);
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}
