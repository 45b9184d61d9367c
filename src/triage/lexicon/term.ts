import type { ReasonCode } from '../../incident/language.ts';
import type { Category } from './categories.ts';

/**
 * What a word says of the text it stands in.
 * - `risk`: something went wrong; `weight` 3 = in a hospital, by the word itself; 2 = counts beside a hospital word;
 *   1 = displeasure only
 * - `fact`: how grave it is (a death, a child, an authority): counts only once there is a risk
 * - `domain`: the text is about a hospital: 3 = a house, 2 = its people, 1 = what is done to the sick
 * - `deed`: grave wherever it happens; told to the model, decides nothing alone
 * - `praise`, `refuted`: the opposite of a risk
 * - `hearsay`: passed on without a source, or, below 0, told by one who answers for it
 * - `aside`: the text is about something else; `sure` = whatever else stands in it (advice, abroad, the stage)
 */
export type Term =
  | {
      readonly role: 'risk';
      readonly category: Category;
      readonly weight: Weight;
      readonly reason?: ReasonCode;
    }
  | { readonly role: 'deed'; readonly category: Category; readonly reason?: ReasonCode }
  | { readonly role: 'fact'; readonly reason: ReasonCode }
  | { readonly role: 'domain'; readonly weight: Weight }
  | { readonly role: 'praise'; readonly weight: 1 | 2 }
  | { readonly role: 'refuted' }
  | { readonly role: 'hearsay'; readonly weight: number }
  | { readonly role: 'aside'; readonly what: string; readonly sure: boolean };

export type Weight = 1 | 2 | 3;

/** Words that say the same, separated by white space. */
export interface Group {
  readonly term: Term;
  readonly words: string;
}

/** A group of words that something went wrong. */
export function risk(category: Category, weight: Weight, words: string, reason?: ReasonCode): Group {
  return { term: { role: 'risk', category, weight, ...(reason && { reason }) }, words };
}
