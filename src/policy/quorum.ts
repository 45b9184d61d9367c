import type { PersonId } from '../incident/incident.ts';
import type { Duty } from './org.ts';
import { permitTable } from './permitTable.ts';
import type { Policy } from './policy.ts';

/** `authorsOnly`: there are enough, but whoever writes a text would have to approve it too. */
export type Quorum = 'met' | 'authorsOnly' | 'short';

/**
 * Whether these people can meet a rule for approvals: each is another person's, and nobody approves what they wrote
 * (SECURITY T7). One list of people for each approval; `writers` may be the same people.
 */
export function quorumOf(approvers: readonly (readonly PersonId[])[], writers: readonly PersonId[]): Quorum {
  if (!eachAnother(approvers)) return 'short';
  const without = (author: PersonId) => approvers.map((each) => each.filter((person) => person !== author));
  return writers.length === 0 || writers.some((author) => eachAnother(without(author)))
    ? 'met'
    : 'authorsOnly';
}

/** Duties, by the names of policy.yaml, whose people at headquarters write. */
export function dutiesThatWrite({ duties }: Policy): readonly Duty[] {
  return Object.keys(duties).filter((duty) => {
    const like = duties[duty]?.like;
    return like !== undefined && permitTable.draft[like] !== undefined;
  });
}

/** Whether everyone of these can be given a person of their own. As many people as there are lists are always enough. */
function eachAnother(lists: readonly (readonly PersonId[])[]): boolean {
  const [first, ...others] = lists;
  if (first === undefined) return true;
  return first
    .slice(0, lists.length)
    .some((who) => eachAnother(others.map((each) => each.filter((person) => person !== who))));
}
