import type { Incident } from './incident.ts';
import type { Approval, Publication, Version } from './statement.ts';

/** What of `needs` no approval fills yet: each approval is one person and fills one duty (SECURITY T7). */
export function unfilled(needs: readonly string[], approvals: readonly Approval[]): readonly string[] {
  const given = approvals.map(({ duty }) => duty);
  return needs.filter((need) => {
    const at = given.indexOf(need);
    if (at >= 0) given.splice(at, 1);
    return at < 0;
  });
}

export function versionOf(incident: Incident, number: number): Version | undefined {
  return incident.stage === 'none' ? undefined : incident.versions?.find((each) => each.number === number);
}

/** The last text of a statement: the only one that anything can be done with. */
export function latestOf(incident: Incident, { statement }: Pick<Version, 'statement'>): Version | undefined {
  return incident.stage === 'none'
    ? undefined
    : incident.versions?.findLast((each) => each.statement === statement);
}

/** What may be public, or may become so without another press. */
export function isOut({ state }: Publication): boolean {
  return state !== 'failed' && state !== 'stopped';
}
