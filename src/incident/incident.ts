import type { ReasonCode } from './language.ts';
import type { NoRoom } from './responseLanguage.ts';
import type { Fact, Version } from './statement.ts';
import type { Weight } from './weight.ts';

declare const brand: unique symbol;
/** A string that remembers what it names: a `PersonId` is never passed where an `IncidentId` belongs. */
type Id<Name extends string> = string & { readonly [brand]: Name };

export type IncidentId = Id<'Incident'>;
/** The employee number of a row of people.csv. */
export type PersonId = Id<'Person'>;
export type MentionId = Id<'Mention'>;
/** Names a sealed free text (a reason, a note, an instruction): events carry this, never the words (DESIGN section 6). */
export type TextId = Id<'Text'>;
/** A node of the org tree by its path, e.g. `hq/east/xuhui`. */
export type UnitPath = Id<'Unit'>;

/** Gravest first: the order is the meaning. */
export const levels = ['red', 'orange', 'yellow', 'blue'] as const;
export type Level = (typeof levels)[number];

/** True when `a` is a graver level than `b`. */
export function graver(a: Level, b: Level): boolean {
  return levels.indexOf(a) < levels.indexOf(b);
}

export const natures = [
  'rumour',
  'complaint',
  'fault',
  'safety',
  'violence',
  'privacy',
  'praise',
  'other',
] as const;
export type Nature = (typeof natures)[number];

/** Who acts: one human, or one of the machines that have a row of their own in the permission table. */
export type Machine = 'triage' | 'timer' | 'adviser' | 'writer' | 'publisher' | 'host';
export type Actor =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'machine'; readonly id: Machine };

/** What every event says: of which incident, by whom, when. */
export interface Happened {
  readonly incident: IncidentId;
  readonly by: Actor;
  readonly at: Date;
}

/** What a text is to us: about something else, about a hospital, against one. */
export type Stance = 'aside' | 'fair' | 'adverse';

/** What the second opinion 第二意见 made of one mention: a hint for people, it decides nothing. */
export interface Advice {
  readonly stance: Stance;
  readonly mention: MentionId;
  readonly at: Date;
  /** The words of the mention that it points at. */
  readonly text?: TextId;
}

/** One step up the hierarchy, and what became of it: who escalated sees the answer. */
export interface Escalation {
  readonly to: UnitPath;
  readonly by: Actor;
  readonly at: Date;
  readonly reason?: TextId;
}

/** An instruction of a higher unit to a lower one 下发, with its due time. */
export interface Directive {
  readonly to: UnitPath;
  readonly by: PersonId;
  /** Where the one who gave it stands: rings with `to` when it is missed. */
  readonly from?: UnitPath;
  readonly text: TextId;
  readonly at: Date;
  readonly due: Date;
  /** Set once, when its due time passed and it was told. */
  readonly missedAt?: Date;
  /** Set once, when the unit said that it is done 办结: no clock of it runs any more. */
  readonly done?: {
    readonly by: PersonId;
    readonly at: Date;
    readonly note: TextId;
  };
}

/**
 * A dismissal of yellow or worse that waits for the region (DESIGN section 6). It is void as soon as what it judged is
 * no longer so: the level rises, somebody claims or escalates, or the incident moves. The timer's calls leave it standing.
 */
export interface PendingDismissal {
  readonly by: PersonId;
  readonly reason: TextId;
  readonly at: Date;
}

export interface Undoable {
  readonly what: 'claim' | 'dismissal';
  readonly by: PersonId;
  /** In whose group it was pressed. */
  readonly unit?: UnitPath;
  readonly at: Date;
  readonly before: Unclaimed | Owned;
}

/** One talk with somebody outside: media, a regulator, the police. */
export interface Call {
  readonly by: Actor;
  readonly at: Date;
  /** Whom, and what was said. */
  readonly text: TextId;
  /** The row of the contact book. */
  readonly contact?: string;
}

