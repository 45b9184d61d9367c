import { longestAt, longestBefore } from './dictionary.ts';
import { marks } from './hints.ts';
import { never } from './letters.ts';
import { prices } from './prices.ts';
import { isTalkLetter } from './register.ts';
import { as, codeAt, offer, type Sheet } from './sheet.ts';
import { isDigit, isHan, isHandle, isLatin, isQuote, isUnquote, joint } from './signs.ts';
import { offerAmong } from './surroundings.ts';

const space = 0x20;
const longestSounded = 20;
/** Price of a letter in a joined name that writes no sound we know. */
const unsounded = 9;
const longestHandle = 16;

/** Offers a name written by its sound from `at` on: 贝克汉姆, 约翰·史密斯. What begins as 彼得 does may be 彼得森. */
export function offerSounded(sheet: Sheet, at: number, hint: number): void {
  let price = prices.sounded + sheet.known.dearer;
  let joined = false;
  let known = (hint & marks.famous) === 0 ? -1 : 0;
  for (let next = at; next < at + longestSounded; next++) {
    const saved = jointAt(sheet, next);
    if (saved > 0) {
      price -= saved;
      joined = true;
      if (codeAt(sheet, next + 1) === space) next++;
      continue;
    }
    const letter = soundAt(sheet, next, joined);
    known = stepOn(sheet, known, next);
    if (letter >= never && known < 0) return;
    price = Math.min(price + letter, priceOfKnown(sheet, known));
    if (next > at) offerAmong(sheet, at, next + 1, price, as.called);
  }
}

/** Where the famous who begin so are; -1 = nowhere. */
function stepOn({ book: { famous }, codes }: Sheet, known: number, at: number): number {
  return known < 0 ? -1 : famous.step(known, codes[at] ?? 0);
}

function priceOfKnown({ book: { famous } }: Sheet, known: number): number {
  return known > 0 && famous.value(known) >= 0 ? prices.famous + prices.longer : never;
}

/** In a name of several parts any letter may write a sound. */
function soundAt(sheet: Sheet, at: number, joined: boolean): number {
  const code = codeAt(sheet, at);
  const price = sheet.book.letters.sound[code] ?? never;
  return joined && isHan(code) && !isTalkLetter(code) ? Math.min(price, unsounded) : price;
}

/** What a sign at `at` saves that has a letter behind it, or a blank and a letter. */
function jointAt(sheet: Sheet, at: number): number {
  const behind = codeAt(sheet, at + 1) === space ? at + 2 : at + 1;
  return isHan(codeAt(sheet, behind)) ? joint(codeAt(sheet, at)) : 0;
}

/** Offers the account that `@` at `at` calls, `<@U1>` of a chat program apart; those that speak for a house are left. */
export function offerHandle(sheet: Sheet, at: number): void {
  const previous = codeAt(sheet, at - 1);
  if (previous === 0x3c || isLatin(previous) || isDigit(previous)) return;
  let end = at + 1;
  while (end < at + longestHandle && isHandle(codeAt(sheet, end))) end++;
  const whole = !isHandle(codeAt(sheet, end));
  if (whole && end - at >= 3 && !isHouse(sheet, at + 1, end)) offer(sheet, at, end, 0, as.handle);
}

/** Whether an account's name speaks for a house, or of a matter, and not for a person. */
function isHouse({ book, codes }: Sheet, start: number, end: number): boolean {
  if (longestBefore(book.houses, codes, end) > 0) return true;
  for (let at = start; at < end; at++) if (longestAt(book.affairs, codes, at) > 0) return true;
  return false;
}

/** Offers what stands in quotation marks from `at` on and is said to be somebody's name: 网友“草原骑士”. */
export function offerQuoted(sheet: Sheet, at: number): void {
  if (!isQuote(codeAt(sheet, at - 1))) return;
  if (longestBefore(sheet.book.nicknames, sheet.codes, at - 1) === 0) return;
  let end = at;
  while (end < at + longestHandle && isHandle(codeAt(sheet, end))) end++;
  if (end - at >= 2 && isUnquote(codeAt(sheet, end))) offer(sheet, at, end, 0, as.called);
}
