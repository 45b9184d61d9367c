import type { ReasonCode } from '../../incident/language.ts';
import type { Category } from './categories.ts';

/**
 * What a word says of the text it stands in.
 * - `risk`: something went wrong; `weight` 3 = says so by itself, 2 = beside a hospital word, 1 = only displeasure
 * - `fact`: how grave it is (a death, a child, an authority): counts only once there is a risk
 * - `domain`: the text is about a hospital, `weight` is how surely
 * - `praise`, `refuted`: the opposite of a risk
 * - `aside`: the text is about something else (advice, abroad, the stage); `weight` is taken off the domain
 */
export type Term =
  | {
      readonly role: 'risk';
      readonly category: Category;
      readonly weight: 1 | 2 | 3;
      readonly reason?: ReasonCode;
    }
  | { readonly role: 'fact'; readonly reason: ReasonCode; readonly weight: 0 | 1 | 2 }
  | { readonly role: 'domain'; readonly weight: 1 | 2 | 3 }
  | { readonly role: 'praise'; readonly weight: 1 | 2 }
  | { readonly role: 'refuted'; readonly weight: 2 }
  | { readonly role: 'aside'; readonly what: string; readonly weight: 1 | 2 | 3 | 4 };

/** Words that say the same, separated by spaces. */
export interface Group {
  readonly term: Term;
  readonly words: string;
}

/** A group of words that something went wrong. */
export function risk(category: Category, weight: 1 | 2 | 3, words: string, reason?: ReasonCode): Group {
  return { term: { role: 'risk', category, weight, ...(reason && { reason }) }, words };
}
