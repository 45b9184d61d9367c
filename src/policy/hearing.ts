import { type Level, levels, type UnitPath } from '../incident/incident.ts';
import type { Duty, Org } from './org.ts';
import type { LevelRule, Policy } from './policy.ts';
import { chain, channelsOf, kindOf } from './tree.ts';

/** Groups that are told: those of a unit with these duties. */
export interface Listener {
  readonly unit: UnitPath;
  readonly duties: readonly Duty[];
}

/**
 * Who hears at once of an incident of this unit at this level: the owner unit always, and the tiers above it that the
 * level names. Units without such groups are left out; when none has one, the next unit up that has groups hears.
 */
export function hearers(unit: UnitPath, level: Level, org: Org, policy: Policy): readonly Listener[] {
  const above = chain(org, unit)
    .slice(1)
    .map((each) => ({ unit: each, duties: heardBy(policy.levels[level], tierOf(org, each)) }));
  const heard = [ownListener(unit, level, org, policy), ...above].filter((each) => hasGroup(each, org));
  return heard.length > 0 ? heard : [standIn(unit, level, org, policy)];
}

/** Which groups of a unit hear when the unit itself is called, sent down to or asked. */
export function callable(unit: UnitPath, level: Level, org: Org, policy: Policy): Listener {
  const tier = tierOf(org, unit);
  const heard = fromHereUp(level).map((each) => heardBy(policy.levels[each], tier));
  return { unit, duties: heard.find((duties) => duties.length > 0) ?? [] };
}

function ownListener(unit: UnitPath, level: Level, org: Org, policy: Policy): Listener {
  const { hqOwn } = policy.levels[level];
  const ofHq = unit === org.root && hqOwn.length > 0;
  return ofHq ? { unit, duties: hqOwn } : callable(unit, level, org, policy);
}

/** No group of theirs to tell: the lowest superior that has one, HQ whatever it has. */
function standIn(unit: UnitPath, level: Level, org: Org, policy: Policy): Listener {
  const superiors = chain(org, unit).map((each) => callable(each, level, org, policy));
  return superiors.find((each) => hasGroup(each, org)) ?? ownListener(org.root, level, org, policy);
}

function hasGroup({ unit, duties }: Listener, org: Org): boolean {
  return channelsOf(org, unit, duties).length > 0;
}

/** The level, then the graver ones: what a tier does not hear of at this level it hears of in the groups of the next. */
function fromHereUp(level: Level): readonly Level[] {
  return levels.slice(0, levels.indexOf(level) + 1).reverse();
}

function heardBy({ hears }: LevelRule, tier: keyof LevelRule['hears']): readonly Duty[] {
  return hears[tier];
}

/** A department hears as its branch does. */
function tierOf(org: Org, unit: UnitPath): keyof LevelRule['hears'] {
  const kind = kindOf(org, unit);
  return kind === 'hq' || kind === 'region' ? kind : 'branch';
}
