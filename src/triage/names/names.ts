import { book } from './book.ts';
import { offerChinese } from './chinese.ts';
import { longestAt, longestBefore } from './dictionary.ts';
import { offerHandle, offerQuoted, offerSounded } from './foreign.ts';
import { marks, mayBegin } from './hints.ts';
import { offerLatin } from './latin.ts';
import { never } from './letters.ts';
import { endOf, startOf } from './neighbours.ts';
import { prices } from './prices.ts';
import { dearerIn } from './register.ts';
import { as, codeAt, type Known, nothingKnown, nowhere, type Sheet, sheetFor } from './sheet.ts';
import { isDigit, isHan, isLatin, isOpening, joint, stopAfter } from './signs.ts';
import { layWords, layWordsAt } from './spelling.ts';

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
/** What a letter may cost that is the last of a name and a surname too: 林 and 梅 are given, 赵 hardly. */
const dearestLast = 6;
/** 小. */
const small = 0x5c0f;
/** 、 */
const comma = 0x3001;
/** 《 and 》 */
const [title, untitle] = [0x300a, 0x300b];

/** The persons named in a folded text, in order, none overlapping. Time and memory are linear in the length. */
export function namesIn(codes: Uint16Array): readonly Name[] {
  const sheet = sheetFor(codes, { ...nothingKnown, dearer: dearerIn(codes) }, 0, codes.length);
  const names: Name[] = [];
  for (let from = 0; from < codes.length; ) {
    const to = stopAfter(codes, from);
    readBetween(sheet, [from, to], names, names.at(-1));
    from = to;
  }
  return names;
}

/**
 * As `namesIn`, of what stands between two stops. Give what an earlier look has found, for a name that is plain in one
 * sentence is then seen in the others too, and the name before it.
 */
export function namesBetween(
  codes: Uint16Array,
  [from, to]: readonly [from: number, to: number],
  known: Known,
  last: Name | undefined,
): readonly Name[] {
  const names: Name[] = [];
  readBetween(sheetFor(codes, known, from, to), [from, to], names, last);
  return names;
}

/** Words first: what they cost rules out most of what a name could be. `last` is the name before. */
function readBetween(
  sheet: Sheet,
  [from, to]: readonly [from: number, to: number],
  names: Name[],
  last: Name | undefined,
): void {
  sheet.listed = last?.end === from - 1 && sheet.codes[last.end] === comma ? from : nowhere;
  layWords(sheet, from, to);
  offerNames(sheet, from, to);
  if (sheet.changed === nowhere && sheet.known.surnames.size === 0) return;
  for (const name of joined(sheet.codes, namesOn(sheet, from, to))) names.push(name);
}

function offerNames(sheet: Sheet, from: number, to: number): void {
  const { codes } = sheet;
  const { hints } = sheet.book;
  const always = sheet.known.names.size > 0 ? mayBegin : 0;
  let before = 0;
  sheet.dearer = 0;
  for (let at = from; at < to; at++) {
    const code = codes[at] ?? 0;
    const hint = hints[code] ?? 0;
    sheet.dearer = dearerBehind(code, sheet.dearer);
    if (at >= sheet.changed) layWordsAt(sheet, at);
    if ((before & marks.quote) !== 0) offerQuoted(sheet, at);
    if (((hint | always) & mayBegin) !== 0) offerFrom(sheet, at, hint);
    before = hint;
  }
}

function dearerBehind(code: number, before: number): number {
  if (code === title) return prices.work;
  return code === untitle ? 0 : before;
}

function offerFrom(sheet: Sheet, at: number, hint: number): void {
  const code = codeAt(sheet, at);
  if (isHan(code)) {
    offerChinese(sheet, at, hint);
    if ((hint & marks.sound) !== 0) offerSounded(sheet, at, hint);
  } else if (code === 0x40) offerHandle(sheet, at);
  else if (isLatin(code)) offerLatin(sheet, at);
}

/** The names on the cheapest reading. */
function namesOn(sheet: Sheet, from: number, to: number): readonly Name[] {
  const names: Name[] = [];
  for (let end = to, next = to; end > from; next = end, end = sheet.from[end] ?? 0) {
    const start = sheet.from[end] ?? 0;
    const reading = sheet.reading[end] ?? 0;
    if (reading === as.word && !isSurnameAlone(sheet, start, end)) continue;
    const isFree = next === end + 1 && (names.at(-1)?.start ?? to) >= next;
    names.push(nameIn(sheet, start, end, reading, isFree));
  }
  return names.reverse();
}

