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

/** The pairs of letters of one text, each as one number, and what they tell together. */
interface Told<Home> {
  readonly home: Home;
  readonly nature: Nature;
  readonly pairs: ReadonlySet<number>;
  readonly weight: number;
}

interface Texts<Home> {
  readonly all: Told<Home>[];
  /** Only pairs that tell something lead back to their texts: everything has the others. */
  readonly byPair: Map<number, number[]>;
}

/** Words of matters by their set of units, found again by their pairs of letters. */
export type Known<Home> = Map<string, Texts<Home>>;

/** How much two texts must have in common to be about one matter. */
interface Bar {
  /** More than texts of their length share by chance by this much. */
  readonly beyondChance: number;
  /** At least this share of what the shorter one tells. */
  readonly part: number;
}

/** Headlines that name none of ours: of 1,022 pairs of the nearest, 43 of 511 false ones pass. */
const headline: Bar = { beyondChance: 0.5, part: 0.1 };
/** Posts in prose and whatever is about one branch: of random pairs of complaints less than 3 in 1,000 pass. */
const prose: Bar = { beyondChance: 6, part: 0.2 };
/** So many pairs of letters could meet in two headlines at most. */
const headlines = 900;
/** A headline whose words are nearly all in the other needs to tell only so much: a name alone. */
const name = 4.9;
const nearlyAll = 0.95;
/** A pair that tells less is no reason to look at a text. */
const telling = 3;
/** A pair in more texts than this leads to the first of them only: keeps the cost flat however much is open. */
const crowd = 16;
/** The beginning of a text says what it is about. */
const head = 140;

const tells: ReadonlyMap<number, number> = new Map(
  Object.entries(common).flatMap(([weight, pairs]) =>
    Array.from({ length: pairs.length / 2 }, (_, at) => [pairAt(pairs, at * 2), Number(weight)] as const),
  ),
);

export function makeKnown<Home>(): Known<Home> {
  return new Map();
}

export function remember<Home>(known: Known<Home>, { units, nature, words }: Clue, home: Home): void {
  const texts = known.get(units) ?? { all: [], byPair: new Map<number, number[]>() };
  known.set(units, texts);
  const pairs = pairsOf(words);
  const index = texts.all.push({ home, nature, pairs, weight: weightOf(pairs) }) - 1;
  for (const pair of pairs) {
    if (tellingOf(pair) < telling) continue;
    const places = texts.byPair.get(pair);
    if (!places) texts.byPair.set(pair, [index]);
    else if (places.length < crowd) places.push(index);
  }
}

/** The matter of the same units whose words leave little doubt, or undefined. */
export function recall<Home>(known: Known<Home>, { units, nature, words }: Clue): Home | undefined {
  const texts = known.get(units);
  if (!texts) return undefined;
  const pairs = pairsOf(words);
  const weight = weightOf(pairs);
  let best: Home | undefined;
  let most = 0;
  for (const index of candidates(texts, pairs, units === '' ? headline : prose)) {
    const text = texts.all[index];
    if (!text || !ofOneFamily(nature, text.nature)) continue;
    const meetings = pairs.size * text.pairs.size;
    const bar = units === '' && meetings <= headlines ? headline : prose;
    const proof = proofOf(inBoth(pairs, text.pairs), meetings, Math.min(weight, text.weight), bar);
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

/** Texts that share telling pairs worth at least half of what the bar asks of the shortest. */
function candidates<Home>(
  { all, byPair }: Texts<Home>,
  pairs: ReadonlySet<number>,
  { beyondChance }: Bar,
): readonly number[] {
  const told = new Float64Array(all.length);
  for (const pair of pairs) {
    const places = byPair.get(pair);
    if (places) add(told, places, tellingOf(pair));
  }
  const bar = pairs.size ** 2 > headlines ? prose.beyondChance : beyondChance;
  const least = Math.max(name, bar + Math.log(Math.max(1, pairs.size))) / 2;
  const found: number[] = [];
  for (let index = 0; index < told.length; index++) if ((told[index] ?? 0) >= least) found.push(index);
  return found;
}

function add(told: Float64Array, places: readonly number[], weight: number): void {
  for (const index of places) told[index] = (told[index] ?? 0) + weight;
}

/** What the pairs that both have tell. */
function inBoth(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let told = 0;
  for (const pair of some) if (others.has(pair)) told += tellingOf(pair);
  return told;
}

/** 0 = none. Chance grows with the number of pairs that could have met. */
function proofOf(common: number, meetings: number, smaller: number, { beyondChance, part }: Bar): number {
  const has = common / Math.max(smaller, 1);
  const enough = common >= beyondChance + Math.log(Math.max(1, meetings)) && has >= part;
  const nameAlone = part === headline.part && has >= nearlyAll && common >= name;
  return enough || nameAlone ? common * has : 0;
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

function weightOf(pairs: ReadonlySet<number>): number {
  let weight = 0;
  for (const pair of pairs) weight += tellingOf(pair);
  return weight;
}

function tellingOf(pair: number): number {
  return tells.get(pair) ?? rare;
}

function pairsOf(words: string): ReadonlySet<number> {
  const letters = lettersOf(words).slice(0, head);
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(pairAt(letters, at));
  return pairs;
}

function pairAt(letters: string, at: number): number {
  return letters.charCodeAt(at) * 0x1_0000 + letters.charCodeAt(at + 1);
}
