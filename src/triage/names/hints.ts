import { type Letters, never } from './letters.ts';
import { isHan, isLatin, isOpening, isQuote } from './signs.ts';

/** What a letter may be the beginning or the end of, a bit each. */
export const marks = {
  surname: 1,
  compound: 1 << 1,
  prefix: 1 << 2,
  sound: 1 << 3,
  famous: 1 << 4,
  /** The first of two letters of a given name. */
  given: 1 << 5,
  /** A given name, or called by it twice: 佳佳. */
  only: 1 << 6,
  /** An account, or a Latin name. */
  foreign: 1 << 7,
  quote: 1 << 8,
  /** The last letter of a word before names. */
  lead: 1 << 9,
  title: 1 << 10,
  /** A word after names, or after places. */
  follow: 1 << 11,
  pet: 1 << 12,
  opening: 1 << 13,
  /** A letter of a word that goes on: a name begins and ends elsewhere. */
  written: 1 << 14,
} as const;

/** Any name may begin with a letter that has one of these. */
export const mayBegin = 0xff;

/** What two letters of a given name may cost together. */
export const dearestGiven = 13.5;
/** What a letter may cost that people are called by. */
export const dearestOnly = 7;

const listed = ['compound', 'famous', 'lead', 'title', 'follow', 'pet'] as const;
/** Lists of words, with a blank between, by what their first letter is marked as; of `lead` it is the last one. */
export type Lists = Readonly<Record<(typeof listed)[number], string>>;

/** The marks of each code unit. */
export function hintsOf(letters: Letters, lists: Lists): Uint16Array {
  const cheapest = letters.second.reduce((one, other) => Math.min(one, other));
  const hints = Uint16Array.from(
    { length: 0x10000 },
    (_, code) => ofSign(code) | (isHan(code) ? ofHan(letters, cheapest, code) : 0),
  );
  for (const prefix of prefixes) set(hints, prefix, marks.prefix);
  for (const name of listed) {
    for (const word of lists[name].split(' ')) {
      set(hints, word.charCodeAt(name === 'lead' ? word.length - 1 : 0), marks[name]);
    }
  }
  return hints;
}

function ofSign(code: number): number {
  return (
    (isLatin(code) || code === 0x40 ? marks.foreign : 0) |
    (isQuote(code) ? marks.quote : 0) |
    (isOpening(code) ? marks.opening : 0) |
    (isHan(code) || isLatin(code) ? marks.written : 0)
  );
}

function ofHan({ surname, sound, first, only }: Letters, cheapest: number, code: number): number {
  const under = (prices: Float32Array, most: number) => (prices[code] ?? never) < most;
  return (
    (under(surname, never) ? marks.surname : 0) |
    (under(sound, never) ? marks.sound : 0) |
    (under(first, dearestGiven - cheapest) ? marks.given : 0) |
    (under(only, dearestOnly) ? marks.only : 0)
  );
}

/** 小, 老, 阿 and, less often, 大. */
const prefixes: readonly number[] = [0x5c0f, 0x8001, 0x963f, 0x5927];

function set(hints: Uint16Array, code: number, mark: number): void {
  hints[code] = (hints[code] ?? 0) | mark;
}
