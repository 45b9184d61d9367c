import { fold } from './fold.ts';
import { lexicon } from './lexicon/lexicon.ts';
import type { Term } from './lexicon/term.ts';
import { compile, type Matcher } from './match.ts';

interface Sentence {
  readonly words: string;
  readonly weight: number;
}

let matcher: Matcher | undefined;

/**
 * The part of a text that says most of what went wrong, in its own words and order, at most `max` characters, `…` where
 * something was left out. Give it masked words: it takes whole sentences where they fit and never looks behind a mask.
 */
export function quoteOf(masked: string, max: number): string {
  const words = masked.trim().replace(/\s+/gu, ' ');
  if (words.length <= max) return words;
  const sentences = sentencesOf(words);
  const best = sentences.reduce(
    (top, { weight }, at) => (weight > (sentences[top]?.weight ?? 0) ? at : top),
    0,
  );
  let end = best + 1;
  let quote = sentences[best]?.words ?? '';
  while (end < sentences.length && quote.length + (sentences[end]?.words.length ?? 0) < max - 1) {
    quote += sentences[end++]?.words ?? '';
  }
  const opening = best > 0 ? '…' : '';
  const room = max - opening.length;
  const cut = quote.length > room || (end < sentences.length && quote.length === room);
  return opening + (cut ? `${whole(quote.slice(0, room - 1))}…` : quote.trim());
}

function sentencesOf(words: string): readonly Sentence[] {
  return (words.match(/[^。！？!?；;…]+[。！？!?；;…]*|[。！？!?；;…]+/gu) ?? []).map((sentence) => ({
    words: sentence,
    weight: weightOf(sentence),
  }));
}

function weightOf(sentence: string): number {
  matcher ??= compile(lexicon.map(({ words }) => words));
  return matcher.scan(fold(sentence)).reduce((sum, { pattern }) => sum + worth(lexicon[pattern]?.term), 0);
}

function worth(term: Term | undefined): number {
  if (term?.role === 'risk') return term.weight ** 2;
  return term?.role === 'fact' ? 2 : 0;
}

/** Half a pair of surrogates at the end would be a broken character. */
function whole(words: string): string {
  return /[\ud800-\udbff]$/.test(words) ? words.slice(0, -1) : words;
}
