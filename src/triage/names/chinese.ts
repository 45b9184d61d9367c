import { longestAt } from './dictionary.ts';
import { dearestGiven, dearestOnly, marks } from './hints.ts';
import { never } from './letters.ts';
import { prices } from './prices.ts';
import { as, codeAt, offer, pairOf, type Sheet } from './sheet.ts';
import { isHan } from './signs.ts';
import { offerAmong, surroundings } from './surroundings.ts';

const [big, ah] = [0x5927, 0x963f];
/** What a letter may cost behind 小. */
const dearest = 9.6;
const mou = 0x67d0;
const space = 0x20;
/** Surnames that are words: in news too, 曾为 and 向国 are oftener something else. */
const wordy: ReadonlySet<number> = new Set(
  [...'曾何谈从向边别都占应由须先可于和万连解那成首查单班费时路段文'].map((letter) => letter.charCodeAt(0)),
);

/** Offers what may be a Chinese name from `at` on, where a letter with these hints stands. */
export function offerChinese(sheet: Sheet, at: number, hint: number): void {
  const { letters, compounds } = sheet.book;
  const first = codeAt(sheet, at);
  const second = codeAt(sheet, at + 1);
  if ((hint & marks.surname) !== 0) {
    offerFamily(sheet, at, at + 1, letters.surname[first] ?? never);
    offerOfTwo(sheet, at, first, second);
  }
  if ((hint & marks.compound) !== 0 && compounds.mayBegin(first, second)) offerCompound(sheet, at);
  if (isHan(second)) offerHan(sheet, at, hint);
}

/** 林郑月娥, of two families. */
function offerOfTwo(sheet: Sheet, at: number, first: number, second: number): void {
  const { surname, first: given, second: last } = sheet.book.letters;
  const price = prices.families + (surname[first] ?? never) + (surname[second] ?? never);
  if (price >= never) return;
  const [one, two] = [codeAt(sheet, at + 2), codeAt(sheet, at + 3)];
  offerAmong(sheet, at, at + 4, price + (given[one] ?? never) + (last[two] ?? never), as.full);
}

function offerCompound(sheet: Sheet, at: number): void {
  const size = longestAt(sheet.book.compounds, sheet.codes, at);
  if (size > 0) offerFamily(sheet, at, at + size, prices.compound);
}

/** What begins with two letters of Han and no surname. */
function offerHan(sheet: Sheet, at: number, hint: number): void {
  const first = codeAt(sheet, at);
  const second = codeAt(sheet, at + 1);
  if ((hint & marks.prefix) !== 0) offerPet(sheet, at, second, morePaidFor(first));
  if ((hint & (marks.only | marks.given)) !== 0) offerCalled(sheet, at, first, second);
  if (sheet.known.names.size > 0) offerSeen(sheet, at, first, second);
  if ((hint & marks.famous) !== 0 && sheet.book.famous.mayBegin(first, second)) offerFamous(sheet, at);
}

/** What may follow a surname that ends at `at`: a given name, 某, a title. */
function offerFamily(sheet: Sheet, start: number, at: number, price: number): void {
  if (isHan(codeAt(sheet, at))) offerGiven(sheet, start, at, price);
  else if (isSpaced(sheet, start, at)) {
    const only = sheet.book.letters.only[codeAt(sheet, at + 1)] ?? 0;
    offer(sheet, start, at + 2, price + only - 6, as.full);
  }
  offerTitled(sheet, start, at, price);
}

function offerGiven(sheet: Sheet, start: number, at: number, price: number): void {
  const { only, first, second } = sheet.book.letters;
  const [one, two] = [codeAt(sheet, at), codeAt(sheet, at + 1)];
  const name = prices.name + price + (wordy.has(codeAt(sheet, at - 1)) ? 0 : sheet.known.dearer);
  offerAmong(sheet, start, at + 1, name + (only[one] ?? 0), as.full);
  if (!isHan(two)) return;
  const half = one === mou ? prices.titled - prices.name : (first[one] ?? 0);
  const given = half + (second[two] ?? 0) - 1;
  offerAmong(sheet, start, at + 2, name + (one === two ? Math.min(given, prices.doubled) : given), as.full);
}

