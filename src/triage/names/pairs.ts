/** The words of a language with what they cost, read letter by letter; most places are ruled out by one look. */
export interface WordBook {
  /** What is known of words that begin with these two letters; 0 = nothing. See `priceOf` and `placeOf`. */
  readonly pair: Step;
  /** The same after one more letter, from where `placeOf` says. */
  readonly longer: Step;
}
type Step = (from: number, code: number) => number;

/** Prices are halves. */
const steps = 2;
const priceBits = 8;
const golden = 0x9e37_79b1;

/** Words of two letters and more; of equal words the first stands. */
export function wordBookOf(words: readonly (readonly [word: string, price: number])[]): WordBook {
  const [pairs, longer] = [new Map<number, number>(), new Map<number, number>()];
  let places = 0;
  for (const [word, price] of words) {
    const last = word.length - 1;
    for (let at = 1, place = word.charCodeAt(0); at <= last; at++) {
      const table = at === 1 ? pairs : longer;
      const key = keyOf(place, word.charCodeAt(at));
      const known = table.get(key) ?? 0;
      const told = at === last ? withPrice(known, price) : withPlace(known, places + 1);
      places = Math.max(places, placeOf(told));
      table.set(key, told);
      place = placeOf(told);
    }
  }
  if (places > 0xffff) throw new RangeError('too many long words');
  return { pair: lookup(pairs), longer: lookup(longer) };
}

function withPrice(known: number, price: number): number {
  return priceOf(known) >= 0 ? known : known + price * steps + 1;
}

function withPlace(known: number, place: number): number {
  return placeOf(known) === 0 ? known + (place << priceBits) : known;
}

/** What the word that ends here costs, or less than 0 where none does. */
export function priceOf(known: number): number {
  return ((known & ((1 << priceBits) - 1)) - 1) / steps;
}

/** Where the words that go on are; 0 = there are none. */
export function placeOf(known: number): number {
  return known >>> priceBits;
}

/** An open-addressed table behind a filter of some bits for each entry. */
function lookup(known: ReadonlyMap<number, number>): Step {
  const bits = Math.ceil(Math.log2(known.size * 1.5 + 2));
  const filterBits = bits + 2;
  const last = 2 ** bits - 1;
  const slots = new Uint32Array(2 * (last + 1));
  const filter = new Uint32Array(Math.max(1, 2 ** (filterBits - 5)));

  for (const [key, value] of known) {
    const hash = Math.imul(key, golden);
    const bit = hash >>> (32 - filterBits);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
    let slot = hash >>> (32 - bits);
    while (slots[2 * slot] !== 0) slot = (slot + 1) & last;
    slots[2 * slot] = key;
    slots[2 * slot + 1] = value;
  }
  return (from, code) => {
    const key = keyOf(from, code);
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

/** Never 0: no word has U+0000. */
function keyOf(from: number, code: number): number {
  return ((from << 16) | code) >>> 0;
}
