import type { Folded } from './fold.ts';
import type { Likeness } from './mention.ts';

/** What a text is compared by. `bands` and `signature` are empty where it is compared but word for word, as short texts are. */
export type Fingerprint = Pick<Likeness, 'exact' | 'bands' | 'signature'>;

const bins = 48;
const bandCount = 16;
const rows = bins / bandCount;
/** Fewer letters are compared word for word, or not at all. */
export const shortest = 12;
const empty = -1;
const noBands: readonly bigint[] = [];
const noSignature = new Uint8Array(0);

/**
 * MinHash by one permutation over runs of three letters: 16 bands of 3 rows to find likenesses by, 48 bytes to measure
 * them with (PERFORMANCE section 2). Punctuation and spaces do not count. All numbers are signed 64 bit, as int8 keeps them.
 * `exactly`: no bands, no signature, in a third of the time.
 */
export function fingerprint(folded: Folded, how: 'nearly' | 'exactly' = 'nearly'): Fingerprint {
  const letters = lettersOf(folded);
  const exact = exactOf(letters > 0 ? sheet : folded.codes, letters || folded.codes.length);
  if (letters < shortest || how === 'exactly') return { exact, bands: noBands, signature: noSignature };
  findMinima(letters);
  densify();
  return { exact, bands: bandsOf(), signature: new Uint8Array(dense) };
}

/** Estimated share of common runs of three letters, 0…1 (Jaccard); two equal bytes by chance are taken off. */
export function similar(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== bins || b.length !== bins) return 0;
  let equal = 0;
  for (let bin = 0; bin < bins; bin++) if (a[bin] === b[bin]) equal++;
  return Math.max(0, (equal / bins - 1 / 256) / (1 - 1 / 256));
}

/** One sheet for all texts: what is written here is read before the next text is. */
let sheet = new Uint16Array(1024);
const least = new Int32Array(bins);
const dense = new Int32Array(bins);
const halves = new Uint32Array(2);
const whole = new BigInt64Array(halves.buffer);

/** Writes the letters of a text to the sheet; how many they are. */
function lettersOf({ codes }: Folded): number {
  if (sheet.length < codes.length) sheet = new Uint16Array(codes.length);
  const letters = sheet;
  const counts = isLetter;
  let length = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    letters[length] = code;
    length += counts[code] ?? 0;
  }
  return length;
}

/** 1 for Latin letters, digits and whatever lies outside the punctuation blocks. */
const isLetter = new Uint8Array(0x1_0000)
  .fill(1, 0x30, 0x3a)
  .fill(1, 0x61, 0x7b)
  .fill(1, 0xc0, 0x2000)
  .fill(1, 0x2c00, 0x3000)
  .fill(1, 0x3040);

/**
 * The smallest hash of all runs that fall into each bin, which is told by its upper bits. Which is less is worked out, unsigned,
 * and not asked: nobody could guess the answer, and a processor that guesses wrong loses more than all else here takes.
 */
function findMinima(length: number): void {
  least.fill(empty);
  const letters = sheet;
  const smallest = least;
  let first = letters[0] ?? 0;
  let second = letters[1] ?? 0;
  for (let at = 2; at < length; at++) {
    const third = letters[at] ?? 0;
    const run = Math.imul((first << 16) | second, 0x9e37_79b1) + Math.imul(third, 0x85eb_ca6b);
    const mixed = Math.imul(run ^ (run >>> 15), 0x7feb_352d);
    const value = Math.imul(mixed ^ (mixed >>> 13), 0x846c_a68b);
    const bin = Math.imul(value >>> 16, bins) >>> 16;
    const before = smallest[bin] ?? 0;
    const isLess = ((~value & before) | ((~value | before) & (value - before))) >> 31;
    smallest[bin] = before ^ ((before ^ value) & isLess);
    first = second;
    second = third;
  }
}

/** An empty bin borrows from the next full one, marked by the distance, so that short texts compare fairly. */
function densify(): void {
  let full = 0;
  while (least[full] === empty) full++;
  // The last ones borrow from the first.
  let lent = least[full] ?? empty;
  let distance = full;
  for (let bin = bins - 1; bin >= 0; bin--) {
    const own = least[bin] ?? empty;
    distance = own === empty ? distance + 1 : 0;
    if (distance === 0) lent = own;
    dense[bin] = distance === 0 ? own : finish(lent + Math.imul(distance, 0x9e37_79b1));
  }
}

function bandsOf(): readonly bigint[] {
  const bands: bigint[] = [];
  for (let band = 0; band < bandCount; band++) {
    let low = band + 1;
    let high = ~band;
    for (let row = band * rows; row < (band + 1) * rows; row++) {
      const value = dense[row] ?? 0;
      low = mix(low, value);
      high = mix(high, finish(value));
    }
    bands.push(joined(finish(low), finish(high)));
  }
  return bands;
}

/** `mix` of each letter twice over, written out: it is asked of every text, and a third of the time this way. */
function exactOf(codes: Uint16Array, length: number): bigint {
  let low = length | 0;
  let high = ~length;
  for (let at = 0; at < length; at++) {
    const product = Math.imul(codes[at] ?? 0, 0xcc9e_2d51);
    const other = (product + 0x2d51_0000) | 0;
    low ^= Math.imul((product << 15) | (product >>> 17), 0x1b87_3593);
    high ^= Math.imul((other << 15) | (other >>> 17), 0x1b87_3593);
    low = (low << 13) | (low >>> 19);
    high = (high << 13) | (high >>> 19);
    low = (low + (low << 2) + 0xe654_6b64) | 0;
    high = (high + (high << 2) + 0xe654_6b64) | 0;
  }
  return joined(finish(low), finish(high));
}

/** Two halves as one signed number. */
function joined(low: number, high: number): bigint {
  halves[0] = low;
  halves[1] = high;
  return whole[0] ?? 0n;
}

/** One step of MurmurHash3. */
function mix(state: number, value: number): number {
  return turned(scrambled(value) ^ state);
}

/** The half of the step that is the value's own. */
function scrambled(value: number): number {
  const product = Math.imul(value, 0xcc9e_2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b87_3593);
}

/** The half that both have. */
function turned(state: number): number {
  return (Math.imul((state << 13) | (state >>> 19), 5) + 0xe654_6b64) | 0;
}

/** MurmurHash3's avalanche: every bit of the input moves every bit of the output. */
function finish(state: number): number {
  const first = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2_ae35);
  return (second ^ (second >>> 16)) >>> 0;
}
