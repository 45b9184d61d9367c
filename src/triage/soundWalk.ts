import { type Evidence, isSure, proves } from './evidence.ts';
import { longestSyllable, soundSpelt } from './pinyin.ts';
import { gapAt, isLatin, noGap, otherAt, placeAt, type Squeezed, soundAt, unitAt } from './squeeze.ts';
import { ends, golden, nodeOf, parent, step, type Trie } from './trie.ts';

/** A disguise seen through: folded indexes, half open. */
export interface Unmasked {
  /** Index into what was given. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** False where it may be chance and something else must point the same way. */
  readonly sure: boolean;
}

/** What may stand disguised, and its letters without what may stand between them. */
export interface Known {
  readonly index: number;
  readonly kind: 'name' | 'word';
  readonly letters: string;
}

/** The first three sounds of readings that are long enough to be known by their sound alone, one bit each. */
export interface Threes {
  readonly filter: Int32Array;
  readonly shift: number;
}

/** A walk down the trie of readings: where each letter of the word was found. */
export interface Walk {
  readonly text: Squeezed;
  readonly trie: Trie;
  /** What the trie's words, which are readings, are readings of. */
  readonly meant: readonly Known[];
  readonly found: Unmasked[];
  readonly path: number[];
}

/** A way to read what stands somewhere: the sound and where the next letter stands. */
type Way = readonly [sound: number, next: number];

/** Fewer letters with nothing between them prove nothing by their sound: see `proves`. */
const fewestUngapped = 4;

/** Begins at a letter where pinyin is read. */
export function enter(walk: Walk, start: number): void {
  for (const [first, second] of waysFrom(walk.text, start)) {
    for (const [sound, next] of waysFrom(walk.text, second)) {
      const node = nodeOf(walk.trie, (first << 16) | sound);
      if (node !== 0) descend({ ...walk, path: [start, second] }, node, next);
    }
  }
}

/** Begins at two letters that are read as this pair of sounds. */
export function enterPair(walk: Walk, start: number, pair: number): void {
  const { text, trie } = walk;
  const node = nodeOf(trie, pair);
  if (node === 0) return;
  if (otherAt(text, start) === 0 && otherAt(text, start + 1) === 0) descendPlainly(walk, node, start);
  else descend({ ...walk, path: [start, start + 1] }, node, start + 2);
}

/** Readings marked between two breaths. */
const breath = 4096;

/** Marks the first three sounds of the readings that are long enough. In slices, as all that is done for a new org. */
export function* threesOf(readings: readonly string[]): Generator<undefined, Threes> {
  const bits = Math.max(15, 32 - Math.clz32(readings.length * 8));
  const filter = new Int32Array(2 ** (bits - 5));
  const shift = 32 - bits;
  for (const [index, reading] of readings.entries()) {
    if (index % breath === 0) yield;
    if (reading.length < fewestUngapped) continue;
    const pair = (reading.charCodeAt(0) << 16) | reading.charCodeAt(1);
    const bit = hashOfThree(pair, reading.charCodeAt(2)) >>> shift;
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << bit);
  }
  return { filter, shift };
}

/** What three sounds are hashed to, the first two of them in one number. */
export function hashOfThree(pair: number, third: number): number {
  return Math.imul(Math.imul(pair, golden) ^ third, golden);
}

/** Down from two letters while each can be read in one way only, as most texts are. */
function descendPlainly(walk: Walk, from: number, start: number): void {
  const { text, trie } = walk;
  let node = from;
  let gap = gapAt(text, start + 1);
  for (let at = start + 2; node !== 0; at++) {
    const flags = trie.nodes[node * 3] ?? 0;
    const telling = gap !== noGap || at - start >= fewestUngapped;
    if (telling && (flags & ends) !== 0) {
      reportPlainly(walk, trie.nodes[node * 3 + 2] ?? 0, { start, next: at, gapped: gap !== noGap });
    }
    if ((flags & parent) === 0 || at >= text.length) return;
    if (otherAt(text, at) !== 0) {
      goOn({ ...walk, path: lettersFrom(start, at) }, node, flags, at);
      return;
    }
    node = step(trie, node, flags, soundAt(text, at));
    gap |= gapAt(text, at);
  }
}

