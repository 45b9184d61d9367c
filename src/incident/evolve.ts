import { evolveDirective } from './evolveDirective.ts';
import { evolveResponse } from './evolveResponse.ts';
import { evolveStatement } from './evolveStatement.ts';
import type { Actor, Incident, Known, Live, Matter, Unclaimed, Undoable } from './incident.ts';
import type { IncidentEvent } from './language.ts';
import {
  changed,
  holdingOf,
  isLive,
  matterOf,
  standingOf,
  undismissed,
  withKin,
  withoutSnooze,
} from './parts.ts';
import { levelled, withReasons } from './weight.ts';

type Happening<Type extends IncidentEvent['type']> = Extract<IncidentEvent, { type: Type }>;

/**
 * What the incident is after what happened. Folding all its events gives its state; any event but further mentions and
 * an opinion on them takes away the undo of the press before it.
 * @throws Error when the events contradict the state: decide never yields such events.
 */
export function evolve(incident: Incident, event: IncidentEvent): Incident {
  switch (event.type) {
    case 'opened':
      return opened(incident, event);
    case 'joined':
      return joined(known(incident, event), event);
    case 'advised':
      return advised(known(incident, event), event);
    case 'levelChanged':
      return levelled(known(incident, event), event);
    case 'natureChanged':
      return changed(known(incident, event), { nature: event.to });
    case 'claimed':
      return claimed(live(incident, event), event);
    case 'handedOver':
      return handedOver(live(incident, event), event);
    case 'dismissalAsked':
      return dismissalAsked(live(incident, event), event);
    case 'dismissed':
      return dismissed(live(incident, event), event);
    case 'dismissalRejected':
      return undismissed(live(incident, event));
    case 'escalated':
      return escalated(live(incident, event), event);
    case 'directed':
    case 'directiveMissed':
    case 'directiveDone':
      return evolveDirective(live(incident, event), event);
    case 'merged':
      return merged(live(incident, event), event);
    case 'absorbed':
      return absorbed(live(incident, event), event);
    case 'splitOff': {
      const before = live(incident, event);
      return changed(before, withKin(before, event.to));
    }
    case 'noted':
      return noted(known(incident, event), event);
    case 'contacted':
      return contacted(known(incident, event), event);
    case 'closed':
      return closed(live(incident, event), event);
    case 'released':
      return released(live(incident, event), event);
    case 'reopened':
      return unclaimedAgain(known(incident, event), event);
    case 'moved':
      return unclaimedAgain({ ...live(incident, event), unit: event.to }, event);
    case 'snoozed':
      return changed(known(incident, event), { snoozedUntil: event.until, snoozedFor: event.unit });
    case 'woken':
      return woken(known(incident, event));
    case 'undone':
      return undone(known(incident, event));
    case 'responseStarted':
    case 'roomOpened':
    case 'roomMissing':
      return evolveResponse(known(incident, event), event);
    default:
      return evolveStatement(known(incident, event), event);
  }
}

function opened(incident: Incident, event: Happening<'opened'>): Incident {
  if (incident.stage !== 'none') throw impossible(event, incident);
  const { incident: id, unit, nature, level, at, by, from, earlier, reasons } = event;
  const matter: Matter = {
    id,
    unit,
    nature,
    level,
    levelSince: { [level]: at },
    openedAt: at,
    called: [unit],
    escalations: [],
    directives: [],
    notes: [],
    levelBy: from ? levelOfTriage : by,
    ...(from && { kin: [from] }),
    ...(earlier && { earlier }),
  };
  return { ...matter, ...withReasons(matter, reasons), stage: 'open', since: at };
}

/** Whoever splits mentions off says nothing of their level: that is still triage's, which may raise it. */
const levelOfTriage: Actor = { kind: 'machine', id: 'triage' };

function advised(incident: Known, { mention, stance, at, text }: Happening<'advised'>): Incident {
  return { ...incident, advice: { stance, mention, at, ...(text && { text }) } };
}

function joined(incident: Known, { reasons = [] }: Happening<'joined'>): Incident {
  return { ...incident, ...withReasons(incident, reasons) };
}

function claimed(incident: Live, { owner, unit, at }: Happening<'claimed'>): Incident {
  const undoable: Undoable = { what: 'claim', by: owner, unit, at, before: holdingOf(incident) };
  return { ...matterOf(incident), undoable, stage: 'owned', owner, ownerUnit: unit, claimedAt: at };
}

