import { common, commonWords, rare } from './lexicon/common.ts';

/** Keys of words in Latin letters begin here; below are pairs. */
const word = 2 ** 33;

const pairTells = pairTable(
  Object.entries(common).flatMap(([weight, pairs]) =>
    Array.from(
      { length: pairs.length >> 1 },
      (_each, at) => [pairAt(pairs, 2 * at), Number(weight)] as const,
    ),
  ),
);
const tells = new Map<number, number>();
for (const [weight, words] of Object.entries(commonWords)) {
  for (const each of words.split(' ')) tells.set(wordKey(each), Number(weight));
}

/** What a word in Latin letters tells, by its key. */
export function weightOf(key: number): number {
  return tells.get(key) ?? rare;
}

/** What two letters tell. */
export function weightOfPair(key: number): number {
  const last = pairTells.keys.length - 1;
  for (let at = Math.imul(key, 0x9e37_79b1) & last; ; at = (at + 1) & last) {
    if (pairTells.keys[at] === key) return pairTells.weights[at] ?? rare;
    if (pairTells.keys[at] === 0) return rare;
  }
}

/** Pairs with their weights, a third full at most; no pair of letters is 0. */
function pairTable(entries: readonly (readonly [key: number, weight: number])[]) {
  const size = 2 ** Math.ceil(Math.log2(entries.length * 3));
  const keys = new Int32Array(size);
  const weights = new Float64Array(size);
  for (const [key, weight] of entries) {
    let at = Math.imul(key, 0x9e37_79b1) & (size - 1);
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (size - 1);
    keys[at] = key;
    weights[at] = weight;
  }
  return { keys, weights };
}

export function wordKey(letters: string): number {
  return word + hash(letters);
}

/** The key of the two letters that stand there. */
export function pairAt(letters: string, at: number): number {
  return pairOf(letters.charCodeAt(at), letters.charCodeAt(at + 1));
}

export function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** FNV-1a over code units. */
export function hash(letters: string): number {
  let state = 0x811c_9dc5;
  for (let at = 0; at < letters.length; at++) state = Math.imul(state ^ letters.charCodeAt(at), 0x0100_0193);
  return state >>> 0;
}
