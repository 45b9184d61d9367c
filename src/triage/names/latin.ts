import { longestAt, longestBefore } from './dictionary.ts';
import { never } from './letters.ts';
import { as, codeAt, offer, type Sheet } from './sheet.ts';
import { isDigit, isLatin, isOpening } from './signs.ts';

const [space, stop, dash, open, close] = [0x20, 0x2e, 0x2d, 0x28, 0x29];
/** 和, 与, 及. */
const joins: readonly number[] = [0x548c, 0x4e0e, 0x53ca];
/** 阿 and 小: 阿Paul. */
const petPrefixes: ReadonlySet<number> = new Set([0x963f, 0x5c0f]);
const longest = 40;
/** What stands beside patients, doctors and players and is nobody. */
const things: readonly (readonly number[])[] = (
  'icu nicu picu rcu ccu vip mri app hiv hpv dna rna pua diy nba cba ktv gps cpr pet ecmo covid aids sars mers wifi cpap vlog blog kol mcn ' +
  'ceo cfo cto coo ppt pdf usb led mba emba acg rpg fps moba dota'
)
  .split(' ')
  .map((word) => [...word].map((letter) => letter.charCodeAt(0)));
/** More words are a sentence. */
const mostWords = 3;
/** Of a name written in one, GrahamGreene, the part that follows the given name has so many letters at least, */
const shortestRest = 4;
/** and the given name itself, unless the rest is a known family name. */
const [shortestJoined, shortestKnown] = [5, 3];
/** Of a family name, what is before its end. */
const shortestStem = 3;

/** Offers a Latin name from `at` on where it or the words around it speak of a person: 记者 Amy Lin 表示. */
export function offerLatin(sheet: Sheet, at: number): void {
  if (isPart(codeAt(sheet, at - 1))) return;
  let end = at;
  while (end < at + longest && goesOn(sheet, end)) end++;
  if (end - at < 3 || (isPart(codeAt(sheet, end)) && !isYear(sheet, at, end))) return;
  if (
    isGiven(sheet, at, end) ||
    isPlayer(sheet, at, end) ||
    isFamily(sheet, at, end) ||
    isCutOff(sheet.codes, at, end) ||
    isBeside(sheet, at, end) ||
    isSaidOf(sheet, at, end)
  ) {
    const isPet = petPrefixes.has(codeAt(sheet, at - 1));
    offer(sheet, at, end, 0, as.called);
    if (isPet) offer(sheet, at - 1, end, 0, as.called);
  }
}

/** (Smith1928-2008): when somebody lived. */
function isYear(sheet: Sheet, at: number, end: number): boolean {
  return (
    codeAt(sheet, at - 1) === open &&
    [0x31, 0x32].includes(codeAt(sheet, end)) &&
    isDigit(codeAt(sheet, end + 3))
  );
}

/** Of a word, an account, an address: no name ends, or begins, beside it. */
function isPart(code: number): boolean {
  return isLatin(code) || isDigit(code);
}

function isSaidOf(sheet: Sheet, at: number, end: number): boolean {
  const { codes, book } = sheet;
  const before = at > 0 && isOpening(codes[at - 1] ?? 0) ? at - 1 : at;
  const blank = codes[end] === space ? 1 : 0;
  if (longestBefore(book.duties.backwards, codes, before) > 0) return true;
  if (longestAt(book.speech, codes, end + blank) > 0) return true;
  const isLed = longestBefore(book.callings, codes, before) >= 2 || isJoined(sheet, at);
  return isLed && !isThing(codes, at, end);
}

/** Moon of Lyn和Moon, where Lyn is a name. */
function isJoined({ from, reading, codes }: Sheet, at: number): boolean {
  const end = at - 1;
  if (end < 1 || !joins.includes(codes[end] ?? 0) || reading[end] !== as.called) return false;
  return isLatin(codes[from[end] ?? 0] ?? 0);
}

function isThing(codes: Uint16Array, at: number, end: number): boolean {
  return things.some(
    (word) => word.length === end - at && word.every((code, place) => code === codes[at + place]),
  );
}

/** Robert, Robert Smith, RobertSmith, standing by itself. */
function isGiven(sheet: Sheet, at: number, end: number): boolean {
  const { codes, book } = sheet;
  const given = longestAt(book.latin, codes, at);
  if (given === 0 || !standsAlone(sheet, at, end)) return false;
  if (!isLatin(codeAt(sheet, at + given))) return wordsIn(codes, at, end) <= mostWords;
  if (wordsIn(codes, at, end) > 1) return false;
  const rest = end - at - given;
  if (given >= shortestJoined && rest >= shortestRest) return true;
  return given >= shortestKnown && longestAt(book.latinFamilies, codes, at + given) === rest;
}

/** Moon: one word by itself, or with its team before it: Panda.Lyn. */
function isPlayer({ codes, book }: Sheet, at: number, end: number): boolean {
  let from = end;
  while (from > at && isLatin(codes[from - 1] ?? 0)) from--;
  if (from > at && codes[from - 1] !== stop) return false;
  return longestAt(book.players, codes, from) === end - from && standsAloneAt(codes, at, end);
}

/** Saganowski: one word that ends as only family names do. */
function isFamily({ codes, book }: Sheet, at: number, end: number): boolean {
  const tail = longestBefore(book.tails, codes, end);
  return tail > 0 && end - at - tail >= shortestStem && wordsIn(codes, at, end) === 1;
}

/** What was in brackets, Kotick), where the text begins within them. */
function isCutOff(codes: Uint16Array, at: number, end: number): boolean {
  return at === 0 && codes[end] === close && end >= shortestJoined;
}

/** Not in an address or the name of an account. */
function standsAlone(sheet: Sheet, at: number, end: number): boolean {
  return standsAloneAt(sheet.codes, at, end);
}

function standsAloneAt(codes: Uint16Array, at: number, end: number): boolean {
  const [before = 0, behind = 0] = [codes[at - 1], codes[end]];
  return ![0x40, 0x2f, stop, dash, 0x5f, 0x23].includes(before) && ![0x40, 0x2f, dash, 0x5f].includes(behind);
}

function wordsIn(codes: Uint16Array, at: number, end: number): number {
  let words = 1;
  for (let next = at; next < end; next++) if (codes[next] === space) words++;
  return words;
}

/** 科恩(Greg Cohen): in brackets behind letters of sound; a text may be cut off within. */
function isBeside(sheet: Sheet, at: number, end: number): boolean {
  if (codeAt(sheet, at - 1) !== open || (codeAt(sheet, end) !== close && end < sheet.codes.length))
    return false;
  return end - at >= 5 && (sheet.book.letters.sound[codeAt(sheet, at - 2)] ?? never) < never;
}

/** A letter, or a blank or full stop with a letter behind it. */
function goesOn(sheet: Sheet, at: number): boolean {
  const code = codeAt(sheet, at);
  if (isLatin(code)) return true;
  return (code === space || code === stop) && isLatin(codeAt(sheet, at + 1));
}