function handedOver(incident: Live, { to, unit, at }: Happening<'handedOver'>): Incident {
  const { dismissal } = incident;
  const owned = { stage: 'owned', owner: to, ownerUnit: unit, claimedAt: at } as const;
  return { ...matterOf(incident), ...owned, ...(dismissal && { dismissal }) };
}

function dismissalAsked(incident: Live, event: Happening<'dismissalAsked'>): Incident {
  const { by, reason, at } = event;
  if (by.kind !== 'person') throw impossible(event, incident);
  return {
    ...matterOf(incident),
    undoable: undoableDismissal(incident, event),
    ...holdingOf(incident),
    dismissal: { by: by.id, reason, at },
  };
}

function dismissed(incident: Live, event: Happening<'dismissed'>): Incident {
  const { by, reason, at } = event;
  if (by.kind !== 'person') throw impossible(event, incident);
  const undoable = undoableDismissal(incident, event);
  return { ...matterOf(incident), undoable, stage: 'dismissed', by: by.id, reason, at };
}

function undoableDismissal(incident: Live, event: Happening<'dismissed' | 'dismissalAsked'>): Undoable {
  const { by, at, unit } = event;
  if (by.kind !== 'person') throw impossible(event, incident);
  return { what: 'dismissal', by: by.id, at, before: holdingOf(incident), ...(unit && { unit }) };
}

function escalated(incident: Live, { to, by, at, reason }: Happening<'escalated'>): Incident {
  const escalation = { to, by, at, ...(reason && { reason }) };
  const matter = {
    ...matterOf(incident),
    called: [...incident.called, to],
    escalations: [...incident.escalations, escalation],
  };
  const next = { ...matter, ...holdingOf(incident) };
  return by.kind === 'person' ? undismissed(next) : next;
}

function merged(incident: Live, event: Happening<'merged'>): Incident {
  const { by, into, reason, at } = event;
  if (by.kind !== 'person') throw impossible(event, incident);
  const end = { stage: 'merged', by: by.id, into, at, ...(reason && { reason }) } as const;
  return { ...withoutSnooze(matterOf(incident)), ...withKin(incident, into), ...end };
}

/** A dismissal that waited was of what it was before: it is void. */
function absorbed(incident: Live, { from, reasons = [], weighed }: Happening<'absorbed'>): Incident {
  const { dismissal: _void, ...holding } = holdingOf(incident);
  const matter = { ...matterOf(incident), ...withKin(incident, from), ...withReasons(incident, reasons) };
  return { ...matter, ...(weighed && { weighed }), ...holding };
}

function noted(incident: Known, { text }: Happening<'noted'>): Incident {
  return changed(incident, { notes: [...incident.notes, text] });
}

function contacted(incident: Known, { by, at, text, contact }: Happening<'contacted'>): Incident {
  const call = { by, at, text, ...(contact && { contact }) };
  return changed(incident, { contacts: [...(incident.contacts ?? []), call] });
}

function closed(incident: Live, event: Happening<'closed'>): Incident {
  const { by, note, at } = event;
  if (by.kind !== 'person') throw impossible(event, incident);
  return { ...withoutSnooze(matterOf(incident)), stage: 'closed', by: by.id, note, at };
}

function released(incident: Live, event: IncidentEvent): Incident {
  const { dismissal } = incident;
  return { ...unclaimedAgain(incident, event), ...(dismissal && { dismissal }) };
}

/** Nobody has it from now on: the way up begins anew at its unit. */
function unclaimedAgain(incident: Known, { at }: IncidentEvent): Matter & Unclaimed {
  return { ...withoutSnooze(matterOf(incident)), called: [incident.unit], stage: 'open', since: at };
}

function woken(incident: Known): Incident {
  return { ...withoutSnooze(matterOf(incident)), ...standingOf(incident) };
}

function undone(incident: Known): Incident {
  if (!incident.undoable) throw new Error(`nothing to undo at ${incident.id}`);
  return { ...matterOf(incident), ...incident.undoable.before };
}

function known(incident: Incident, event: IncidentEvent): Known {
  if (incident.stage === 'none') throw impossible(event, incident);
  return incident;
}

function live(incident: Incident, event: IncidentEvent): Live {
  if (!isLive(incident)) throw impossible(event, incident);
  return incident;
}

function impossible(event: IncidentEvent, incident: Incident): Error {
  return new Error(`${event.type} cannot happen to incident ${event.incident} at stage ${incident.stage}`);
}
