import { asides } from './asides.ts';
import { domains } from './domain.ts';
import { facts } from './facts.ts';
import { polarities } from './polarity.ts';
import { risks } from './risk.ts';
import type { Term } from './term.ts';

export interface Word {
  readonly words: string;
  readonly term: Term;
}

/** Every word of the lexicon with what it says; a word may say several things. */
export const lexicon: readonly Word[] = [risks, facts, domains, polarities, asides].flatMap((groups) =>
  groups.flatMap(({ term, words }) => [...new Set(words.split(' '))].map((each) => ({ words: each, term }))),
);
