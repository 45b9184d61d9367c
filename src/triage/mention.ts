import type { IncidentId, Level, MentionId, Nature, UnitPath } from '../incident/incident.ts';
import type { ReasonCode } from '../incident/language.ts';
import type { Weight } from '../incident/weight.ts';

export const mentionKinds = ['post', 'article', 'comment', 'video', 'report', 'other'] as const;
export type MentionKind = (typeof mentionKinds)[number];

export interface Reach {
  readonly reads: number;
  readonly comments: number;
  readonly shares: number;
}

/** One public post, article, comment or manual report, as found: raw words, nothing judged. */
export interface FoundMention {
  /** The source's own id for it: (source, externalId) is the key. */
  readonly externalId: string;
  readonly kind: MentionKind;
  readonly url?: string;
  readonly parentUrl?: string;
  readonly title?: string;
  readonly text?: string;
  readonly author?: string;
  /** Where it was published, e.g. 微博. */
  readonly site?: string;
  readonly publishedAt?: Date;
  readonly reach?: Partial<Reach>;
  /** SHA-256 (hex) of files kept with it. */
  readonly files?: readonly string[];
  /** A person's report from a group: owned by that unit whatever the words match. */
  readonly reportedFor?: UnitPath;
}

/** A stored mention on its way to a verdict: the raw words are opened for triage only. */
export interface Mention extends FoundMention {
  readonly id: MentionId;
  readonly source: string;
  readonly foundAt: Date;
  /** True when this is a later reading of a mention that already has a verdict: its reach may lift the level. */
  readonly update: boolean;
  readonly incident?: IncidentId;
  /** How often it has been taken, this time included. */
  readonly attempts?: number;
}

/** An open incident as triage needs it to join further mentions. */
export interface OpenMatter {
  readonly incident: IncidentId;
  readonly unit: UnitPath;
  /** The set of units matched when it was opened: likeness never crosses it. */
  readonly units: readonly UnitPath[];
  readonly nature: Nature;
  readonly level: Level;
  readonly lastMentionAt: Date;
  readonly mentionCount: number;
  readonly recentCount: number;
  readonly reach: number;
  /** Found in its mentions so far. */
  readonly reasons?: readonly ReasonCode[];
  /** What it weighed when a person set its level last. */
  readonly weighed?: Weight;
}

/** What triage says of one mention. */
export interface Verdict {
  readonly mention: MentionId;
  /** Units matched, sorted; empty = names no unit of ours. */
  readonly units: readonly UnitPath[];
  /** The owner it would have: one unit, the common superior of several, HQ for none. */
  readonly unit: UnitPath;
  readonly relevant: boolean;
  readonly negative: boolean;
  readonly nature: Nature;
  /** Adverse, and triage is not sure: what a second opinion may be asked about. */
  readonly doubtful?: boolean;
  readonly level: Level;
  /** Those that made the level first, then the others, gravest first. */
  readonly reasons: readonly ReasonCode[];
  /** Hash of the folded text: equal = the same words. */
  readonly exact: bigint;
  /** LSH bands of the folded text's shingles (PERFORMANCE section 2); empty for texts too short to compare. */
  readonly bands: readonly bigint[];
  readonly signature: Uint8Array;
  /** The folded head of its words without the names of our units: what shows that other words are about the same. */
  readonly told?: string;
  /** The matter without an incident that it belongs or belonged to, by its first mention. */
  readonly quiet?: MentionId;
  /** An account or a site of ours says it, and whose that is: it never alarms. */
  readonly speaker?: UnitPath;
}

/** A mention with what triage says of it. */
export interface Item {
  readonly mention: Mention;
  readonly verdict: Verdict;
}

/** What becomes of a mention. */
export type Outcome =
  /** It is like one that is still to be decided, and comes after it. */
  | { readonly outcome: 'waits'; readonly verdict: Verdict }
  /** `muted` is the mute that kept it from alarming. */
  | { readonly outcome: 'noise'; readonly verdict: Verdict; readonly muted?: number }
  | { readonly outcome: 'opens'; readonly verdict: Verdict; readonly group: number }
  | {
      readonly outcome: 'joins';
      readonly verdict: Verdict;
      readonly incident: IncidentId;
      readonly why: 'exact' | 'near' | 'matter' | 'same';
    };

/** A mention that may be the same words or the same matter: same exact hash, a shared band, a rare word in common. */
export interface Likeness {
  readonly exact: bigint;
  readonly bands: readonly bigint[];
  readonly signature: Uint8Array;
  readonly units: readonly UnitPath[];
  readonly incident?: IncidentId;
  /** What kind of matter that is, as long as it takes mentions in other words. */
  readonly nature?: Nature;
  /** While no mention of its matter has hurt anybody: the first of them. */
  readonly quiet?: MentionId;
  /** Judged and still to be decided: itself. */
  readonly waiting?: MentionId;
  /** What triage said that it tells, and when it was found. */
  readonly told?: string;
  readonly foundAt?: Date;
  /** Where it stands, when something asked for what stands there. */
  readonly url?: string;
}
