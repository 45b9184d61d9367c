import { fold } from './fold.ts';
import { initialOf, otherSoundsOf, soundOf } from './pinyin.ts';
import {
  enter,
  enterPair,
  hashOfThree,
  type Known,
  type Threes,
  threesOf,
  type Unmasked,
  type Walk,
} from './soundWalk.ts';
import {
  gapAt,
  hardGap,
  isHan,
  isLatin,
  noGap,
  otherAt,
  placeAt,
  type Squeezed,
  soundAt,
  squeeze,
  unitAt,
} from './squeeze.ts';
import { growTrie, type Trie } from './trie.ts';

/** What may be written in a disguise: a name of a unit, or a word of the lexicon. */
export interface Genuine {
  readonly words: string;
  readonly kind: 'name' | 'word';
}

export interface Unmasker {
  scan(codes: Uint16Array): readonly Unmasked[];
}

interface Tables {
  readonly trie: Trie;
  readonly threes: Threes;
  /** What the trie's words, which are readings, are readings of. */
  readonly meant: readonly Known[];
  readonly initials: ReadonlyMap<string, readonly Known[]>;
}

/** Patterns read between two breaths. */
const breath = 128;
/** A name has at most so many readings that are tried. */
const mostReadings = 8;
/** Fewer letters are the initials of too much. */
const fewestInitials = 4;
const surelyInitials = 6;
/** As org.csv allows. */
const longestName = 60;

/**
 * Makes what sees through spaces, dots and emoji between the letters of a name, characters that sound or look like its
 * own, pinyin in full or by initials. By sound, in one pass over the text; what is found is then compared letter by letter.
 * In slices, as the matcher.
 */
export function* unmasking(genuine: readonly Genuine[]): Generator<undefined, Unmasker> {
  const readings: string[] = [];
  const meant: Known[] = [];
  const initials = new Map<string, Known[]>();
  for (const [index, each] of genuine.entries()) {
    if (index % breath === 0) yield;
    const known = { index, kind: each.kind, letters: lettersOf(each.words) };
    for (const reading of readingsOf(known)) {
      readings.push(reading);
      meant.push(known);
    }
    const short = initialsOf(known);
    if (short.length < fewestInitials) continue;
    const others = initials.get(short);
    if (others) others.push(known);
    else initials.set(short, [known]);
  }
  const tables = { trie: yield* growTrie(readings), threes: yield* threesOf(readings), meant, initials };
  return { scan: (codes) => scan(squeeze(codes, tables.trie), tables) };
}

function lettersOf(words: string): string {
  const text = squeeze(fold(words).codes);
  return unitsOf(text, 0, text.length);
}

/** None for what is too short to be known in a disguise. */
function readingsOf({ letters, kind }: Known): readonly string[] {
  if (letters.length < (kind === 'name' ? 3 : 2)) return [];
  const sounds = Array.from({ length: letters.length }, (_, at) => soundOf(letters.charCodeAt(at)));
  const readings = [String.fromCharCode(...sounds)];
  for (let at = 0; at < letters.length && readings.length < mostReadings; at++) {
    for (const other of otherSoundsOf(letters.charCodeAt(at))) {
      readings.push(String.fromCharCode(...sounds.with(at, other)));
    }
  }
  return readings;
}

/** Empty for what is no name, and where a letter has none. */
function initialsOf({ letters, kind }: Known): string {
  let initials = '';
  for (let at = 0; at < letters.length && kind === 'name'; at++) {
    const initial = initialOf(letters.charCodeAt(at));
    if (initial === undefined) return '';
    initials += initial;
  }
  return initials;
}

function unitsOf(text: Squeezed, start: number, end: number): string {
  let letters = '';
  for (let at = start; at < end; at++) letters += String.fromCharCode(unitAt(text, at));
  return letters;
}

function scan(text: Squeezed, { trie, threes, meant, initials }: Tables): readonly Unmasked[] {
  const count = text.count === 0 ? 0 : sift(text, threes);
  if (count === 0) return none;
  const walk: Walk = { text, trie, meant, found: [], path: [] };
  for (let index = 0; index < count; index++) {
    const at = text.entrances[index] ?? 0;
    if (isLatin(unitAt(text, at))) enterRun(walk, at, initials);
    else if (isLatin(unitAt(text, at + 1))) enter(walk, at);
    else enterPlainly(walk, at);
  }
  return walk.found;
}

const none: readonly Unmasked[] = [];

/**
 * Leaves of the entrances those with which something may begin that could be proved, how many they are: three letters
 * that are each read in one way, with nothing between them, begin nothing at most places.
 */
function sift(text: Squeezed, { filter, shift }: Threes): number {
  const { readings, places, entrances } = text;
  let count = 0;
  for (let index = entrances[0] === -1 ? 1 : 0; index < text.count; index++) {
    const at = entrances[index] ?? 0;
    const [first, second] = [readings[at] ?? 0, readings[at + 1] ?? 0];
    const third = readings[at + 2] ?? 0;
    const gaps = (places[at + 1] ?? 0) | (places[at + 2] ?? 0);
    const bit = hashOfThree((first << 16) | (second & 0xffff), third & 0xffff) >>> shift;
    const open = ((first | second | third) >>> 16) | (gaps & hardGap);
    entrances[count] = at;
    count += (((filter[bit >>> 5] ?? 0) >>> bit) & 1) | (-open >>> 31);
  }
  return count;
}

function enterRun(walk: Walk, at: number, initials: Tables['initials']): void {
  if (!beginsRun(walk.text, at)) return;
  byInitials(walk, at, initials);
  enter(walk, at);
}

/** Most places of most texts: two letters, each read as it is or as what it looks like. */
function enterPlainly(walk: Walk, at: number): void {
  const { text } = walk;
  const first = soundAt(text, at) << 16;
  const second = soundAt(text, at + 1);
  const other = otherAt(text, at) << 16;
  const another = otherAt(text, at + 1);
  enterPair(walk, at, first | second);
  if (another !== 0) enterPair(walk, at, first | another);
  if (other !== 0) enterPair(walk, at, other | second);
  if (other !== 0 && another !== 0) enterPair(walk, at, other | another);
}

function beginsRun(text: Squeezed, at: number): boolean {
  return at === 0 || gapAt(text, at) !== noGap || isHan(unitAt(text, at - 1));
}

/** A word of Latin letters that are the initials of a name. */
function byInitials({ text, found }: Walk, at: number, initials: Tables['initials']): void {
  let end = at + 1;
  while (end < text.length && isLatin(unitAt(text, end)) && gapAt(text, end) === noGap) end++;
  if (end - at > longestName) return;
  const letters = unitsOf(text, at, end);
  for (const { index } of initials.get(letters) ?? []) {
    const sure = letters.length >= surelyInitials;
    found.push({ index, start: placeAt(text, at), end: placeAt(text, end - 1) + 1, sure });
  }
}
