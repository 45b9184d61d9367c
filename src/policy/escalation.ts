import type { Known, UnitPath } from '../incident/incident.ts';
import { standsOver } from '../incident/unit.ts';
import type { Org } from './org.ts';
import type { Policy } from './policy.ts';
import { chain } from './tree.ts';

/**
 * Whom the timer calls when nobody claimed in time, lowest first: the next tier in whose groups somebody is, for `all`
 * every such tier at once, for `once` the next tier and then none. Empty groups are skipped upward, and HQ is called
 * even if empty, so that silence never ends below it. Empty when nobody is left to call.
 */
export function nextCalled(
  { unit, called, level }: Known,
  org: Org,
  policy: Policy,
  occupied: (unit: UnitPath) => boolean,
): readonly UnitPath[] {
  const highest = called.at(-1) ?? unit;
  const higher = chain(org, unit).filter((each) => standsOver(each, highest));
  const awake = higher.filter((each) => each === org.root || occupied(each));
  switch (policy.levels[level].unclaimed) {
    case 'all':
      return awake;
    case 'next':
      return awake.slice(0, 1);
    case 'once':
      return highest === unit ? awake.slice(0, 1) : [];
  }
}
