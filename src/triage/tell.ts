import { aliasesIn, isSurname } from './aliases.ts';
import { fold } from './fold.ts';
import { frame } from './lexicon/frame.ts';
import { hash, pairAt, pairOf, weightOf, weightOfPair, wordKey } from './rarity.ts';

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
  /** Made when another text is held against it. */
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

const number = 2 ** 34;
const anyDigit = /\d/;
const numeral = /(\d+(?:\.\d+)?)([万亿千百]?)(\d?)([\p{Script=Han}%]?)/gu;

/** Words of the frame by their first two letters, the longest first; those of one letter stand alone. */
const frames = Map.groupBy(
  frame.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length),
  (each) => pairAt(each, 0),
);
/** Of each letter, whether it is a word of the frame by itself (1) and whether a longer one may begin with it (2). */
const begins = new Uint8Array(0x1_0000);
for (const each of frame)
  begins[each.charCodeAt(0)] = (begins[each.charCodeAt(0)] ?? 0) | (each.length === 1 ? 1 : 2);

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
  const numbers = anyDigit.test(letters) ? numbersIn(letters, framed) : [];
  return new Words([...numbers, ...marksIn(letters, framed)], namesIn(letters, framed));
}

/** Pairs of letters, and words in Latin letters. */
function marksIn(letters: string, framed: Uint8Array): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at + 1 < letters.length; at++) {
    if (framed[at] === digit) continue;
    if (isLatin(letters.charCodeAt(at))) {
      const run = latinAt(letters, at);
      if (run > 1) marks.push(markOf(wordKey(letters.slice(at, at + run)), at, true));
      at += run - 1;
    } else if (framed[at + 1] !== digit && !isLatin(letters.charCodeAt(at + 1))) {
      marks.push(pairMark(letters, framed, at));
    }
  }
  return marks;
}

function pairMark(letters: string, framed: Uint8Array, at: number): Mark {
  const key = pairAt(letters, at);
  const topical = framed[at] === free && framed[at + 1] === free;
  return { key, at, weight: weightOfPair(key), topical };
}

class Words implements Told {
  readonly marks: readonly Mark[];
  readonly topical: number;
  readonly veiled: ReadonlySet<number>;
  readonly surnames: ReadonlySet<number>;
  readonly outlines: ReadonlySet<number>;
  readonly spans: ReadonlySet<number>;
  #byKey: ReadonlyMap<number, Mark> | undefined;

  constructor(marks: readonly Mark[], names: Named) {
    this.marks = marks;
    this.topical = marks.reduce((sum, { topical }) => sum + Number(topical), 0);
    this.veiled = names.veiled;
    this.surnames = names.surnames;
    this.outlines = names.outlines;
    this.spans = names.spans;
  }

  get byKey(): ReadonlyMap<number, Mark> {
    this.#byKey ??= byKeyOf(this.marks);
    return this.#byKey;
  }
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
  const letters = new Uint16Array(codes.length);
  let length = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    if (isLetter[code] === 1) letters[length++] = code;
  }
  let words = '';
  for (let at = 0; at < length; at += atOnce)
    words += String.fromCharCode(...letters.subarray(at, Math.min(length, at + atOnce)));
  return words;
}

/** A call takes so many arguments anywhere. */
const atOnce = 4096;

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
    if (begins[letters.charCodeAt(at)] === 0) continue;
    const length = frameAt(letters, at);
    for (let end = at + length; at < end; at++) framed[at] = inFrame;
    if (length > 0) at--;
  }
  return framed;
}

/** How long a word of the frame begins there; 0 = none. */
function frameAt(letters: string, at: number): number {
  const may = begins[letters.charCodeAt(at)] ?? 0;
  const words = may >= 2 && at + 1 < letters.length ? frames.get(pairAt(letters, at)) : undefined;
  const found = words?.find((each) => letters.startsWith(each, at));
  return found?.length ?? may % 2;
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

type Named = Pick<Told, 'veiled' | 'surnames' | 'outlines' | 'spans'>;

function namesIn(letters: string, framed: Uint8Array): Named {
  const { veiled, outlines } = aliasesIn(letters);
  const surnames = new Set<number>();
  const spans = new Set<number>();
  for (let at = 0; at + 1 < letters.length; at++) {
    if (framed[at] !== free || framed[at + 1] !== free || !isSurname(letters.charCodeAt(at))) continue;
    if (letters.charAt(at + 1) === '某' || weightOfPair(pairAt(letters, at)) < nameWeight) continue;
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
