import type { Circumstances } from '../circumstances.ts';
import type { Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isLive } from '../parts.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp, wrongStage } from './answer.ts';

/** An instruction to a lower unit 下发, with its due time. */
export function direct(command: Asked<'direct'>, incident: Incident, circumstances: Circumstances): Decision {
  const { actor, now, unit: from } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  const { to, text, due } = command;
  if (!text) return refuse({ reason: 'textMissing', field: 'text' });
  // What is no time at all is not ahead of us either.
  if (!(due.getTime() > now.getTime())) return refuse({ reason: 'dueInPast' });
  const happened = { ...stamp(command, circumstances), ...(from && { from }) };
  return accept({ ...happened, type: 'directed', to, text, due });
}

/** The due time of an instruction has passed: said once. */
export function directiveLate(
  command: Asked<'directiveLate'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (!isLive(incident)) return noLongerNeeded;
  const { to, at: givenAt } = command;
  const late = incident.directives.some(
    (each) =>
      each.to === to &&
      each.at.getTime() === givenAt.getTime() &&
      each.due.getTime() <= circumstances.now.getTime() &&
      !each.missedAt &&
      !each.done,
  );
  if (!late) return noLongerNeeded;
  return accept({ ...stamp(command, circumstances), type: 'directiveMissed', to, givenAt });
}

/** The unit says what it did 办结: no clock of that instruction runs any more, late or not. */
export function finishDirective(
  command: Asked<'finishDirective'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  const { to, at: givenAt, note } = command;
  const meant = incident.directives.find((each) => each.to === to && each.at.getTime() === givenAt.getTime());
  if (!meant) return refuse({ reason: 'noDirective' });
  if (meant.done) return noLongerNeeded;
  if (!note) return refuse({ reason: 'textMissing', field: 'note' });
  return accept({ ...stamp(command, circumstances), type: 'directiveDone', to, givenAt, note });
}
