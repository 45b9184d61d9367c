import type { DirectiveCommand, DirectiveEvent } from './directiveLanguage.ts';
import type {
  Happened,
  IncidentId,
  Level,
  MentionId,
  Nature,
  PersonId,
  Stance,
  TextId,
  UnitPath,
} from './incident.ts';
import type { KinEvent } from './kinEvents.ts';
import type { NoteCommand, NoteEvent } from './noteLanguage.ts';
import type { Refusal } from './refusal.ts';
import type { ResponseCommand, ResponseEvent } from './responseLanguage.ts';
import type { FactCommand, FactEvent, StatementCommand, StatementEvent } from './statementLanguage.ts';
import type { Weight } from './weight.ts';

/**
 * What can be asked of an incident. Free text is named by a `TextId`; the words travel beside the command in the
 * `Ask` and are sealed in the same transaction. An absent `TextId` where one is required is refused, not thrown.
 */
export type Command =
  | DirectiveCommand
  | NoteCommand
  | ResponseCommand
  | FactCommand
  | StatementCommand
  | {
      readonly type: 'open';
      readonly incident: IncidentId;
      readonly unit: UnitPath;
      readonly nature: Nature;
      readonly level: Level;
      readonly reasons: readonly ReasonCode[];
      readonly mentions: readonly MentionId[];
    }
  | {
      readonly type: 'join';
      readonly incident: IncidentId;
      readonly mentions: readonly MentionId[];
      /** What triage makes of the whole now; only a rise is taken, after a person set the level only one with a new cause. */
      readonly level: Level;
      readonly reasons: readonly ReasonCode[];
    }
  /** The adviser's: what a second opinion makes of one mention of it; `text` are the words that it points at. */
  | {
      readonly type: 'advise';
      readonly incident: IncidentId;
      readonly mention: MentionId;
      readonly stance: Stance;
      readonly text?: TextId;
    }
  | { readonly type: 'claim'; readonly incident: IncidentId; readonly unit: UnitPath }
  | { readonly type: 'release'; readonly incident: IncidentId }
  | {
      readonly type: 'handOver';
      readonly incident: IncidentId;
      readonly to: PersonId;
      readonly unit: UnitPath;
    }
  | { readonly type: 'dismiss'; readonly incident: IncidentId; readonly reason?: TextId }
  | { readonly type: 'confirmDismissal'; readonly incident: IncidentId }
  | { readonly type: 'rejectDismissal'; readonly incident: IncidentId; readonly reason?: TextId }
  | {
      readonly type: 'escalate';
      readonly incident: IncidentId;
      readonly to: UnitPath;
      readonly reason?: TextId;
    }
  /** It is the same matter as another 并案: its mentions go there and it ends. */
  | {
      readonly type: 'merge';
      readonly incident: IncidentId;
      readonly into?: IncidentId;
      readonly reason?: TextId;
    }
  /** Some of its mentions are another matter 拆分: they go to a new incident `to`, with all that say the same words. */
  | {
      readonly type: 'split';
      readonly incident: IncidentId;
      readonly to: IncidentId;
      readonly unit: UnitPath;
      readonly mentions: readonly MentionId[];
      readonly reason?: TextId;
    }
  | {
      readonly type: 'setLevel';
      readonly incident: IncidentId;
      readonly level: Level;
      readonly reason?: TextId;
    }
  | {
      readonly type: 'setNature';
      readonly incident: IncidentId;
      readonly nature: Nature;
      readonly reason?: TextId;
    }
  | { readonly type: 'close'; readonly incident: IncidentId; readonly note?: TextId }
  | { readonly type: 'reopen'; readonly incident: IncidentId; readonly reason?: TextId }
  | { readonly type: 'move'; readonly incident: IncidentId; readonly to: UnitPath; readonly reason?: TextId }
  | {
      readonly type: 'notOurs';
      readonly incident: IncidentId;
      readonly to: UnitPath;
      readonly reason?: TextId;
    }
  | { readonly type: 'snooze'; readonly incident: IncidentId; readonly unit: UnitPath }
  | { readonly type: 'undo'; readonly incident: IncidentId }
  /** The timer's: the reminder a group asked for is due. */
  | { readonly type: 'wake'; readonly incident: IncidentId }
  /** The timer's: nobody claimed in time, the next tier (for red: every higher tier at once) is called, lowest first. */
  | { readonly type: 'callNext'; readonly incident: IncidentId; readonly to: readonly UnitPath[] };

