import { asides } from './asides.ts';
import { care } from './care.ts';
import { conduct } from './conduct.ts';
import { domains } from './domain.ts';
import { facts } from './facts.ts';
import { house } from './house.ts';
import { polarities } from './polarity.ts';
import type { Term } from './term.ts';

export interface Word {
  readonly words: string;
  readonly term: Term;
}

/** Every word of the lexicon with what it says; a word may say several things. */
export const lexicon: readonly Word[] = [care, conduct, house, facts, domains, polarities, asides].flatMap(
  (groups) =>
    groups.flatMap(({ term, words }) =>
      [...new Set(words.trim().split(/\s+/))].map((each) => ({ words: each, term })),
    ),
);
