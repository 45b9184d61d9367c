import { type Groups, membersOf } from '../handlers/authority.ts';
import { type Door, execute } from '../handlers/execute.ts';
import type { Known, Unclaimed, UnitPath } from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import { claimDue } from '../policy/clocks.ts';
import type { Timer } from '../policy/effect.ts';
import { nextCalled } from '../policy/escalation.ts';
import { chain, channelsOf } from '../policy/tree.ts';
import type { JobResult, Reads } from '../ports.ts';
import { fireStatement, type StatementTimerNeeds } from './statementTimers.ts';

const done: JobResult = { done: true };

export interface TimerNeeds extends StatementTimerNeeds {
  readonly reads: Pick<Reads, 'incident'>;
  readonly groups: Groups;
}

/**
 * What a clock asks when it fires is decided then: whether it still matters is read from the incident, never from the
 * timer, so a timer that fires twice, late or early does no harm (DESIGN: a stopped bot stops no clock).
 */
export async function fire({ door, reads, groups, ...rest }: TimerNeeds, timer: Timer): Promise<JobResult> {
  const view = await reads.incident([door.settings().org.root], timer.incident);
  if (!view) return done;
  const { incident } = view;
  switch (timer.kind) {
    case 'claim':
      return claimOver(door, groups, incident);
    case 'directive':
      return askTimer(door, `directive:${timer.incident}:${timer.to}:${timer.givenAt}`, {
        type: 'directiveLate',
        incident: timer.incident,
        to: timer.to,
        at: new Date(timer.givenAt),
      });
    case 'wake':
      return wake(door, incident);
    default:
      return fireStatement({ door, ...rest }, timer, view);
  }
}

async function claimOver(door: Door, groups: Groups, incident: Known): Promise<JobResult> {
  const { org, policy } = door.settings();
  const due = incident.stage === 'open' ? claimDue(incident, policy) : undefined;
  if (incident.stage !== 'open' || !due) return done;
  const early = due.getTime() - door.now().getTime();
  if (early > 0) return lookAgain(early);

  const occupied = await occupiedUnits(groups, incident, door);
  const to = nextCalled(incident, org, policy, (unit) => occupied.has(unit));
  if (to.length === 0) return done;
  return askTimer(door, `claim:${incident.id}:${due.toISOString()}`, {
    type: 'callNext',
    incident: incident.id,
    to,
  });
}

/** Units on the way up in whose groups somebody is; a membership that cannot be told counts as somebody. */
async function occupiedUnits(
  groups: Groups,
  incident: Known & Unclaimed,
  door: Door,
): Promise<ReadonlySet<UnitPath>> {
  const { org, policy } = door.settings();
  const { hears, hqOwn } = policy.levels[incident.level];
  const duties = [...hears.branch, ...hears.region, ...hears.hq, ...hqOwn, 'coordination', 'command'];
  const units = chain(org, incident.unit);
  const answers = await Promise.all(
    units.map(async (unit) => {
      const groupsOfUnit = channelsOf(org, unit, [...new Set(duties)]);
      const members = await Promise.all(
        groupsOfUnit.map(({ platform, id }) => membersOf(groups, platform, id)),
      );
      const someone = members.some((each) => !each.known || each.who.some((who) => isPerson(groups, who)));
      return someone ? [unit] : [];
    }),
  );
  return new Set(answers.flat());
}

function isPerson(groups: Groups, identity: string): boolean {
  return groups.people().byIdentity.has(identity);
}

async function wake(door: Door, incident: Known): Promise<JobResult> {
  if (!incident.snoozedUntil) return done;
  const early = incident.snoozedUntil.getTime() - door.now().getTime();
  if (early > 0) return lookAgain(early);
  return askTimer(door, `wake:${incident.id}:${incident.snoozedUntil.toISOString()}`, {
    type: 'wake',
    incident: incident.id,
  });
}

/** Within the minute at most: a clock that was put back an hour by mistake is put right again sooner than that. */
function lookAgain(earlyMs: number): JobResult {
  return { done: false, afterMs: Math.min(earlyMs, 60_000), why: 'its time has not come', early: true };
}

async function askTimer(door: Door, id: string, command: Command): Promise<JobResult> {
  await execute(door, { id, actor: { kind: 'machine', id: 'timer' }, command, texts: [] });
  return done;
}
