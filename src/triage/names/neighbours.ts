import { as, codeAt, type Sheet } from './sheet.ts';
import { isHan } from './signs.ts';

const mou = 0x67d0;
/** Behind a name they are words: 张伟和李明, 张伟谈病情. */
const words: ReadonlySet<number> = new Set([...'和与及同跟等谈诉演唱'].map((letter) => letter.charCodeAt(0)));
/** How much dearer a name of three letters may be than one of two and a word of one: to leave a letter open is worse. */
const slack = 3.5;
/** What a surname may cost, and what it costs at least as a word, to belong to the name behind it. */
const [dearestSurname, cheapestWord] = [7, 8.5];

/**
 * Where a name of two letters in `start`…`end` ends in truth: 佟大 and 为 are one where 为 is read as a word of its own.
 */
export function endOf(sheet: Sheet, start: number, end: number): number {
  if (end - start !== 2) return end;
  const { first, second, only, alone } = sheet.book.letters;
  const [one, two] = [codeAt(sheet, end - 1), codeAt(sheet, end)];
  if (one === mou || two === mou || !isHan(two) || words.has(two)) return end;
  const longer = (first[one] ?? 0) + (second[two] ?? 0);
  return longer - (only[one] ?? 0) - (alone[two] ?? 0) <= slack ? end + 1 : end;
}

/** Where it begins in truth: 骆 before 张龙 is the surname. */
export function startOf(sheet: Sheet, start: number, end: number): number {
  if (end - start !== 2 || start === 0 || sheet.from[start] !== start - 1) return start;
  const { surname, alone } = sheet.book.letters;
  const before = codeAt(sheet, start - 1);
  if (sheet.reading[start] !== as.word || codeAt(sheet, start + 1) === mou) return start;
  const own = (surname[before] ?? dearestSurname) < dearestSurname && (alone[before] ?? 0) >= cheapestWord;
  return own ? start - 1 : start;
}
