import type { Circumstances } from '../circumstances.ts';
import type { Actor, Incident, IncidentId, Live } from '../incident.ts';
import type { Command, Decision, IncidentEvent } from '../language.ts';
import type { Refusal } from '../refusal.ts';

/** One member of the language, by its name. */
export type Asked<Type extends Command['type']> = Extract<Command, { type: Type }>;

export function accept(...events: readonly IncidentEvent[]): Decision {
  return { ok: true, events };
}

export function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}

export function wrongStage(incident: Incident): Decision {
  const { stage } = incident;
  return refuse(
    stage === 'merged' ? { reason: 'mergedInto', into: incident.into } : { reason: 'wrongStage', stage },
  );
}

/** Not an error: the world has answered already. */
export const noLongerNeeded: Decision = { ok: false, refusal: { reason: 'noLongerNeeded' } };

/** A machine asked what only a person may: permit says so first, this is the second wall. */
export const onlyPersons: Decision = { ok: false, refusal: { reason: 'notPermitted', needs: [] } };

/** What every event says: about what, by whom, when. */
export function stamp(
  { incident }: Command,
  { actor, now }: Circumstances,
): { readonly incident: IncidentId; readonly by: Actor; readonly at: Date } {
  return { incident, by: actor, at: now };
}

/** The refusal when someone else has it and the asker does not stand above; undefined when there is none. */
export function ownedByAnother(incident: Live, { actor, stands }: Circumstances): Decision | undefined {
  if (incident.stage === 'open' || stands === 'above' || actor.id === incident.owner) return undefined;
  return refuse({ reason: 'notOwner', owner: incident.owner });
}
