import { imitatedSoundOf } from './imitations.ts';
import { soundOf } from './pinyin.ts';

/** A text without what people put between the letters of a name, each letter knowing where it stood. */
export interface Squeezed {
  /** The letters as they are written: Han, a … z, 0 … 9. */
  readonly units: Uint16Array;
  /** How each is read. */
  readonly sounds: Uint16Array;
  /** How what it looks like is read; 0 = it looks like itself. */
  readonly others: Uint16Array;
  /** Where each stood in the folded text. */
  readonly at: Uint32Array;
  /** What stood before each: see `noGap`, `softGap`, `hardGap`. */
  readonly gaps: Uint8Array;
  length: number;
}

export const noGap = 0;
/** Spaces, dots, emoji: what is put between the letters of a word. */
const softGap = 1;
/** What ends a sentence or part of one: two words rather than one. */
export const hardGap = 2;

const [soft, hard, han, latin, digit] = [0, 1, 2, 3, 4];

const kinds = new Uint8Array(0x10000);
kinds.fill(han, 0x3400, 0xa000);
kinds.fill(latin, 0x61, 0x7b);
kinds.fill(digit, 0x30, 0x3a);
for (const sign of ',;:!?()<>[]{}"“”‘’。、《》〈〉【】「」『』〔〕…—') kinds[sign.charCodeAt(0)] = hard;
// Parts of characters: 氵甫 is written for 浦, 阝完 for 院.
for (const part of '亻讠阝氵扌纟钅艹忄饣犭衤礻辶丬刂灬攵疒宀冖匚囗彳') kinds[part.charCodeAt(0)] = soft;

export function isHan(unit: number): boolean {
  return kinds[unit] === han;
}

export function isLatin(unit: number): boolean {
  return kinds[unit] === latin;
}

/** One sheet for all texts: it is read before the next text is squeezed. */
let sheet = sheetOf(1024);

/** Good until the next call: the text's letters, sounds and gaps. Takes time in proportion to the text. */
export function squeeze(codes: Uint16Array): Squeezed {
  if (sheet.units.length < codes.length) sheet = sheetOf(codes.length);
  const { units, sounds, others, at, gaps } = sheet;
  let length = 0;
  let gap = noGap;
  for (let index = 0; index < codes.length; index++) {
    const unit = codes[index] ?? 0;
    const kind = kinds[unit] ?? soft;
    if (kind <= hard) {
      gap = Math.max(gap, kind === hard ? hardGap : softGap);
      continue;
    }
    units[length] = unit;
    sounds[length] = soundOf(unit);
    others[length] = imitatedSoundOf(unit);
    at[length] = index;
    gaps[length] = gap;
    gap = noGap;
    length++;
  }
  sheet.length = length;
  return sheet;
}

function sheetOf(length: number): Squeezed {
  return {
    units: new Uint16Array(length),
    sounds: new Uint16Array(length),
    others: new Uint16Array(length),
    at: new Uint32Array(length),
    gaps: new Uint8Array(length),
    length: 0,
  };
}
