import type { IncidentId, Level, Nature, PersonId, UnitPath } from '../../incident/incident.ts';

/** 日报, 周报, 月报. */
export const digestForms = ['day', 'week', 'month'] as const;
export type DigestForm = (typeof digestForms)[number];

/** The days that a digest tells of, as the unit's own calendar has them. */
export interface Period {
  readonly form: DigestForm;
  /** Local dates, both within: `2026-11-21`. Several days in one `day`: what was missed is made up for. */
  readonly first: string;
  readonly last: string;
  readonly from: Date;
  /** Not within. */
  readonly to: Date;
  /** IANA. */
  readonly zone: string;
  /** It is not over: told up to `to`. */
  readonly running?: true;
}

/**
 * What a digest says, as data: one unit, one period, nothing that this unit may not see. Cards, text, table and picture
 * are renderings of it (CARDS, "The digest"). Times are of the period's end: what came later does not change it.
 */
export interface Digest {
  readonly unit: UnitPath;
  readonly period: Period;
  readonly counts: Counts;
  /** The same of the period it is held against: the same weekday a week before, the week before, the month before. */
  readonly before: Pick<Counts, 'fresh' | 'closed' | 'mentions'>;
  /** Opened in the period, and live at its end. */
  readonly levels: Readonly<Record<Level, { readonly fresh: number; readonly open: number }>>;
  /** Of what was opened in the period, most first. */
  readonly natures: readonly { readonly nature: Nature; readonly fresh: number }[];
  /** Oldest first: 14 days, for a week 28, for a month its own. */
  readonly trend: readonly DayPoint[];
  /** The three that matter, gravest first. */
  readonly top: readonly Entry[];
  readonly waits: readonly Wait[];
  readonly times: Readonly<Record<TimeKind, Timed>>;
  readonly timesBefore: Readonly<Record<TimeKind, Timed>>;
  /** Where this unit stands over others: those with anything to tell, the latest first; the rest is counted. */
  readonly units: readonly UnitRow[];
  readonly quietUnits: number;
  readonly dismissals: readonly Dismissal[];
  /** Whose report to the authority fell due in the period: nothing here says whether it was made. */
  readonly reports: readonly Report[];
  readonly sources: SourceSum;
  /** What headquarters sees of all that came in, belonging to an incident or not. */
  readonly coverage?: Coverage;
  /** Repeated matters below the alarm line 苗头: of weeks and months only. */
  readonly signs: readonly Sign[];
  /** What was complained of, for those who manage: of weeks and months only. */
  readonly management: readonly ManagementRow[];
  /** For those two more was said than can be read: what was found from here on was. */
  readonly readSince?: Date;
}

export interface Counts {
  /** Opened in the period 新增. */
  readonly fresh: number;
  /** Live at its end 未结. */
  readonly open: number;
  /** Of those, past a deadline 超时. */
  readonly overdue: number;
  /** Closed in the period and still closed at its end 关闭. */
  readonly closed: number;
  /** Dismissed in the period and still so 排除. */
  readonly dismissed: number;
  /** Mentions of its incidents found in the period. */
  readonly mentions: number;
}

export interface DayPoint {
  /** Local date. */
  readonly day: string;
  /** Incidents opened. */
  readonly levels: Readonly<Record<Level, number>>;
  /** Mentions found, of all incidents. */
  readonly mentions: number;
}

/** An incident as it stood at the period's end. Absent: this unit may not be told. */
export interface Entry {
  readonly id: IncidentId;
  readonly code: string;
  readonly level: Level;
  readonly nature: Nature;
  readonly stage: 'open' | 'owned' | 'closed' | 'dismissed';
  readonly unit?: UnitPath;
  readonly owner?: PersonId;
  /** Found by the period's end, and in the period. */
  readonly mentions: number;
  readonly freshMentions: number;
  /** The deadline that was missed: of several the claim's, else the first. */
  readonly late?: Late;
}

export interface Late {
  readonly clock: 'claim' | 'directive' | 'information' | 'response';
  readonly due: Date;
}

/** What waits for one person, or for the group of a unit. */
export interface Wait {
  readonly person?: PersonId;
  readonly unit?: UnitPath;
  /** Whose turn it is in that unit, by the duty's name of policy.yaml. */
  readonly duty?: string;
  readonly items: readonly {
    readonly what: 'claim' | 'handle' | 'dismissal' | 'directive' | 'approval';
    readonly id: IncidentId;
    readonly code: string;
    readonly level: Level;
    readonly late: boolean;
  }[];
}

export type TimeKind = 'claim' | 'escalate' | 'firstWord';

/** How long something took, against policy.yaml. Milliseconds. */
export interface Timed {
  /** How many were done or missed in the period. */
  readonly count: number;
  readonly inPlan: number;
  /** Of those that were done; absent where none was. */
  readonly medianMs?: number;
  /** The median of what was used of the planned time: 1 is all of it. */
  readonly medianShare?: number;
}

export interface UnitRow extends Omit<Counts, 'mentions' | 'dismissed'> {
  readonly unit: UnitPath;
  /** The gravest that is live. */
  readonly worst?: Level;
  readonly claims: Pick<Timed, 'count' | 'inPlan'>;
}

export interface Dismissal {
  readonly id: IncidentId;
  readonly code: string;
  readonly level: Level;
  readonly unit?: UnitPath;
  readonly by?: PersonId;
  /** Who said that it is nothing, where somebody else confirmed it. */
  readonly askedBy?: PersonId;
}

/** Of more dismissals the codes alone are told. */
export const mostDismissals = 6;

export interface Report {
  readonly id: IncidentId;
  readonly code: string;
  readonly due: Date;
}

/** How the sources do, at the time of telling. */
export interface SourceSum {
  readonly total: number;
  readonly silent: readonly { readonly name: string; readonly since: Date }[];
  readonly failing: readonly { readonly name: string; readonly since: Date }[];
}

export interface Coverage {
  /** How many sources brought anything in the period. */
  readonly brought: number;
  /** Mentions found in the period. */
  readonly found: number;
}

/** The same department, doctor or price spoken of at least three times in thirty days, none of it alarming alone. */
export interface Sign {
  readonly kind: 'department' | 'doctor' | 'fee';
  /** Absent where this unit may not be told. */
  readonly name?: string;
  readonly unit?: UnitPath;
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
}

export interface ManagementRow {
  readonly unit: UnitPath;
  /** Absent: no department was named. */
  readonly department?: string;
  readonly service: number;
  readonly safety: number;
  readonly fees: number;
}
