import { placeOf, priceOf } from './pairs.ts';
import { as, nowhere, type Sheet } from './sheet.ts';
import { isHan } from './signs.ts';

/** Reads `from`…`to`, where the sheet is clean, as nothing but words. */
export function layWords(sheet: Sheet, from: number, to: number): void {
  sheet.cost[from] = 0;
  for (let at = from; at < to; at++) layWordsAt(sheet, at);
  sheet.changed = nowhere;
}

/** Reads the letter at `at` as a word of its own, and the words that begin there. */
export function layWordsAt(sheet: Sheet, at: number): void {
  const { codes, wordsAt, book } = sheet;
  const code = codes[at] ?? 0;
  layWord(sheet, at, at + 1, book.letters.alone[code] ?? 0);
  wordsAt[at] = 0;
  const next = at + 1 < codes.length ? (codes[at + 1] ?? 0) : 0;
  if (!isHan(code) || !isHan(next)) return;
  const known = book.words.pair(code, next);
  if (known === 0) return;
  const price = priceOf(known);
  if (price >= 0) {
    layWord(sheet, at, at + 2, price);
    wordsAt[at] = 1 << 2;
  }
  if (placeOf(known) !== 0) layLonger(sheet, at, placeOf(known));
}

function layLonger(sheet: Sheet, at: number, afterTwo: number): void {
  const { codes, wordsAt, book } = sheet;
  for (let next = at + 2, place = afterTwo; place !== 0 && next < codes.length; next++) {
    const known = book.words.longer(place, codes[next] ?? 0);
    const price = priceOf(known);
    if (price >= 0) {
      layWord(sheet, at, next + 1, price);
      wordsAt[at] = (wordsAt[at] ?? 0) | (1 << (next + 1 - at));
    }
    place = placeOf(known);
  }
}

/** The cheapest stands, of equals the one that begins first, and of those the one that was there first. */
function layWord({ cost, from, reading }: Sheet, start: number, end: number, price: number): void {
  const sum = (cost[start] ?? 0) + price;
  const best = cost[end] ?? 0;
  if (sum > best || (sum === best && (from[end] ?? 0) <= start)) return;
  cost[end] = sum;
  from[end] = start;
  reading[end] = as.word;
}
