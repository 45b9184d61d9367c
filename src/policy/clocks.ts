import { graver, type Known, levels, type Matter, type UnitPath } from '../incident/incident.ts';
import type { LevelRule, Policy } from './policy.ts';

export type Clock =
  | { readonly kind: 'claim'; readonly due: Date }
  | { readonly kind: 'directive'; readonly due: Date; readonly to: UnitPath }
  | { readonly kind: 'authorityReport' | 'information' | 'response' | 'followUp'; readonly due: Date };

/**
 * Until when somebody must have claimed; undefined unless it is open. Each level it has had that is no graver than the
 * present one runs its own clock from when it first had that level, and the first to run out counts: a rise starts the
 * shorter clock and never lengthens a running one (DESIGN section 6). No clock starts before the incident became
 * unclaimed, nor before the timer last called a tier: whoever is called has the whole time.
 */
export function claimDue(incident: Known, policy: Policy): Date | undefined {
  if (incident.stage !== 'open') return undefined;
  const from = latest(incident.since, lastCalledByTimer(incident));
  return firstDue(incident, ({ claimMs }) => claimMs, policy, from);
}

/** All deadlines that stand, soonest first, past ones included: a missed deadline does not go away by being missed. */
export function runningClocks(incident: Known, policy: Policy): readonly Clock[] {
  return clocksOf(incident, policy).toSorted((a, b) => a.due.getTime() - b.due.getTime());
}

function clocksOf(incident: Known, policy: Policy): readonly Clock[] {
  switch (incident.stage) {
    case 'dismissed':
    case 'merged':
      return [];
    case 'closed': {
      const { followUpMs } = policy.levels[incident.level].clocks;
      return followUpMs === undefined ? [] : [{ kind: 'followUp', due: later(incident.at, followUpMs) }];
    }
    case 'open':
    case 'owned':
      return [
        ...asClock('claim', claimDue(incident, policy)),
        ...asClock('authorityReport', planned(incident, policy, 'authorityReportMs')),
        ...asClock('information', planned(incident, policy, 'informationMs')),
        ...asClock('response', planned(incident, policy, 'responseMs')),
        ...incident.directives
          .filter(({ missedAt, done }) => !missedAt && !done)
          .map(({ to, due }) => ({ kind: 'directive', to, due }) as const),
      ];
  }
}

function asClock<Kind extends Exclude<Clock['kind'], 'directive'>>(
  kind: Kind,
  due: Date | undefined,
): readonly { readonly kind: Kind; readonly due: Date }[] {
  return due ? [{ kind, due }] : [];
}

function planned(incident: Known, policy: Policy, clock: keyof LevelRule['clocks']): Date | undefined {
  return firstDue(incident, ({ clocks }) => clocks[clock], policy, incident.openedAt);
}

function firstDue(
  { level, levelSince }: Matter,
  msOf: (rule: LevelRule) => number | undefined,
  policy: Policy,
  from: Date,
): Date | undefined {
  const dues = levels
    .filter((each) => !graver(each, level))
    .flatMap((each) => {
      const since = levelSince[each];
      const ms = msOf(policy.levels[each]);
      return since && ms !== undefined ? [later(latest(since, from), ms)] : [];
    });
  return dues.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** Undefined times count for nothing. */
function latest(time: Date, other: Date | undefined): Date {
  return other && other > time ? other : time;
}

function lastCalledByTimer({ escalations }: Matter): Date | undefined {
  return escalations.findLast(({ by }) => by.kind === 'machine')?.at;
}

function later(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
