import { graver, type Level, type Nature } from '../incident/incident.ts';
import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import type { LevelCondition, Policy } from './policy.ts';

/** What is known of a matter when its level is judged. */
export interface Signals {
  readonly reasons: readonly ReasonCode[];
  readonly nature: Nature;
  /** People reached, all mentions together. */
  readonly reach: number;
  /** New mentions within the last ten minutes. */
  readonly trend: number;
  /** How many units are named. */
  readonly units: number;
}

/** A level and, at most three, why: those that made it so first. */
export interface Judgement {
  readonly level: Level;
  readonly reasons: readonly ReasonCode[];
}

/** The gravest row of policy.levelTable whose conditions all hold; blue when none does. */
export function levelOf(signals: Signals, table: Policy['levelTable']): Judgement {
  const gravest = table
    .filter((row) => holds(row, signals))
    .reduce<LevelCondition | undefined>(
      (best, row) => (best && !graver(row.level, best.level) ? best : row),
      undefined,
    );
  const known = inOrder(signals.reasons);
  const reasons = new Set([...(gravest ? causes(gravest, known) : []), ...known]);
  return { level: gravest?.level ?? 'blue', reasons: [...reasons].slice(0, 3) };
}

function holds(row: LevelCondition, { reasons, nature, reach, trend, units }: Signals): boolean {
  return (
    (row.anyOf?.some((reason) => reasons.includes(reason)) ?? true) &&
    (row.natures?.includes(nature) ?? true) &&
    reach >= (row.minReach ?? 0) &&
    trend >= (row.minTrend ?? 0) &&
    units >= (row.minUnits ?? 0)
  );
}

/** The reasons by which the row came to hold. */
function causes(row: LevelCondition, known: readonly ReasonCode[]): readonly ReasonCode[] {
  return [
    ...known.filter((reason) => row.anyOf?.includes(reason)),
    ...(row.minReach === undefined ? [] : (['reach'] as const)),
    ...(row.minTrend === undefined ? [] : (['trend'] as const)),
    ...(row.minUnits === undefined ? [] : (['manyUnits'] as const)),
  ];
}

/** The closed list runs from the gravest on. */
function inOrder(reasons: readonly ReasonCode[]): readonly ReasonCode[] {
  return reasonCodes.filter((code) => reasons.includes(code));
}