/** What stands in `start`…`end` of the cheapest reading; behind it stands a word of one letter, if any `isFree`. */
function nameIn(sheet: Sheet, start: number, end: number, reading: number, isFree: boolean): Name {
  const isFull = reading === as.full;
  const last = isFull && isFree ? endOf(sheet, start, end) : end;
  const first = isFull && last === end ? startOf(sheet, start, end) : start;
  return {
    start: first,
    end: last,
    hidden: first < start ? start : hiddenFrom(sheet, start, end, reading),
    onDuty: isOnDuty(sheet, first, last, reading),
  };
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
  const open = start > 0 && isOpening(codes[start - 1] ?? 0) ? start - 1 : start;
  return longestAt(duties.forwards, codes, end) > 0 || longestBefore(duties.backwards, codes, open) > 0;
}

/** Where two names that are one end. */
function endTogether(codes: Uint16Array, one: Name, next: Name): number | undefined {
  if (areOne(codes, one, next)) return next.end;
  return isLastLetter(codes, one, next) ? next.start + 1 : undefined;
}

/** 李晓 and 林先生 are 李晓林, who is called 先生. */
function isLastLetter(codes: Uint16Array, one: Name, next: Name): boolean {
  const isTitled = next.hidden === next.end && next.end > next.start + 1;
  if (!isTitled || next.start !== one.end || one.end !== one.start + 2) return false;
  const { surname, second } = book().letters;
  const isFull = one.hidden === one.start + 1 && (surname[codes[one.start] ?? 0] ?? never) < never;
  return isFull && (second[codes[next.start] ?? 0] ?? never) < dearestLast;
}

/** 约翰·史密斯 read as two is one, and 保罗安德森, 科恩(Greg Cohen) and 约翰·C·雷利 too; so is J·史密斯. */
function joined(codes: Uint16Array, names: readonly Name[]): readonly Name[] {
  const whole: Name[] = [];
  for (const name of names) {
    const last = whole.at(-1);
    const end = last && endTogether(codes, last, name);
    if (last && end !== undefined) {
      whole[whole.length - 1] = { ...last, end, onDuty: last.onDuty || name.onDuty };
    } else whole.push(withInitial(codes, name));
  }
  return whole;
}

/** What belongs to a name before it: J·史密斯, 小卢卡斯. */
function withInitial(codes: Uint16Array, name: Name): Name {
  if (name.hidden !== name.start + 1) return name;
  if (
    name.start > 0 &&
    codes[name.start - 1] === small &&
    name.end - name.start > 2 &&
    isSounded(codes, name)
  ) {
    return { ...name, start: name.start - 1, hidden: name.start };
  }
  const start = name.start - 2;
  return start >= 0 && isInitial(codes, start) ? { ...name, start, hidden: start + 1 } : name;
}

/** One letter, a sign between it and what follows, and nothing of a word before it: J·史密斯. */
function isInitial(codes: Uint16Array, at: number): boolean {
  if (!isLatin(codes[at] ?? 0) || joint(codes[at + 1] ?? 0) < prices.dot) return false;
  const before = at === 0 ? 0 : (codes[at - 1] ?? 0);
  return !isLatin(before) && !isDigit(before);
}

/** The Latin spelling of a name in brackets behind it. */
function isBracketed(codes: Uint16Array, one: Name, next: Name): boolean {
  return (
    codes[one.end] === 0x28 &&
    codes[next.end] === 0x29 &&
    isHan(codes[one.start] ?? 0) &&
    isLatin(codes[next.start] ?? 0)
  );
}

function areOne(codes: Uint16Array, one: Name, next: Name): boolean {
  if (one.hidden === one.end || next.end - one.start > longestJoined) return false;
  if (next.start === one.end + 1) return joint(codes[one.end] ?? 0) > 0 || isBracketed(codes, one, next);
  if (next.start === one.end + 3) return joint(codes[one.end] ?? 0) > 0 && isInitial(codes, one.end + 1);
  return next.start === one.end && isSounded(codes, one) && isSounded(codes, next);
}

function isSounded(codes: Uint16Array, { start, end, hidden }: Name): boolean {
  const { sound } = book().letters;
  return (
    hidden === start + 1 &&
    codes.subarray(start, end).every((code) => (sound[code] ?? never) < never || joint(code) > 0)
  );
}
