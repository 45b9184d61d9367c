import { longestAt, longestBefore } from './dictionary.ts';
import { never } from './letters.ts';
import { prices } from './prices.ts';
import { as, codeAt, offer, type Sheet } from './sheet.ts';
import { isDigit, isHan, isHandle, isLatin, isOpening, isQuote, isUnquote, joint } from './signs.ts';
import { offerAmong } from './surroundings.ts';

const space = 0x20;
const longestSounded = 20;
/** Price of a letter in a joined name that writes no sound we know. */
const unsounded = 8;
const longestHandle = 16;
const longestLatin = 40;

/** Offers a name written by its sound from `at` on: 贝克汉姆, 约翰·史密斯. */
export function offerSounded(sheet: Sheet, at: number): void {
  let price = prices.sounded;
  let joined = false;
  for (let next = at; next < at + longestSounded; next++) {
    const saved = next > at ? jointAt(sheet, next) : 0;
    if (saved > 0) {
      price -= saved;
      joined = true;
      if (codeAt(sheet, next + 1) === space) next++;
      continue;
    }
    const letter = soundAt(sheet, next, joined);
    if (letter >= never) return;
    price += letter;
    if (next > at) offerAmong(sheet, at, next + 1, price, as.called);
  }
}

/** In a name of several parts any letter may write a sound. */
function soundAt(sheet: Sheet, at: number, joined: boolean): number {
  const code = codeAt(sheet, at);
  const price = sheet.book.letters.sound[code] ?? never;
  return joined && isHan(code) ? Math.min(price, unsounded) : price;
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
  if (whole && end - at >= 3 && longestBefore(sheet.book.houses, sheet.codes, end) === 0) {
    offer(sheet, at, end, 0, as.handle);
  }
}

/** Offers what stands in quotation marks from `at` on and is said to be somebody's name: 网友“草原骑士”. */
export function offerQuoted(sheet: Sheet, at: number): void {
  if (!isQuote(codeAt(sheet, at - 1))) return;
  if (longestBefore(sheet.book.nicknames, sheet.codes, at - 1) === 0) return;
  let end = at;
  while (end < at + longestHandle && isHandle(codeAt(sheet, end))) end++;
  if (end - at >= 2 && isUnquote(codeAt(sheet, end))) offer(sheet, at, end, 0, as.called);
}

/** Offers a Latin name from `at` on where the words around it speak of a person: 记者 Amy Lin 表示. */
export function offerLatin(sheet: Sheet, at: number): void {
  const { codes, book } = sheet;
  const previous = codeAt(sheet, at - 1);
  if (isLatin(previous) || isDigit(previous)) return;
  let end = at;
  while (end < at + longestLatin && goesOn(sheet, end)) end++;
  if (end - at < 3 || isDigit(codeAt(sheet, end)) || isLatin(codeAt(sheet, end))) return;
  const beside = isBeside(sheet, at, end);
  const led = longestBefore(book.duties.backwards, codes, isOpening(previous) ? at - 1 : at) > 0;
  const blank = codeAt(sheet, end) === 0x20 ? 1 : 0;
  if (beside || led || longestAt(book.speech, codes, end + blank) > 0) offer(sheet, at, end, 0, as.called);
}

/** 科恩(Greg Cohen): in brackets behind letters of sound. */
function isBeside(sheet: Sheet, at: number, end: number): boolean {
  const [open, close] = [codeAt(sheet, at - 1), codeAt(sheet, end)];
  const letter = sheet.book.letters.sound[codeAt(sheet, at - 2)] ?? never;
  return open === 0x28 && close === 0x29 && end - at >= 6 && letter < never;
}

/** A letter, or a blank or full stop with a letter behind it. */
function goesOn(sheet: Sheet, at: number): boolean {
  const code = codeAt(sheet, at);
  if (isLatin(code)) return true;
  return (code === 0x20 || code === 0x2e) && isLatin(codeAt(sheet, at + 1));
}