/** 洪 浩, as names of two letters stand in lists of names of three. */
function isSpaced(sheet: Sheet, start: number, at: number): boolean {
  if (codeAt(sheet, at) !== space || !isHan(codeAt(sheet, at + 1))) return false;
  return !isHan(codeAt(sheet, at + 2)) && !isHan(codeAt(sheet, start - 1));
}

function offerTitled(sheet: Sheet, start: number, at: number, price: number): void {
  const { titles, hints } = sheet.book;
  if (((hints[codeAt(sheet, at)] ?? 0) & marks.title) === 0) return;
  const saved = Math.min(0, surroundings(sheet, start, at, prices.word));
  const inside =
    (sheet.book.letters.surname[codeAt(sheet, start - 1)] ?? never) < prices.compound ||
    endsWord(sheet, start);
  const whole =
    prices.titled +
    price * 1.2 +
    (inside ? prices.inside : 0) +
    Math.max(saved, -prices.lead - (codeAt(sheet, at) === mou ? prices.office : 0));
  for (let next = at, state = 0; next < sheet.codes.length; next++) {
    state = titles.step(state, codeAt(sheet, next));
    if (state < 0) return;
    if (titles.value(state) >= 0) {
      offer(sheet, start, next + 1, whole, as.titled);
    }
  }
}

/** 谢 of 感谢. */
function endsWord({ wordsAt }: Sheet, at: number): boolean {
  return at > 0 && (((wordsAt[at - 1] ?? 0) >> 2) & 1) === 1;
}

/** Names without a surname: 佳佳, 晓芸, 鹿哥. */
function offerCalled(sheet: Sheet, at: number, first: number, second: number): void {
  const { letters, hints, pets } = sheet.book;
  const only = letters.only[first] ?? never;
  if (first === second) {
    if (only < dearestOnly) offerAt(sheet, at, at + 2, prices.twice + only);
    return;
  }
  const given = (letters.first[first] ?? never) + (letters.second[second] ?? never);
  if (given < dearestGiven) offerAt(sheet, at, at + 2, prices.given + given);
  if (only >= dearestOnly || ((hints[second] ?? 0) & marks.pet) === 0) return;
  const pet = longestAt(pets, sheet.codes, at + 1);
  if (pet > 0) offerAt(sheet, at, at + 1 + pet, prices.called + only);
}

/** 阿 says that a name comes, 大 hardly. */
function morePaidFor(prefix: number): number {
  if (prefix === big) return 2;
  return prefix === ah ? -2 : 0;
}

/** 小王, 小悦悦. */
function offerPet(sheet: Sheet, at: number, second: number, more: number): void {
  const { surname, only } = sheet.book.letters;
  const price = more + Math.min((surname[second] ?? never) + 2, only[second] ?? never);
  if (price >= dearest) return;
  offerAt(sheet, at, at + 2, prices.pet + price);
  if (codeAt(sheet, at + 2) === second) offerAt(sheet, at, at + 3, prices.pet + price);
}

function offerAt(sheet: Sheet, start: number, end: number, price: number): void {
  offerAmong(sheet, start, end, price, as.called);
}

/** What was seen elsewhere in the text. */
function offerSeen(sheet: Sheet, at: number, first: number, second: number): void {
  for (const { letters, what } of sheet.known.names.get(pairOf(first, second)) ?? []) {
    if (letters.every((code, offset) => codeAt(sheet, at + offset) === code)) {
      offer(sheet, at, at + letters.length, prices.known, what);
    }
  }
}

/** Who is known everywhere. */
function offerFamous(sheet: Sheet, at: number): void {
  const { famous } = sheet.book;
  for (let next = at, state = 0; next < sheet.codes.length; next++) {
    state = famous.step(state, codeAt(sheet, next));
    if (state < 0) return;
    if (famous.value(state) >= 0) offer(sheet, at, next + 1, prices.famous, as.called);
  }
}
