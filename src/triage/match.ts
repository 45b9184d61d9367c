import { type Folded, fold } from './fold.ts';
import { type Hit, type Hits, listed, noHits, put } from './hits.ts';
import { ends, golden, growTrie, nodeOf, parent, step, type Trie } from './trie.ts';

/** Patterns folded between two breaths. */
const breath = 64;

export interface Matcher {
  scan(folded: Folded): readonly Hit[];
  /** The same, put on a sheet: for those who read every text. */
  mark(codes: Uint16Array, hits: Hits): void;
}

/** Makes one matcher of all patterns at once: see `compiling`. */
export function compile(patterns: readonly string[]): Matcher {
  const slices = compiling(patterns);
  for (let slice = slices.next(); ; slice = slices.next()) if (slice.done) return slice.value;
}

/**
 * Makes one matcher of all patterns, which are folded here; those that fold to nothing never match. One pass over the
 * text per scan, whatever their number: a bitmap of first pairs of letters rules most places out, a trie decides the
 * rest (PERFORMANCE section 1). In slices of well under a millisecond, for those who have other things to do meanwhile.
 */
export function* compiling(patterns: readonly string[]): Generator<undefined, Matcher> {
  const words: string[] = [];
  const singles = new Map<number, number[]>();
  for (const pattern of patterns) {
    const { text } = fold(pattern);
    const index = words.push(text) - 1;
    if (text.length === 1) {
      const code = text.charCodeAt(0);
      singles.set(code, [...(singles.get(code) ?? []), index]);
    }
    if (index % breath === 0) yield;
  }
  const trie = yield* growTrie(words);
  const tables: Tables = { singles, alone: aloneOf(singles), trie };
  return matching((codes, hits) => mark(codes, tables, hits));
}

/** A matcher of what puts its hits on a sheet. */
export function matching(marking: Matcher['mark']): Matcher {
  const sheet = noHits();
  const scan = ({ codes }: Folded) => {
    sheet.length = 0;
    marking(codes, sheet);
    return listed(sheet);
  };
  return { scan, mark: marking };
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
  /** Patterns of one letter. */
  readonly singles: ReadonlyMap<number, readonly number[]>;
  /** 1 where a letter may be one of theirs, by its last bits: small enough to stay at hand while a text is read. */
  readonly alone: Uint8Array;
  readonly trie: Trie;
}

const lastBits = 0x3ff;

function aloneOf(singles: ReadonlyMap<number, unknown>): Uint8Array {
  const alone = new Uint8Array(lastBits + 1);
  for (const code of singles.keys()) alone[code & lastBits] = 1;
  return alone;
}

function mark(codes: Uint16Array, tables: Tables, hits: Hits): void {
  const { trie, alone } = tables;
  const count = findEntrances(codes, trie, alone);
  for (let index = 0; index < count; index++) {
    const at = entrances[index] ?? 0;
    const first = codes[at] ?? 0;
    if (alone[first & lastBits] === 1) single(codes, at, tables, hits);
    const node = nodeOf(trie, (first << 16) | (codes[at + 1] ?? 0));
    if (node !== 0) walk(codes, at, node, trie, hits);
  }
  const last = codes.length - 1;
  if (last >= 0 && alone[(codes[last] ?? 0) & lastBits] === 1) single(codes, last, tables, hits);
}

/** Where in the text at hand a pattern may begin. */
let entrances = new Int32Array(1024);

/**
 * Writes down where a pattern may begin; how many places that is. Nearly all places are ruled out here: so nothing is
 * called in this loop and nothing decided, which costs a third of what it does to stop at each.
 */
function findEntrances(codes: Uint16Array, { filter, shift }: Trie, alone: Uint8Array): number {
  if (entrances.length < codes.length) entrances = new Int32Array(codes.length);
  const list = entrances;
  const last = codes.length - 1;
  let count = 0;
  let first = codes[0] ?? 0;
  for (let at = 0; at < last; at++) {
    const second = codes[at + 1] ?? 0;
    const bit = Math.imul((first << 16) | second, golden) >>> shift;
    list[count] = at;
    count += (((filter[bit >>> 5] ?? 0) >>> bit) & 1) | (alone[first & lastBits] ?? 0);
    first = second;
  }
  return count;
}

function single(codes: Uint16Array, start: number, { singles }: Tables, hits: Hits): void {
  for (const pattern of singles.get(codes[start] ?? 0) ?? []) put(hits, pattern, start, start + 1);
}

/** Down from the node of two letters. */
function walk(codes: Uint16Array, start: number, from: number, trie: Trie, hits: Hits): void {
  const { nodes, shared } = trie;
  let node = from;
  for (let at = start + 2; node !== 0; at++) {
    const flags = nodes[node * 3] ?? 0;
    if ((flags & ends) !== 0) report(nodes[node * 3 + 2] ?? 0, shared, start, at, hits);
    if (at >= codes.length || (flags & parent) === 0) return;
    node = step(trie, node, flags, codes[at] ?? 0);
  }
}

function report(
  word: number,
  shared: readonly (readonly number[])[],
  start: number,
  end: number,
  hits: Hits,
): void {
  if (word >= 0) put(hits, word, start, end);
  else for (const pattern of shared[-word - 1] ?? []) put(hits, pattern, start, end);
}
