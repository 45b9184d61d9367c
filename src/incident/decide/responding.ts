import type { Circumstances } from '../circumstances.ts';
import { graver, type Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isLive } from '../parts.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp, wrongStage } from './answer.ts';

/** Only what is grave gathers headquarters; once, unless no group came of it. */
export function startResponse(
  command: Asked<'startResponse'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  const { level, response } = incident;
  if (!graver(level, 'yellow')) return refuse({ reason: 'levelTooLow', level });
  if (response && response.room.is !== 'none') {
    const { by, at } = response;
    return refuse({ reason: 'respondedAlready', by, at });
  }
  const { on } = command;
  return accept({
    ...stamp(command, circumstances),
    type: 'responseStarted',
    ...(on !== undefined && { on }),
  });
}

/** Only where a response was started and no group came of it. */
export function bindRoom(
  command: Asked<'bindRoom'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  const { response } = incident;
  if (!response) return refuse({ reason: 'notResponded' });
  if (response.room.is !== 'none') return refuse({ reason: 'roomThere' });
  return accept({ ...stamp(command, circumstances), type: 'roomOpened', channel: command.channel });
}

/** Only what is still waited for; also of an incident that has ended meanwhile, for the group is there. */
export function tellRoom(
  command: Asked<'tellRoom'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (incident.stage === 'none' || incident.response?.room.is !== 'asked') return noLongerNeeded;
  const { room } = command;
  const happened = stamp(command, circumstances);
  return 'channel' in room
    ? accept({ ...happened, type: 'roomOpened', channel: room.channel })
    : accept({ ...happened, type: 'roomMissing', why: room.why });
}
