import type { Actor, IncidentId, Known, MentionId, TextId } from './incident.ts';
import type { IncidentEvent, ReasonCode } from './language.ts';
import type { Rung } from './rung.ts';

export interface MentionView {
  readonly id: MentionId;
  readonly kind: string;
  readonly site: string;
  readonly url?: string;
  /** Masked. */
  readonly title: string;
  /** Masked. */
  readonly text: string;
  /** Masked; absent for audiences who may not know. */
  readonly author?: string;
  readonly publishedAt?: Date;
  readonly foundAt: Date;
  readonly evidence: string;
}

/** What was sealed of a mention, as far as it was opened. */
export interface OpenedMention {
  readonly evidence: string;
  readonly author?: string;
  readonly title?: string;
  readonly text?: string;
}

/** An incident with all that a card or the console shows of it. */
export interface IncidentView {
  readonly incident: Known;
  readonly version: number;
  readonly code: string;
  readonly drill: boolean;
  readonly reasons: readonly ReasonCode[];
  readonly mentionCount: number;
  /** In the last ten minutes. */
  readonly recentCount: number;
  readonly sites: readonly string[];
  readonly reach: number;
  readonly first?: MentionView;
  /** The gravest quote: the mention that opened it or the one with the most reach. */
  readonly quote?: MentionView;
  /** Codes of the incidents it was merged with or split off from, as far as the reader may see those. */
  readonly kin: ReadonlyMap<IncidentId, string>;
  /** Masked words of the texts the state names. */
  readonly texts: ReadonlyMap<TextId, string>;
  /** For headquarters: the words of facts as they were typed, for what a text is held against; never shown. */
  readonly exact?: ReadonlyMap<TextId, string>;
  /** Since when our first word about it is out, and how many mentions came before and since (REQ-S2, F1). */
  readonly spoken?: { readonly at: Date; readonly before: number; readonly after: number };
  /** Whose phones were rung, oldest first; what is still on its way is not among them. */
  readonly rung: readonly Rung[];
}

export interface TimelineEntry {
  readonly at: Date;
  readonly by: Actor;
  readonly type: IncidentEvent['type'];
  readonly event: IncidentEvent;
}
