import { either, empty, type Known } from './cover.ts';
import { isNegated, neutral } from './negation.ts';
import { allWordsIn, type Word, wordsIn } from './synonyms.ts';

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
  /** Where each word of the lexicon stands. */
  readonly words: ReadonlyMap<string, readonly Place[]>;
  readonly same: Map<ReadonlySet<string>, readonly Place[]>;
  readonly heard: Map<string, Heard>;
  readonly nearly: Map<string, NearlyHeard>;
}

interface Place {
  readonly fact: number;
  readonly negated: boolean;
  /** 停电至16时05分: then it was over. */
  readonly until: boolean;
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
    words: placesIn(facts),
    same: new Map(),
    heard: new Map(),
    nearly: new Map(),
  };
}

const none: readonly number[] = [];

function hear(words: string, index: Index): Heard {
  const size = words.length;
  const literally = index.facts.map(() => new Uint8Array(size));
  for (const { from, to, facts } of [...lettersIn(words, index), ...exchangedIn(words, index)]) {
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

/** Words for which others may stand, and those whose opposite is denied there. */
function exchangedIn(words: string, index: Index): readonly Having[] {
  return wordsIn(words).flatMap((word) => {
    const negated = isNegated(words, word.from);
    const { from, to, entry } = word;
    const same = placesOf(entry.same, index).map(({ fact }) => fact);
    const turned = placesOf(entry.opposite, index).flatMap((place) =>
      place.negated === negated ? [] : [place.fact],
    );
    return [{ from, to, facts: [...same, ...turned] }];
  });
}

/** How the facts have a word: those that say it, and those that say its opposite. */
export interface Told {
  readonly word: Word;
  readonly by: ReadonlySet<number>;
  readonly against: ReadonlySet<number>;
}

/** The words of a clause that the lexicon knows, with the facts that say them or their opposite. */
export function toldWordsIn(words: string, facts: readonly Known[]): readonly Told[] {
  const index = indexFor(facts);
  return wordsIn(words).map((word) => {
    const negated = isNegated(words, word.from);
    const same = placesOf(word.entry.same, index);
    if (neutral.has(word.entry.word) || unopposed.has(word.entry.field))
      return { word, by: new Set(same.map(({ fact }) => fact)), against: new Set<number>() };
    const opposite = placesOf(word.entry.opposite, index).filter(({ until }) => !until);
    const having = (places: readonly Place[], as: boolean) =>
      places.flatMap((place) => (place.negated === as ? [place.fact] : []));
    return {
      word,
      by: new Set([...having(same, negated), ...having(opposite, !negated)]),
      against: new Set([...having(same, !negated), ...having(opposite, negated)]),
    };
  });
}

/** Names of people, bodies and feelings have no opposite. */
const unopposed: ReadonlySet<string> = new Set(['people', 'agencies', 'time', 'feelings']);

/** Where the facts have any of some words, each fact once for yes and once for no. */
function placesOf(words: ReadonlySet<string>, index: Index): readonly Place[] {
  const known = index.same.get(words);
  if (known !== undefined) return known;
  const found = new Map<string, Place>();
  for (const word of words) {
    for (const place of index.words.get(word) ?? [])
      found.set(`${place.fact} ${place.negated} ${place.until}`, place);
  }
  const now = [...found.values()];
  index.same.set(words, now);
  return now;
}

function placesIn(facts: readonly Known[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const [fact, { text }] of facts.entries()) {
    for (const { from, to, entry } of allWordsIn(text)) {
      const until = /^[^,|]{0,3}[至到]\d/u.test(text.slice(to, to + 5));
      const place = { fact, negated: isNegated(text, from), until };
      const all = places.get(entry.word);
      if (all) all.push(place);
      else places.set(entry.word, [place]);
    }
  }
  return places;
}

function raise(said: Float64Array | undefined, at: number): void {
  if (said?.[at] === 0) said[at] = inOtherWord;
}

/** So much says a letter that a fact has in another word: 换好 of 更换, 走下来 of 走下. */
const inOtherWord = 0.4;
