import { book } from './book.ts';
import { offerChinese } from './chinese.ts';
import { longestAt, longestBefore } from './dictionary.ts';
import { offerHandle, offerLatin, offerQuoted, offerSounded } from './foreign.ts';
import { never } from './letters.ts';
import { as, codeAt, type Known, makeSheet, offer, type Sheet } from './sheet.ts';
import { isHan, isLatin, isOpening, joint } from './signs.ts';

/** A person named in a folded text. */
export interface Name {
  readonly start: number;
  readonly end: number;
  /** From here to `end` it is hidden; `end` where nothing is left to hide: 李女士, 王某. */
  readonly hidden: number;
  /** Named with what they do in public: 王主任, 记者张伟. */
  readonly onDuty: boolean;
}

/** Longer rows of joined names are no one's. */
const longestJoined = 40;
const nothing: Known = { names: new Map(), surnames: new Set() };

/**
 * The persons named in a folded text, in order, none overlapping. Give what an earlier look has found as `known`: a name that
 * is plain in one sentence is then seen in the others too. Time and memory are linear in the length.
 */
export function namesIn(codes: Uint16Array, known: Known = nothing): readonly Name[] {
  const sheet = makeSheet(book(), codes, known);
  for (let at = 0; at < codes.length; at++) {
    const code = codeAt(sheet, at);
    offerQuoted(sheet, at);
    if (isHan(code)) offerHan(sheet, at, code);
    else {
      offer(sheet, at, at + 1, 0, as.word);
      if (code === 0x40) offerHandle(sheet, at);
      else if (isLatin(code)) offerLatin(sheet, at);
    }
  }
  return joined(codes, namesOn(sheet));
}

function offerHan(sheet: Sheet, at: number, code: number): void {
  offer(sheet, at, at + 1, sheet.book.letters.alone[code] ?? 0, as.word);
  if (sheet.book.words.mayBegin(code, codeAt(sheet, at + 1))) offerWords(sheet, at);
  offerChinese(sheet, at);
  offerSounded(sheet, at);
}

function offerWords(sheet: Sheet, at: number): void {
  const { words } = sheet.book;
  for (let next = at, state = 0; next < sheet.codes.length; next++) {
    state = words.step(state, codeAt(sheet, next));
    if (state < 0) return;
    const price = words.value(state);
    if (price < 0) continue;
    offer(sheet, at, next + 1, price, as.word);
    sheet.wordsAt[at] = (sheet.wordsAt[at] ?? 0) | (1 << (next + 1 - at));
  }
}

/** The names on the cheapest reading. */
function namesOn(sheet: Sheet): readonly Name[] {
  const names: Name[] = [];
  for (let end = sheet.codes.length; end > 0; end = sheet.from[end] ?? 0) {
    const start = sheet.from[end] ?? 0;
    const reading = sheet.reading[end] ?? 0;
    if (reading === as.word && !isSurnameAlone(sheet, start, end)) continue;
    names.push({
      start,
      end,
      hidden: hiddenFrom(sheet, start, end, reading),
      onDuty: isOnDuty(sheet, start, end, reading),
    });
  }
  return names.reverse();
}

/** Where what is hidden of it begins. */
function hiddenFrom(sheet: Sheet, start: number, end: number, reading: number): number {
  if (reading === as.called) return start + 1;
  if (reading === as.full) return start + surnameAt(sheet, start, end);
  if (reading === as.given) return start;
  return reading === as.handle ? start + 2 : end;
}

/** 王 of somebody named elsewhere in the text: it hides the rest already. */
function isSurnameAlone(sheet: Sheet, start: number, end: number): boolean {
  return end - start === 1 && sheet.known.surnames.has(codeAt(sheet, start));
}

/** Letters of the surname of a full name. */
function surnameAt(sheet: Sheet, start: number, end: number): number {
  return Math.max(1, Math.min(longestAt(sheet.book.compounds, sheet.codes, start), end - start - 1));
}

function isOnDuty({ book: { duties }, codes }: Sheet, start: number, end: number, reading: number): boolean {
  if (reading === as.titled) return longestAt(duties.forwards, codes, start + 1) === end - start - 1;
  const open = isOpening(codes[start - 1] ?? 0) ? start - 1 : start;
  return longestAt(duties.forwards, codes, end) > 0 || longestBefore(duties.backwards, codes, open) > 0;
}

/** 约翰·史密斯 read as two is one, and 保罗安德森 too. */
function joined(codes: Uint16Array, names: readonly Name[]): readonly Name[] {
  const whole: Name[] = [];
  for (const name of names) {
    const last = whole.at(-1);
    if (last && areOne(codes, last, name)) {
      whole[whole.length - 1] = { ...last, end: name.end, onDuty: last.onDuty || name.onDuty };
    } else whole.push(name);
  }
  return whole;
}

function areOne(codes: Uint16Array, one: Name, next: Name): boolean {
  if (one.hidden === one.end || next.end - one.start > longestJoined) return false;
  if (next.start === one.end + 1) return joint(codes[one.end] ?? 0) > 0;
  return next.start === one.end && isSounded(codes, one) && isSounded(codes, next);
}

function isSounded(codes: Uint16Array, { start, end, hidden }: Name): boolean {
  const { sound } = book().letters;
  return hidden === start + 1 && codes.subarray(start, end).every((code) => (sound[code] ?? never) < never);
}
