import type { Incident, Known, UnitPath } from '../incident/incident.ts';
import { within } from './tree.ts';

/** The units it concerns: its owner and whom it was sent down to. They and all above them may see it, nobody else. */
export function seenBy({ unit, directives }: Known): readonly UnitPath[] {
  return [...new Set([unit, ...directives.map(({ to }) => to)])];
}

/** True when the incident concerns a unit in the reach of one of `scope`. Row-level security says the same again. */
export function maySee(scope: readonly UnitPath[], incident: Incident): boolean {
  return incident.stage !== 'none' && seenBy(incident).some((unit) => within(unit, scope));
}
