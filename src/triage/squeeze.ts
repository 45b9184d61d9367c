import { imitatedSoundOf } from './imitations.ts';
import { soundOf } from './pinyin.ts';

/** A text without what people put between the letters of a name, each letter knowing where it stood. */
export interface Squeezed {
  /** The folded text. */
  codes: Uint16Array;
  /** How each letter is read: see `soundAt`, `otherAt`. */
  readonly readings: Int32Array;
  /** Where each stood and what stood before it: see `placeAt`, `gapAt`. */
  readonly places: Int32Array;
  /** How many letters there are. */
  length: number;
}

export const noGap = 0;
/** Spaces, dots, emoji within a word. */
const softGap = 1;
/** What ends a sentence or part of one: two words rather than one. It has the bit of the soft one. */
export const hardGap = 3;

/** Kinds of characters; the first two are gaps. */
const [soft, hard, han, latin, digit] = [0, 1, 2, 3, 4];

const kinds = new Uint8Array(0x10000);
kinds.fill(han, 0x3400, 0xa000);
kinds.fill(latin, 0x61, 0x7b);
kinds.fill(digit, 0x30, 0x3a);
for (const sign of ',;:!?()<>[]{}"“”‘’。、《》〈〉【】「」『』〔〕…—') kinds[sign.charCodeAt(0)] = hard;
// Parts of characters: 氵甫 is written for 浦, 阝完 for 院.
for (const part of '亻讠阝氵扌纟钅艹忄饣犭衤礻辶丬刂灬攵疒宀冖匚囗彳') kinds[part.charCodeAt(0)] = soft;

/** Which gap a code unit makes; `noGap` for letters. */
const gapOf = kinds.map((kind) => (kind === hard ? hardGap : kind === soft ? softGap : noGap));

/** Both ways to read a letter in one number, as both are asked of each. */
const readingOf = Int32Array.from({ length: 0x10000 }, (_, unit) => {
  const other = isLatin(unit) ? unit : imitatedSoundOf(unit);
  return (other << 16) | soundOf(unit);
});

export function isHan(unit: number): boolean {
  return kinds[unit] === han;
}

export function isLatin(unit: number): boolean {
  return kinds[unit] === latin;
}

/** One sheet for all texts: it is read before the next text is squeezed. */
let sheet = sheetOf(1024);

/**
 * Good until the next call: the text's letters, sounds and gaps. Takes time in proportion to the text. Nothing is called or
 * decided in this loop, as every text goes through it: what is no letter is written over by the next.
 */
export function squeeze(codes: Uint16Array): Squeezed {
  if (sheet.readings.length < codes.length) sheet = sheetOf(codes.length);
  const { readings, places } = sheet;
  const [gapsOf, readingsOf] = [gapOf, readingOf];
  let length = 0;
  let gap = noGap;
  for (let at = 0; at < codes.length; at++) {
    const unit = codes[at] ?? 0;
    const own = gapsOf[unit] ?? 0;
    readings[length] = readingsOf[unit] ?? 0;
    places[length] = (at << 2) | gap;
    length += ~own & 1;
    gap = (gap | own) & -(own & 1);
  }
  sheet.codes = codes;
  sheet.length = length;
  return sheet;
}

/** A letter as it is written: Han, a … z, 0 … 9; 0 beyond the end. */
export function unitAt({ codes, places, length }: Squeezed, letter: number): number {
  return letter < length ? (codes[(places[letter] ?? 0) >> 2] ?? 0) : 0;
}

/** How a letter is read. */
export function soundAt({ readings }: Squeezed, letter: number): number {
  return (readings[letter] ?? 0) & 0xffff;
}

/** How what it looks like is read; 0 = it looks like itself. Not 0 for Latin letters, which may be pinyin. */
export function otherAt({ readings }: Squeezed, letter: number): number {
  return (readings[letter] ?? 0) >>> 16;
}

/** Where a letter stood in the folded text. */
export function placeAt({ places }: Squeezed, letter: number): number {
  return (places[letter] ?? 0) >> 2;
}

/** What stood before a letter: `noGap`, `hardGap` or a softer one. */
export function gapAt({ places }: Squeezed, letter: number): number {
  return (places[letter] ?? 0) & 3;
}

function sheetOf(length: number): Squeezed {
  return {
    codes: new Uint16Array(0),
    readings: new Int32Array(length),
    places: new Int32Array(length),
    length: 0,
  };
}
