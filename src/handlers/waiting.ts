import type { Card } from '../bot/message.ts';
import { levels } from '../incident/incident.ts';
import { waitsFor } from '../policy/waiting.ts';
import type { Identity, Reads } from '../ports.ts';
import { type Groups, membersOf } from './authority.ts';
import { cardIn, type ShowingNeeds } from './showing.ts';

export interface WaitingNeeds extends ShowingNeeds {
  readonly reads: Pick<Reads, 'incident' | 'list'>;
  readonly groups: Groups;
}

/** What waits for a person in one of their groups of a platform, with the card as it stands there. */
export interface WaitsThere {
  readonly channel: string;
  readonly card: Card;
}

const looked = 200;

/**
 * Everything on a platform that is this account's turn, gravest first, oldest of equals first; each incident once, in the
 * lowest of the person's groups. Nobody is shown what their groups do not show; a group whose members are not known shows
 * nothing.
 */
export async function waitingFor(
  needs: WaitingNeeds,
  platform: string,
  who: Identity,
): Promise<readonly WaitsThere[]> {
  const { org, people, policy } = needs.settings();
  const person = people.byIdentity.get(who);
  if (!person) return [];
  const here = [...org.channels.values()].filter((channel) => channel.platform === platform);
  const among = await Promise.all(here.map(({ id }) => membersOf(needs.groups, platform, id)));
  const mine = here
    .filter((_channel, at) => {
      const members = among[at];
      return members?.known === true && members.who.includes(who);
    })
    .sort((a, b) => b.unit.length - a.unit.length);
  const seen = new Set<string>();
  const found: (WaitsThere & { readonly openedAt: number })[] = [];
  for (const group of mine) {
    for (const { incident } of await needs.reads.list([group.unit], { live: true, limit: looked })) {
      if (seen.has(incident.id) || !waitsFor(incident, person.id, group, org, policy)) continue;
      seen.add(incident.id);
      const card = await cardIn(needs, incident.id, group);
      if (card) found.push({ channel: group.id, card, openedAt: incident.openedAt.getTime() });
    }
  }
  return found
    .sort((a, b) => levels.indexOf(a.card.level) - levels.indexOf(b.card.level) || a.openedAt - b.openedAt)
    .map(({ channel, card }) => ({ channel, card }));
}
