import type { Circumstances } from '../circumstances.ts';
import type { Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isLive } from '../parts.ts';
import type { Refusal } from '../refusal.ts';
import { type Asked, accept, onlyPersons, ownedByAnother, refuse, stamp, wrongStage } from './answer.ts';

const needsAbove: Refusal = { reason: 'notPermitted', needs: ['coordination', 'command'] };

/** Dismissal is not a way to hide: who may not dismiss alone asks, and the clock runs on (DESIGN section 6). */
export function dismiss(
  command: Asked<'dismiss'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { actor, mayDismissAlone, unit } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  if (incident.dismissal) return refuse({ reason: 'dismissalWaits', since: incident.dismissal.at });
  const another = ownedByAnother(incident, circumstances);
  if (another) return another;
  const { reason } = command;
  if (!reason) return refuse({ reason: 'textMissing', field: 'reason' });

  const happened = { ...stamp(command, circumstances), reason, ...(unit && { unit }) };
  return accept(
    mayDismissAlone
      ? { ...happened, type: 'dismissed', askedBy: actor.id }
      : { ...happened, type: 'dismissalAsked' },
  );
}

export function confirmDismissal(
  command: Asked<'confirmDismissal'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { actor, stands, unit } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  if (!incident.dismissal) return refuse({ reason: 'noDismissal' });
  if (stands !== 'above') return refuse(needsAbove);
  const { by: askedBy, reason } = incident.dismissal;
  const happened = { ...stamp(command, circumstances), reason, askedBy, ...(unit && { unit }) };
  return accept({ ...happened, type: 'dismissed' });
}

export function rejectDismissal(
  command: Asked<'rejectDismissal'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (!isLive(incident)) return wrongStage(incident);
  if (!incident.dismissal) return refuse({ reason: 'noDismissal' });
  if (circumstances.stands !== 'above') return refuse(needsAbove);
  const { reason } = command;
  return accept({
    ...stamp(command, circumstances),
    type: 'dismissalRejected',
    ...(reason && { reason }),
  });
}
