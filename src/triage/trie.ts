/** Words laid out so that what is read one after the other lies side by side: a stem's names share a few cache lines. */
export interface Trie {
  /** The first two letters of some word, hashed: one bit each. Most places of a text are ruled out here. */
  readonly filter: Uint8Array;
  /** How far a hash is shifted to become an index into `filter` (in bits). */
  readonly shift: number;
  /** Open hashing of first two letters, two numbers to a place: the pair, its node. Node 0 = an empty place. */
  readonly entrances: Int32Array;
  /** Open hashing of (node, letter) where a node has many children, four numbers to a place: from, letter, to. */
  readonly edges: Int32Array;
  /**
   * Four numbers to a node, first children right after their parents: the letter with the flags below, the next sibling,
   * the word that ends there.
   */
  readonly nodes: Int32Array;
}

/** Flags above the 16 bits of a node's letter. */
export const ends = 0x1_0000;
export const parent = 0x2_0000;
/** Its children are found through `edges`. */
const wide = 0x4_0000;

const golden = 0x9e37_79b1;
/** More children than this are looked up, not walked along. */
const few = 8;
/** Words between two breaths: well under a millisecond. */
const breath = 256;

/** The hash of two letters in one number, before it is shifted down. */
export function hashOf(pair: number): number {
  return Math.imul(pair, golden);
}

/** The node of two letters whose hash is `hash`, or 0. */
export function nodeOf(entrances: Int32Array, hash: number, pair: number): number {
  const mask = entrances.length - 1;
  for (let place = (hash >>> 12) & mask & ~1; ; place = (place + 2) & mask) {
    const node = entrances[place + 1] ?? 0;
    if (node === 0 || entrances[place] === pair) return node;
  }
}

/** Where the letter leads from a node that has children, or 0. */
export function step({ nodes, edges }: Trie, node: number, flags: number, letter: number): number {
  if ((flags & wide) !== 0) return childOf(edges, node, letter);
  for (let child = node + 1; child !== 0; child = nodes[child * 4 + 1] ?? 0) {
    if (((nodes[child * 4] ?? 0) & 0xffff) === letter) return child;
  }
  return 0;
}

function childOf(edges: Int32Array, from: number, letter: number): number {
  const mask = edges.length - 1;
  for (let place = placeOf(from, letter, mask); ; place = (place + 4) & mask) {
    const to = edges[place + 2] ?? 0;
    if (to === 0 || (edges[place] === from && edges[place + 1] === letter)) return to;
  }
}

function placeOf(from: number, letter: number, mask: number): number {
  const mixed = Math.imul(Math.imul(from, golden) ^ letter, 0x85eb_ca6b);
  return ((mixed ^ (mixed >>> 15)) << 2) & mask;
}

/** A word to be found and its number. */
export interface Entry {
  readonly letters: string;
  readonly word: number;
}

interface Edge {
  readonly from: number;
  readonly letter: number;
  readonly to: number;
}

interface Draft {
  readonly nodes: Int32Array;
  readonly edges: Edge[];
  length: number;
}

/**
 * Builds the trie of distinct words of two letters or more, in slices: whoever drives it may do other things at each
 * `yield`. Linear in the letters, but for sorting those that share their first two.
 */
export function* growTrie(entries: readonly Entry[]): Generator<undefined, Trie> {
  const { groups, letters } = yield* grouped(entries);
  const draft: Draft = {
    nodes: new Int32Array((letters + 1) * 4),
    edges: [],
    length: 1,
  };
  const entrances = new Map<number, number>();
  let since = 0;
  for (const [pair, group] of groups) {
    entrances.set(pair, draft.length);
    group.sort((a, b) => (a.letters < b.letters ? -1 : 1));
    lay(draft, group, { from: 0, to: group.length, depth: 2 });
    since += group.length;
    if (since < breath) continue;
    since = 0;
    yield;
  }
  const bits = Math.max(15, 32 - Math.clz32(groups.size * 64));
  return {
    filter: filterOf(groups.keys(), bits),
    shift: 32 - bits,
    entrances: entrancesOf(entrances),
    edges: yield* hashed(draft.edges),
    nodes: draft.nodes.slice(0, draft.length * 4),
  };
}

