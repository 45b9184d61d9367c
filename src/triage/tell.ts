import { aliasesIn, isSurname } from './aliases.ts';
import { fold } from './fold.ts';
import { common, commonWords, rare } from './lexicon/common.ts';
import { frame } from './lexicon/frame.ts';

/** Something in a text that may stand in another about the same matter: two letters, a word in Latin letters, a number. */
export interface Mark {
  readonly key: number;
  /** Where it stands; two marks side by side are one longer word. */
  readonly at: number;
  /** How much it tells: the natural logarithm of how seldom a week of headlines has it. */
  readonly weight: number;
  /** False where it is made of the words of any report. */
  readonly topical: boolean;
}

/** What one text tells of the matter it is about. */
export interface Told {
  readonly marks: readonly Mark[];
  readonly byKey: ReadonlyMap<number, Mark>;
  /** How many of its marks are not made of the words of any report. */
  readonly topical: number;
  /** The surnames of names held back, and those that a name may begin with here. */
  readonly veiled: ReadonlySet<number>;
  readonly surnames: ReadonlySet<number>;
  /** First and last letter of names held back, and of what may be a name here. */
  readonly outlines: ReadonlySet<number>;
  readonly spans: ReadonlySet<number>;
}

/** The beginning of a text says what it is about. */
const head = 140;
/** What a number of two digits or more tells; a shorter or a round one tells nearly nothing. */
const numberWeight = 4;
const smallNumber = 1;
const round: ReadonlySet<string> = new Set(['10', '20', '30', '50', '100']);
/** So rare must two letters be to be taken for the beginning of a name. */
const nameWeight = 4;

const word = 2 ** 33;
const number = 2 ** 34;
const anyDigit = /\d/;
const numeral = /(\d+(?:\.\d+)?)([万亿千百]?)(\d?)([\p{Script=Han}%]?)/gu;

const tells = new Map<number, number>();
for (const [weight, pairs] of Object.entries(common)) {
  for (let at = 0; at + 1 < pairs.length; at += 2) tells.set(pairAt(pairs, at), Number(weight));
}
for (const [weight, words] of Object.entries(commonWords)) {
  for (const each of words.split(' ')) tells.set(wordKey(each), Number(weight));
}

/** Words of the frame by their first two letters, the longest first; those of one letter stand alone. */
const frames = Map.groupBy(
  frame.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length),
  (each) => pairAt(each, 0),
);
const single: ReadonlySet<string> = new Set(frame.filter(({ length }) => length === 1));

/** One mention is asked several times, and what it is like is asked for with every batch: read once. */
const read = new Map<string, Told>();
const remembered = 4000;

/** What a text tells. Only its first 140 letters count. */
export function tell(text: string): Told {
  const before = read.get(text);
  if (before) return before;
  if (read.size >= remembered) read.clear();
  const told = readAnew(text);
  read.set(text, told);
  return told;
}

function readAnew(text: string): Told {
  const letters = lettersOf(text.slice(0, 4 * head)).slice(0, head);
  const framed = framedIn(letters);
  const marks: Mark[] = anyDigit.test(letters) ? [...numbersIn(letters, framed)] : [];
  for (let at = 0; at + 1 < letters.length; at++) {
    if (framed[at] === digit) continue;
    const run = latinAt(letters, at);
    if (run > 1) marks.push(markOf(wordKey(letters.slice(at, at + run)), at, true));
    else if (run === 0 && framed[at + 1] !== digit && latinAt(letters, at + 1) === 0) {
      marks.push(markOf(pairAt(letters, at), at, framed[at] === free && framed[at + 1] === free));
    }
    at += Math.max(0, run - 1);
  }
  const topical = marks.filter((mark) => mark.topical).length;
  return { marks, byKey: byKeyOf(marks), topical, ...namesIn(letters, framed) };
}

/** All words and pairs of a text, however common and however long it is: what `common.ts` is counted from. */
export function keysIn(text: string): readonly string[] {
  const keys = new Set<string>();
  const letters = lettersOf(text);
  for (let at = 0; at + 1 < letters.length; at++) {
    const run = latinAt(letters, at);
    const pair = letters.slice(at, at + 2);
    if (run > 1) keys.add(letters.slice(at, at + run));
    else if (run === 0 && !/[\da-z.+%]/.test(pair)) keys.add(pair);
    at += Math.max(0, run - 1);
  }
  return [...keys];
}

