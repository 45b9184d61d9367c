import { type Folded, fold } from './fold.ts';
import { ends, growTrie, hashOf, nodeOf, parent, step, type Trie } from './trie.ts';

/** Patterns folded between two breaths. */
const breath = 64;

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
  return { scan: ({ codes }) => scan(codes, { singles, trie }) };
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
  readonly trie: Trie;
}

function scan(codes: Uint16Array, tables: Tables): readonly Hit[] {
  const { filter, shift, entrances } = tables.trie;
  const { singles } = tables;
  const hits: Hit[] = [];
  const last = codes.length - 1;
  let pair = codes[0] ?? 0;
  for (let start = 0; start < last; start++) {
    if (singles.size > 0) single(codes, start, tables, hits);
    pair = (pair << 16) | (codes[start + 1] ?? 0);
    const hash = hashOf(pair);
    const bit = hash >>> shift;
    if ((((filter[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 0) continue;
    const node = nodeOf(entrances, hash, pair);
    if (node !== 0) walk(codes, start, node, tables, hits);
  }
  if (last >= 0 && singles.size > 0) single(codes, last, tables, hits);
  return hits;
}

function single(codes: Uint16Array, start: number, { singles }: Tables, hits: Hit[]): void {
  for (const pattern of singles.get(codes[start] ?? 0) ?? []) hits.push({ pattern, start, end: start + 1 });
}

/** Down from the node of two letters. */
function walk(codes: Uint16Array, start: number, from: number, { trie }: Tables, hits: Hit[]): void {
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
  hits: Hit[],
): void {
  if (word >= 0) hits.push({ pattern: word, start, end });
  else for (const pattern of shared[-word - 1] ?? []) hits.push({ pattern, start, end });
}
