import { type ReasonCode, reasonCodes } from '../../incident/language.ts';
import { type Category, categories } from './categories.ts';
import { lexicon } from './lexicon.ts';
import type { Term } from './term.ts';

/** What words are weighed as: what a role says in more than one way is more than one kind. */
export const kinds = {
  other: 0,
  /** What is done to the sick, and houses and people who do it. */
  care: 1,
  house: 2,
  mild: 3,
  risk: 4,
  deed: 5,
  death: 6,
  praise: 7,
  refuted: 8,
  hearsay: 9,
  aside: 10,
  sureAside: 11,
  /** Of the sure ones, the seller's. */
  selling: 12,
} as const;
export const kindCount = Object.keys(kinds).length;

const roles: readonly Term['role'][] = [
  'risk',
  'deed',
  'fact',
  'domain',
  'praise',
  'refuted',
  'hearsay',
  'aside',
];
export const roleCount = roles.length;

/** What each word of the lexicon says, by its index, as numbers: no text is judged word by word through objects. */
export const roleOf = Uint8Array.from(lexicon, ({ term }) => roles.indexOf(term.role));
export const kindOf = Uint8Array.from(lexicon, ({ term }) => kinds[kindBy(term)]);
export const weightOf = Float64Array.from(lexicon, ({ term }) => ('weight' in term ? term.weight : 0));

/** The reason a word gives, as an index into `reasonCodes`; `none` where it gives none. */
export const none = 255;
export const reasonOf = Uint8Array.from(lexicon, ({ term }) => {
  const code: ReasonCode | undefined = 'reason' in term ? term.reason : undefined;
  return code === undefined ? none : reasonCodes.indexOf(code);
});

/** The category of a risk, as an index into `categories`; `none` for other words. */
export const riskOf = Uint8Array.from(lexicon, ({ term }) =>
  term.role === 'risk' ? categories.indexOf(term.category) : none,
);

/** Complaint and rumour are what remains when nothing more telling is said. */
const vague: ReadonlySet<Category> = new Set(['dispute', 'rumor']);

/** How much a risk says of its category. */
export const votesOf = Float64Array.from(lexicon, ({ term }) =>
  term.role === 'risk' ? term.weight ** 2 * (vague.has(term.category) ? 0.5 : 1) : 0,
);

function kindBy(term: Term): keyof typeof kinds {
  switch (term.role) {
    case 'domain':
      return term.weight === 1 ? 'care' : 'house';
    case 'risk':
      return term.weight === 1 ? 'mild' : 'risk';
    case 'fact':
      return term.reason === 'death' ? 'death' : 'other';
    case 'aside':
      if (!term.sure) return 'aside';
      return term.what === 'advertisement' ? 'selling' : 'sureAside';
    case 'deed':
    case 'praise':
    case 'refuted':
    case 'hearsay':
      return term.role;
  }
}
