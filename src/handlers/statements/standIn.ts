import type { IncidentId } from '../../incident/incident.ts';
import { type StatementId, topicOf } from '../../incident/statement.ts';
import type { Channel, ChannelKey, Duty } from '../../policy/org.ts';
import type { Delegation } from '../../ports/statements.ts';
import { channelKey } from '../authority.ts';
import type { Desk, Doing } from '../desk.ts';

/** What lets this person act for the command in a group that may not approve by itself 代理; undefined where nothing does. */
export async function standIn(desk: Desk, { person, role }: Doing): Promise<Delegation | undefined> {
  const { org, policy } = desk.settings();
  const like = policy.duties[role.duty]?.like;
  if (role.unit !== org.root || like === 'command' || like === 'review') return undefined;
  const given = await desk.delegations.inForce(desk.now());
  return given.find((each) => each.person === person.id);
}

/** Duties of headquarters that somebody who sits in this group now may fill by delegation 代理. */
export type StandingIn = (group: Channel) => Promise<readonly Duty[]>;

/** Who sits there may be known from so long ago: at the press it is asked again. */
const recentMs = 30_000;

/**
 * Groups of headquarters that may not approve by themselves, and yet have the card with its buttons because a delegate sits in
 * them. Where nobody says who sits there, none has.
 */
export function standingIn({
  delegations,
  groups,
  settings,
  now,
}: Pick<Desk, 'delegations' | 'groups' | 'settings' | 'now'>): StandingIn {
  return async ({ unit, duty, platform, id }) => {
    const { org, policy, people } = settings();
    const like = policy.duties[duty]?.like;
    if (unit !== org.root || like === 'command' || like === 'review') return [];
    const given = await delegations.inForce(now());
    if (given.length === 0) return [];
    const members = await groups.roll.members(platform, id, recentMs);
    if (!members.known) return [];
    const there = members.who.flatMap((who) => people.byIdentity.get(who)?.id ?? []);
    return [...new Set(given.filter(({ person }) => there.includes(person)).map((each) => each.duty))];
  };
}

/** Whether the card of this statement stands where they ask: who stands in may sit in a group that nobody asks for approval. */
export async function isShownTo(
  desk: Desk,
  doing: Doing,
  incident: IncidentId,
  statement: StatementId,
): Promise<boolean> {
  const places = await desk.cards.of(topicOf(incident, statement));
  const here = groupOf(doing);
  return places.some(({ channel, ref }) => channel === here && ref !== undefined);
}

/** What a delegate may press in the place of who named them. */
export function isApproving(press: string): boolean {
  return approving.includes(press);
}

const approving: readonly string[] = ['approve', 'unapprove', 'reject', 'askChanges'];

/** The group in which they ask. */
export function groupOf({ platform, inbound }: Doing): ChannelKey {
  return channelKey(platform, inbound.channel);
}
