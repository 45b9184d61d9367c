import { type Folded, fold } from './fold.ts';
import { buildTrie, type Trie } from './trie.ts';

/** A pattern found: folded indexes, half open. Overlapping and nested hits are all there. */
export interface Hit {
  /** Index into what was compiled. */
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

export interface Matcher {
  scan(folded: Folded): readonly Hit[];
}

/** Folded length 1 is allowed; patterns that fold to nothing never match. */
const filterBits = 18;

/**
 * Makes one matcher of all patterns, which are folded here. One pass over the text per scan, whatever their number: a
 * bitmap of first pairs of characters rules most places out, a class-compressed double-array trie decides the rest
 * (PERFORMANCE section 1).
 */
export function compile(patterns: readonly string[]): Matcher {
  const order = patterns
    .map((pattern, index) => ({ words: fold(pattern).text, index }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : a.index - b.index));
  const { classOf, classes } = classesOf(order.map(({ words }) => words));
  const distinct: Uint16Array[] = [];
  const owners: number[][] = [];
  let previous: string | undefined;
  for (const { words, index } of order) {
    if (words !== previous) {
      distinct.push(
        Uint16Array.from({ length: words.length }, (_, at) => classOf[words.charCodeAt(at)] ?? 0),
      );
      owners.push([]);
    }
    owners.at(-1)?.push(index);
    previous = words;
  }
  const pairs = pairFilter(distinct);
  const trie = buildTrie(distinct, classes);
  return { scan: (folded) => scan(folded, { classOf, pairs, trie, owners }) };
}

/** Without those that lie inside a longer one; of equal places all stay. One sweep, whatever the number. */
export function outermost<Place extends Omit<Hit, 'pattern'>>(places: readonly Place[]): readonly Place[] {
  const inOrder = [...places].sort((a, b) => a.start - b.start || b.end - a.end);
  let [start, end] = [-1, -1];
  return inOrder.filter((place) => {
    if (place.end < end || (place.end === end && place.start > start)) return false;
    if (place.end > end) [start, end] = [place.start, place.end];
    return true;
  });
}

interface Tables {
  readonly classOf: Uint16Array;
  readonly pairs: Uint32Array;
  readonly trie: Trie;
  /** Distinct word → the patterns that are it. */
  readonly owners: readonly (readonly number[])[];
}

/** Classes in the order of code units, so that sorted words stay sorted as classes; 0 = in no pattern. */
function classesOf(words: readonly string[]): { readonly classOf: Uint16Array; readonly classes: number } {
  const used = new Uint8Array(0x10000);
  for (const word of words) for (let at = 0; at < word.length; at++) used[word.charCodeAt(at)] = 1;
  const classOf = new Uint16Array(0x10000);
  let classes = 0;
  for (const [unit, isUsed] of used.entries()) if (isUsed) classOf[unit] = ++classes;
  return { classOf, classes };
}

function pairFilter(words: readonly Uint16Array[]): Uint32Array {
  const bits = new Uint32Array(2 ** (filterBits - 5));
  for (const word of words) {
    const single = word.length === 1;
    if (single) bits.fill(0xffff_ffff);
    const key = pairKey(word[0] ?? 0, word[1] ?? 0);
    bits[key >>> 5] = (bits[key >>> 5] ?? 0) | (1 << (key & 31));
  }
  return bits;
}

function pairKey(first: number, second: number): number {
  return (Math.imul((first << 16) | second, 0x9e37_79b1) >>> (32 - filterBits)) >>> 0;
}

function scan({ codes }: Folded, tables: Tables): readonly Hit[] {
  const { classOf, pairs } = tables;
  const hits: Hit[] = [];
  let first = codes.length > 0 ? (classOf[codes[0] ?? 0] ?? 0) : 0;
  for (let start = 0; start < codes.length; start++) {
    const second = start + 1 < codes.length ? (classOf[codes[start + 1] ?? 0] ?? 0) : 0;
    const key = pairKey(first, second);
    const possible = first !== 0 && ((pairs[key >>> 5] ?? 0) >>> (key & 31)) & 1;
    if (possible) walk(codes, start, tables, hits);
    first = second;
  }
  return hits;
}

function walk(codes: Uint16Array, start: number, { classOf, trie, owners }: Tables, hits: Hit[]): void {
  const { base, check, ends } = trie;
  let state = 0;
  for (let at = start; at < codes.length; at++) {
    const cls = classOf[codes[at] ?? 0] ?? 0;
    const child = (base[state] ?? 0) + cls;
    if (cls === 0 || check[child] !== state + 1) return;
    state = child;
    const word = ends[state] ?? -1;
    if (word >= 0) report(owners[word] ?? [], start, at + 1, hits);
  }
}

function report(patterns: readonly number[], start: number, end: number, hits: Hit[]): void {
  for (const pattern of patterns) hits.push({ pattern, start, end });
}
