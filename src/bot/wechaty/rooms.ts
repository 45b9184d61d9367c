import type { Contact } from 'wechaty';
import type { Delivery, Identity, Keepsakes, MadeGroup, Members, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import { topicOf } from './limits.ts';
import { errorFields, type Log } from './log.ts';
import { ours, type Session } from './session.ts';
import { visible } from './text.ts';
import { notLoggedIn, readTrouble, troubleOf } from './trouble.ts';
import type { Watch } from './watch.ts';

export interface Grouping {
  readonly session: Session;
  readonly keepsakes: Keepsakes;
  readonly now: Now;
  readonly log: Log;
}

/**
 * Who is in a group now, as far as WeChat says: asked again each time, because nothing tells when somebody leaves of
 * their own accord. A list without ourselves, or with nobody else, is no list.
 */
export async function membersOf(session: Session, watch: Watch, channel: string): Promise<Members> {
  const room = await session.room(channel, 'fresh');
  const there = session.now();
  if (!there) return { known: false, why: notLoggedIn.why };
  if ('outcome' in room) return { known: false, why: room.why };
  try {
    if (await watch.has(room)) return { known: false, why: '这个群只看不说（a watched group）' };
    const all = await room.memberAll();
    if (!all.some(({ id }) => id === there.login)) {
      return { known: false, why: '机器人不在这个群里（the bot is not in this group）' };
    }
    if (all.length === 1) return { known: false, why: '微信给出了空的成员名单（empty list）' };
    return { known: true, who: ours(there, all) };
  } catch (error) {
    return { known: false, why: readTrouble(error).why };
  }
}

const rememberedMs = 400 * 24 * 60 * 60_000;
/** Stands for a group that was begun: WeChat cannot be asked whether it came to be, and a second one would be worse. */
const begun = 'begun';
const cutOff = '上次建群时中断，也许已经建好（it may have been made before)';
/** WeChat makes no group of two. */
const fewest = 2;

/** Makes a group once for a key, also where the answer to it was lost: that is then for people to look at. @returns why not, where WeChat or the list of people does not let us */
export function groupMaker({ session, keepsakes, now, log }: Grouping) {
  const run = once<MadeGroup>(200, ({ made }) => made);

  async function make(name: string, people: readonly Identity[], key: string): Promise<MadeGroup> {
    const before = await keepsakes.get(`wechaty:group:${key}`);
    if (before === begun) return { made: false, why: cutOff, unsure: true };
    if (before !== undefined) return { made: true, channel: before };
    const there = session.now();
    if (!there) return { made: false, why: notLoggedIn.why, later: true };
    const contacts = await found(session, people);
    if (contacts.length < people.length) {
      log.warn({ missing: people.length - contacts.length }, 'wechaty knows not everybody asked for');
    }
    if (contacts.length < fewest) {
      return { made: false, why: '微信建群至少要两位好友（a group needs two contacts of the account）' };
    }
    const until = new Date(now().getTime() + rememberedMs);
    await keepsakes.put(`wechaty:group:${key}`, begun, until);
    const room = await there.bot.Room.create(contacts, topicOf(visible(name)));
    await keepsakes.put(`wechaty:group:${key}`, room.id, until);
    // Without this the new group is "not ready" (PLATFORMS section D); it exists whatever becomes of it.
    await room.sync().catch((error) => log.warn(errorFields(error), 'wechaty cannot read the new group yet'));
    return { made: true, channel: room.id };
  }

  return async function makeGroup(
    name: string,
    people: readonly Identity[],
    key: string,
  ): Promise<MadeGroup> {
    try {
      return (await run(key, () => make(name, people, key))).value;
    } catch (error) {
      return { made: false, why: troubleOf(error).why };
    }
  };
}

/** Invites people into a group that stands; those who are no contacts of the account are left out. */
export async function addTo(
  session: Session,
  channel: string,
  people: readonly Identity[],
): Promise<Delivery> {
  const room = await session.room(channel);
  if ('outcome' in room) return room;
  const contacts = await found(session, people);
  if (contacts.length < people.length) {
    return {
      outcome: 'failed',
      why: '有人不是机器人账号的联系人，请手工拉进群（not a contact of the account）',
    };
  }
  try {
    for (const contact of contacts) if (!(await room.has(contact))) await room.add(contact);
    return { outcome: 'sent', ref: channel };
  } catch (error) {
    return readTrouble(error);
  }
}

async function found(session: Session, people: readonly Identity[]): Promise<Contact[]> {
  const contacts = await Promise.all(people.map((identity) => session.contact(identity)));
  return contacts.filter((contact) => contact !== undefined);
}