/** Folded, without spaces and points but those of numbers. */
function lettersOf(text: string): string {
  const { codes } = fold(text);
  const letters: string[] = [];
  for (const code of codes) if (isLetter[code] === 1) letters.push(String.fromCharCode(code));
  return letters.join('');
}

/** Which code units a text is compared by; the halves of pairs among them, as rare Han are made of those. */
const isLetter = Uint8Array.from({ length: 0x1_0000 }, (_, code) =>
  /[\p{L}\p{N}.+%\ud800-\udfff]/u.test(String.fromCharCode(code)) ? 1 : 0,
);

/** How many Latin letters stand there in a row. */
function latinAt(letters: string, at: number): number {
  let end = at;
  while (isLatin(letters.charCodeAt(end))) end++;
  return end - at;
}

function isLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

const free = 0;
const inFrame = 1;
const digit = 2;

/** Which letters belong to words of the frame: the longest word that begins at a letter, from left to right. */
function framedIn(letters: string): Uint8Array {
  const framed = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) {
    const length = frameAt(letters, at);
    framed.fill(inFrame, at, at + length);
    at += Math.max(0, length - 1);
  }
  return framed;
}

/** How long a word of the frame begins there; 0 = none. */
function frameAt(letters: string, at: number): number {
  const words = at + 1 < letters.length ? frames.get(pairAt(letters, at)) : undefined;
  const found = words?.find((each) => letters.startsWith(each, at));
  return found?.length ?? (single.has(letters.charAt(at)) ? 1 : 0);
}

/** 2.8万 and 2万8 are one number; what is counted belongs to it. Marks the digits in `framed`. */
function numbersIn(letters: string, framed: Uint8Array): readonly Mark[] {
  const marks: Mark[] = [];
  for (const {
    0: whole,
    1: figures = '',
    2: unit = '',
    3: rest = '',
    4: counted = '',
    index,
  } of letters.matchAll(numeral)) {
    const end = index + whole.length - counted.length;
    framed.fill(digit, index, end);
    const value =
      rest !== '' && unit !== '' && !figures.includes('.') ? `${figures}.${rest}${unit}` : figures + unit;
    const plain = value.replace(/\D/g, '');
    const weight = plain.length > 1 && !round.has(plain) ? numberWeight : smallNumber;
    marks.push({
      key: number + hash(frameAt(letters, end) > 1 ? value : value + counted),
      at: -2 * marks.length - 2,
      weight,
      topical: true,
    });
  }
  return marks;
}

function namesIn(
  letters: string,
  framed: Uint8Array,
): Pick<Told, 'veiled' | 'surnames' | 'outlines' | 'spans'> {
  const { veiled, outlines } = aliasesIn(letters);
  const surnames = new Set<number>();
  const spans = new Set<number>();
  for (let at = 0; at + 1 < letters.length; at++) {
    if (framed[at] !== free || framed[at + 1] !== free || !isSurname(letters.charCodeAt(at))) continue;
    if (letters.charAt(at + 1) === '某' || weightOf(pairAt(letters, at)) < nameWeight) continue;
    surnames.add(letters.charCodeAt(at));
    if (framed[at + 2] === free) spans.add(pairOf(letters.charCodeAt(at), letters.charCodeAt(at + 2)));
  }
  return {
    veiled: new Set(veiled.map((surname) => surname.charCodeAt(0))),
    surnames,
    outlines: new Set(outlines.map((outline) => pairAt(outline, 0))),
    spans,
  };
}

function markOf(key: number, at: number, topical: boolean): Mark {
  return { key, at, weight: weightOf(key), topical };
}

function byKeyOf(marks: readonly Mark[]): ReadonlyMap<number, Mark> {
  const byKey = new Map<number, Mark>();
  for (const mark of marks) if (mark.topical || !byKey.has(mark.key)) byKey.set(mark.key, mark);
  return byKey;
}

function weightOf(key: number): number {
  return tells.get(key) ?? rare;
}

function wordKey(letters: string): number {
  return word + hash(letters);
}

function pairAt(letters: string, at: number): number {
  return pairOf(letters.charCodeAt(at), letters.charCodeAt(at + 1));
}

function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** FNV-1a over code units. */
function hash(letters: string): number {
  let state = 0x811c_9dc5;
  for (let at = 0; at < letters.length; at++) state = Math.imul(state ^ letters.charCodeAt(at), 0x0100_0193);
  return state >>> 0;
}
