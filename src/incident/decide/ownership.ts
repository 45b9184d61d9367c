import type { Circumstances } from '../circumstances.ts';
import type { Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import {
  type Asked,
  accept,
  noLongerNeeded,
  onlyPersons,
  ownedByAnother,
  refuse,
  stamp,
  wrongStage,
} from './answer.ts';

export function claim(command: Asked<'claim'>, incident: Incident, circumstances: Circumstances): Decision {
  const { actor } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  if (incident.stage === 'owned') {
    const { owner, claimedAt } = incident;
    return owner === actor.id ? noLongerNeeded : refuse({ reason: 'alreadyOwned', owner, at: claimedAt });
  }
  if (incident.stage !== 'open') return wrongStage(incident);
  return accept({ ...stamp(command, circumstances), type: 'claimed', unit: command.unit, owner: actor.id });
}

export function release(
  command: Asked<'release'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (incident.stage !== 'owned') return wrongStage(incident);
  const another = ownedByAnother(incident, circumstances);
  return another ?? accept({ ...stamp(command, circumstances), type: 'released' });
}

export function handOver(
  command: Asked<'handOver'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (incident.stage !== 'owned') return wrongStage(incident);
  const another = ownedByAnother(incident, circumstances);
  if (another) return another;
  const { to, unit } = command;
  if (to === incident.owner) return refuse({ reason: 'sameValue' });
  return accept({ ...stamp(command, circumstances), type: 'handedOver', to, unit });
}

/** The last claim or dismissal, by the one who pressed it, within `undoMs`: everything is as if it had not been pressed. */
export function undo(command: Asked<'undo'>, incident: Incident, circumstances: Circumstances): Decision {
  if (incident.stage === 'none') return wrongStage(incident);
  const { undoable } = incident;
  const { actor, now, undoMs } = circumstances;
  if (!undoable || actor.id !== undoable.by) return refuse({ reason: 'nothingToUndo' });
  if (now.getTime() - undoable.at.getTime() > undoMs) return refuse({ reason: 'undoTooLate' });
  return accept({ ...stamp(command, circumstances), type: 'undone', what: undoable.what });
}
