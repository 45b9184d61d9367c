import { longerOf, priceOf } from './pairs.ts';
import { as, nowhere, offer, type Sheet } from './sheet.ts';

/** Reads `from`…`to`, where the sheet is clean, as nothing but words. */
export function layWords(sheet: Sheet, from: number, to: number): void {
  sheet.cost[from] = 0;
  for (let at = from; at < to; at++) layWordsAt(sheet, at);
  sheet.changed = nowhere;
}

/** Offers the letter at `at` as a word of its own, and the words that begin there. */
export function layWordsAt(sheet: Sheet, at: number): void {
  const { codes, wordsAt, book } = sheet;
  const code = codes[at] ?? 0;
  offer(sheet, at, at + 1, book.letters.alone[code] ?? 0, as.word);
  wordsAt[at] = 0;
  if (at + 1 >= codes.length) return;
  const pair = book.words.pair(code, codes[at + 1] ?? 0);
  if (pair === 0) return;
  const price = priceOf(pair);
  if (price >= 0) {
    offer(sheet, at, at + 2, price, as.word);
    wordsAt[at] = 1 << 2;
  }
  const state = longerOf(pair);
  if (state !== 0) layLonger(sheet, at, state);
}

function layLonger(sheet: Sheet, at: number, afterTwo: number): void {
  const { codes, wordsAt } = sheet;
  const { longer } = sheet.book.words;
  for (let next = at + 2, state = afterTwo; next < codes.length; next++) {
    state = longer.step(state, codes[next] ?? 0);
    if (state < 0) return;
    const price = longer.value(state);
    if (price < 0) continue;
    offer(sheet, at, next + 1, price, as.word);
    wordsAt[at] = (wordsAt[at] ?? 0) | (1 << (next + 1 - at));
  }
}
