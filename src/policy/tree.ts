import type { UnitPath } from '../incident/incident.ts';
import { standsOver } from '../incident/unit.ts';
import type { Channel, Duty, Org, UnitKind } from './org.ts';

/** The unit and all that stand over it, lowest first, HQ last. A unit that config no longer knows still has its superiors. */
export function chain(org: Org, unit: UnitPath): readonly UnitPath[] {
  const steps = unit.split('/');
  const superiors = steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/') as UnitPath);
  return [unit, ...superiors.reverse().filter((each) => org.units.has(each))];
}

/** The next unit up; undefined for HQ. */
export function parent(org: Org, unit: UnitPath): UnitPath | undefined {
  return chain(org, unit)[1];
}

/** True when the unit is one of `scope` or lies below one of them: the one rule of who is in whose reach. */
export function within(unit: UnitPath, scope: readonly UnitPath[]): boolean {
  return scope.some((top) => unit === top || standsOver(top, unit));
}

/** All units under this one, in the order of org.csv. */
export function below(org: Org, unit: UnitPath): readonly UnitPath[] {
  return [...org.units.keys()].filter((each) => standsOver(unit, each));
}

/** The lowest unit that has all of these in its reach; HQ for none. */
export function commonSuperior(org: Org, units: readonly UnitPath[]): UnitPath {
  const [first] = units;
  if (!first) return org.root;
  return chain(org, first).find((each) => units.every((unit) => within(unit, [each]))) ?? org.root;
}

/** The groups of a unit with one of these duties; empty for a unit without any. */
export function channelsOf(org: Org, unit: UnitPath, duties: readonly Duty[]): readonly Channel[] {
  return org.units.get(unit)?.channels.filter(({ duty }) => duties.includes(duty)) ?? [];
}

/** Undefined for a unit that config no longer knows. */
export function kindOf(org: Org, unit: UnitPath): UnitKind | undefined {
  return org.units.get(unit)?.kind;
}
