import { type Book, book } from './book.ts';

/** What a stretch of a text is read as. */
export const as = {
  word: 0,
  /** A surname and a given name. */
  full: 1,
  /** A surname and a title, or 某: nothing is left to hide. */
  titled: 2,
  /** Everything but the first letter is hidden. */
  called: 3,
  /** An account's name, with its @. */
  handle: 4,
  /** The given name of somebody named in full elsewhere: all of it is hidden. */
  given: 5,
} as const;
export type As = (typeof as)[keyof typeof as];

/** A text while it is read: for each of its places the cheapest reading of what stands before it. */
export interface Sheet {
  readonly book: Book;
  codes: Uint16Array;
  known: Known;
  /** The first place that a name has made cheaper than words had. */
  changed: number;
  /** Where what is listed behind a name begins: 张伟、… */
  listed: number;
  /** What names are paid more for where they stand: see prices.work. */
  dearer: number;
  readonly cost: Float64Array;
  readonly from: Int32Array;
  readonly reading: Uint8Array;
  /** For each place the lengths of the words that begin there, a bit each. */
  readonly wordsAt: Uint8Array;
  /** What stands before, and after, each place saves a name there; NaN where nobody has asked. */
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** A name that was seen, whole or only the given part of one. */
export interface Seen {
  readonly letters: Uint16Array;
  readonly what: As;
}

/** What was seen as a name elsewhere in the text. */
export interface Known {
  /** By their first two letters. */
  readonly names: ReadonlyMap<number, readonly Seen[]>;
  readonly surnames: ReadonlySet<number>;
  /** A bit for each letter that one of them begins with, by its last five: most letters are ruled out by one look. */
  readonly firsts: number;
  /** What each name is paid more for: see dearerIn. */
  readonly dearer: number;
}

export const nothingKnown: Known = { names: new Map(), surnames: new Set(), firsts: 0, dearer: 0 };
/** No place of a text. */
export const nowhere = 0x7fff_ffff;

/** One sheet for all texts: what is read of one is taken off before the next is. */
let sheet: Sheet | undefined;

/** The sheet, clean from `from` to `to`. Good until the next call. */
export function sheetFor(codes: Uint16Array, known: Known, from: number, to: number): Sheet {
  if (sheet === undefined || sheet.reading.length <= codes.length) sheet = makeSheet(codes.length * 2 + 1024);
  sheet.cost.fill(Number.POSITIVE_INFINITY, from, to + 1);
  sheet.before.fill(Number.NaN, from, to + 1);
  sheet.after.fill(Number.NaN, from, to + 1);
  sheet.codes = codes;
  sheet.known = known;
  return sheet;
}

function makeSheet(places: number): Sheet {
  return {
    book: book(),
    codes: new Uint16Array(0),
    known: nothingKnown,
    changed: nowhere,
    listed: nowhere,
    dearer: 0,
    cost: new Float64Array(places),
    from: new Int32Array(places),
    reading: new Uint8Array(places),
    wordsAt: new Uint8Array(places),
    before: new Float64Array(places),
    after: new Float64Array(places),
  };
}

/**
 * The stretch may be read so, at this price; the cheapest stands, of equals the one that begins first, and of those the one
 * that was offered first.
 */
export function offer(sheet: Sheet, start: number, end: number, price: number, what: As): void {
  const { cost, from, reading } = sheet;
  const sum = (cost[start] ?? 0) + price + sheet.dearer;
  const best = cost[end] ?? 0;
  if (sum > best || (sum === best && (from[end] ?? 0) <= start)) return;
  cost[end] = sum;
  from[end] = start;
  reading[end] = what;
  if (end < sheet.changed) sheet.changed = end;
}

/** 0 outside of the text. */
export function codeAt({ codes }: Sheet, at: number): number {
  return at >= 0 && at < codes.length ? (codes[at] ?? 0) : 0;
}

export function pairOf(first: number, second: number): number {
  return first * 0x1_0000 + second;
}

export function firstOf(pair: number): number {
  return Math.floor(pair / 0x1_0000);
}
