import { type Genuine, unmasking } from './disguise.ts';
import { type Hits, put } from './hits.ts';
import { compiling, type Matcher, matching } from './match.ts';
import type { Sign } from './units.ts';

/** A word of the lexicon, and whether people write it in a disguise. */
export interface Word {
  readonly words: string;
  readonly disguised: boolean;
}

interface Candidate extends Genuine {
  readonly pattern: number;
}

/** Signs looked at between two breaths. */
const breath = 512;

/** What is looked for in every text. */
export interface Perception {
  /** Its patterns are the words, then `signs`; a word or name in a disguise counts as itself. */
  readonly matcher: Matcher;
  /** Those given, then each of them as it is when seen faintly. */
  readonly signs: readonly Sign[];
}

/**
 * Makes one matcher of words and signs, written plainly or in a disguise. In slices of well under a millisecond: whoever
 * has other things to do drives it a few at a time.
 */
export function* perceiving(
  words: readonly Word[],
  signs: readonly Sign[],
): Generator<undefined, Perception> {
  const patterns: string[] = words.map((word) => word.words);
  const candidates: Candidate[] = [];
  for (const [pattern, word] of words.entries()) {
    if (word.disguised) candidates.push({ words: word.words, kind: 'word', pattern });
  }
  const faint: Sign[] = [];
  for (const [at, sign] of signs.entries()) {
    if (at % breath === 0) yield;
    const pattern = patterns.push(sign.words) - 1;
    if (sign.kind === 'name') candidates.push({ words: sign.words, kind: 'name', pattern });
    faint.push({ ...sign, faint: true });
  }
  const plain = yield* compiling(patterns);
  const unmasker = yield* unmasking(candidates);
  const marking = (codes: Uint16Array, hits: Hits) => {
    plain.mark(codes, hits);
    for (const { index, start, end, sure } of unmasker.scan(codes)) {
      put(hits, (candidates[index]?.pattern ?? 0) + (sure ? 0 : signs.length), start, end);
    }
  };
  yield;
  return { matcher: matching(marking), signs: signs.concat(faint) };
}
