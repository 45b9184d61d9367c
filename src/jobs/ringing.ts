import { type Groups, personsIn } from '../handlers/authority.ts';
import type { IncidentId, Known } from '../incident/incident.ts';
import type { Rung } from '../incident/rung.ts';
import type { IncidentView } from '../incident/view.ts';
import { accountsOf, type Person } from '../policy/org.ts';
import {
  canBeRung,
  dutyPersons,
  type Means,
  planRinging,
  type Reason,
  reasonsToRing,
} from '../policy/ringing.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Job, JobResult, RingHook, Rungs } from '../ports.ts';
import type { DeliverNeeds } from './deliver.ts';

export interface RingNeeds extends DeliverNeeds {
  readonly rungs: Rungs;
  readonly groups: Groups;
  /** Whoever sends our text messages and makes our calls. */
  readonly hook: RingHook | undefined;
  /** The platforms that ring persons, by name. */
  readonly rings: readonly string[];
}

export type LookJob = Exclude<Extract<Job, { queue: 'ring' }>, { way: string }>;

const done: JobResult = { done: true };
const minute = 60_000;
/** So long after a ring it is still asked whether it was read. */
const watchedMs = 30 * minute;
/** A platform that is slow to say so keeps nobody from being rung. */
const answersWithinMs = 3_000;

/**
 * Looks who is to be rung now for an incident, and whether those who were have read it; then again when that may have
 * changed. All of it is read from the incident, so that a look too many or too late does no harm.
 */
export async function lookWhoRings(needs: RingNeeds, { incident, due }: LookJob): Promise<JobResult> {
  const early = new Date(due).getTime() - needs.now().getTime();
  if (early > 0)
    return { done: false, afterMs: Math.min(early, minute), why: 'its time has not come', early: true };
  const { org, policy, people } = needs.settings();
  const view = await needs.reads.incident([org.root], incident);
  const reasons = view ? reasonsToRing(view.incident, org, policy) : [];
  if (!view || !isUnclaimed(view.incident) || reasons.length === 0) return done;

  const means = meansOf(needs, view);
  const unread = await askWhoRead(needs, incident);
  const wanted = await Promise.all(
    reasons.map(async (reason) => ({ ...reason, whom: await whomFor(needs, reason, means) })),
  );
  const plan = planRinging({
    ...{ incident: view.incident, wanted, people, means, now: needs.now() },
    rungs: await needs.rungs.of(incident),
    by: view.drill ? ['app'] : policy.ring.by[view.incident.level],
    repeatMs: policy.ring.repeatMs,
  });
  await needs.rungs.reserve(plan.ring, needs.now());
  await putPhones(needs, incident);
  await lookAgain(needs, incident, [
    ...(plan.lookAt ? [plan.lookAt] : []),
    ...(unread ? [nextMinute(needs.now())] : []),
  ]);
  return done;
}

/** A look that was asked for twice is one. */
export function lookJob(incident: IncidentId, at: Date, key: string = at.toISOString()): LookJob {
  return { queue: 'ring', incident, due: at.toISOString(), key: `${incident} ${key}` };
}

/** A drill rings nobody's telephone. */
export function meansOf({ rings, hook }: RingNeeds, { drill }: Pick<IncidentView, 'drill'>): Means {
  return { platforms: rings, hook: hook !== undefined && !drill };
}

function isUnclaimed(incident: Known): incident is Known & { readonly stage: 'open' } {
  return incident.stage === 'open';
}

/**
 * The duty persons of the unit, of several those who are in the groups that are told; without any, whoever of those
 * groups people.csv knows. Nobody before the time has come.
 */
async function whomFor(needs: RingNeeds, reason: Reason, means: Means): Promise<readonly Person[]> {
  if (reason.since > needs.now()) return [];
  const duty = dutyPersons(reason.unit, needs.settings().people, means);
  if (duty.length === 1) return duty;
  const members = await membersFor(needs, reason);
  if (duty.length === 0) return members.filter((person) => canBeRung(person, means));
  const told = duty.filter((person) => members.includes(person));
  return told.length > 0 ? told : duty;
}

/** Who is in the groups of a unit that are told; by people.csv where a platform does not say. */
async function membersFor(
  { settings, groups }: RingNeeds,
  { unit, duties }: Reason,
): Promise<readonly Person[]> {
  const told = channelsOf(settings().org, unit, duties);
  const members = await Promise.all(told.map((channel) => personsIn(groups, channel)));
  return [...new Set(members.flat())];
}

/** Notes who has read; whether anybody is left of whom that can be asked. */
async function askWhoRead(needs: RingNeeds, incident: IncidentId): Promise<boolean> {
  const rungs = await needs.rungs.of(incident);
  const asked = rungs.filter((rung) => isWatched(rung, needs));
  const answers = await Promise.all(asked.map((rung) => noteRead(needs, rung)));
  if (answers.includes('now')) {
    const effect = { type: 'refresh', incident } as const;
    await needs.outbox.put([{ queue: 'spread', effect, key: `${incident} read` }]);
  }
  return answers.includes('not yet');
}

function isWatched({ outcome, ref, readAt, way, at }: Rung, { platform, now }: RingNeeds): boolean {
  if (outcome !== 'sent' || !ref || readAt || !at || !platform(way)?.readAt) return false;
  return at.getTime() + watchedMs > now().getTime();
}

async function noteRead(
  { settings, platform, rungs, sleep }: RingNeeds,
  rung: Rung,
): Promise<'now' | 'not yet'> {
  const account = accountOf(settings().people.byId.get(rung.person), rung.way);
  if (account === undefined) return 'not yet';
  const late = sleep(answersWithinMs).then(() => undefined);
  const at = await Promise.race([platform(rung.way)?.readAt?.(account, rung.ref ?? ''), late]);
  return at && (await rungs.read(rung.id, at)) ? 'now' : 'not yet';
}

/** A person's account on a platform. */
export function accountOf(person: Person | undefined, platform: string): string | undefined {
  return person?.identities.find((each) => each.startsWith(`${accountsOf(platform)}:`));
}

/** Also those that a crash kept from being put: of each there is one job. */
async function putPhones({ rungs, outbox }: RingNeeds, incident: IncidentId): Promise<void> {
  const waiting = (await rungs.of(incident)).filter(({ outcome }) => outcome === undefined);
  await outbox.put(waiting.map(({ id, way }) => ({ queue: 'ring', rung: id, way })));
}

async function lookAgain({ outbox }: RingNeeds, incident: IncidentId, times: readonly Date[]): Promise<void> {
  const [at] = times.toSorted((a, b) => a.getTime() - b.getTime());
  if (at) await outbox.put([{ ...lookJob(incident, at), at }]);
}

/** On the minute, so that looks which began at different times become one. */
function nextMinute(now: Date): Date {
  return new Date((Math.floor(now.getTime() / minute) + 1) * minute);
}
