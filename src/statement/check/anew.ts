import type { Known } from './cover.ts';

/** Numbers are compared elsewhere: here each is the same as any other. */
const numbers = /\d+(?:\.\d+)?/gu;
const others = /[^\p{L}\p{N}]/gu;

function lettersOf(words: string): string {
  return words.replace(numbers, '0').replace(others, ',');
}

/** Two letters next to each other that no sign parts. */
function pairAt(letters: string, at: number): string | undefined {
  const pair = letters.slice(at, at + 2);
  return pair.includes(',') ? undefined : pair;
}

const pairsOf = new WeakMap<readonly Known[], ReadonlySet<string>>();

function pairsIn(facts: readonly Known[]): ReadonlySet<string> {
  const before = pairsOf.get(facts);
  if (before !== undefined) return before;
  const pairs = new Set<string>();
  for (const { text } of facts) {
    const letters = lettersOf(text);
    for (let at = 0; at + 1 < letters.length; at++) pairs.add(pairAt(letters, at) ?? '');
  }
  pairsOf.set(facts, pairs);
  return pairs;
}

/**
 * One to three letters in a row that no fact has, of three one may be told: what a claim says in words of its own, each once.
 * What such words are (首次, 满意, or 大家, 一下) tells an invention from another way to say the same; `learnedWords.ts` has what each weighs.
 */
export function saidAnew(words: string, facts: readonly Known[]): readonly string[] {
  const pairs = pairsIn(facts);
  const letters = lettersOf(words);
  const told = new Uint8Array(letters.length);
  for (let at = 0; at + 1 < letters.length; at++) {
    if (pairs.has(pairAt(letters, at) ?? ',')) told.fill(1, at, at + 2);
  }
  const pieces = new Set<string>();
  for (let from = 0; from < letters.length; from++) {
    let known = 0;
    for (let to = from + 1; to <= Math.min(from + longest, letters.length) && letters[to - 1] !== ','; to++) {
      known += told[to - 1] ?? 0;
      if (known <= Number(to - from === longest)) pieces.add(letters.slice(from, to));
    }
  }
  return [...pieces];
}

const longest = 3;
