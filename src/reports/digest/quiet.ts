import type { IncidentId, MentionId, UnitPath } from '../../incident/incident.ts';

/** A negative mention below the alarm line: of no incident, or of one that is blue. */
export interface QuietMention {
  readonly id: MentionId;
  /** Absent: it names no unit of ours, which is for headquarters alone. */
  readonly unit?: UnitPath;
  readonly foundAt: Date;
  /** The beginning of its title and its words, masked for who reads: headquarters read those in public duty by name. */
  readonly text: string;
  /** Equal for equal words. */
  readonly exact: bigint;
  readonly incident?: IncidentId;
}

/** As many of them are read in a moment. */
export const mostQuiet = 20_000;

export interface QuietRead {
  readonly mentions: readonly QuietMention[];
  /** There were more than can be read: the oldest that were. */
  readonly since?: Date;
}

/** What is read for signs 苗头 and for the management report. */
export interface QuietMentions {
  /** Those found in [from, to) whose unit lies in the reach of one of `scope`, the latest first: `mostQuiet` of them. */
  read(scope: readonly UnitPath[], from: Date, to: Date): Promise<QuietRead>;
}
