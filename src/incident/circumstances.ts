import type { Actor, Incident, Level, MentionId, UnitPath } from './incident.ts';
import type { ReasonCode } from './language.ts';
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
}
