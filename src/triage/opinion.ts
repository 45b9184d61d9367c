import type { Stance } from '../incident/incident.ts';
import type { Category } from './lexicon/categories.ts';
import { mask } from './mask.ts';
import type { FoundMention, Item, Outcome } from './mention.ts';
import { wordsOf } from './words.ts';

/** What a language model makes of one masked text. */
export interface Opinion {
  readonly stance: Stance;
  /** Its nature is that of the one table, `natureOf`. */
  readonly category: Category;
  /** How sure it says that it is, 0 … 1. */
  readonly confidence: number;
  /** The words it points at, as they stand in the masked text; may be none. */
  readonly words: readonly string[];
}

/** Why there is no opinion. */
export const unheard = [
  /** Something in it would still be masked: it did not leave the house. */
  'unmasked',
  /** No answer before the deadline. */
  'late',
  /** Too many questions for the provider (429). */
  'limited',
  /** The provider or the model does not want to: a wrong key, no such model, a filter, a refusal. */
  'refused',
  /** No connection, or the provider is in trouble itself. */
  'unreachable',
  /** What came back is no opinion. */
  'nonsense',
  /** The service stops. */
  'stopped',
] as const;
export type Unheard = (typeof unheard)[number];

/** An answer or why there is none; `tokens` is what it cost, as counted by the provider, else as estimated. */
export type Heard =
  | { readonly heard: true; readonly opinion: Opinion; readonly tokens: number }
  | {
      readonly heard: false;
      readonly why: Unheard;
      readonly tokens: number;
      /** The provider's own wish, milliseconds. */
      readonly restMs?: number;
    };

/** What anybody reads of a post before they have an opinion; it also bounds what a question costs. */
const longestAsked = 600;
/** So much is masked; where a longer text was cut, the end may hold half a number, and is left out. */
const longestMasked = 2_000;
const cutEnd = 100;

/** What leaves the house of a mention: its words as a branch may read them, and nothing else. Masking it again changes nothing. */
export function askable(mention: Pick<FoundMention, 'title' | 'text'>): string {
  const words = wordsOf(mention);
  const masked = mask(words.slice(0, longestMasked));
  const whole = words.length > longestMasked ? masked.slice(0, -cutEnd) : masked;
  return mask(whole.slice(0, longestAsked).toWellFormed().trim());
}

/** An opinion that is not sure of itself helps nobody. */
export function isSure({ confidence }: Opinion): boolean {
  return confidence >= 0.8;
}

/**
 * What triage was not sure of in a batch: what it holds back, and what opened an incident with nothing surer beside it. What
 * HQ has muted is not asked about, and what joins an incident would change nothing there.
 */
export function doubtsIn(items: readonly Item[], outcomes: readonly Outcome[]): readonly Item[] {
  const byId = new Map(items.map((item) => [item.mention.id, item]));
  const itemsOf = (some: readonly Outcome[]) =>
    some.flatMap(({ verdict }) => byId.get(verdict.mention) ?? []);
  const opening = outcomes.filter((each) => each.outcome === 'opens');
  const opened = [...Map.groupBy(opening, ({ group }) => group).values()].map(itemsOf);
  const unsure = opened.filter((group) =>
    group.every(({ verdict }) => verdict.doubtful || !verdict.negative),
  );
  const held = outcomes.filter((each) => each.outcome === 'noise' && each.muted === undefined);
  return [...unsure.flatMap((group) => group.find(isDoubtful) ?? []), ...itemsOf(held).filter(isDoubtful)];
}

function isDoubtful({ verdict }: Item): boolean {
  return verdict.doubtful === true;
}
