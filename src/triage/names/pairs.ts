import { type Dictionary, dictionaryOf } from './dictionary.ts';

/** The words of a language with what they cost, found by their first two letters: most places are ruled out by one look. */
export interface WordBook {
  /** What is known of words that begin with these two letters; 0 = nothing. See `priceOf` and `longerOf`. */
  pair(first: number, second: number): number;
  /** The words of three letters and more. */
  readonly longer: Dictionary;
}

/** Prices are halves. */
const steps = 2;
const priceBits = 8;
const filterBits = 19;
const golden = 0x9e37_79b1;

/** Words of two letters and more; of equal words the first stands. */
export function wordBookOf(words: readonly (readonly [word: string, price: number])[]): WordBook {
  const longer = dictionaryOf(words.filter(([word]) => word.length > 2));
  const pairs = new Map<number, number>();
  for (const [word, price] of words) {
    const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
    const key = keyOf(first, second);
    const known = pairs.get(key) ?? Math.max(0, longer.step(longer.step(0, first), second)) << priceBits;
    const isPriced = word.length > 2 || priceOf(known) >= 0;
    pairs.set(key, isPriced ? known : known | (price * steps + 1));
  }
  return { pair: lookup(pairs), longer };
}

/** What the word of two letters costs, or -1 where there is none. */
export function priceOf(pair: number): number {
  return ((pair & ((1 << priceBits) - 1)) - 1) / steps;
}

/** Where in `longer` the words that go on are after two letters; 0 = nowhere. */
export function longerOf(pair: number): number {
  return pair >>> priceBits;
}

/** An open-addressed table behind a filter of a bit for each pair. */
function lookup(pairs: ReadonlyMap<number, number>): WordBook['pair'] {
  const bits = Math.ceil(Math.log2(pairs.size * 2 + 2));
  const last = 2 ** bits - 1;
  const slots = new Uint32Array(2 * (last + 1));
  const filter = new Uint32Array(2 ** (filterBits - 5));

  for (const [key, value] of pairs) {
    const hash = Math.imul(key, golden);
    const bit = hash >>> (32 - filterBits);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
    let slot = hash >>> (32 - bits);
    while (slots[2 * slot] !== 0) slot = (slot + 1) & last;
    slots[2 * slot] = key;
    slots[2 * slot + 1] = value;
  }
  return (first, second) => {
    const key = keyOf(first, second);
    const hash = Math.imul(key, golden);
    const bit = hash >>> (32 - filterBits);
    if ((((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return 0;
    for (let slot = hash >>> (32 - bits); ; slot = (slot + 1) & last) {
      const found = slots[2 * slot];
      if (found === key) return slots[2 * slot + 1] ?? 0;
      if (found === 0) return 0;
    }
  };
}

/** Never 0: no word begins with U+0000. */
function keyOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}
