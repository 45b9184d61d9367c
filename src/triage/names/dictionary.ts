/** Words with a number each, read letter by letter. */
export interface Dictionary {
  /** The state after `code` in `state` (0 = the beginning), or -1 where no word goes on so. */
  step(state: number, code: number): number;
  /** The number of the word that ends in `state`, or -1. */
  value(state: number): number;
  /** False where no word of two letters or more begins with these: most places are ruled out by one look. */
  mayBegin(first: number, second: number): boolean;
}

const pairBits = 18;

/**
 * A trie whose edges stand in one open-addressed table, two numbers each beside one another: small, quick to build, a step
 * is one look. Values are ≥ 0; of equal words the first stands.
 */
export function dictionaryOf(words: readonly (readonly [word: string, value: number])[]): Dictionary {
  const letters = words.reduce((sum, [word]) => sum + word.length, 1);
  const bits = Math.ceil(Math.log2(letters * 2 + 2));
  const mask = 2 ** bits - 1;
  /** Key (state and class of the letter) + 1, then the state it leads to; 0 = free. */
  const edges = new Uint32Array(2 * (mask + 1));
  const values = new Float32Array(letters + 1).fill(-1);
  const classOf = new Uint16Array(0x10000);
  const pairs = new Uint32Array(2 ** (pairBits - 5));
  let [states, classes] = [1, 0];

  /** Where the edge stands, or the free slot where it would. */
  function slotOf(key: number): number {
    let slot = (Math.imul(key, 0x9e37_79b1) >>> (32 - bits)) << 1;
    while (edges[slot] !== 0 && edges[slot] !== key) slot = (slot + 2) & (2 * mask + 1);
    return slot;
  }

  for (const [word, value] of words) {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      classOf[code] ||= ++classes;
      const key = keyOf(state, classOf[code] ?? 0);
      const slot = slotOf(key);
      if (edges[slot] === 0) {
        edges[slot] = key;
        edges[slot + 1] = states++;
      }
      state = edges[slot + 1] ?? 0;
    }
    if (state !== 0 && values[state] === -1) values[state] = value;
    const pair = pairOf(word.charCodeAt(0), word.charCodeAt(1));
    pairs[pair >>> 5] = (pairs[pair >>> 5] ?? 0) | (1 << (pair & 31));
  }
  return {
    step(state, code) {
      const cls = classOf[code] ?? 0;
      if (cls === 0) return -1;
      const slot = slotOf(keyOf(state, cls));
      return edges[slot] === 0 ? -1 : (edges[slot + 1] ?? -1);
    },
    value: (state) => values[state] ?? -1,
    mayBegin(first, second) {
      const pair = pairOf(first, second);
      return (((pairs[pair >>> 5] ?? 0) >>> (pair & 31)) & 1) === 1;
    },
  };
}

/** At most 2^18 states and 2^13 letters; never 0, for letters count from 1. */
function keyOf(state: number, cls: number): number {
  return ((state << 13) | cls) >>> 0;
}

function pairOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e37_79b1) >>> (32 - pairBits);
}

/** Length of the longest word that begins at `at`, 0 when there is none. */
export function longestAt(words: Dictionary, codes: Uint16Array, at: number): number {
  let longest = 0;
  for (let next = at, state = 0; next < codes.length; next++) {
    state = words.step(state, codes[next] ?? 0);
    if (state < 0) break;
    if (words.value(state) >= 0) longest = next + 1 - at;
  }
  return longest;
}

/** Length of the longest word, kept backwards, that ends before `end`. */
export function longestBefore(words: Dictionary, codes: Uint16Array, end: number): number {
  let longest = 0;
  for (let next = end - 1, state = 0; next >= 0; next--) {
    state = words.step(state, codes[next] ?? 0);
    if (state < 0) break;
    if (words.value(state) >= 0) longest = end - next;
  }
  return longest;
}