/** Why triage chose a level: a closed list, so that events hold enums and cards say it in words. */
export const reasonCodes = [
  'death',
  'harm',
  'massHarm',
  'minor',
  'violence',
  'privacyLeak',
  'crime',
  'fraud',
  'dispute',
  'service',
  'rumour',
  'reach',
  'trend',
  'manyUnits',
  'media',
  'official',
  'praise',
  'report',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What has happened: ids, enums, times only (DESIGN section 6). */
export type IncidentEvent =
  | (Happened & {
      readonly type: 'opened';
      readonly unit: UnitPath;
      readonly nature: Nature;
      readonly level: Level;
      readonly reasons: readonly ReasonCode[];
      readonly mentions: readonly MentionId[];
      /** The incident that these mentions were split off from. */
      readonly from?: IncidentId;
      /** So many more about it lay quiet until then: they are its mentions too. */
      readonly earlier?: number;
    })
  | (Happened & {
      readonly type: 'joined';
      readonly mentions: readonly MentionId[];
      /** Found in these and in none before. */
      readonly reasons?: readonly ReasonCode[];
    })
  | (Happened & {
      readonly type: 'advised';
      readonly mention: MentionId;
      readonly stance: Stance;
      readonly text?: TextId;
    })
  | (Happened & {
      readonly type: 'levelChanged';
      readonly from: Level;
      readonly to: Level;
      readonly reasons: readonly ReasonCode[];
      readonly reason?: TextId;
      /** What it weighed when a person set the level. */
      readonly weighed?: Weight;
    })
  | (Happened & {
      readonly type: 'natureChanged';
      readonly from: Nature;
      readonly to: Nature;
      readonly reason?: TextId;
    })
  | (Happened & { readonly type: 'claimed'; readonly unit: UnitPath; readonly owner: PersonId })
  | (Happened & { readonly type: 'released' })
  | (Happened & { readonly type: 'handedOver'; readonly to: PersonId; readonly unit: UnitPath })
  | (Happened & { readonly type: 'dismissalAsked'; readonly reason: TextId; readonly unit?: UnitPath })
  | (Happened & {
      readonly type: 'dismissed';
      readonly reason: TextId;
      readonly askedBy: PersonId;
      readonly unit?: UnitPath;
    })
  | (Happened & { readonly type: 'dismissalRejected'; readonly reason?: TextId })
  | (Happened & {
      readonly type: 'escalated';
      readonly from: UnitPath;
      readonly to: UnitPath;
      readonly reason?: TextId;
    })
  | DirectiveEvent
  | KinEvent
  | NoteEvent
  | ResponseEvent
  | FactEvent
  | StatementEvent
  | (Happened & { readonly type: 'closed'; readonly note: TextId })
  | (Happened & { readonly type: 'reopened'; readonly reason: TextId })
  | (Happened & {
      readonly type: 'moved';
      readonly from: UnitPath;
      readonly to: UnitPath;
      readonly why: 'move' | 'notOurs';
      readonly reason?: TextId;
    })
  | (Happened & { readonly type: 'snoozed'; readonly until: Date; readonly unit: UnitPath })
  | (Happened & { readonly type: 'woken'; readonly unit: UnitPath })
  | (Happened & { readonly type: 'undone'; readonly what: 'claim' | 'dismissal' });

/** The events of the incident that was asked about come first; a merge and a split also yield those of a second one. */
export type Decision =
  | { readonly ok: true; readonly events: readonly IncidentEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };
