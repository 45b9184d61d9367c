import type { IncomingMessage } from 'node:http';
import type { Channel, ChannelKey, Org, People, Person } from '../../policy/org.ts';
import type { Visitor } from './options.ts';

const cookieName = 'fenghuo_as';

/** The cookie by which the example chain remembers who one has chosen to be; scripts cannot read it. */
export function identityCookie(person: Person): string {
  return `${cookieName}=${encodeURIComponent(person.id)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000`;
}

/** Who asks: whom the cookie names, else the first branch monitor, so that a first visit begins where alerts begin. */
export function visitor(request: IncomingMessage, people: People, org: Org): Visitor | undefined {
  const chosen = cookie(request.headers.cookie ?? '');
  const all = visitors(people, org);
  return all.find(({ person }) => person.id === chosen) ?? first(all, org);
}

/** Everybody who has an account on the web and a group there, in the order of people.csv. */
export function visitors(people: People, org: Org): readonly Visitor[] {
  return [...people.byId.values()].flatMap((person) => {
    const identity = webIdentity(person);
    return identity !== undefined && rooms(person, org).length > 0 ? [{ person, identity }] : [];
  });
}

export function webIdentity(person: Person): string | undefined {
  return person.identities.find((identity) => identity.startsWith('web:'));
}

export function webKey(channel: string): ChannelKey {
  return `web:${channel}` as ChannelKey;
}

/** The web groups a person is in now: the roster is the member list of a platform that keeps none of its own. */
export function rooms(person: Person, org: Org): readonly Channel[] {
  return person.roster.flatMap((key) => {
    const channel = org.channels.get(key);
    return channel?.platform === 'web' ? [channel] : [];
  });
}

/** The group, if this person is in it; a group one is not in looks like one that is not there (SECURITY T9). */
export function roomOf(person: Person, org: Org, id: string): Channel | undefined {
  return rooms(person, org).find((channel) => channel.id === id);
}

function first(all: readonly Visitor[], org: Org): Visitor | undefined {
  const monitor = all.find(({ person }) => rooms(person, org).some(({ duty }) => duty === 'monitor'));
  return monitor ?? all[0];
}

function cookie(header: string): string | undefined {
  const pair = header.split(/;\s*/).find((each) => each.startsWith(`${cookieName}=`));
  try {
    return pair && decodeURIComponent(pair.slice(cookieName.length + 1));
  } catch {
    return undefined;
  }
}
