import type { UnitPath } from './incident.ts';

/** True when `upper` is a superior of `lower`, at any distance: a unit's path begins with its superior's. */
export function standsOver(upper: UnitPath, lower: UnitPath): boolean {
  return lower.startsWith(`${upper}/`);
}
