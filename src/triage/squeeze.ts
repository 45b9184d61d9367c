import { imitatedSoundOf } from './imitations.ts';
import { soundOf } from './pinyin.ts';
import { golden, type Trie } from './trie.ts';

/** The pairs of sounds with which something begins, hashed: one bit each. */
type Beginnings = Pick<Trie, 'filter' | 'shift'>;

/** A text without what people put between the letters of a name, each letter knowing where it stood. */
export interface Squeezed {
  /** The folded text. */
  codes: Uint16Array;
  /** How each letter is read: see `soundAt`, `otherAt`. A 0 comes after the last. */
  readonly readings: Int32Array;
  /** Where each stood and what stood before it: see `placeAt`, `gapAt`. */
  readonly places: Int32Array;
  /** How many letters there are. */
  length: number;
  /** The letters with which a disguise may begin, by index; the first may be -1, which is none. */
  readonly entrances: Int32Array;
  /** How many of them there are. */
  count: number;
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

/** Both ways to read a letter in one number, as both are asked of each; 0 for what is no letter. */
const readingOf = Int32Array.from({ length: 0x10000 }, (_, unit) => {
  if (gapOf[unit] !== noGap) return 0;
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

/** Where nothing is looked for. */
const nowhere: Beginnings = { filter: new Int32Array(1), shift: 31 };

/**
 * Good until the next call: the text's letters, sounds and gaps. Takes time in proportion to the text. On its way it writes
 * down the entrances: where a pair of sounds is one that something begins with, or one of them may be read in more than
 * one way. Nothing is called in this loop and little decided, as every text goes through it.
 */
export function squeeze(codes: Uint16Array, { filter, shift }: Beginnings = nowhere): Squeezed {
  if (sheet.readings.length <= codes.length) sheet = sheetOf(codes.length + 1);
  const { readings, places, entrances } = sheet;
  const readingsOf = readingOf;
  let length = 0;
  let count = 0;
  let gap = noGap;
  let first = 0;
  for (let at = 0; at < codes.length; at++) {
    const second = readingsOf[codes[at] ?? 0] ?? 0;
    if (second === 0) {
      gap |= gapOf[codes[at] ?? 0] ?? 0;
      continue;
    }
    readings[length] = second;
    places[length] = (at << 2) | gap;
    entrances[count] = length - 1;
    const bit = Math.imul((first << 16) | (second & 0xffff), golden) >>> shift;
    const odd = (first | second) >>> 16;
    count += (((filter[bit >>> 5] ?? 0) >>> bit) & 1) | (-odd >>> 31);
    first = second;
    gap = noGap;
    length++;
  }
  readings[length] = 0;
  places[length] = 0;
  sheet.codes = codes;
  sheet.length = length;
  sheet.count = count;
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
    entrances: new Int32Array(length),
    count: 0,
  };
}