function descend(walk: Walk, node: number, at: number): void {
  const { trie } = walk;
  const flags = trie.nodes[node * 3] ?? 0;
  if ((flags & ends) !== 0) report(walk, trie.nodes[node * 3 + 2] ?? 0, at);
  if ((flags & parent) !== 0) goOn(walk, node, flags, at);
}

function goOn(walk: Walk, node: number, flags: number, at: number): void {
  for (const [sound, next] of waysFrom(walk.text, at)) {
    const child = step(walk.trie, node, flags, sound);
    if (child === 0) continue;
    walk.path.push(at);
    descend(walk, child, next);
    walk.path.pop();
  }
}

function waysFrom(text: Squeezed, at: number): readonly Way[] {
  if (at >= text.length) return [];
  const plain: Way = [soundAt(text, at), at + 1];
  if (isLatin(unitAt(text, at))) return [plain, ...spelt(text, at)];
  const other = otherAt(text, at);
  return other === 0 ? [plain] : [plain, [other, at + 1]];
}

/** The syllables that begin here. */
function spelt(text: Squeezed, at: number): readonly Way[] {
  const ways: Way[] = [];
  let letters = '';
  for (let end = at; end < text.length && letters.length < longestSyllable; end++) {
    const unit = unitAt(text, end);
    if (!isLatin(unit) || (end > at && gapAt(text, end) !== noGap)) break;
    letters += String.fromCharCode(unit);
    const sound = soundSpelt(letters);
    if (sound !== 0) ways.push([sound, end + 1]);
  }
  return ways;
}

/** Where letters stand in a row, and whether anything stands between them. */
interface Row {
  readonly start: number;
  readonly next: number;
  readonly gapped: boolean;
}

/** Most of what is found by its sound is the word itself, which is no disguise, or another word: seen at a glance. */
function reportPlainly(walk: Walk, word: number, row: Row): void {
  const { text, trie, meant } = walk;
  const homophones = word < 0 ? trie.shared[-word - 1] : undefined;
  const count = homophones ? homophones.length : 1;
  for (let index = 0; index < count; index++) {
    const known = meant[homophones ? (homophones[index] ?? 0) : word];
    if (!known || !mayProve(text, row, known)) continue;
    reportOne({ ...walk, path: lettersFrom(row.start, row.next) }, known, row.next);
  }
}

/** Whether letters that each are the word's or sound like it may prove anything, by their number alone: see `proves`. */
function mayProve(text: Squeezed, { start, gapped }: Row, { letters, kind }: Known): boolean {
  let sounding = 0;
  for (let at = 0; at < letters.length; at++) {
    if (unitAt(text, start + at) !== letters.charCodeAt(at)) sounding++;
  }
  if (sounding === 0) return gapped;
  if (letters.length < fewestUngapped) return false;
  return kind === 'name' ? sounding * 2 <= letters.length : !gapped && sounding === 1;
}

function report(walk: Walk, word: number, next: number): void {
  const homophones = word >= 0 ? [word] : (walk.trie.shared[-word - 1] ?? []);
  for (const each of homophones) {
    const known = walk.meant[each];
    if (known) reportOne(walk, known, next);
  }
}

function reportOne({ text, found, path }: Walk, { index, letters, kind }: Known, next: number): void {
  const evidence: Evidence = { text, path, next };
  if (!proves(evidence, letters, kind)) return;
  const sure = kind === 'word' || isSure(evidence, letters);
  found.push({ index, start: placeAt(text, path[0] ?? 0), end: placeAt(text, next - 1) + 1, sure });
}

function lettersFrom(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, letter) => start + letter);
}
