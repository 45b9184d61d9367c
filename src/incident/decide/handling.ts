import type { Circumstances } from '../circumstances.ts';
import { graver, type Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isLive } from '../parts.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp, wrongStage } from './answer.ts';

/**
 * A person's word on the level stands until something new comes: what it weighed then is kept. Only who stands above
 * lowers it.
 */
export function setLevel(
  command: Asked<'setLevel'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  const { level: to, reason } = command;
  const { level: from } = incident;
  if (to === from) return refuse({ reason: 'sameValue' });
  if (graver(from, to) && circumstances.stands !== 'above') {
    return refuse({ reason: 'notPermitted', needs: ['coordination', 'command'] });
  }
  if (!reason) return refuse({ reason: 'textMissing', field: 'reason' });
  const { weight } = circumstances;
  const weighed = weight && { weighed: { reasons: incident.reasons ?? [], ...weight } };
  const happened = stamp(command, circumstances);
  return accept({ ...happened, type: 'levelChanged', from, to, reasons: [], reason, ...weighed });
}

export function setNature(
  command: Asked<'setNature'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (!isLive(incident)) return wrongStage(incident);
  const { nature: to, reason } = command;
  const { nature: from } = incident;
  if (to === from) return refuse({ reason: 'sameValue' });
  return accept({
    ...stamp(command, circumstances),
    type: 'natureChanged',
    from,
    to,
    ...(reason && { reason }),
  });
}

/** Facts may be added at any stage: what is learnt after the end belongs to the file too. */
export function addNote(
  command: Asked<'addNote'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (incident.stage === 'none') return wrongStage(incident);
  const { text } = command;
  if (!text) return refuse({ reason: 'textMissing', field: 'text' });
  return accept({ ...stamp(command, circumstances), type: 'noted', text });
}

/** Whom the house spoke to belongs to the file at any stage (REQ-S8, S10). */
export function addContact(
  command: Asked<'addContact'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  if (incident.stage === 'none') return wrongStage(incident);
  const { text, contact } = command;
  if (!text) return refuse({ reason: 'textMissing', field: 'text' });
  return accept({ ...stamp(command, circumstances), type: 'contacted', text, ...(contact && { contact }) });
}

export function close(command: Asked<'close'>, incident: Incident, circumstances: Circumstances): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  const { note } = command;
  if (!note) return refuse({ reason: 'textMissing', field: 'note' });
  return accept({ ...stamp(command, circumstances), type: 'closed', note });
}

export function reopen(command: Asked<'reopen'>, incident: Incident, circumstances: Circumstances): Decision {
  if (incident.stage !== 'closed' && incident.stage !== 'dismissed') return wrongStage(incident);
  const { reason } = command;
  if (!reason) return refuse({ reason: 'textMissing', field: 'reason' });
  return accept({ ...stamp(command, circumstances), type: 'reopened', reason });
}

/** A reminder for later; it stops no clock. */
export function snooze(command: Asked<'snooze'>, incident: Incident, circumstances: Circumstances): Decision {
  if (!isLive(incident)) return wrongStage(incident);
  const { now, snoozeMs } = circumstances;
  const until = new Date(now.getTime() + snoozeMs);
  return accept({ ...stamp(command, circumstances), type: 'snoozed', until, unit: command.unit });
}

/** Wakes only the reminder that is still wanted: a later snooze has a timer of its own. */
export function wake(command: Asked<'wake'>, incident: Incident, circumstances: Circumstances): Decision {
  if (!isLive(incident)) return noLongerNeeded;
  const { snoozedUntil, snoozedFor, unit } = incident;
  if (!snoozedUntil || snoozedUntil.getTime() > circumstances.now.getTime()) return noLongerNeeded;
  return accept({ ...stamp(command, circumstances), type: 'woken', unit: snoozedFor ?? unit });
}
