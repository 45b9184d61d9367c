import { byHand, type Form } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import { byHandWords } from './statementWords.ts';
import { oneLine } from './stranger.ts';
import type { Language } from './words.ts';

/** A way out as people call it, and what it takes. */
export interface Way {
  readonly name: string;
  readonly label: Words;
  readonly forms: readonly Form[];
}

/** How a way out is called here: by its label where it is known, else by its name. */
export function wayName(way: string, ways: readonly Way[] | undefined, language: Language): string {
  if (way === byHand) return byHandWords[language];
  return oneLine(ways?.find(({ name }) => name === way)?.label[language] ?? way, 30);
}
