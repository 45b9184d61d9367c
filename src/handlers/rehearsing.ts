import type { Setting } from '../policy/react.ts';
import { type Course, type Difference, differences, type Step } from '../policy/rehearse.ts';
import type { History, PastIncident, Settings } from '../ports.ts';
import type { Model } from '../triage/model/model.ts';
import { type Kit, makeKit, signalsOf } from '../triage/triage.ts';

/** How many incidents were played, under which two versions, and what would have been otherwise, unit by unit. */
export interface Rehearsed {
  /** The config's hash, as the audit names it; of the changed one, as it will once it is in force. */
  readonly policies: { readonly before: string; readonly after: string };
  readonly incidents: number;
  readonly units: readonly Difference[];
}

/** Two versions to compare, and the model that judges in earnest: without it some posts would weigh less than they did. */
export interface Rehearsal {
  readonly before: Settings;
  readonly after: Settings;
  readonly model: Model | undefined;
}

/** Plays what happened since then under the policy that stands and under another one; nothing is changed by it. */
export async function rehearsed(
  history: History,
  { before, after, model }: Rehearsal,
  since: Date,
): Promise<Rehearsed> {
  const kit = makeKit(before.org, before.policy, model);
  const changed: Setting = { org: before.org, policy: after.policy };
  const policies = { before: before.hash, after: after.hash };
  let sums: readonly Difference[] = [];
  for await (const page of history.since(since)) {
    const courses = page.map((past) => courseOf(past, kit));
    sums = added([...sums, ...differences(courses, before, changed)]);
  }
  return { policies, incidents: sums.reduce((sum, { incidents }) => sum + incidents, 0), units: sums };
}

function courseOf({ incident, unit, nature, takenAt, mentions }: PastIncident, kit: Kit): Course {
  const steps = mentions.map(
    (mention): Step => ({
      kind: 'mention',
      at: mention.foundAt,
      ...signalsOf(mention, kit),
    }),
  );
  const taken: readonly Step[] = takenAt ? [{ kind: 'taken', at: takenAt }] : [];
  const course = [...steps, ...taken].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return { incident, unit, nature, steps: course };
}

function added(all: readonly Difference[]): readonly Difference[] {
  const byUnit = Map.groupBy(all, ({ unit }) => unit);
  return [...byUnit.values()]
    .flatMap((group) =>
      group.reduce<readonly Difference[]>(([sum], each) => [sum ? plus(sum, each) : each], []),
    )
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}

function plus(a: Difference, b: Difference): Difference {
  return {
    unit: a.unit,
    incidents: a.incidents + b.incidents,
    louder: a.louder + b.louder,
    quieter: a.quieter + b.quieter,
    earlier: a.earlier + b.earlier,
    later: a.later + b.later,
    ringsBefore: a.ringsBefore + b.ringsBefore,
    ringsAfter: a.ringsAfter + b.ringsAfter,
  };
}
