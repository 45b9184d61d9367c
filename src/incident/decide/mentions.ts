import type { Circumstances } from '../circumstances.ts';
import { graver, type Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isLive } from '../parts.ts';
import { hasCause, unheard } from '../weight.ts';
import { type Asked, accept, noLongerNeeded, stamp, wrongStage } from './answer.ts';

export function open(command: Asked<'open'>, incident: Incident, circumstances: Circumstances): Decision {
  if (incident.stage !== 'none') return wrongStage(incident);
  const { earlier } = circumstances;
  const woken = earlier ? { earlier } : {};
  return accept({ ...command, ...stamp(command, circumstances), type: 'opened', ...woken });
}

/**
 * Further mentions. A level never falls by a machine; after a person set it, it rises only for what was not there then.
 * Nothing new is no event.
 */
export function join(command: Asked<'join'>, incident: Incident, circumstances: Circumstances): Decision {
  if (!isLive(incident)) return wrongStage(incident);
  const { mentions, level, reasons } = command;
  const happened = stamp(command, circumstances);
  const found = unheard(incident, reasons);
  const fresh = found.length > 0 && { reasons: found };
  const joined = { ...happened, type: 'joined', mentions, ...fresh } as const;
  const rise = { ...happened, type: 'levelChanged', from: incident.level, to: level, reasons } as const;
  const rises = graver(level, incident.level) && hasCause(incident, reasons);
  return accept(...(mentions.length > 0 ? [joined] : []), ...(rises ? [rise] : []));
}

/** A hint and nothing else: no level, no stage, no clock depends on it. One against us is not talked away by a later one. */
export function advise(command: Asked<'advise'>, incident: Incident, circumstances: Circumstances): Decision {
  if (!isLive(incident)) return noLongerNeeded;
  const { mention, stance, text } = command;
  const before = incident.advice?.stance;
  if (before === 'adverse' || before === stance) return accept();
  return accept({
    ...stamp(command, circumstances),
    type: 'advised',
    mention,
    stance,
    ...(text && { text }),
  });
}
