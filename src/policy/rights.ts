import type { Incident, IncidentId, PersonId, TextId } from '../incident/incident.ts';
import { standsOver } from '../incident/unit.ts';
import type { Duty, Org, Role, StandingDuty } from './org.ts';
import type { Policy } from './policy.ts';
import { kindOf } from './tree.ts';

const muters: readonly StandingDuty[] = ['office', 'command'];

/** Duties, by the names of policy.yaml, whose groups at HQ may mute. */
export function dutiesThatMute(policy: Policy): readonly Duty[] {
  return dutiesLike(muters, policy);
}

/** Only HQ keeps something from alarming: the office and the command group. */
export function mayMute({ unit, duty }: Role, org: Org, policy: Policy): boolean {
  return unit === org.root && isLike(duty, muters, policy);
}

/** What of a mention may be opened: its words with the author's handle, or the handle alone. */
export type Openable = 'words' | 'author';

/**
 * What this group may open of an incident's mentions: the words only HQ's groups that policy.yaml names, the author's
 * handle HQ and the owner unit's groups that it names. Undefined: nothing (REQ-P5).
 */
export function mayOpen(seat: Role, incident: Incident, org: Org, policy: Policy): Openable | undefined {
  if (incident.stage === 'none') return undefined;
  const { words, author } = policy.mayOpen;
  if (seat.unit === org.root) return words.includes(seat.duty) ? 'words' : 'author';
  const owns =
    seat.unit === incident.unit ||
    (kindOf(org, seat.unit) === 'branch' && standsOver(seat.unit, incident.unit));
  return owns && author.includes(seat.duty) ? 'author' : undefined;
}

/** What one person asks to have opened, in what standing and why. */
export interface Opening {
  readonly incident: IncidentId;
  /** A mention's id, or the beginning of its evidence hash. */
  readonly mention: string;
  readonly part: Openable;
  readonly by: PersonId;
  readonly role: Role;
  readonly reason: { readonly id: TextId; readonly words: string };
  readonly at: Date;
}

function isLike(duty: Duty, standing: readonly StandingDuty[], { duties }: Policy): boolean {
  const like = Object.hasOwn(duties, duty) ? duties[duty]?.like : undefined;
  return like !== undefined && standing.includes(like);
}

/** Duties, by their names of policy.yaml, that stand like one of these. */
export function dutiesLike(standing: readonly StandingDuty[], policy: Policy): readonly Duty[] {
  return Object.keys(policy.duties).filter((duty) => isLike(duty, standing, policy));
}
