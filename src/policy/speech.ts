import type { Circumstances, Speech } from '../incident/circumstances.ts';
import type { Incident, Level, PersonId } from '../incident/incident.ts';
import type { Role } from './org.ts';
import type { Policy } from './policy.ts';

/** At these levels a list in a file says too little of who is in a group now (issue: red and orange). */
const live: readonly Level[] = ['red', 'orange'];

export type Ways = Speech['ways'];

/** How a person's standing is known, for what words to the public ask of it. */
export interface Standing {
  /** A list in a file said who is in the group. */
  readonly byFile: boolean;
  /** Whom the actor stands in for 代理. */
  readonly behalf?: PersonId;
  /** The text's card does not stand in the group in which they ask. */
  readonly unseen?: true;
}

interface Asked {
  readonly role?: Role;
  readonly standing?: Standing;
}

/** Whose yes a text needs at this level, and whether a list in a file is enough. */
export function demandsOf(level: Level, policy: Policy): Pick<Speech, 'needs' | 'liveOnly'> {
  return { needs: policy.levels[level].approvals, liveOnly: live.includes(level) };
}

/** What policy says of words to the public about an incident of this level, asked in this standing. */
export function speechOf(
  incident: Incident,
  { role, standing }: Asked,
  policy: Policy,
  ways: Ways,
  stopped: Speech['stopped'] | undefined,
): NonNullable<Circumstances['speech']> {
  const level = incident.stage === 'none' ? 'blue' : incident.level;
  return {
    ...demandsOf(level, policy),
    byFile: standing?.byFile ?? false,
    approvalMs: policy.statements.approvalMs,
    ways,
    ...(role && { duty: role.duty }),
    ...(standing?.behalf && { behalf: standing.behalf }),
    ...(standing?.unseen && { unseen: standing.unseen }),
    ...(stopped && { stopped }),
  };
}

/** Whether this duty commands: it stops all publishing and lends its voice. */
export function commands(duty: string, { duties }: Pick<Policy, 'duties'>): boolean {
  return Object.hasOwn(duties, duty) && duties[duty]?.like === 'command';
}
