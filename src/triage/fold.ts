import { dropped, expands, expansionOf, foldCharacters, foldedUnit, numeral } from './foldTable.ts';
import { inDigits, shortestNumber } from './numerals.ts';

/** Words as the matcher compares them, each knowing where it stood in the original. */
export interface Folded {
  readonly text: string;
  /** The UTF-16 code units of `text`. */
  readonly codes: Uint16Array;
  /** Index in the original of folded index `index`; of its end for `text.length` and beyond. */
  at(index: number): number;
  /** The half-open range of the original that the folded range `start`…`end` was made from. */
  span(start: number, end: number): readonly [from: number, to: number];
}

const space = 0x20;
/** Room for the characters that become several, `…` above all. */
const spare = 64;
/** Small texts share a piece of memory: to ask for one each takes longer than to fold them. */
const slabSize = 1 << 15;
let slab = new Uint16Array(0);
let used = 0;

/** Where folded code units are written as they come. */
interface Sheet {
  readonly codes: Uint16Array;
  readonly from: Uint32Array;
  length: number;
}

/**
 * Makes spellings that a reader takes for the same compare equal: compatibility forms, case, traditional → simplified,
 * letters of other scripts that look like ours, invisible characters, full-width digits, Chinese digits in a row, runs of
 * white space. Folding a folded text changes nothing.
 */
export function fold(text: string): Folded {
  const start: Start = { codes: roomFor(text.length), length: 0, changed: false, numerals: 0 };
  foldInPlace(text, start);
  if (start.length < text.length) return foldOn(text, start);
  const whole = trimmed(start.codes, text.length);
  if (whole.buffer === slab.buffer) used += whole.length;
  const numbers = start.numerals >= shortestNumber && inDigits(whole);
  const changed = start.changed || numbers || whole.length < text.length;
  return made(text, changed ? spelt(whole) : text, whole);
}

/** The beginning of a text, all of it mostly, whose code units stay where they stand. */
interface Start {
  readonly codes: Uint16Array;
  length: number;
  changed: boolean;
  numerals: number;
}

function foldInPlace(text: string, start: Start): void {
  const { codes } = start;
  const { length } = text;
  let before = space;
  let different = 0;
  let index = 0;
  for (; index < length; index++) {
    const unit = text.charCodeAt(index);
    let folded = foldedUnit(unit);
    if (folded <= space) {
      folded = inPlace(text, index, folded, start);
      if (folded <= expands || (folded === space && before === space)) break;
    }
    different |= folded ^ unit;
    codes[index] = folded;
    before = folded;
  }
  start.length = index;
  start.changed = different !== 0;
}

/** What a code unit that is not simply another one is in its place; `dropped` or `expands` where it does not fit there. */
function inPlace(text: string, index: number, folded: number, start: Start): number {
  const unit = text.charCodeAt(index);
  if (folded === numeral) start.numerals += 1;
  if (folded === numeral) return unit;
  return folded === dropped && isSurrogate(unit) ? halfOfEmoji(text, index, unit) : folded;
}

/** A place to write `length` code units that nobody else will write to. */
function roomFor(length: number): Uint16Array {
  if (length > slabSize / 8) return new Uint16Array(length);
  if (used + length > slab.length) {
    slab = new Uint16Array(slabSize);
    used = 0;
  }
  return slab.subarray(used, used + length);
}

/** Goes on from where folded and original part. */
function foldOn(text: string, { codes, length }: Start): Folded {
  const room = text.length + spare;
  const sheet: Sheet = { codes: new Uint16Array(room), from: new Uint32Array(room), length };
  sheet.codes.set(codes.subarray(0, length));
  for (let index = 0; index < length; index++) sheet.from[index] = index - (isLow(codes[index] ?? 0) ? 1 : 0);
  for (let index = length; index < text.length; index++) {
    if (!putNext(sheet, text, index)) return foldAtLength(text);
  }
  return parted(text, trimmed(sheet.codes, sheet.length), sheet.from);
}

