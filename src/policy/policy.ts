import type { Level, Nature } from '../incident/incident.ts';
import type { ReasonCode } from '../incident/language.ts';
import type { Loudness } from '../incident/rung.ts';
import type { Check } from '../incident/statement.ts';
import type { Duty, StandingDuty } from './org.ts';

/** Said twice, Chinese first. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** All times are milliseconds; policy.yaml writes them as `90s`, `30m`, `2h`. */
export interface LevelRule {
  readonly name: Words;
  readonly claimMs: number;
  /** Which duties hear at once, by the kind of unit on the way from the owner unit to HQ (DESIGN section 6). */
  readonly hears: {
    readonly branch: readonly Duty[];
    readonly region: readonly Duty[];
    readonly hq: readonly Duty[];
  };
  /** Which duties hear when HQ itself owns the incident. */
  readonly hqOwn: readonly Duty[];
  /** Unclaimed at its deadline: the `next` tier and so on up to HQ, the next tier `once`, or `all` higher tiers at once. */
  readonly unclaimed: 'next' | 'once' | 'all';
  /** Who must approve a statement: one person per entry (used from the statement issue on, checked from now). */
  readonly approvals: readonly Duty[];
  readonly clocks: {
    readonly authorityReportMs?: number;
    readonly informationMs?: number;
    readonly responseMs?: number;
    readonly followUpMs?: number;
  };
}

/** A row of the level table: the gravest row whose conditions all hold gives the level. */
export interface LevelCondition {
  readonly level: Level;
  readonly anyOf?: readonly ReasonCode[];
  readonly natures?: readonly Nature[];
  readonly minReach?: number;
  /** New mentions within the last ten minutes. */
  readonly minTrend?: number;
  readonly minUnits?: number;
}

/** policy.yaml, checked, with DESIGN section 6 as its defaults. */
export interface Policy {
  readonly language: 'zh' | 'en';
  readonly duties: Readonly<Record<Duty, { readonly name: Words; readonly like: StandingDuty }>>;
  readonly levels: Readonly<Record<Level, LevelRule>>;
  readonly levelTable: readonly LevelCondition[];
  /** After a person set the level, reach, pace and units count as new when they are this many times what they were. */
  readonly riseAgain: number;
  /** Dismissal at this level or graver waits for the region. */
  readonly dismissalWaitsFrom: Level;
  readonly mayOpen: {
    /** HQ's groups that may open a mention's words as they were found, with its author's handle. */
    readonly words: readonly Duty[];
    /** The owner unit's groups that may see the author's handle. */
    readonly author: readonly Duty[];
  };
  /** What a language model may cost in a day, and how long it has for an answer; nothing waits for it. */
  readonly secondOpinion: {
    readonly dailyCalls: number;
    readonly dailyTokens: number;
    readonly deadlineMs: number;
  };
  /** When the duty persons' phones ring, so that a group muted at night is no wall. */
  readonly ring: {
    /** At once, or when nobody claimed in time. */
    readonly when: Readonly<Record<Level, 'at_once' | 'unclaimed' | 'never'>>;
    /** How loud, step by step, as long as it is not read; after the last step the deputy is rung. */
    readonly by: Readonly<Record<Level, readonly Loudness[]>>;
    /** Unread for so long: the next step. */
    readonly repeatMs: number;
  };
  /** What holds for words to the public. */
  readonly statements: {
    /** So long an approval is waited for, and so long after the last one a text may go out. */
    readonly approvalMs: number;
    /** Who is waited for is reminded after so long, and again; the third time their deputy is named. */
    readonly remindMs: number;
    /** Blocking, a warning that an approver overrules with a reason, or not looked at. */
    readonly checks: Readonly<Record<Check, 'blocking' | 'warning' | 'off'>>;
    /** How often a published page is read again, and for how long. */
    readonly watchMs: number;
    readonly watchForMs: number;
    /** How long a language model has for a draft, and what it may cost in a day and for one incident. */
    readonly writer: {
      readonly deadlineMs: number;
      readonly dailyTokens: number;
      readonly incidentTokens: number;
    };
  };
  /** When groups are told of the day 日报, the week and the month before. */
  readonly digest: {
    /** Local time of day of each unit, `08:00`. */
    readonly at: string;
    /** The weekday of the week's, 1 is Monday; absent: none. */
    readonly weekOn?: number;
    /** The month's comes on its first day. */
    readonly month: boolean;
    /** The groups that are told, by the kind of unit. */
    readonly to: {
      readonly branch: readonly Duty[];
      readonly region: readonly Duty[];
      readonly hq: readonly Duty[];
    };
  };
  readonly snoozeMs: number;
  readonly undoMs: number;
  /** An incident takes further mentions for this long after its last one. */
  readonly joinWindowMs: number;
}
