import { foldApart } from './foldApart.ts';
import {
  dropped,
  expands,
  foldedUnit,
  halfOfEmoji,
  isLow,
  isSurrogate,
  numeral,
  space,
  table,
} from './foldTable.ts';
import { inDigits, shortestNumber } from './numerals.ts';
import { keep, type Room, roomFor, startOf } from './slab.ts';

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

/**
 * Makes spellings that a reader takes for the same compare equal: compatibility forms, case, traditional → simplified,
 * letters of other scripts that look like ours, invisible characters, full-width digits, Chinese digits in a row, runs of
 * white space. Folding a folded text changes nothing.
 */
export function fold(text: string): Folded {
  const room = roomFor(text.length);
  const start = startOf(room);
  const end = start + text.length;
  room.bytes.write(text, start * 2, 'utf16le');
  const same = foldInPlace(room.units, start, end);
  if (same < end) return apart(text, room, same - start);
  const last = end > start && room.units[end - 1] === space ? end - 1 : end;
  keep(room, last);
  const codes = room.units.subarray(start, last);
  const numbers = seen.numeralPairs >= shortestNumber - 1 && inDigits(codes);
  const changed = seen.changed || numbers || last < end;
  return new Words(text, room, codes, changed ? undefined : text);
}

/** What `foldInPlace` met on its way; `numeralPairs` = digits in Chinese right after another. */
const seen = { changed: false, numeralPairs: 0 };

/** Folds the beginning of a text, all of it mostly, whose code units stay where they stand; where that ends. */
function foldInPlace(units: Uint16Array, start: number, end: number): number {
  seen.changed = false;
  seen.numeralPairs = 0;
  let lastNumeral = 0;
  for (let at = foldLetters(units, start, end); at < end; at = foldLetters(units, at + 1, end)) {
    const unit = units[at] ?? 0;
    if (table[unit] === numeral) {
      if (lastNumeral === at - 1) seen.numeralPairs += 1;
      lastNumeral = at;
      continue;
    }
    const folded = inPlace(units, at, start, end);
    if (folded <= expands) return at;
    if (folded !== unit) seen.changed = true;
    units[at] = folded;
  }
  return end;
}

/** Folds what is simply another letter, up to the first that is not. No more is in this loop than must be: nearly all time is spent here. */
function foldLetters(units: Uint16Array, start: number, end: number): number {
  const folds = table;
  let different = 0;
  let at = start;
  for (; at < end; at++) {
    const unit = units[at] ?? 0;
    const folded = folds[unit] ?? 0;
    if (folded <= space) break;
    different |= folded ^ unit;
    units[at] = folded;
  }
  if (different !== 0) seen.changed = true;
  return at;
}

/** What a code unit that is not simply another one is in its place; `dropped` or `expands` where it does not fit there. */
function inPlace(units: Uint16Array, at: number, start: number, end: number): number {
  const unit = units[at] ?? 0;
  const folded = foldedUnit(unit);
  if (folded === space) return at === start || units[at - 1] === space ? dropped : space;
  if (folded !== dropped || !isSurrogate(unit)) return folded;
  const first = isLow(unit) ? at - 1 : at;
  return first + 1 < end ? halfOfEmoji(units[first] ?? 0, units[first + 1] ?? 0, unit) : expands;
}

/** Goes on from where folded and original part. */
function apart(text: string, room: Room, same: number): Folded {
  const { codes, from } = foldApart(text, room, same);
  inDigits(codes);
  return new Words(text, room, codes, isSame(text, codes) ? text : undefined, from);
}

/** Without `from` each code unit stands where it stood. */
class Words implements Folded {
  readonly codes: Uint16Array;
  readonly #original: string;
  readonly #room: Room;
  readonly #from: Uint32Array | undefined;
  #text: string | undefined;

  constructor(original: string, room: Room, codes: Uint16Array, text?: string, from?: Uint32Array) {
    this.codes = codes;
    this.#original = original;
    this.#room = room;
    this.#from = from;
    this.#text = text;
  }

  /** Spelt when it is asked for: most who read a text read its code units. */
  get text(): string {
    this.#text ??= spelt(this.codes, this.#room);
    return this.#text;
  }

  at(index: number): number {
    if (index >= this.codes.length) return this.#original.length;
    if (this.#from) return this.#from[index] ?? 0;
    return index - (isLow(this.codes[index] ?? 0) ? 1 : 0);
  }

  span(start: number, end: number): readonly [from: number, to: number] {
    if (start >= end) return [this.at(start), this.at(start)];
    const last = this.at(end - 1);
    return [this.at(start), last + ((this.#original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)];
  }
}

function spelt({ buffer, byteOffset, byteLength }: Uint16Array, { bytes }: Room): string {
  const memory = buffer === bytes.buffer ? bytes : Buffer.from(buffer);
  return memory.toString('utf16le', byteOffset, byteOffset + byteLength);
}

function isSame(original: string, codes: Uint16Array): boolean {
  if (codes.length !== original.length) return false;
  for (let at = 0; at < codes.length; at++) if (codes[at] !== original.charCodeAt(at)) return false;
  return true;
}
