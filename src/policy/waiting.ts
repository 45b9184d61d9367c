import type { Incident, PersonId } from '../incident/incident.ts';
import { offered } from './offered.ts';
import type { Org, Role } from './org.ts';
import type { Policy } from './policy.ts';

/**
 * Whether it is this person's turn with an incident, as they stand in one of their groups: to claim what their unit was
 * called for, to go on with what they own, to say yes or no to a dismissal, to do what their unit was told. What others
 * have at work waits for nobody else.
 */
export function waitsFor(
  incident: Incident,
  person: PersonId,
  seat: Role,
  org: Org,
  policy: Policy,
): boolean {
  if (incident.stage !== 'open' && incident.stage !== 'owned') return false;
  const may = offered(incident, seat, org, policy);
  if (may.includes('confirmDismissal')) return true;
  if (may.includes('finishDirective')) return true;
  if (incident.stage === 'owned') return incident.owner === person && incident.ownerUnit === seat.unit;
  return may.includes('claim') && incident.called.includes(seat.unit);
}
