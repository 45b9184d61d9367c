import type { Level } from '../src/incident/incident.ts';
import { read } from '../src/triage/reading.ts';
import { type Kit, verdictOf } from '../src/triage/triage.ts';
import { kit, post } from './chain.ts';
import { macroF1, share } from './scores.ts';

/** A row of hospital_risk. */
export interface RiskRow {
  readonly text: string;
  readonly relevant: 0 | 1;
  readonly negative: 0 | 1;
  readonly category: string;
  readonly level: number;
}

const rubricLevel: Readonly<Record<Level, number>> = { red: 4, orange: 3, yellow: 2, blue: 1 };

export function measureRisk(rows: readonly RiskRow[]) {
  return riskFigures(
    rows,
    rows.map(({ text }) => judged(text)),
  );
}

/** How near what was said of each row is to its labels. */
export function riskFigures(rows: readonly RiskRow[], said: readonly ReturnType<typeof judged>[]) {
  const grave = rows.flatMap((row, at) => (row.level >= 3 ? [said[at]] : []));
  const near = rows.filter((row, at) => Math.abs(row.level - (said[at]?.level ?? 0)) <= 1);
  const right = rows.filter((row, at) => row.category === said[at]?.category);
  return {
    n: rows.length,
    relevantMacroF1: macroF1(
      rows.map(({ relevant }) => relevant === 1),
      said.map(({ relevant }) => relevant),
    ),
    negativeMacroF1: macroF1(
      rows.map(({ negative }) => negative === 1),
      said.map(({ negative }) => negative),
    ),
    categoryAccuracy: share(right.length, rows.length),
    levelWithin1: share(near.length, rows.length),
    level3Recall: share(grave.filter((each) => each?.negative).length, grave.length),
  };
}

/** What we say of one text, in the rubric's terms. */
export function judged(text: string, by: Kit = kit) {
  const { category } = read(text, by.reader, by);
  const { relevant, negative, level, reasons } = verdictOf(post(text, new Date(0)), by);
  return { relevant, negative, category, level: relevant && negative ? rubricLevel[level] : 0, reasons };
}
