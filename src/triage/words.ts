import type { FoundMention } from './mention.ts';

/** The title and the text as one, as triage reads them: the title once where the text repeats it. */
export function wordsOf({ title = '', text = '' }: Pick<FoundMention, 'title' | 'text'>): string {
  return text.startsWith(title) ? text : `${title}\n${text}`;
}