/** Headquarters has taken it in hand 启动响应, and what became of the group for it 响应群. */
export interface Response {
  readonly by: PersonId;
  readonly at: Date;
  readonly room: /** The platform that is to make it. */
    | { readonly is: 'asked'; readonly on: string }
    /** `platform:id` */
    | { readonly is: 'made'; readonly channel: string }
    | { readonly is: 'none'; readonly why: NoRoom };
}

/** What is true of an incident at every stage. */
export interface Matter {
  readonly id: IncidentId;
  /** The owner unit: exactly one. */
  readonly unit: UnitPath;
  readonly nature: Nature;
  readonly level: Level;
  /** When it first had each level: the claim clock of a level starts here (DESIGN section 6). */
  readonly levelSince: Readonly<Partial<Record<Level, Date>>>;
  readonly openedAt: Date;
  /** Units that have been called on, lowest first; the owner unit is always among them. */
  readonly called: readonly UnitPath[];
  readonly escalations: readonly Escalation[];
  readonly directives: readonly Directive[];
  readonly notes: readonly TextId[];
  /** Who outside was called, oldest first. */
  readonly contacts?: readonly Call[];
  /** What is known and what is being looked into, in the order it came. */
  readonly facts?: readonly Fact[];
  /** All texts for the public, by their number. */
  readonly versions?: readonly Version[];
  readonly response?: Response;
  /** An account of ours spoke about it without an approved text (REQ-P6): the first time. */
  readonly spokeUnapproved?: { readonly mention: MentionId; readonly at: Date };
  /** Incidents that were merged with it or split off, either way round: their codes may stand on its card. */
  readonly kin?: readonly IncidentId[];
  /** Who set the level last. */
  readonly levelBy: Actor;
  /** How many of its mentions lay quiet until one of them hurt. */
  readonly earlier?: number;
  /** All that triage has found in its mentions so far. */
  readonly reasons?: readonly ReasonCode[];
  /** What it weighed when a person set its level last: triage raises it again only for what is new since. */
  readonly weighed?: Weight;
  /** A reminder the group asked for; it stops no clock. */
  readonly snoozedUntil?: Date;
  /** The unit whose group asked for the reminder. */
  readonly snoozedFor?: UnitPath;
  /** The last second opinion that was heard; one against us stays. */
  readonly advice?: Advice;
  /** The press that may still be undone, for 60 s, by the person who made it. */
  readonly undoable?: Undoable;
}

/** Each stage carries only what is true in it, so "closed but unowned" cannot be written down. */
export type Incident =
  | { readonly stage: 'none' }
  | (Matter & Unclaimed)
  | (Matter & Owned)
  | (Matter & Dismissed)
  | (Matter & Closed)
  | (Matter & Merged);

export interface Unclaimed {
  readonly stage: 'open';
  /** Since when nobody has it: opened, released, moved or reopened. The claim clock starts no earlier. */
  readonly since: Date;
  readonly dismissal?: PendingDismissal;
}

export interface Owned {
  readonly stage: 'owned';
  readonly owner: PersonId;
  /** The unit in whose group the owner claimed it. */
  readonly ownerUnit: UnitPath;
  readonly claimedAt: Date;
  readonly dismissal?: PendingDismissal;
}

export interface Dismissed {
  readonly stage: 'dismissed';
  readonly by: PersonId;
  readonly reason: TextId;
  readonly at: Date;
}

export interface Closed {
  readonly stage: 'closed';
  readonly by: PersonId;
  readonly note: TextId;
  readonly at: Date;
}

/** It was about the same as another one, which has its mentions now 并案. It has an end of its own no more. */
export interface Merged {
  readonly stage: 'merged';
  readonly by: PersonId;
  readonly into: IncidentId;
  readonly reason?: TextId;
  readonly at: Date;
}

export type Stage = Incident['stage'];
export type Live = Extract<Incident, { stage: 'open' | 'owned' }>;
export type Known = Exclude<Incident, { stage: 'none' }>;

export const nothingYet: Incident = { stage: 'none' };
