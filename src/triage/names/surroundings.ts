import { longestAt, longestBefore } from './dictionary.ts';
import { marks } from './hints.ts';
import { prices } from './prices.ts';
import { type As, as, codeAt, offer, type Sheet } from './sheet.ts';
import { isHan, isLatin, isOpening } from './signs.ts';

/** What the words around `start`…`end` save, < 0, or cost: the more they sound like words around a name, the less is paid. */
export function surroundings(sheet: Sheet, start: number, end: number, word: number): number {
  const size = end - start;
  const words = sheet.wordsAt[start] ?? 0;
  const isWord = size < 8 && ((words >> size) & 1) === 1;
  const beginsAsWord = size === 3 && ((words >> 2) & 1) === 1;
  const alone = !isWritten(codeAt(sheet, start - 1)) && !isWritten(codeAt(sheet, end));
  const [ahead, behind] = [beforeOnce(sheet, start), afterOnce(sheet, end)];
  const both = ahead <= -prices.lead && behind <= -prices.follow ? prices.both : 0;
  const around = ahead - both - (alone && !isWord ? prices.alone : 0);
  // 韩国医生 is no Dr Han Guo, nor 郑州女护士 a nurse: a title makes no name of a word.
  if (isWord || beginsAsWord) return around + (isWord ? word : 0) + Math.max(behind, -prices.follow);
  return around + behind;
}

/** ( */
const open = 0x28;
/** The most that a word before a name saves. */
const mostLed = prices.lead + prices.office + prices.both;
/** Prices are rounded where they are kept. */
const slack = 0.001;

/** Offers a name at its price and what its surroundings save; they are looked at only where it could be the cheapest. */
export function offerAmong(sheet: Sheet, start: number, end: number, price: number, what: As): void {
  const most = (sheet.cost[end] ?? 0) - (sheet.cost[start] ?? 0) - sheet.dearer + slack;
  if (price - mostAfter(sheet, end) - mostBefore(sheet, start) > most) return;
  offer(
    sheet,
    start,
    end,
    price +
      surroundings(
        sheet,
        start,
        end,
        what === as.full ? prices.word - sheet.known.dearer : prices.wordCalled,
      ),
    what,
  );
}

/** The most that what stands before `start` could save, by the letters next to it. */
function mostBefore(sheet: Sheet, start: number): number {
  const {
    book: { hints },
    codes,
  } = sheet;
  if (start === 0) return prices.edge;
  if (start === sheet.listed) return prices.edge + prices.listed;
  const previous = codes[start - 1] ?? 0;
  const hint = hints[previous] ?? 0;
  if ((hint & marks.written) !== 0) return (hint & marks.lead) === 0 ? 0 : mostLed;
  if (previous === 0x40) return prices.handle;
  return (hint & marks.opening) === 0 ? prices.edge : prices.edge + mostLed;
}

/** The most that what stands from `end` on could save. */
function mostAfter({ book: { hints }, codes }: Sheet, end: number): number {
  const hint = end < codes.length ? (hints[codes[end] ?? 0] ?? 0) : 0;
  if ((hint & marks.written) === 0) return prices.edge + prices.alone + prices.follow;
  if ((hint & marks.title) !== 0) return prices.title;
  return (hint & marks.follow) === 0 ? 0 : prices.follow;
}

/** Many names may begin, or end, at one place: it is looked at once. */
function beforeOnce(sheet: Sheet, start: number): number {
  const known = sheet.before[start] ?? 0;
  if (!Number.isNaN(known)) return known;
  const price = before(sheet, start);
  sheet.before[start] = price;
  return price;
}

function afterOnce(sheet: Sheet, end: number): number {
  const known = sheet.after[end] ?? 0;
  if (!Number.isNaN(known)) return known;
  const price = after(sheet, end);
  sheet.after[end] = price;
  return price;
}

function before(sheet: Sheet, start: number): number {
  const { book, codes } = sheet;
  const previous = codeAt(sheet, start - 1);
  if (start > 0 && previous === 0x40) return -prices.handle;
  const isOpen = start > 0 && isOpening(previous);
  const edge = isWritten(previous) ? 0 : -prices.edge;
  if (start === sheet.listed) return edge - prices.listed;
  const end = isOpen ? start - 1 : start;
  if (longestBefore(book.leads, codes, end) === 0) return edge;
  const office = longestBefore(book.offices, codes, end) >= 2 ? prices.office : 0;
  return edge - prices.lead - office;
}

function after(sheet: Sheet, end: number): number {
  const { book, codes } = sheet;
  if (!isWritten(codeAt(sheet, end))) {
    return (
      -prices.edge -
      (codeAt(sheet, end) === open && longestAt(book.follows, codes, end) > 0 ? prices.follow : 0)
    );
  }
  if (longestAt(book.titles, codes, end) >= 2) return -prices.title;
  const place = longestAt(book.places, codes, end);
  const follow = longestAt(book.follows, codes, end);
  if (place > 0 && place >= follow) return prices.place;
  return follow > 0 ? -prices.follow : 0;
}

/** A letter of a word that goes on: a name begins and ends elsewhere. */
function isWritten(code: number): boolean {
  return isHan(code) || isLatin(code);
}
