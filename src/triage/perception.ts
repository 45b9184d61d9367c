import { unmasking } from './disguise.ts';
import { compiling, type Hit, type Matcher } from './match.ts';
import type { Sign } from './units.ts';

/** A word of the lexicon, and whether people write it in a disguise. */
export interface Word {
  readonly words: string;
  readonly disguised: boolean;
}

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
  const plain = yield* compiling([...words, ...signs].map((each) => each.words));
  const candidates = [
    ...words.map(({ words: letters, disguised }, pattern) => ({
      words: letters,
      pattern,
      kind: disguised ? ('word' as const) : undefined,
    })),
    ...signs.map(({ words: letters, kind }, at) => ({
      words: letters,
      pattern: words.length + at,
      kind: kind === 'name' ? ('name' as const) : undefined,
    })),
  ].flatMap(({ kind, ...each }) => (kind ? [{ ...each, kind }] : []));
  const unmasker = yield* unmasking(candidates);
  return {
    matcher: {
      scan(folded) {
        const hits: Hit[] = [...plain.scan(folded)];
        for (const { index, start, end, sure } of unmasker.scan(folded)) {
          const pattern = (candidates[index]?.pattern ?? 0) + (sure ? 0 : signs.length);
          hits.push({ pattern, start, end });
        }
        return hits;
      },
    },
    signs: [...signs, ...signs.map((sign) => ({ ...sign, faint: true }))],
  };
}
