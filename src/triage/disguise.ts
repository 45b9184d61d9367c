import { type Evidence, isSure, proves } from './evidence.ts';
import { type Folded, fold } from './fold.ts';
import { initialOf, longestSyllable, otherSoundsOf, soundOf, soundSpelt } from './pinyin.ts';
import { isHan, isLatin, noGap, type Squeezed, squeeze } from './squeeze.ts';
import { ends, growTrie, hashOf, nodeOf, parent, step, type Trie } from './trie.ts';

/** What may be written in a disguise: a name of a unit, or a word of the lexicon. */
export interface Genuine {
  readonly words: string;
  readonly kind: 'name' | 'word';
}

/** A disguise seen through: folded indexes, half open. */
export interface Unmasked {
  /** Index into what was given. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** False where it may be chance and something else must point the same way. */
  readonly sure: boolean;
}

export interface Unmasker {
  scan(folded: Folded): readonly Unmasked[];
}

interface Known {
  readonly index: number;
  readonly kind: Genuine['kind'];
  readonly letters: string;
}

interface Tables {
  readonly trie: Trie;
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
  const tables = { trie: yield* growTrie(readings), meant, initials };
  return { scan: ({ codes }) => scan(squeeze(codes), tables) };
}

function lettersOf(words: string): string {
  const { units, length } = squeeze(fold(words).codes);
  return String.fromCharCode(...units.subarray(0, length));
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

function scan(text: Squeezed, tables: Tables): readonly Unmasked[] {
  const { units, length } = text;
  const found: Unmasked[] = [];
  for (let at = 0; at < length - 1; at++) {
    if (isLatin(units[at] ?? 0)) enterRun(text, at, tables, found);
    else if (isLatin(units[at + 1] ?? 0)) enter(text, at, tables, found);
    else enterPlainly(text, at, tables, found);
  }
  return found;
}

function enterRun(text: Squeezed, at: number, tables: Tables, found: Unmasked[]): void {
  if (!beginsRun(text, at)) return;
  byInitials(text, at, tables, found);
  enter(text, at, tables, found);
}

/** Most places of most texts: two letters, each read as it is or as what it looks like. */
function enterPlainly(text: Squeezed, at: number, tables: Tables, found: Unmasked[]): void {
  const { sounds, others } = text;
  const first = (sounds[at] ?? 0) << 16;
  const second = sounds[at + 1] ?? 0;
  const other = (others[at] ?? 0) << 16;
  const another = others[at + 1] ?? 0;
  enterPair(text, at, first | second, tables, found);
  if (another !== 0) enterPair(text, at, first | another, tables, found);
  if (other !== 0) enterPair(text, at, other | second, tables, found);
  if (other !== 0 && another !== 0) enterPair(text, at, other | another, tables, found);
}

function beginsRun({ units, gaps }: Squeezed, at: number): boolean {
  return at === 0 || gaps[at] !== noGap || isHan(units[at - 1] ?? 0);
}

function enterPair(text: Squeezed, at: number, pair: number, tables: Tables, found: Unmasked[]): void {
  const { filter, shift, entrances } = tables.trie;
  const hash = hashOf(pair);
  const bit = hash >>> shift;
  if ((((filter[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 0) return;
  const node = nodeOf(entrances, hash, pair);
  if (node !== 0) descend({ text, tables, found, path: [at, at + 1] }, node, at + 2);
}

/** A way to read what stands somewhere: the sound and where the next letter stands. */
type Way = readonly [sound: number, next: number];

/** A walk through the trie: where each letter of the word was found. */
interface Walk {
  readonly text: Squeezed;
  readonly tables: Tables;
  readonly found: Unmasked[];
  readonly path: number[];
}

/** Begins at a place where pinyin is read. */
function enter(text: Squeezed, at: number, tables: Tables, found: Unmasked[]): void {
  const { entrances } = tables.trie;
  for (const [first, second] of waysFrom(text, at)) {
    for (const [sound, next] of waysFrom(text, second)) {
      const pair = (first << 16) | sound;
      const node = nodeOf(entrances, hashOf(pair), pair);
      if (node !== 0) descend({ text, tables, found, path: [at, second] }, node, next);
    }
  }
}

function descend(walk: Walk, node: number, at: number): void {
  const { trie } = walk.tables;
  const flags = trie.nodes[node * 3] ?? 0;
  if ((flags & ends) !== 0) report(walk, trie.nodes[node * 3 + 2] ?? 0, at);
  if ((flags & parent) === 0) return;
  for (const [sound, next] of waysFrom(walk.text, at)) {
    const child = step(trie, node, flags, sound);
    if (child === 0) continue;
    walk.path.push(at);
    descend(walk, child, next);
    walk.path.pop();
  }
}

function waysFrom(text: Squeezed, at: number): readonly Way[] {
  if (at >= text.length) return [];
  const unit = text.units[at] ?? 0;
  const plain: Way = [text.sounds[at] ?? 0, at + 1];
  if (isLatin(unit)) return [plain, ...spelt(text, at)];
  const other = text.others[at] ?? 0;
  return other === 0 ? [plain] : [plain, [other, at + 1]];
}

/** The syllables that begin here. */
function spelt({ units, gaps, length }: Squeezed, at: number): readonly Way[] {
  const ways: Way[] = [];
  let letters = '';
  for (let end = at; end < length && letters.length < longestSyllable; end++) {
    const unit = units[end] ?? 0;
    if (!isLatin(unit) || (end > at && gaps[end] !== noGap)) break;
    letters += String.fromCharCode(unit);
    const sound = soundSpelt(letters);
    if (sound !== 0) ways.push([sound, end + 1]);
  }
  return ways;
}

function report({ text, tables, found, path }: Walk, word: number, next: number): void {
  const evidence: Evidence = { text, path, next };
  const start = text.at[path[0] ?? 0] ?? 0;
  const end = (text.at[next - 1] ?? 0) + 1;
  const homophones = word >= 0 ? [word] : (tables.trie.shared[-word - 1] ?? []);
  for (const each of homophones) {
    const known = tables.meant[each];
    if (!known || !proves(evidence, known.letters, known.kind)) continue;
    const sure = known.kind === 'word' || isSure(evidence, known.letters);
    found.push({ index: known.index, start, end, sure });
  }
}

/** A word of Latin letters that are the initials of a name. */
function byInitials(text: Squeezed, at: number, { initials }: Tables, found: Unmasked[]): void {
  let end = at + 1;
  while (end < text.length && isLatin(text.units[end] ?? 0) && text.gaps[end] === noGap) end++;
  if (end - at > longestName) return;
  const letters = String.fromCharCode(...text.units.subarray(at, end));
  for (const { index } of initials.get(letters) ?? []) {
    const sure = letters.length >= surelyInitials;
    found.push({ index, start: text.at[at] ?? 0, end: (text.at[end - 1] ?? 0) + 1, sure });
  }
}
