import { graver, type Incident, type Known, type Live, type Matter } from './incident.ts';
import type { IncidentEvent, ReasonCode } from './language.ts';
import { changed, isLive, undismissed } from './parts.ts';

/** What a matter weighs: what triage judges its level by, besides its nature. */
export interface Weight {
  /** Found in its mentions so far; none of those that are counted. */
  readonly reasons: readonly ReasonCode[];
  /** People reached, all mentions together. */
  readonly reach: number;
  /** New mentions within the last ten minutes. */
  readonly trend: number;
  /** How many units are named. */
  readonly units: number;
}

/** Reasons that stand in no mention: triage counts them. */
export const countedReasons = ['reach', 'trend', 'manyUnits'] as const satisfies readonly ReasonCode[];

/** Of what triage found, what it had not found before. */
export function unheard({ reasons = [] }: Matter, found: readonly ReasonCode[]): readonly ReasonCode[] {
  const known: readonly ReasonCode[] = [...reasons, ...countedReasons];
  return [...new Set(found)].filter((reason) => !known.includes(reason));
}

/** With what triage found in further mentions. */
export function withReasons(matter: Matter, found: readonly ReasonCode[]): Pick<Matter, 'reasons'> {
  const all = [...(matter.reasons ?? []), ...unheard(matter, found)];
  return all.length > 0 ? { reasons: all } : {};
}

/**
 * Whether a rise for these reasons has a cause, which comes first among them. One that was there when a person set the
 * level is none: triage has judged without knowing of that. Where it is not known what was there, a person's word stands.
 */
export function hasCause({ levelBy, weighed }: Live, [cause]: readonly ReasonCode[]): boolean {
  if (!weighed) return levelBy.kind === 'machine';
  return cause !== undefined && !weighed.reasons.includes(cause);
}

/** A machine's rise leaves a person's word where it was: what was there then is still no news. */
export function levelled(
  incident: Known,
  event: Extract<IncidentEvent, { readonly type: 'levelChanged' }>,
): Incident {
  const { from, to, at, by, reasons } = event;
  const levelSince: Matter['levelSince'] = { [to]: at, ...incident.levelSince };
  const { weighed: before, ...rest } = incident;
  const weighed = by.kind === 'person' ? event.weighed : before;
  const next = changed(rest, {
    ...{ level: to, levelBy: by, levelSince },
    ...withReasons(incident, reasons),
    ...(weighed && { weighed }),
  });
  return graver(to, from) && isLive(next) ? undismissed(next) : next;
}