/** False where the character is a rare one or the room is used up. */
function putNext(sheet: Sheet, text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  const folded = isSurrogate(unit) ? halfOfEmoji(text, index, unit) : foldedUnit(unit);
  if (folded === expands) return spread(sheet, text, index);
  put(sheet, folded === numeral ? unit : folded, isLow(folded) ? index - 1 : index);
  return true;
}

/** Leaves out what says nothing, and white space after white space or at the beginning. */
function put(sheet: Sheet, folded: number, index: number): void {
  const { codes, from, length } = sheet;
  if (folded === dropped || (folded === space && (length === 0 || codes[length - 1] === space))) return;
  codes[length] = folded;
  from[length] = index;
  sheet.length = length + 1;
}

/** One character that becomes several; false where it is a rare one or the room is used up. */
function spread(sheet: Sheet, text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  const words = isSurrogate(unit) ? '' : expansionOf(unit);
  const needed = sheet.length + words.length + text.length - index;
  if (words === '' || needed > sheet.codes.length) return false;
  for (let at = 0; at < words.length; at++) put(sheet, words.charCodeAt(at), index);
  return true;
}

function trimmed(codes: Uint16Array, length: number): Uint16Array {
  return codes.subarray(0, codes[length - 1] === space ? length - 1 : length);
}

/** Either half of a pictograph, which folds to itself and is too common in posts to leave the fast way for. */
function halfOfEmoji(text: string, index: number, unit: number): number {
  const first = isLow(unit) ? index - 1 : index;
  return isPictograph(text.charCodeAt(first), text.charCodeAt(first + 1)) ? unit : expands;
}

/** The way for texts with rare Han or so many such characters that the output outgrows the input. */
function foldAtLength(text: string): Folded {
  const codes: number[] = [];
  const from: number[] = [];
  let index = 0;
  for (const character of text) {
    for (const unit of unitsOf(character)) {
      if (unit === space && endsBlank(codes.at(-1))) continue;
      codes.push(unit);
      from.push(index);
    }
    index += character.length;
  }
  return parted(text, trimmed(Uint16Array.from(codes), codes.length), Uint32Array.from(from));
}

/** The beginning of a text counts as blank: it is trimmed. */
function endsBlank(last: number | undefined): boolean {
  return last === undefined || last === space;
}

/** The pair is one of U+1F300 … U+1FAFF. */
function isPictograph(high: number, low: number): boolean {
  if (!isLow(low)) return false;
  return (high === 0xd83c && low >= 0xdf00) || high === 0xd83d || (high === 0xd83e && low <= 0xdeff);
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function unitsOf(character: string): readonly number[] {
  const unit = character.charCodeAt(0);
  const folded = foldedUnit(unit);
  if (character.length === 1 && folded === numeral) return [unit];
  if (character.length === 1 && folded !== expands) return folded === dropped ? [] : [folded];
  const words = character.length === 1 ? expansionOf(unit) : foldPair(character, unit);
  return Array.from({ length: words.length }, (_, position) => words.charCodeAt(position));
}

function foldPair(character: string, high: number): string {
  return isPictograph(high, character.charCodeAt(1)) ? character : foldCharacters(character);
}

/** Where folded and original parted: `from` says where each code unit stood. */
function parted(original: string, codes: Uint16Array, from: Uint32Array): Folded {
  inDigits(codes);
  return made(original, isSame(original, codes) ? original : spelt(codes), codes, from);
}

/** Without `from` each code unit stands where it stood. */
function made(original: string, text: string, codes: Uint16Array, from?: Uint32Array): Folded {
  const at = (index: number) => {
    if (index >= codes.length) return original.length;
    return from ? (from[index] ?? 0) : index - (isLow(codes[index] ?? 0) ? 1 : 0);
  };
  return {
    text,
    codes,
    at,
    span: (start, end) => {
      if (start >= end) return [at(start), at(start)];
      const last = at(end - 1);
      return [at(start), last + ((original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)];
    },
  };
}

function spelt(codes: Uint16Array): string {
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le');
}

function isSame(original: string, codes: Uint16Array): boolean {
  if (codes.length !== original.length) return false;
  for (let at = 0; at < codes.length; at++) if (codes[at] !== original.charCodeAt(at)) return false;
  return true;
}
