import { graver, type Incident, type Known } from '../incident/incident.ts';
import type { IncidentEvent } from '../incident/language.ts';
import { claimDue } from './clocks.ts';
import type { Effect, Ring } from './effect.ts';
import { nextCalled } from './escalation.ts';
import { callable, hearers, type Listener } from './hearing.ts';
import type { Org } from './org.ts';
import { dutiesThatMay, nearestThatMay } from './permit.ts';
import type { Policy } from './policy.ts';
import { reactToStatement } from './reactStatement.ts';
import { dutiesLike } from './rights.ts';
import { chain } from './tree.ts';

/** What the world is like that the events happen in. */
export interface Setting {
  readonly org: Org;
  readonly policy: Policy;
}

/** What follows from each event. A new event does not compile until someone has decided. */
export function react(event: IncidentEvent, next: Incident, setting: Setting): readonly Effect[] {
  if (next.stage === 'none') return [];
  return [...following(event, next, setting), { type: 'refresh', incident: next.id }];
}

function following(event: IncidentEvent, next: Known, setting: Setting): readonly Effect[] {
  const { org, policy } = setting;
  switch (event.type) {
    case 'opened':
    case 'reopened':
      return [
        ...tell(next, heard(next, setting), 'opened'),
        ...claimTimer(next, setting),
        ...ring(event, next, setting),
        ...room(event, next),
      ];
    case 'levelChanged':
      return levelChanged(event, next, setting);
    case 'escalated': {
      const called = callable(event.to, next.level, org, policy);
      const why = event.by.kind === 'machine' ? 'called' : 'escalated';
      const isLast = next.called.at(-1) === event.to;
      const clock = isLast ? claimTimer(next, setting) : [];
      return [...tell(next, [called], why), ...clock, ...ring(event, next, setting)];
    }
    case 'directed': {
      const { to, due, at } = event;
      const timer = { kind: 'directive', incident: next.id, to, givenAt: at.toISOString() } as const;
      return [
        ...tell(next, [callable(to, next.level, org, policy)], 'directed'),
        { type: 'timer', timer, at: due },
      ];
    }
    case 'directiveMissed':
      return directiveMissed(event, next, setting);
    case 'dismissalAsked':
      return dismissalAsked(next, setting);
    case 'moved':
      return [...moved(event, next, setting), ...claimTimer(next, setting), ...ring(event, next, setting)];
    case 'snoozed':
      return [{ type: 'timer', timer: { kind: 'wake', incident: next.id }, at: event.until }];
    case 'woken':
      return tell(next, [callable(event.unit, next.level, org, policy)], 'woken');
    case 'released':
      return [...claimTimer(next, setting), ...ring(event, next, setting)];
    case 'undone':
      return [...claimTimer(next, setting), ...ring(event, next, setting), ...room(event, next)];
    case 'dismissed':
    case 'closed':
    case 'merged':
    case 'responseStarted':
    case 'roomOpened':
      return room(event, next);
    case 'roomMissing': {
      const duties = dutiesLike(['command'], policy);
      return tell(next, [{ unit: org.root, duties }], 'roomMissing');
    }
    case 'joined':
    case 'advised':
    case 'natureChanged':
    case 'claimed':
    case 'handedOver':
    case 'dismissalRejected':
    case 'noted':
    case 'contacted':
    case 'directiveDone':
    case 'absorbed':
    case 'splitOff':
      return [];
    default:
      return reactToStatement(event, next, setting);
  }
}

/** A rise rings everywhere it is now heard and where it had been called; a fall only moves the clock. */
function levelChanged(
  event: Extract<IncidentEvent, { type: 'levelChanged' }>,
  next: Known,
  setting: Setting,
): readonly Effect[] {
  const { from, to } = event;
  const clock = [...claimTimer(next, setting), ...ring(event, next, setting)];
  if (!graver(to, from)) return clock;
  const now = heard(next, setting);
  const called = next.called
    .filter((unit) => !now.some((each) => each.unit === unit))
    .map((unit) => callable(unit, to, setting.org, setting.policy));
  return [...tell(next, [...now, ...called], 'levelRise'), ...clock];
}

/** Rings at the one who did not do it, and where it was ordered. */
function directiveMissed(
  { to, givenAt }: Extract<IncidentEvent, { type: 'directiveMissed' }>,
  next: Known,
  { org, policy }: Setting,
): readonly Effect[] {
  const given = next.directives.find((each) => each.to === to && each.at.getTime() === givenAt.getTime());
  const units = [to, ...(given?.from ? [given.from] : [])];
  const told = units.map((unit) => callable(unit, next.level, org, policy));
  return tell(next, told, 'deadlineMissed');
}

/** Asks the nearest groups that may confirm it. */
function dismissalAsked(next: Known, { org, policy }: Setting): readonly Effect[] {
  const command = { type: 'confirmDismissal', incident: next.id } as const;
  const unit = nearestThatMay(command, next, org, policy);
  return unit ? tell(next, [{ unit, duties: dutiesThatMay(command, policy) }], 'dismissalAsked') : [];
}

/** The new unit, and those above it that did not stand above the old one. */
function moved(
  { from, to }: Extract<IncidentEvent, { type: 'moved' }>,
  next: Known,
  setting: Setting,
): readonly Effect[] {
  const before = chain(setting.org, from);
  const hearing = heard(next, setting);
  const fresh = hearing.filter(({ unit }) => unit === to || !before.includes(unit));
  return tell(next, fresh.length > 0 ? fresh : hearing, 'moved');
}

function heard({ unit, level }: Known, { org, policy }: Setting): readonly Listener[] {
  return hearers(unit, level, org, policy);
}

function tell({ id: incident }: Known, listeners: readonly Listener[], ring: Ring): readonly Effect[] {
  return listeners.map(({ unit, duties }) => ({ type: 'tell', incident, unit, duties, ring }));
}

/** Set only while nobody has it and somebody is left to call. */
function claimTimer(next: Known, { org, policy }: Setting): readonly Effect[] {
  const due = claimDue(next, policy);
  const left = due ? nextCalled(next, org, policy, () => true) : [];
  if (!due || left.length === 0) return [];
  return [{ type: 'timer', timer: { kind: 'claim', incident: next.id }, at: due }];
}

/** Its own group hears of an end and of a new beginning; before there is one, there is one to make. */
function room(event: IncidentEvent, { id: incident, response }: Known): readonly Effect[] {
  const { is } = response?.room ?? {};
  if (event.type === 'responseStarted')
    return is === 'asked' ? [{ type: 'room', incident, what: 'make' }] : [];
  if (is !== 'made' || (event.type === 'undone' && event.what === 'claim')) return [];
  return [{ type: 'room', incident, what: event.type === 'roomOpened' ? 'open' : 'tell' }];
}

/** Whoever is to be rung is found out then; a level that rings nobody asks for nothing. */
function ring({ at }: IncidentEvent, next: Known, { policy }: Setting): readonly Effect[] {
  if (next.stage !== 'open' || policy.ring.when[next.level] === 'never') return [];
  return [{ type: 'ring', incident: next.id, at }];
}
