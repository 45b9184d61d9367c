import type { Speech } from './circumstances.ts';
import type { Incident, PersonId } from './incident.ts';
import type { Approval, Publication, Submission, Version } from './statement.ts';

/** So long after its minute a publication that was set for later may still be let go. */
export const graceMs = 3_600_000;

/**
 * Whose yes is still missing: for what was asked when it was handed in and for what the level of now asks, whichever is
 * more. Where a list in a file is too weak, a yes by it does not count, whenever it was given.
 */
export function waiting(
  { needs: then, approvals }: Pick<Submission, 'needs' | 'approvals'>,
  { needs: now, liveOnly }: Pick<Speech, 'needs' | 'liveOnly'>,
): readonly string[] {
  const more = unfilled(
    now,
    then.map((duty) => ({ duty })),
  );
  return unfilled([...then, ...more], countedOf(approvals, liveOnly));
}

/** What of the approvals counts. */
export function countedOf(approvals: readonly Approval[], liveOnly: boolean): readonly Approval[] {
  return approvals.filter(({ byFile }) => !(liveOnly && byFile));
}

/** What of `needs` no approval fills yet: each approval is one person and fills one duty (SECURITY T7). */
export function unfilled(
  needs: readonly string[],
  approvals: readonly Pick<Approval, 'duty'>[],
): readonly string[] {
  const given = approvals.map(({ duty }) => duty);
  return needs.filter((need) => {
    const at = given.indexOf(need);
    if (at >= 0) given.splice(at, 1);
    return at < 0;
  });
}

/** Whether this person's yes could count: no author's, not that of whoever handed it in, and none that was given already. */
export function mayStillApprove(person: PersonId, { authors, submission }: Version): boolean {
  if (!submission || person === submission.by || authors.includes(person)) return false;
  return submission.approvals.every(({ by, behalf }) => person !== by && person !== behalf);
}

/** All that was needed has been given, and nothing has ended it since. */
export function hasQuorum({ submission, end }: Version): boolean {
  return submission?.approvedAt !== undefined && !end;
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

/** What people may have read by now: what was merely asked for has not left. */
export function maybeRead({ state }: Publication): boolean {
  return state === 'published' || state === 'handedOver' || state === 'uncertain';
}

/** What may be public, or may become so without another press. */
export function isOut({ state }: Publication): boolean {
  return state !== 'failed' && state !== 'stopped';
}
