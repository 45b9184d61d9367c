import { asides } from './asides.ts';
import { care } from './care.ts';
import { conduct } from './conduct.ts';
import { deeds } from './deeds.ts';
import { domains } from './domain.ts';
import { facts } from './facts.ts';
import { hearsays } from './hearsay.ts';
import { house } from './house.ts';
import { polarities } from './polarity.ts';
import type { Term } from './term.ts';

export interface Word {
  readonly words: string;
  readonly term: Term;
}

/** Every word of the lexicon with what it says; a word may say several things. */
export const lexicon: readonly Word[] = [
  care,
  conduct,
  house,
  deeds,
  facts,
  domains,
  polarities,
  hearsays,
  asides,
].flatMap((groups) =>
  groups.flatMap(({ term, words }) =>
    [...new Set(words.trim().split(/\s+/))].map((each) => ({ words: each, term })),
  ),
);
