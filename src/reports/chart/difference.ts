import type { Difference } from '../../policy/rehearse.ts';

/** A unit's difference under the name that people know it by. */
export interface UnitDifference extends Difference {
  readonly name: string;
}

/** What a changed policy would have made of what happened: all that its picture says. */
export interface DifferenceReport {
  /** The chain, by the name of its headquarters. */
  readonly chain: string;
  readonly since: Date;
  readonly until: Date;
  /** IANA, of headquarters: the days of the period are its days. */
  readonly zone: string;
  /** The file of each policy and the sha256 of the config it stands in, as the audit names a version. */
  readonly before: PolicyVersion;
  readonly after: PolicyVersion;
  readonly units: readonly UnitDifference[];
}

export interface PolicyVersion {
  readonly file: string;
  readonly hash: string;
}

export type Sum = Omit<Difference, 'unit'>;

/** What is drawn: the units with most that would have been otherwise, all others as one, and everything together. */
export interface DifferenceRows {
  readonly rows: readonly UnitDifference[];
  readonly rest: { readonly units: number; readonly sum: Sum };
  readonly total: Sum;
}

/** A phone shows these without scrolling far. */
const shown = 12;

/** The twelve units that a changed policy would have touched most, the others summed, so that nothing is left out. */
export function differenceRows(units: readonly UnitDifference[]): DifferenceRows {
  const touched = units.filter((unit) => !isSame([unit]));
  const rows = touched
    .toSorted((a, b) => touches(b) - touches(a) || rings(b) - rings(a) || (a.unit < b.unit ? -1 : 1))
    .slice(0, shown);
  const drawn = new Set(rows);
  const rest = units.filter((unit) => !drawn.has(unit));
  return { rows, rest: { units: rest.length, sum: sumOf(rest) }, total: sumOf(units) };
}

/** True where no incident would have been louder or quieter, earlier or later, and no group would have rung otherwise. */
export function isSame(sums: readonly Sum[]): boolean {
  return sums.every((sum) => touches(sum) === 0 && rings(sum) === 0);
}

function touches({ louder, quieter, earlier, later }: Sum): number {
  return louder + quieter + earlier + later;
}

function rings({ ringsBefore, ringsAfter }: Sum): number {
  return Math.abs(ringsAfter - ringsBefore);
}

function sumOf(units: readonly Sum[]): Sum {
  return units.reduce<Sum>(
    (sum, each) => ({
      incidents: sum.incidents + each.incidents,
      louder: sum.louder + each.louder,
      quieter: sum.quieter + each.quieter,
      earlier: sum.earlier + each.earlier,
      later: sum.later + each.later,
      ringsBefore: sum.ringsBefore + each.ringsBefore,
      ringsAfter: sum.ringsAfter + each.ringsAfter,
    }),
    { incidents: 0, louder: 0, quieter: 0, earlier: 0, later: 0, ringsBefore: 0, ringsAfter: 0 },
  );
}
