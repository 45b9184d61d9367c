import { z } from 'zod';
import type { Delivery, Identity, MadeGroup } from '../../ports.ts';
import { openIdOf } from './accounts.ts';
import { hashOf, keep, type Speaking } from './send.ts';
import { cut, oneLine } from './text.ts';
import { harmlessTrouble, troubleOf } from './trouble.ts';

/** Feishu takes so many people in one call. */
const atOnce = 50;

const Made = z.object({ data: z.object({ chat_id: z.string().min(1) }) });
const Added = z.object({
  data: z.object({
    invalid_id_list: z.array(z.string()).nullish(),
    not_existed_id_list: z.array(z.string()).nullish(),
    pending_approval_id_list: z.array(z.string()).nullish(),
  }),
});

/** A private group with us and these people in it, once for a key: Feishu keeps our `uuid`, and beyond it we do. */
export function groupMaker(speaking: Speaking) {
  const { client, accounts, keepsakes, now, log } = speaking;
  const add = adder(speaking);
  return async function makeGroup(
    name: string,
    people: readonly Identity[],
    key: string,
  ): Promise<MadeGroup> {
    const uuid = hashOf('group', key);
    const kept = await keepsakes.get(`feishu.group.${uuid}`);
    if (kept !== undefined) return { made: true, channel: kept };
    try {
      const { tenant } = await accounts.me();
      const ids = people.flatMap((who) => openIdOf(who, tenant) ?? []);
      const answer = await client.im.v1.chat.create({
        params: { user_id_type: 'open_id', uuid },
        data: {
          name: cut(oneLine(name), 60) || '烽火',
          chat_mode: 'group',
          chat_type: 'private',
          user_id_list: ids.slice(0, atOnce),
        },
      });
      const channel = Made.parse(answer).data.chat_id;
      await keep(keepsakes, `feishu.group.${uuid}`, channel, now(), log);
      const rest = people.filter((who) => !ids.slice(0, atOnce).includes(openIdOf(who, tenant) ?? ''));
      const added = rest.length > 0 ? await add(channel, rest) : undefined;
      if (added && added.outcome !== 'sent') log.warn({}, 'feishu group made, but not all people are in it');
      return { made: true, channel };
    } catch (error) {
      const { outcome, why } = troubleOf(error);
      return { made: false, why, ...(outcome !== 'failed' && { later: true }) };
    }
  };
}

/** Brings people into a group of ours; who is in it already stays. */
export function adder({ client, accounts, channels }: Speaking) {
  return async function addPeople(channel: string, people: readonly Identity[]): Promise<Delivery> {
    try {
      const { tenant } = await accounts.me();
      const ids = people.flatMap((who) => openIdOf(who, tenant) ?? []);
      let left = people.length - ids.length;
      for (let at = 0; at < ids.length; at += atOnce) {
        const answer = await client.im.v1.chatMembers.create({
          path: { chat_id: channel },
          params: { member_id_type: 'open_id', succeed_type: 1 },
          data: { id_list: ids.slice(at, at + atOnce) },
        });
        const { invalid_id_list, not_existed_id_list, pending_approval_id_list } = Added.parse(answer).data;
        left += [invalid_id_list, not_existed_id_list, pending_approval_id_list].flatMap(
          (ids) => ids ?? [],
        ).length;
      }
      channels.forget(channel);
      if (left === 0) return { outcome: 'sent', ref: channel };
      return {
        outcome: 'failed',
        why: `${left} 人没有进群：不在应用的可用范围内，或待群主同意（not added）`,
      };
    } catch (error) {
      return harmlessTrouble(error);
    }
  };
}
