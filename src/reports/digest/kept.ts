import type { IncidentId, UnitPath } from '../../incident/incident.ts';
import type { ChannelKey } from '../../policy/org.ts';
import type { Course } from './course.ts';
import type { Coverage, DigestForm, Period } from './digest.ts';

/** A digest that a group is to get. Renders at delivery, of its own period. */
export interface DigestJob {
  readonly key: string;
  readonly channel: ChannelKey;
  readonly form: DigestForm;
  /** Local dates, both within. */
  readonly first: string;
  readonly last: string;
  /** RFC 3339: the period under way, told up to then. */
  readonly upTo?: string;
  /** The figures of the picture in words, and no picture. */
  readonly table?: true;
}

/** What the store is asked for: what the scope may see of that time. */
export interface DigestSpan {
  /** Nothing that ended before is needed. */
  readonly from: Date;
  readonly period: Pick<Period, 'from' | 'to'>;
  readonly before: Pick<Period, 'from' | 'to'>;
  /** The first moment of each local day of the trend, and the dates they are called by. */
  readonly days: readonly { readonly day: string; readonly from: Date }[];
  /** All that came in is counted too: for headquarters alone. */
  readonly whole: boolean;
}

export interface DigestRows {
  readonly courses: readonly Course[];
  readonly fresh: ReadonlyMap<IncidentId, number>;
  readonly found: ReadonlyMap<string, number>;
  readonly foundBefore: number;
  readonly coverage?: Coverage;
}

/** What digests are made from, and which have been told. */
export interface Digests {
  read(scope: readonly UnitPath[], span: DigestSpan): Promise<DigestRows>;
  /** The last local day told, by `toldKey`. */
  told(): Promise<ReadonlyMap<string, string>>;
  /** Told up to that day; an earlier one changes nothing. */
  tell(
    rows: readonly { readonly channel: ChannelKey; readonly form: DigestForm; readonly last: string }[],
    at: Date,
  ): Promise<void>;
}

export function toldKey(channel: ChannelKey, form: DigestForm): string {
  return `${form} ${channel}`;
}