function filterOf(pairs: Iterable<number>, bits: number): Uint8Array {
  const filter = new Uint8Array(2 ** (bits - 3));
  for (const pair of pairs) {
    const bit = hashOf(pair) >>> (32 - bits);
    filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
  return filter;
}

/** By the first two letters. */
function* grouped(entries: readonly Entry[]) {
  const groups = new Map<number, Entry[]>();
  let letters = 0;
  for (const [index, entry] of entries.entries()) {
    const pair = (entry.letters.charCodeAt(0) << 16) | entry.letters.charCodeAt(1);
    const group = groups.get(pair);
    if (group) group.push(entry);
    else groups.set(pair, [entry]);
    letters += entry.letters.length;
    if (index % breath === 0) yield;
  }
  return { groups, letters };
}

/** A run of a sorted group: words `from` … `to` share their first `depth` letters. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** Lays out the subtree of a run, depth first: a chain of single children is a row of neighbours. */
function lay(draft: Draft, group: readonly Entry[], { from, to, depth }: Run): void {
  let [first, length] = [from, depth];
  for (;;) {
    const node = put(draft, letterOf(group, first, length - 1));
    const ending = group[first];
    if (ending?.letters.length === length) {
      mark(draft, node, ends);
      draft.nodes[node * 4 + 2] = ending.word;
      first += 1;
    }
    if (first === to) return;
    mark(draft, node, parent);
    if (letterOf(group, first, length) !== letterOf(group, to - 1, length)) {
      branch(draft, group, { from: first, to, depth: length }, node);
      return;
    }
    length += 1;
  }
}

function branch(draft: Draft, group: readonly Entry[], { from, to, depth }: Run, node: number): void {
  const runs: Run[] = [];
  for (let start = from; start < to; ) {
    const letter = letterOf(group, start, depth);
    let end = start + 1;
    while (end < to && letterOf(group, end, depth) === letter) end++;
    runs.push({ from: start, to: end, depth: depth + 1 });
    start = end;
  }
  if (runs.length > few) mark(draft, node, wide);
  let elder = 0;
  for (const run of runs) {
    const child = draft.length;
    if (elder > 0) draft.nodes[elder * 4 + 1] = child;
    if (runs.length > few)
      draft.edges.push({ from: node, letter: letterOf(group, run.from, depth), to: child });
    lay(draft, group, run);
    elder = child;
  }
}

function put(draft: Draft, letter: number): number {
  draft.nodes[draft.length * 4] = letter;
  draft.length += 1;
  return draft.length - 1;
}

function mark({ nodes }: Draft, node: number, flag: number): void {
  nodes[node * 4] = (nodes[node * 4] ?? 0) | flag;
}

function letterOf(group: readonly Entry[], index: number, depth: number): number {
  return group[index]?.letters.charCodeAt(depth) ?? 0;
}

function entrancesOf(nodes: ReadonlyMap<number, number>): Int32Array {
  const table = new Int32Array(2 * 2 ** Math.ceil(Math.log2(nodes.size * 2 + 2)));
  const mask = table.length - 1;
  for (const [pair, node] of nodes) {
    let place = (hashOf(pair) >>> 12) & mask & ~1;
    while (table[place + 1] !== 0) place = (place + 2) & mask;
    table.set([pair, node], place);
  }
  return table;
}

function* hashed(edges: readonly Edge[]): Generator<undefined, Int32Array> {
  const table = new Int32Array(4 * 2 ** Math.ceil(Math.log2(edges.length * 2 + 2)));
  const mask = table.length - 1;
  for (const [index, { from, letter, to }] of edges.entries()) {
    let place = placeOf(from, letter, mask);
    while (table[place + 2] !== 0) place = (place + 4) & mask;
    table.set([from, letter, to], place);
    if (index % (breath * 8) === 0) yield;
  }
  return table;
}
