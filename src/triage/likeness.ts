import type { Folded } from './fold.ts';
import type { Likeness } from './mention.ts';

/** What a text is compared by. `bands` and `signature` are empty for texts too short to be compared but word for word. */
export type Fingerprint = Pick<Likeness, 'exact' | 'bands' | 'signature'>;

const bins = 48;
const bandCount = 16;
const rows = bins / bandCount;
const shortest = 12;
const empty = 0xffff_ffff;

/**
 * MinHash by one permutation over runs of three letters: 16 bands of 3 rows to find likenesses by, 48 bytes to measure
 * them with (PERFORMANCE section 2). Punctuation and spaces do not count. All numbers are signed 64 bit, as int8 keeps them.
 */
export function fingerprint({ codes }: Folded): Fingerprint {
  const letters = lettersOf(codes);
  const exact = exactOf(letters.length > 0 ? letters : codes);
  if (letters.length < shortest) return { exact, bands: [], signature: new Uint8Array(0) };
  const minima = densified(minimaOf(letters));
  return { exact, bands: bandsOf(minima), signature: new Uint8Array(minima) };
}

/** Estimated share of common runs of three letters, 0…1 (Jaccard); two equal bytes by chance are taken off. */
export function similar(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== bins || b.length !== bins) return 0;
  let equal = 0;
  for (let bin = 0; bin < bins; bin++) if (a[bin] === b[bin]) equal++;
  return Math.max(0, (equal / bins - 1 / 256) / (1 - 1 / 256));
}

/** Latin letters, digits and whatever lies outside the punctuation blocks. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
}

function lettersOf(codes: Uint16Array): Uint16Array {
  const letters = new Uint16Array(codes.length);
  let length = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    if (isLetter(code)) letters[length++] = code;
  }
  return letters.subarray(0, length);
}

function minimaOf(letters: Uint16Array): Uint32Array {
  const minima = new Uint32Array(bins).fill(empty);
  for (let at = 0; at + 2 < letters.length; at++) {
    const run = mix(mix(letters[at] ?? 0, letters[at + 1] ?? 0), letters[at + 2] ?? 0);
    const hash = finish(run);
    const bin = ((hash >>> 16) * bins) >>> 16;
    const value = finish(run ^ 0x5bd1_e995);
    if (value < (minima[bin] ?? 0)) minima[bin] = value;
  }
  return minima;
}

/** An empty bin borrows from the next full one, marked by the distance, so that short texts compare fairly. */
function densified(minima: Uint32Array): Uint32Array {
  const full = new Uint32Array(bins);
  for (let bin = 0; bin < bins; bin++) full[bin] = lentTo(minima, bin);
  return full;
}

function lentTo(minima: Uint32Array, bin: number): number {
  const own = minima[bin] ?? empty;
  for (let step = 1; own === empty && step < bins; step++) {
    const lent = minima[(bin + step) % bins] ?? empty;
    if (lent !== empty) return finish(lent + Math.imul(step, 0x9e37_79b1));
  }
  return own;
}

function bandsOf(minima: Uint32Array): readonly bigint[] {
  const halves = new Uint32Array(bandCount * 2);
  for (let band = 0; band < bandCount; band++) {
    let low = band + 1;
    let high = ~band;
    for (let row = 0; row < rows; row++) {
      const value = minima[band * rows + row] ?? 0;
      low = mix(low, value);
      high = mix(high, finish(value));
    }
    halves[band * 2] = finish(low);
    halves[band * 2 + 1] = finish(high);
  }
  return Array.from(new BigInt64Array(halves.buffer));
}

function exactOf(codes: Uint16Array): bigint {
  let low = codes.length;
  let high = ~codes.length;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    low = mix(low, code);
    high = mix(high, code + 0x1_0000);
  }
  const halves = Uint32Array.of(finish(low), finish(high));
  return new BigInt64Array(halves.buffer)[0] ?? 0n;
}

/** One step of MurmurHash3. */
function mix(state: number, value: number): number {
  const scrambled = Math.imul(value, 0xcc9e_2d51);
  const turned = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b87_3593) ^ state;
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe654_6b64) | 0;
}

/** MurmurHash3's avalanche: every bit of the input moves every bit of the output. */
function finish(state: number): number {
  const first = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2_ae35);
  return (second ^ (second >>> 16)) >>> 0;
}
