import type { Nature } from '../incident/incident.ts';
import { fold } from './fold.ts';

/** What one text brings as evidence of which matter it belongs to. */
export interface Clue {
  /** The set of units, as one key: matters of other sets are never looked at. */
  readonly units: string;
  readonly nature: Nature;
  readonly words: string;
}

/** Words of matters, found again by their pairs of letters. */
export interface Known<Home> {
  readonly texts: { readonly home: Home; readonly nature: Nature; readonly pairs: ReadonlySet<string> }[];
  readonly byPair: Map<string, number[]>;
}

/** Texts with a smaller share of common pairs may be about anything. */
const enough = 0.5;
const fewest = 4;

export function makeKnown<Home>(): Known<Home> {
  return { texts: [], byPair: new Map() };
}

export function remember<Home>(known: Known<Home>, { units, nature, words }: Clue, home: Home): void {
  const pairs = pairsOf(words);
  const index = known.texts.push({ home, nature, pairs }) - 1;
  for (const pair of pairs) {
    const places = known.byPair.get(`${units}|${pair}`);
    if (places) places.push(index);
    else known.byPair.set(`${units}|${pair}`, [index]);
  }
}

/** The matter whose words leave little doubt, or undefined. */
export function recall<Home>(known: Known<Home>, { units, words }: Clue): Home | undefined {
  const pairs = pairsOf(words);
  const common = new Map<number, number>();
  for (const pair of pairs) {
    for (const index of known.byPair.get(`${units}|${pair}`) ?? []) {
      common.set(index, (common.get(index) ?? 0) + 1);
    }
  }
  let best: Home | undefined;
  let most = enough;
  for (const [index, count] of common) {
    const text = known.texts[index];
    const smaller = Math.min(pairs.size, text?.pairs.size ?? 0);
    if (!text || smaller < fewest || count / smaller < most) continue;
    most = count / smaller;
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

function pairsOf(words: string): ReadonlySet<string> {
  const letters = fold(words)
    .text.replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 200);
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}
