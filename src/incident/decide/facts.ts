import type { Circumstances } from '../circumstances.ts';
import type { Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import type { Refusal } from '../refusal.ts';
import { type EvidenceFile, type Fact, type FactId, mostFileBytes, mostFiles } from '../statement.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp, wrongStage } from './answer.ts';

/** A fact may be added at any stage: what is learnt after the end belongs to the file too. */
export function addFact(
  command: Asked<'addFact'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  if (incident.stage === 'none' || incident.stage === 'merged') return wrongStage(incident);
  const { fact, text, source, evidence, files = [], open } = command;
  if (!text) return refuse({ reason: 'textMissing', field: 'text' });
  if (factOf(incident, fact)) return noLongerNeeded;
  const why = unfit(files);
  if (why) return refuse({ reason: 'fileUnfit', why });
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'factAdded', fact, text, state: open ? 'open' : 'said' },
    ...(source && { source }),
    ...(evidence && { evidence }),
    ...(files.length > 0 && { files }),
    ...(circumstances.unit && { unit: circumstances.unit }),
  });
}

/** What is known by its name alone is measured by nobody: it lies elsewhere. */
function unfit(files: readonly EvidenceFile[]): Extract<Refusal, { reason: 'fileUnfit' }>['why'] | undefined {
  if (files.length > mostFiles) return 'many';
  const held = files.filter(({ sha256 }) => sha256 !== undefined);
  if (held.some(({ size }) => !size)) return 'empty';
  if (held.reduce((sum, { size = 0 }) => sum + size, 0) > mostFileBytes) return 'size';
  return held.some(({ kind }) => !kind) ? 'kind' : undefined;
}

/** Another person than the one who said it, so that no slip of one hand becomes what the hospital says; never what was withdrawn. */
export function confirmFact(
  command: Asked<'confirmFact'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { actor } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  const fact = factOf(incident, command.fact);
  if (!fact) return refuse({ reason: 'noFact' });
  if (fact.state === 'confirmed' || fact.state === 'withdrawn') return refuse({ reason: 'sameValue' });
  if (fact.history[0]?.by === actor.id) return refuse({ reason: 'ownFact' });
  return moved(command, 'confirmed', circumstances);
}

export function doubtFact(
  command: Asked<'disputeFact'> | Asked<'withdrawFact'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  const fact = factOf(incident, command.fact);
  if (!fact) return refuse({ reason: 'noFact' });
  const to = command.type === 'disputeFact' ? 'disputed' : 'withdrawn';
  if (fact.state === to || fact.state === 'withdrawn') return refuse({ reason: 'sameValue' });
  if (!command.reason) return refuse({ reason: 'textMissing', field: 'reason' });
  return moved(command, to, circumstances);
}

function moved(
  command: Asked<'confirmFact'> | Asked<'disputeFact'> | Asked<'withdrawFact'>,
  to: 'confirmed' | 'disputed' | 'withdrawn',
  circumstances: Circumstances,
): Decision {
  const reason = command.type === 'confirmFact' ? undefined : command.reason;
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'factMoved', fact: command.fact, to },
    ...(reason && { reason }),
    ...(circumstances.unit && { unit: circumstances.unit }),
  });
}

function factOf(incident: Incident, id: FactId): Fact | undefined {
  return incident.stage === 'none' ? undefined : incident.facts?.find((each) => each.id === id);
}

/** The refusal when one of these is not confirmed, or no longer; undefined when all are. */
export function unconfirmed(incident: Incident, facts: readonly FactId[]): Refusal | undefined {
  const lost = facts.filter((id) => factOf(incident, id)?.state !== 'confirmed');
  return lost.length > 0 ? { reason: 'factsChanged', facts: lost } : undefined;
}
