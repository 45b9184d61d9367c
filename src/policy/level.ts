import { graver, type Level, type Nature } from '../incident/incident.ts';
import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import { countedReasons, type Weight } from '../incident/weight.ts';
import type { LevelCondition, Policy } from './policy.ts';

/** What is known of a matter when its level is judged. */
export interface Signals extends Weight {
  readonly nature: Nature;
}

/** A level and why: those that made it so first, then all that is known, gravest first. Cards show three. */
export interface Judgement {
  readonly level: Level;
  readonly reasons: readonly ReasonCode[];
}

/** A level that a person has set, and what the matter weighed when they did. */
export interface Word {
  readonly level: Level;
  readonly weighed: Weight;
}

/** The gravest row of policy.levelTable whose conditions all hold; blue when none does. */
export function levelOf(signals: Signals, table: Policy['levelTable']): Judgement {
  const gravest = gravestOf(table.filter((row) => holds(row, signals)));
  const known = found(signals);
  if (!gravest) return { level: 'blue', reasons: known };
  return { level: gravest.level, reasons: [...new Set([...causes(gravest, signals), ...known])] };
}

/**
 * The level after a person set it. It does not fall, and it rises only by a row that something new carries: a reason that
 * was not there then, or reach, pace or units grown to `policy.riseAgain` times what they were. What is new comes first
 * among the reasons.
 */
export function levelAfter(
  { level, weighed }: Word,
  signals: Signals,
  { levelTable, riseAgain }: Pick<Policy, 'levelTable' | 'riseAgain'>,
): Judgement {
  const isNews = (cause: ReasonCode) => isNew(cause, signals, weighed, riseAgain);
  const rises = levelTable.filter((row) => graver(row.level, level) && holds(row, signals));
  const gravest = gravestOf(rises.filter((row) => causes(row, signals).some(isNews)));
  const why = gravest ? causes(gravest, signals) : [];
  const inOrder = [...why.filter(isNews), ...why, ...found(signals)];
  return { level: gravest?.level ?? level, reasons: [...new Set(inOrder)] };
}

function gravestOf(rows: readonly LevelCondition[]): LevelCondition | undefined {
  return rows.reduce<LevelCondition | undefined>(
    (best, row) => (best && !graver(row.level, best.level) ? best : row),
    undefined,
  );
}

function holds(row: LevelCondition, { reasons, nature, reach, trend, units }: Signals): boolean {
  return (
    reach >= (row.minReach ?? 0) &&
    trend >= (row.minTrend ?? 0) &&
    units >= (row.minUnits ?? 0) &&
    (row.natures?.includes(nature) ?? true) &&
    (row.anyOf?.some((reason) => reasons.includes(reason)) ?? true)
  );
}

/** The reasons by which the row came to hold. */
function causes(row: LevelCondition, signals: Signals): readonly ReasonCode[] {
  return [
    ...found(signals).filter((reason) => row.anyOf?.includes(reason)),
    ...(row.minReach === undefined ? [] : (['reach'] as const)),
    ...(row.minTrend === undefined ? [] : (['trend'] as const)),
    ...(row.minUnits === undefined ? [] : (['manyUnits'] as const)),
  ];
}

function isNew(cause: ReasonCode, now: Weight, then: Weight, riseAgain: number): boolean {
  switch (cause) {
    case 'reach':
      return now.reach >= then.reach * riseAgain;
    case 'trend':
      return now.trend >= then.trend * riseAgain;
    case 'manyUnits':
      return now.units >= then.units * riseAgain;
    default:
      return !then.reasons.includes(cause);
  }
}

/** What the words say; the closed list runs from the gravest on. */
function found({ reasons }: Weight): readonly ReasonCode[] {
  if (reasons.length === 0) return [];
  const counted: readonly ReasonCode[] = countedReasons;
  return reasonCodes.filter((code) => reasons.includes(code) && !counted.includes(code));
}
