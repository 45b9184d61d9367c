import type { IncidentId } from '../../incident/incident.ts';
import { type StatementId, topicOf } from '../../incident/statement.ts';
import type { ChannelKey } from '../../policy/org.ts';
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

/** The group in which they ask. */
export function groupOf({ platform, inbound }: Doing): ChannelKey {
  return channelKey(platform, inbound.channel);
}
