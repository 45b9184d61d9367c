import { fold } from './fold.ts';
import { noHits, put } from './hits.ts';
import { lexicon } from './lexicon/lexicon.ts';
import { distinct, weigh } from './lexicon/weigh.ts';
import { compile, type Matcher } from './match.ts';

/**
 * Two signs of hearsay and none of a source. On the two rumour sets at hand what weighs so much is a rumour in four of
 * five cases, what weighs as one sign in three of five; of real complaints about hospitals one sign would catch one in
 * fifty (千万不要来), two catch none.
 */
const enough = 2;

const told = lexicon.flatMap(({ words, term }, word) => (term.role === 'hearsay' ? [{ word, words }] : []));

let matcher: Matcher | undefined;

/**
 * Whether a text is told as hearsay is: passed on, urged on, by nobody who answers for it. A hint for a person, never a
 * verdict: it knows how the text speaks and nothing of what is true.
 */
export function readsAsHearsay(masked: string): boolean {
  matcher ??= compile(told.map(({ words }) => words));
  const found = noHits();
  for (const { pattern, start, end } of matcher.scan(fold(masked))) {
    put(found, told[pattern]?.word ?? 0, start, end);
  }
  return weigh(distinct(found)).hearsay >= enough;
}
