import { graver, type Level, levels, type Nature, natures } from '../incident/incident.ts';
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
  const reasons = bitsOf(reasonCodes, signals.reasons);
  const known = reasons === 0 ? nothing : found(signals);
  const nature = 1 << natures.indexOf(signals.nature);
  for (const row of rowsOf(table)) {
    const holds =
      isAmong(reasons, row.reasons) && isAmong(nature, row.natures) && isReached(row.row, signals);
    if (!holds) continue;
    return { level: row.row.level, reasons: firstOf(causes(row.row, known), known) };
  }
  return { level: 'blue', reasons: known };
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
  const gravest = gravestOf(rises.filter((row) => causes(row, found(signals)).some(isNews)));
  const why = gravest ? causes(gravest, found(signals)) : [];
  const inOrder = [...why.filter(isNews), ...why, ...found(signals)];
  return { level: gravest?.level ?? level, reasons: [...new Set(inOrder)] };
}

function gravestOf(rows: readonly LevelCondition[]): LevelCondition | undefined {
  return rows.reduce<LevelCondition | undefined>(
    (best, row) => (best && !graver(row.level, best.level) ? best : row),
    undefined,
  );
}

function holds(row: LevelCondition, signals: Signals): boolean {
  return (
    (row.anyOf?.some((reason) => signals.reasons.includes(reason)) ?? true) &&
    (row.natures?.includes(signals.nature) ?? true) &&
    isReached(row, signals)
  );
}

function isReached({ minReach = 0, minTrend = 0, minUnits = 0 }: LevelCondition, weight: Weight): boolean {
  return weight.reach >= minReach && weight.trend >= minTrend && weight.units >= minUnits;
}

/** A row as it is asked of every mention: what it names as bits, `any` where it names nothing. */
interface Row {
  readonly row: LevelCondition;
  readonly reasons: number;
  readonly natures: number;
}

const any = ~0;
const nothing: readonly ReasonCode[] = [];
const known = new WeakMap<Policy['levelTable'], readonly Row[]>();

/** The rows of a table from the gravest on, made ready once. */
function rowsOf(table: Policy['levelTable']): readonly Row[] {
  const before = known.get(table);
  if (before) return before;
  const rows = [...table]
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
    .map((row) => ({
      row,
      reasons: row.anyOf ? bitsOf(reasonCodes, row.anyOf) : any,
      natures: row.natures ? bitsOf(natures, row.natures) : any,
    }));
  known.set(table, rows);
  return rows;
}

function bitsOf<Name>(names: readonly Name[], some: readonly Name[]): number {
  let bits = 0;
  for (const name of some) bits |= 1 << names.indexOf(name);
  return bits;
}

function isAmong(bits: number, named: number): boolean {
  return named === any || (bits & named) !== 0;
}

/** The reasons by which the row came to hold. */
function causes(row: LevelCondition, known: readonly ReasonCode[]): readonly ReasonCode[] {
  const why: ReasonCode[] = row.anyOf ? known.filter((reason) => row.anyOf?.includes(reason)) : [];
  if (row.minReach !== undefined) why.push('reach');
  if (row.minTrend !== undefined) why.push('trend');
  if (row.minUnits !== undefined) why.push('manyUnits');
  return why;
}

/** Each once, these first. */
function firstOf(some: readonly ReasonCode[], others: readonly ReasonCode[]): readonly ReasonCode[] {
  return some.length === 0 ? others : [...some, ...others.filter((each) => !some.includes(each))];
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
  const counted: readonly ReasonCode[] = countedReasons;
  return reasonCodes.filter((code) => reasons.includes(code) && !counted.includes(code));
}
