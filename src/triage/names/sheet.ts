import type { Book } from './book.ts';

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
  readonly codes: Uint16Array;
  readonly known: Known;
  readonly cost: Float64Array;
  readonly from: Int32Array;
  readonly reading: Uint8Array;
  /** For each place the lengths of the words that begin there, a bit each. */
  readonly wordsAt: Uint8Array;
  /** What stands before, and after, each place saves a name there; NaN where nobody has asked. */
  readonly before: Float32Array;
  readonly after: Float32Array;
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
}

export function makeSheet(book: Book, codes: Uint16Array, known: Known): Sheet {
  const places = codes.length + 1;
  const cost = new Float64Array(places).fill(Number.POSITIVE_INFINITY);
  cost[0] = 0;
  return {
    ...{ book, codes, known, cost },
    from: new Int32Array(places),
    reading: new Uint8Array(places),
    wordsAt: new Uint8Array(places),
    before: new Float32Array(places).fill(Number.NaN),
    after: new Float32Array(places).fill(Number.NaN),
  };
}

/** The stretch may be read so, at this price; the cheapest stands. */
export function offer(
  { cost, from, reading }: Sheet,
  start: number,
  end: number,
  price: number,
  what: As,
): void {
  const sum = (cost[start] ?? 0) + price;
  if (sum >= (cost[end] ?? 0)) return;
  cost[end] = sum;
  from[end] = start;
  reading[end] = what;
}

export function codeAt({ codes }: Sheet, at: number): number {
  return codes[at] ?? 0;
}

export function pairOf(first: number, second: number): number {
  return first * 0x1_0000 + second;
}
