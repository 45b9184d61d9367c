/** A double-array trie: the child of state `s` by class `c` is `base[s] + c` when `check` there names `s`. */
export interface Trie {
  readonly base: Int32Array;
  /** Parent state + 1; 0 = free. */
  readonly check: Int32Array;
  /** Index into the sorted words that ends in this state, or -1. */
  readonly ends: Int32Array;
}

interface Store {
  base: Int32Array;
  check: Int32Array;
  ends: Int32Array;
  /** Free slots as a ring through slot 0, so that a search never walks over taken ones. */
  next: Int32Array;
  last: Int32Array;
  /** The highest taken slot: all above is fresh ground. */
  top: number;
}

interface Branch {
  readonly cls: number;
  readonly from: number;
  readonly to: number;
}

/** A search that has failed this often goes to fresh ground: keeps the build linear in the patterns. */
const patience = 24;

/**
 * Builds the trie of `words` (class codes, each ≥ 1), which are sorted and distinct. State 0 is the root. Linear in the
 * total length: a naive search for free slots took 77 times as long for ten times the patterns.
 */
export function buildTrie(words: readonly Uint16Array[], classes: number): Trie {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const store = grow(undefined, Math.max(1024, classes * 2, letters / 2));
  store.check[0] = 1;
  const open = [{ state: 0, from: 0, to: words.length, depth: 0 }];
  for (let job = open.pop(); job; job = open.pop()) {
    const { state, depth, to } = job;
    const ending = words[job.from]?.length === depth;
    store.ends[state] = ending ? job.from : -1;
    const branches = branchesOf(words, ending ? job.from + 1 : job.from, to, depth);
    if (branches.length === 0) continue;
    const base = place(store, branches, classes);
    store.base[state] = base;
    for (const { cls } of branches) take(store, base + cls, state);
    for (const { cls, from, to: end } of branches) {
      open.push({ state: base + cls, from, to: end, depth: depth + 1 });
    }
  }
  return { base: store.base, check: store.check, ends: store.ends };
}

function branchesOf(
  words: readonly Uint16Array[],
  from: number,
  to: number,
  depth: number,
): readonly Branch[] {
  const branches: Branch[] = [];
  for (let start = from; start < to; ) {
    const cls = words[start]?.[depth] ?? 0;
    let end = start + 1;
    while (end < to && words[end]?.[depth] === cls) end++;
    branches.push({ cls, from: start, to: end });
    start = end;
  }
  return branches;
}

/** The base at which every branch falls on a free slot. */
function place(store: Store, branches: readonly Branch[], classes: number): number {
  const first = branches[0]?.cls ?? 1;
  let slot = store.next[0] ?? 0;
  for (let tries = 0; slot !== 0 && tries < patience; tries++, slot = store.next[slot] ?? 0) {
    const base = slot - first;
    if (base > 0 && branches.every(({ cls }) => isFree(store, base + cls))) {
      ensure(store, base + classes + 1);
      return base;
    }
  }
  const base = Math.max(1, store.top - first + 1);
  ensure(store, base + classes + 1);
  return base;
}

/** Slots past the end are free: `ensure` makes them before they are taken. */
function isFree(store: Store, slot: number): boolean {
  return slot >= store.check.length || store.check[slot] === 0;
}

function take(store: Store, slot: number, parent: number): void {
  const before = store.last[slot] ?? 0;
  const after = store.next[slot] ?? 0;
  store.next[before] = after;
  store.last[after] = before;
  store.check[slot] = parent + 1;
  store.top = Math.max(store.top, slot);
}

function ensure(store: Store, size: number): void {
  if (size > store.check.length) Object.assign(store, grow(store, Math.max(size, store.check.length * 2)));
}

function grow(old: Store | undefined, wanted: number): Store {
  const size = Math.ceil(wanted);
  const from = old?.check.length ?? 1;
  const store = {
    base: copied(old?.base, size),
    check: copied(old?.check, size),
    ends: copied(old?.ends, size),
    next: copied(old?.next, size),
    last: copied(old?.last, size),
    top: old?.top ?? 0,
  };
  let tail = store.last[0] ?? 0;
  for (let slot = from; slot < size; slot++) {
    store.next[tail] = slot;
    store.last[slot] = tail;
    tail = slot;
  }
  store.next[tail] = 0;
  store.last[0] = tail;
  return store;
}

function copied(old: Int32Array | undefined, size: number): Int32Array {
  const fresh = new Int32Array(size);
  if (old) fresh.set(old);
  return fresh;
}
