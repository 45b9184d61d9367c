/** Words laid out so that what is read one after the other lies side by side: a stem's names share a few cache lines. */
export interface Trie {
  /** The first two letters of some word, hashed: one bit each. Most places of a text are ruled out here. */
  readonly filter: Int32Array;
  /** How far a hash is shifted to become an index into `filter` (in bits). */
  readonly shift: number;
  /** Open hashing of first two letters, two numbers to a place: the pair, its node. Node 0 = an empty place. */
  readonly entrances: Int32Array;
  /** Open hashing of (node, letter) where a node has many children, four numbers to a place: from, letter, to. */
  readonly edges: Int32Array;
  /**
   * Three numbers to a node, first children right after their parents: the letter with the flags below, the next sibling,
   * the word that ends there, by its index; -1 - n where several are the same, which are the nth of `shared`.
   */
  readonly nodes: Int32Array;
  readonly shared: readonly (readonly number[])[];
}

/** Flags above the 16 bits of a node's letter. */
export const ends = 0x1_0000;
export const parent = 0x2_0000;
/** Its children are found through `edges`. */
const wide = 0x4_0000;

/** What two letters in one number are multiplied by to be hashed, before they are shifted down to an index. */
export const golden = 0x9e37_79b1;
/** More children than this are looked up, not walked along. */
const few = 8;
/** Words between two breaths: well under a millisecond. */
const breath = 256;

/** The node of two letters, or 0. */
export function nodeOf({ entrances }: Trie, pair: number): number {
  const mask = entrances.length - 1;
  for (let place = (hashOf(pair) >>> 12) & mask & ~1; ; place = (place + 2) & mask) {
    const node = entrances[place + 1] ?? 0;
    if (node === 0 || entrances[place] === pair) return node;
  }
}

function hashOf(pair: number): number {
  return Math.imul(pair, golden);
}

/** Where the letter leads from a node that has children, or 0. */
export function step({ nodes, edges }: Trie, node: number, flags: number, letter: number): number {
  if ((flags & wide) !== 0) return childOf(edges, node, letter);
  for (let child = node + 1; child !== 0; child = nodes[child * 3 + 1] ?? 0) {
    if (((nodes[child * 3] ?? 0) & 0xffff) === letter) return child;
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

interface Draft {
  readonly words: readonly string[];
  readonly nodes: Int32Array;
  /** From, letter, to of each edge of a node with many children, one after the other. */
  readonly edges: number[];
  readonly shared: number[][];
  length: number;
}

/**
 * Builds the trie of the words; those of fewer than two letters are left out. In slices: whoever drives it may do other
 * things at each `yield`. Linear in the letters, but for sorting those that share their first two.
 */
export function* growTrie(words: readonly string[]): Generator<undefined, Trie> {
  const { groups, letters } = yield* grouped(words);
  const nodes = new Int32Array((letters + 1) * 3);
  const draft: Draft = { words, nodes, edges: [], shared: [], length: 1 };
  const entrances = new Map<number, number>();
  let since = 0;
  for (const [pair, group] of groups) {
    entrances.set(pair, draft.length);
    group.sort((a, b) => inOrder(words[a] ?? '', words[b] ?? '') || a - b);
    lay(draft, group, { from: 0, to: group.length, depth: 2 });
    since += group.length;
    if (since < breath) continue;
    since = 0;
    yield;
  }
  const bits = Math.max(15, 32 - Math.clz32(groups.size * 32));
  return {
    filter: filterOf(groups.keys(), bits),
    shift: 32 - bits,
    entrances: entrancesOf(entrances),
    edges: yield* hashed(draft.edges),
    nodes: nodes.slice(0, draft.length * 3),
    shared: draft.shared,
  };
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function filterOf(pairs: Iterable<number>, bits: number): Int32Array {
  const filter = new Int32Array(2 ** (bits - 5));
  for (const pair of pairs) {
    const bit = hashOf(pair) >>> (32 - bits);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << bit);
  }
  return filter;
}

/** Indexes of words by their first two letters. */
function* grouped(words: readonly string[]) {
  const groups = new Map<number, number[]>();
  let letters = 0;
  for (const [index, word] of words.entries()) {
    if (index % breath === 0) yield;
    if (word.length < 2) continue;
    const pair = (word.charCodeAt(0) << 16) | word.charCodeAt(1);
    const group = groups.get(pair);
    if (group) group.push(index);
    else groups.set(pair, [index]);
    letters += word.length;
  }
  return { groups, letters };
}

/** A run of a group of sorted words: `from` … `to` share their first `depth` letters. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** Lays out the subtree of a run, depth first: a chain of single children is a row of neighbours. */
function lay(draft: Draft, group: readonly number[], { from, to, depth }: Run): void {
  let [first, length] = [from, depth];
  for (;;) {
    const node = put(draft, letterOf(draft, group[first], length - 1));
    first = end(draft, group, { from: first, to, depth: length }, node);
    if (first === to) return;
    mark(draft, node, parent);
    if (letterOf(draft, group[first], length) !== letterOf(draft, group[to - 1], length)) {
      branch(draft, group, { from: first, to, depth: length }, node);
      return;
    }
    length += 1;
  }
}

/** Marks the words that end in the node; where those that go on begin. */
function end({ words, nodes, shared }: Draft, group: readonly number[], run: Run, node: number): number {
  let first = run.from;
  while (first < run.to && words[group[first] ?? 0]?.length === run.depth) first++;
  if (first === run.from) return first;
  const same = group.slice(run.from, first);
  nodes[node * 3] = (nodes[node * 3] ?? 0) | ends;
  nodes[node * 3 + 2] = same.length === 1 ? (same[0] ?? 0) : -shared.push(same);
  return first;
}

function branch(draft: Draft, group: readonly number[], { from, to, depth }: Run, node: number): void {
  const runs: Run[] = [];
  for (let start = from; start < to; ) {
    const letter = letterOf(draft, group[start], depth);
    let next = start + 1;
    while (next < to && letterOf(draft, group[next], depth) === letter) next++;
    runs.push({ from: start, to: next, depth: depth + 1 });
    start = next;
  }
  if (runs.length > few) mark(draft, node, wide);
  let elder = 0;
  for (const run of runs) {
    const child = draft.length;
    if (elder > 0) draft.nodes[elder * 3 + 1] = child;
    if (runs.length > few) draft.edges.push(node, letterOf(draft, group[run.from], depth), child);
    lay(draft, group, run);
    elder = child;
  }
}

function put(draft: Draft, letter: number): number {
  draft.nodes[draft.length * 3] = letter;
  draft.length += 1;
  return draft.length - 1;
}

function mark({ nodes }: Draft, node: number, flag: number): void {
  nodes[node * 3] = (nodes[node * 3] ?? 0) | flag;
}

function letterOf({ words }: Draft, word: number | undefined, depth: number): number {
  return words[word ?? 0]?.charCodeAt(depth) ?? 0;
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

function* hashed(edges: readonly number[]): Generator<undefined, Int32Array> {
  const table = new Int32Array(4 * 2 ** Math.ceil(Math.log2((edges.length / 3) * 2 + 2)));
  const mask = table.length - 1;
  for (let index = 0; index < edges.length; index += 3) {
    const [from = 0, letter = 0] = [edges[index], edges[index + 1]];
    let place = placeOf(from, letter, mask);
    while (table[place + 2] !== 0) place = (place + 4) & mask;
    table[place] = from;
    table[place + 1] = letter;
    table[place + 2] = edges[index + 2] ?? 0;
    if (index % (breath * 24) === 0) yield;
  }
  return table;
}
