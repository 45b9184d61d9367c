import { givenLetters, neverGiven, rareSoundLetters, seldomGiven, soundLetters } from './given.ts';
import { talkLetters } from './register.ts';
import { firstOdds, onlyOdds, secondOdds, surnameOdds } from './spoken.ts';
import { surnames } from './surnames.ts';
import { givenFirst, givenOnly, givenSecond, sounds, words } from './words.ts';

/** Of a letter that given names hardly have, and of one they never have. */
const [rare, barred] = [10, 12.5];
/** And of a word that is in some of two letters. */
const seldom = 9;

/** A price no path through a text would pay. */
export const never = 99;

/** 某 is what a name is hidden behind, and in no name itself. */
const mou = '某';

/** Prices by code unit: the natural logarithm of one in so many. */
export interface Letters {
  /** Of a letter standing as a word of its own; what is no Han costs nothing. */
  readonly alone: Float32Array;
  readonly surname: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly only: Float32Array;
  readonly sound: Float32Array;
}

/** The prices of single letters, from the tables written by hand and by eval/words.ts. */
export function makeLetters(): Letters {
  const alone = new Float32Array(0x10000).fill(13, 0x3400, 0xa000);
  for (const [price, [letters = '']] of Object.entries(words)) paint(alone, letters, Number(price));
  const surname = new Float32Array(0x10000).fill(never);
  [...surnames].forEach((letter, rank) => {
    const at = letter.charCodeAt(0);
    surname[at] = Math.min(surname[at] ?? never, 2.6 + Math.log(1 + rank * 0.13) + rank * 0.004);
  });
  const only = given(givenOnly);
  correct(surname, surnameOdds);
  const [first, second] = [given(givenFirst), given(givenSecond)];
  correct(only, onlyOdds);
  correct(first, firstOdds);
  correct(second, secondOdds);
  paint(first, seldomGiven, seldom);
  paint(second, seldomGiven, seldom);
  return {
    alone,
    surname,
    first,
    second,
    only,
    sound: sounding(),
  };
}

function given(table: Readonly<Record<string, string>>): Float32Array {
  const prices = new Float32Array(0x10000).fill(rare);
  for (const [price, letters] of Object.entries(table)) paint(prices, letters, Number(price) + 1);
  for (const [price, letters] of givenLetters) paint(prices, letters, price);
  for (const letter of neverGiven) {
    const at = letter.charCodeAt(0);
    prices[at] = Math.max(barred, prices[at] ?? 0);
  }
  for (const letter of `${mou}${talkLetters}`) prices[letter.charCodeAt(0)] = never;
  return prices;
}

function sounding(): Float32Array {
  const prices = new Float32Array(0x10000).fill(never);
  for (const [price, letters] of Object.entries(sounds)) paint(prices, letters, Number(price));
  paint(prices, soundLetters, 6);
  paint(prices, rareSoundLetters, 8);
  return prices;
}

function correct(prices: Float32Array, odds: Readonly<Record<string, string>>): void {
  for (const [price, letters] of Object.entries(odds)) {
    for (const letter of letters) {
      const at = letter.charCodeAt(0);
      prices[at] = (prices[at] ?? never) + Number(price);
    }
  }
}

/** The lower price stands. */
function paint(prices: Float32Array, letters: string, price: number): void {
  for (let index = 0; index < letters.length; index++) {
    const at = letters.charCodeAt(index);
    prices[at] = Math.min(prices[at] ?? never, price);
  }
}
