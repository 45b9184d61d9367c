import type { Actor, Incident, Level, MentionId, PersonId, UnitPath } from './incident.ts';
import type { ReasonCode } from './language.ts';
import type { Form } from './statement.ts';
import type { Weight } from './weight.ts';

/** A mention of an incident, as far as a merge or a split must know it. */
export interface Held {
  readonly id: MentionId;
  /** Equal for equal words: they belong together. */
  readonly words: string;
  /** What triage made of it alone. */
  readonly level: Level;
}

/** What decide must know besides the incident: who asks, in what role, when. Time comes from outside. */
export interface Circumstances {
  readonly actor: Actor;
  readonly now: Date;
  /** True when the actor's role may dismiss this level without a second look (region and HQ; a branch for blue). */
  readonly mayDismissAlone: boolean;
  /** True when the actor's role stands above the owner unit: it may take over, release or hand over another's claim. */
  readonly stands: 'own' | 'above' | 'machine';
  /** The unit the role belongs to; absent for machines. */
  readonly unit?: UnitPath;
  /** How long a claim or a dismissal may be undone (policy.undoMs). */
  readonly undoMs: number;
  /** How long a snooze lasts (policy.snoozeMs). */
  readonly snoozeMs: number;
  /** The second incident that a merge names. */
  readonly other?: Incident;
  /** Why triage gave the incident its level: for a merge only. */
  readonly reasons?: readonly ReasonCode[];
  /** What it weighs now, of a merge the two together: for what sets a level only. */
  readonly weight?: Omit<Weight, 'reasons'>;
  /** How many mentions lie quiet that belong to what is opened. */
  readonly earlier?: number;
  /** What the incident holds, oldest first: for a merge and a split only. */
  readonly held?: readonly Held[];
  /** What holds for facts and statements; absent where nobody asks about them. */
  readonly speech?: Speech;
}

/** The rules and the house's state that a statement is decided by. */
export interface Speech {
  /** One person for each of these duties must approve, at the level of now. */
  readonly needs: readonly string[];
  /** The duty in which the actor asks. */
  readonly duty?: string;
  /** Whom the actor stands in for 代理. */
  readonly behalf?: PersonId;
  /** That the actor is in the group was said by a list in a file. */
  readonly byFile: boolean;
  /** The text's card does not stand in the group in which the actor asks. */
  readonly unseen?: true;
  /** At this level a list in a file is not enough. */
  readonly liveOnly: boolean;
  /** How long an approval is waited for, and how long one may be used. */
  readonly approvalMs: number;
  /** The stop switch is on. */
  readonly stopped?: { readonly by: PersonId; readonly at: Date };
  /** Ways out, and what each takes. */
  readonly ways: readonly { readonly name: string; readonly forms: readonly Form[] }[];
}
