import type { Known, PersonId, UnitPath } from '../incident/incident.ts';
import { type Loudness, loudnesses, type Ringing, type Rung, type RungWhy } from '../incident/rung.ts';
import { claimDue } from './clocks.ts';
import { callable, hearers, type Listener } from './hearing.ts';
import { accountsOf, type Org, type People, type Person } from './org.ts';
import type { Policy } from './policy.ts';

/** A unit whose people are to be rung, and since when there is this reason; it may lie ahead. */
export interface Reason extends Listener {
  readonly why: RungWhy;
  readonly since: Date;
}

/**
 * Which units are to be rung for an incident that nobody has, read from what it is now and not from what happened: where
 * phones ring at once, those that were told and those that were called; else those that let the time to claim run out
 * and those that were called because of it.
 */
export function reasonsToRing(incident: Known, org: Org, policy: Policy): readonly Reason[] {
  if (incident.stage !== 'open') return [];
  const when = policy.ring.when[incident.level];
  if (when === 'never') return [];
  const { unit, level, since } = incident;
  const levelSince = incident.levelSince[level] ?? since;
  const called = incident.escalations.filter(
    ({ at, by }) => at >= since && (when === 'at_once' || by.kind === 'machine'),
  );
  const due = claimDue({ ...incident, escalations: [] }, policy);
  const own = callable(unit, level, org, policy);
  const told = when === 'at_once' ? hearers(unit, level, org, policy) : [];
  return [
    ...told.map((each): Reason => {
      const anew = each.unit === unit && since > levelSince;
      return { ...each, why: 'told', since: anew ? since : levelSince };
    }),
    ...(due ? [{ ...own, why: 'unclaimed', since: due } as const] : []),
    ...called.map(
      ({ to, at }): Reason => ({ ...callable(to, level, org, policy), why: 'called', since: at }),
    ),
  ];
}

/** By which ways phones can be rung at all. */
export interface Means {
  /** The platforms that ring. */
  readonly platforms: readonly string[];
  /** Whether somebody sends our text messages and makes our calls. */
  readonly hook: boolean;
}

/** The name of the way by telephone. */
export const hookWay = 'hook';

/**
 * The ways to ring a person so loud, the best first: in the chat app that people.csv names first; by telephone through
 * who does that for us, else through the app, which rings as loud as it can.
 */
export function waysOf(person: Person, how: Loudness, { platforms, hook }: Means): readonly string[] {
  const accounts = person.identities.map((identity) => identity.slice(0, identity.indexOf(':')));
  const chats = [...new Set(accounts)].flatMap((realm) =>
    platforms.filter((name) => accountsOf(name) === realm),
  );
  const phone = hook && person.phone !== '' ? [hookWay] : [];
  return how === 'app' ? [...chats, ...phone] : [...phone, ...chats];
}

/** The duty persons of a unit, each who cannot be rung at all stood in for by their deputy; empty where that leaves nobody. */
export function dutyPersons(unit: UnitPath, people: People, means: Means): readonly Person[] {
  const onCall = [...people.byId.values()].filter((person) => person.onCall && person.unit === unit);
  const found = onCall.map((person) => (canBeRung(person, means) ? person : deputyOf(person, people, means)));
  return [...new Set(found.filter((person) => person !== undefined))];
}

export function canBeRung(person: Person, means: Means): boolean {
  return waysOf(person, 'app', means).length > 0;
}

function deputyOf({ deputy }: Person, people: People, means: Means): Person | undefined {
  const person = deputy === undefined ? undefined : people.byId.get(deputy);
  return person && canBeRung(person, means) ? person : undefined;
}

/** All that the next step depends on. */
export interface RingingNow {
  readonly incident: Known & { readonly stage: 'open' };
  /** Every reason with the people it rings. */
  readonly wanted: readonly (Reason & { readonly whom: readonly Person[] })[];
  /** All that was rung for this incident so far. */
  readonly rungs: readonly Rung[];
  readonly by: readonly Loudness[];
  readonly repeatMs: number;
  readonly people: People;
  readonly means: Means;
  readonly now: Date;
}

/** Whom to ring now, and when to look again: undefined when only something new could change it. */
export interface Plan {
  readonly ring: readonly Ringing[];
  readonly lookAt?: Date;
}

/**
 * The next step of everyone who is to be rung. Each is rung once for a reason, and the reasons that arose before count
 * as said with it; what is not read is repeated louder, and after the loudest goes to the deputy.
 */
