import type { Check, FactId, Form } from '../incident/statement.ts';
import type { KnownFact } from './draft.ts';

/** One thing that a check found, with the words that caused it. */
export interface Finding {
  readonly check: Check;
  /** Where in the text, in UTF-16 units; an empty span at its end for what is missing. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** What it was held against, e.g. the number that the fact gives. */
  readonly instead?: string;
  /** The fact that it contradicts. */
  readonly fact?: FactId;
  /** Weighed, not known: it warns where the check would block, and a person looks. */
  readonly unsure?: true;
}

/** Whether a finding blocks, as policy.yaml has its check. */
export function isBlocking({ unsure }: Pick<Finding, 'unsure'>, how: 'blocking' | 'warning'): boolean {
  return how === 'blocking' && unsure === undefined;
}

/** What a text is held against. */
export interface Basis {
  readonly form: Form;
  readonly facts: readonly KnownFact[];
  /** Still being looked into: may be named as such, never asserted. */
  readonly open: readonly KnownFact[];
  /** Names and aliases of the chain's units, as they are rightly written. */
  readonly unitNames: readonly string[];
  /** True once the inquiry has a result among the facts: fault may then be said as that result. */
  readonly inquiryDone: boolean;
  /** Texts of the same statement for other audiences: they must not contradict each other. */
  readonly siblings: readonly { readonly form: Form; readonly text: string }[];
}
