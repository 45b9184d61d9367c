import type { IncidentId, MentionId, UnitPath } from '../../../src/incident/incident.ts';
import type { QuietMention } from '../../../src/reports/digest/quiet.ts';
import { type Spoken, spokenOf } from '../../../src/reports/digest/spoken.ts';
import { noon } from '../../support/story.ts';

const day = 86_400_000;

export function daysAfter(days: number): Date {
  return new Date(noon.getTime() + days * day);
}

/** A quiet mention with words of its own, unless `exact` says that they are somebody's. */
export function quiet(
  unit: UnitPath | undefined,
  text: string,
  days = 0,
  more: { readonly exact?: bigint; readonly incident?: string } = {},
): QuietMention {
  counted += 1;
  const { exact = BigInt(1000 + counted), incident } = more;
  return {
    ...{ id: `m-${counted}` as MentionId, text, exact, foundAt: daysAfter(days) },
    ...(unit && { unit }),
    ...(incident && { incident: incident as IncidentId }),
  };
}

let counted = 0;

/** Read to the end. */
export function spoken(rows: readonly QuietMention[]): readonly Spoken[] {
  const reading = spokenOf(rows);
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
}