export function planRinging(given: RingingNow): Plan {
  const whom = new Map(given.wanted.flatMap((each) => each.whom).map((person) => [person.id, person]));
  const steps = [...whom.values()].map((person) => stepFor(person, given));
  const lookAt = soonest([
    ...steps.flatMap((step) => (step instanceof Date ? step : [])),
    ...given.wanted.flatMap(({ since }) => (since > given.now ? since : [])),
    ...steps.flatMap((step) => (isRing(step) ? new Date(given.now.getTime() + given.repeatMs) : [])),
  ]);
  const ring = distinct(steps.filter(isRing));
  return { ring, ...(lookAt && { lookAt }) };
}

/** Ring now, look again then, or nothing more to do. */
type Step = Ringing | Date | undefined;

function isRing(step: Step): step is Ringing {
  return step !== undefined && !(step instanceof Date);
}

function stepFor(person: Person, given: RingingNow): Step {
  const { incident, wanted, rungs, now } = given;
  const reason = wanted
    .filter(({ whom, since }) => since <= now && whom.includes(person))
    .reduce<Reason | undefined>((last, each) => (last && last.since >= each.since ? last : each), undefined);
  const last = lastOf(person.id, rungs);
  const fresh = reason && (!last || reason.since > last.askedAt) ? reason : undefined;
  const onLadder = last && last.askedAt >= incident.since && !ladderOf(last, rungs).some(isRead);
  const next = onLadder ? louder(person, last, given) : undefined;
  if (next || !fresh) return next;
  return firstRing(person, { incident: incident.id, ...fresh }, given);
}

function isRead({ readAt }: Rung): boolean {
  return readAt !== undefined;
}

function firstRing(
  person: Person,
  { incident, unit, why, since }: Pick<Ringing, 'incident' | 'unit' | 'why' | 'since'>,
  { by, means }: RingingNow,
): Step {
  const [how] = by;
  const way = how && waysOf(person, how, means)[0];
  if (!how || way === undefined) return undefined;
  return { incident, person: person.id, unit, why, since, how, way };
}

/** What follows on a ring that is not read: wait, another way, a louder one, the deputy. */
function louder(person: Person, last: Rung, given: RingingNow): Step {
  const next = sameAgain(person, last, given);
  if (next !== 'louder') return next;
  const { incident, unit, why, since } = last;
  const how = given.by.find((each) => loudnesses.indexOf(each) > loudnesses.indexOf(last.how));
  const way = how && waysOf(person, how, given.means)[0];
  if (how && way !== undefined) return { incident, person: person.id, unit, why, since, how, way };
  return standIn(person, last, given);
}

/** As loud as before by another way where one failed, and no louder before its time. */
function sameAgain(person: Person, last: Rung, { rungs, means, repeatMs, now }: RingingNow): Step | 'louder' {
  if (last.outcome === 'failed') {
    const tried = ladderOf(last, rungs).filter(({ how }) => how === last.how);
    const way = waysOf(person, last.how, means).find((each) => tried.every((rung) => rung.way !== each));
    return way === undefined ? 'louder' : { ...ringingOf(last), person: person.id, way };
  }
  const due = new Date((last.at ?? last.askedAt).getTime() + repeatMs);
  return due > now ? due : 'louder';
}

/** The deputy, as loud as the one they stand in for was last, once; nobody who is being rung anyway. */
function standIn({ id, deputy }: Person, last: Rung, given: RingingNow): Step {
  const { wanted, rungs, people, means, incident } = given;
  const person = deputy === undefined ? undefined : people.byId.get(deputy);
  if (!person || person.id === id || wanted.some(({ whom }) => whom.includes(person))) return undefined;
  const before = lastOf(person.id, rungs);
  if (before && before.askedAt >= incident.since) {
    const next = before.outcome === 'failed' ? sameAgain(person, before, given) : undefined;
    return next === 'louder' ? undefined : next;
  }
  const way = waysOf(person, last.how, means)[0];
  return way === undefined ? undefined : { ...ringingOf(last), person: person.id, way };
}

function ringingOf({ incident, person, unit, why, since, how, way }: Rung): Ringing {
  return { incident, person, unit, why, since, how, way };
}

function lastOf(person: PersonId, rungs: readonly Rung[]): Rung | undefined {
  return rungs
    .filter((rung) => rung.person === person)
    .reduce<Rung | undefined>((last, rung) => (last && last.askedAt > rung.askedAt ? last : rung), undefined);
}

/** All that the same person was rung for the same reason. */
function ladderOf({ person, why, since }: Rung, rungs: readonly Rung[]): readonly Rung[] {
  return rungs.filter(
    (rung) => rung.person === person && rung.why === why && rung.since.getTime() === since.getTime(),
  );
}

/** Two of one unit may have one deputy. */
function distinct(ring: readonly Ringing[]): readonly Ringing[] {
  return ring.filter(({ person }, at) => ring.findIndex((each) => each.person === person) === at);
}

function soonest(times: readonly Date[]): Date | undefined {
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0];
}
