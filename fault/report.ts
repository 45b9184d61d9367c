/** What `npm run -s fault -- NAME --json` prints (DESIGN section 4). */
export interface Report {
  readonly fault: string;
  readonly runs: number;
  /** Mentions and presses that were answered as taken. */
  readonly acked: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly unexpected: number;
  readonly approvalsDoubled: number;
  readonly publicationsDoubled: number;
  readonly auditOk: boolean;
  /** Where the fault struck, how often. */
  readonly points: Readonly<Record<string, number>>;
  /** From the start of a process after a kill until it is ready. */
  readonly recoverySecondsP99: number;
}

export function isClean(report: Report): boolean {
  const { lost, duplicated, unexpected, approvalsDoubled, publicationsDoubled, auditOk } = report;
  return auditOk && lost + duplicated + unexpected + approvalsDoubled + publicationsDoubled === 0;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
