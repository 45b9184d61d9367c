import type { Circumstances } from '../circumstances.ts';
import type { Incident, Live, UnitPath } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isLive } from '../parts.ts';
import { standsOver } from '../unit.ts';
import { type Asked, accept, noLongerNeeded, ownedByAnother, refuse, stamp, wrongStage } from './answer.ts';

/** A person calls a higher unit 上报: above all that have been called. */
export function escalate(
  command: Asked<'escalate'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (!isLive(incident)) return wrongStage(incident);
  const { to, reason } = command;
  const highest = highestCalled(incident);
  if (incident.called.includes(to)) return refuse({ reason: 'alreadyCalled', unit: to });
  if (!standsOver(to, incident.unit)) return refuse({ reason: 'noHigherUnit' });
  if (!standsOver(to, highest)) return refuse({ reason: 'alreadyCalled', unit: highest });
  return accept({
    ...stamp(command, circumstances),
    type: 'escalated',
    from: highest,
    to,
    ...(reason && { reason }),
  });
}

/** Nobody claimed in time: calls each unit that has not been called, lowest first, unless somebody has it by now. */
export function callNext(
  command: Asked<'callNext'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (incident.stage !== 'open') return noLongerNeeded;
  const from = highestCalled(incident);
  const fresh = [...new Set(command.to)]
    .filter((unit) => standsOver(unit, from))
    .sort((a, b) => b.length - a.length);
  if (fresh.length === 0) return noLongerNeeded;
  const happened = { ...stamp(command, circumstances), type: 'escalated', from } as const;
  return accept(...fresh.map((to) => ({ ...happened, to })));
}

/** To another unit 改归属, or up to be rerouted 非我院: there it is open and unclaimed again. */
export function move(
  command: Asked<'move' | 'notOurs'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (!isLive(incident)) return wrongStage(incident);
  const another = ownedByAnother(incident, circumstances);
  if (another) return another;
  const { type: why, to, reason } = command;
  const from = incident.unit;
  if (why === 'notOurs' && !standsOver(to, from)) return refuse({ reason: 'noHigherUnit' });
  if (to === from) return refuse({ reason: 'sameValue' });
  return accept({
    ...stamp(command, circumstances),
    type: 'moved',
    from,
    to,
    why,
    ...(reason && { reason }),
  });
}

function highestCalled({ called, unit }: Live): UnitPath {
  return called.at(-1) ?? unit;
}
