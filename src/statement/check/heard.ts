import { either, empty, type Known } from './cover.ts';
import { synonymsIn } from './synonyms.ts';

/** What facts say of some words: for each fact, how far it has each letter. */
export interface Heard {
  /** With a neighbour, or as a word that says the same. */
  readonly literally: readonly Uint8Array[];
  readonly allLiterally: Float64Array;
}

/** The same, with what a fact has in another word as far as that counts. */
export interface NearlyHeard {
  readonly nearly: readonly Float64Array[];
  readonly allNearly: Float64Array;
}

/** Which of the facts have what; what they were asked they need not be asked again. */
interface Index {
  readonly facts: readonly Known[];
  readonly pairs: ReadonlyMap<string, readonly number[]>;
  readonly letters: ReadonlyMap<string, readonly number[]>;
  readonly words: Map<string, readonly number[]>;
  readonly heard: Map<string, Heard>;
  readonly nearly: Map<string, NearlyHeard>;
}

const indexes = new WeakMap<readonly Known[], Index>();

function indexFor(facts: readonly Known[]): Index {
  const index = indexes.get(facts) ?? indexOf(facts);
  indexes.set(facts, index);
  return index;
}

/** What the facts say of some words, letter by letter. */
export function heardOf(words: string, facts: readonly Known[]): Heard {
  const index = indexFor(facts);
  const heard = index.heard.get(words) ?? hear(words, index);
  index.heard.set(words, heard);
  return heard;
}

function indexOf(facts: readonly Known[]): Index {
  const having = (size: number) => {
    const places = new Map<string, number[]>();
    for (const [fact, { text }] of facts.entries()) {
      const pieces = Array.from({ length: text.length - size + 1 }, (_, at) => text.slice(at, at + size));
      for (const piece of new Set(pieces)) {
        const all = places.get(piece);
        if (all) all.push(fact);
        else places.set(piece, [fact]);
      }
    }
    return places;
  };
  return {
    facts,
    pairs: having(2),
    letters: having(1),
    words: new Map(),
    heard: new Map(),
    nearly: new Map(),
  };
}

const none: readonly number[] = [];

function hear(words: string, index: Index): Heard {
  const size = words.length;
  const literally = index.facts.map(() => new Uint8Array(size));
  for (const { from, to, facts } of [...lettersIn(words, index), ...wordsIn(words, index)]) {
    for (const fact of facts) literally[fact]?.fill(1, from, to);
  }
  return { literally, allLiterally: either(literally, size) };
}

/** What the facts say of some words, in those words or in others. */
export function nearlyHeardOf(words: string, facts: readonly Known[]): NearlyHeard {
  const index = indexFor(facts);
  const known = index.nearly.get(words);
  if (known !== undefined) return known;
  const nearly = heardOf(words, facts).literally.map((said) => new Float64Array(said));
  for (const at of nearly[0]?.keys() ?? []) {
    for (const fact of index.letters.get(words[at] ?? '') ?? none) raise(nearly[fact], at);
  }
  const now = { nearly, allNearly: either(nearly, words.length) };
  index.nearly.set(words, now);
  return now;
}

/** Some letters, and which facts have them. */
interface Having {
  readonly from: number;
  readonly to: number;
  readonly facts: readonly number[];
}

/** Each two letters next to each other, and letters apart from both neighbours. */
function lettersIn(words: string, { pairs, letters }: Index): readonly Having[] {
  const bare = (at: number) => empty.has(words[at] ?? ' ');
  return Array.from({ length: words.length }, (_, at) => at).flatMap((at) => {
    const pair = { from: at, to: at + 2, facts: pairs.get(words.slice(at, at + 2)) ?? none };
    if (bare(at) || !bare(at - 1) || !bare(at + 1)) return [pair];
    return [pair, { from: at, to: at + 1, facts: letters.get(words[at] ?? '') ?? none }];
  });
}

/** Words for which others may stand. */
function wordsIn(words: string, index: Index): readonly Having[] {
  return synonymsIn(words).flatMap(({ from, to, others }) =>
    others.map((other) => ({ from, to, facts: havingWord(index, other) })),
  );
}

function raise(said: Float64Array | undefined, at: number): void {
  if (said?.[at] === 0) said[at] = inOtherWord;
}

/** So much says a letter that a fact has in another word: 换好 of 更换, 走下来 of 走下. */
const inOtherWord = 0.4;

function havingWord({ facts, words }: Index, word: string): readonly number[] {
  const known = words.get(word) ?? facts.flatMap(({ text }, at) => (text.includes(word) ? [at] : []));
  words.set(word, known);
  return known;
}
