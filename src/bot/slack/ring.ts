import type { Delivery, Identity } from '../../ports.ts';
import type { Notice } from '../message.ts';
import { userOf } from './accounts.ts';
import { rendered } from './outbound.ts';
import { known, type Post, type Speaking, within } from './send.ts';
import { harmlessTrouble, refusedBy } from './trouble.ts';

/**
 * A direct message with a mention: the loudest that Slack has for an app, whatever loudness is asked for. It says
 * nothing of when it was read. `ref` is `room:message`.
 */
export function ringer({ client, accounts, log }: Speaking, post: Post) {
  const rooms = new Map<string, string>();

  async function roomOf(user: string): Promise<string | Delivery> {
    const before = rooms.get(user);
    if (before !== undefined) return before;
    try {
      const { channel } = await client.conversations.open({ users: user });
      if (!channel?.id) return refusedBy('user_not_found');
      rooms.set(user, channel.id);
      return channel.id;
    } catch (error) {
      return harmlessTrouble(error);
    }
  }

  /** Why that account is not rung. */
  async function problem(user: string | undefined): Promise<Delivery | undefined> {
    try {
      const ours = user === undefined ? [] : await accounts.ours([user]);
      return ours.length > 0 ? undefined : stranger;
    } catch (error) {
      return harmlessTrouble(error);
    }
  }

  return async function ring(who: Identity, notice: Notice, key: string): Promise<Delivery> {
    const me = await known(accounts);
    if ('outcome' in me) return me;
    const user = userOf(who, me.team);
    const trouble = await problem(user);
    if (trouble) return trouble;
    const room = await roomOf(user ?? '');
    if (typeof room !== 'string') return room;
    const called = { ...notice, spans: [{ person: who, name: '' }, { text: ' ' }, ...notice.spans] };
    const shown = { ...rendered(called, me.team), text: rendered(notice, me.team).text };
    const delivery = await post(room, within(shown, notice, log), key, me);
    return delivery.outcome === 'sent' ? { ...delivery, ref: `${room}:${delivery.ref}` } : delivery;
  };
}

const stranger: Delivery = {
  outcome: 'failed',
  why: '这个账号不是本工作区的人（not of this workspace）',
};
