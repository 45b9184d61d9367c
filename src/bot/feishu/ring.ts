import { z } from 'zod';
import type { Loudness } from '../../incident/rung.ts';
import type { Delivery, Identity } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Notice } from '../message.ts';
import { openIdOf } from './accounts.ts';
import { hashOf, keep, type Speaking, sendCard } from './send.ts';
import { harmlessTrouble } from './trouble.ts';

const Rung = z.object({ data: z.object({ invalid_user_id_list: z.array(z.string()).nullish() }).nullish() });
const Readers = z.object({
  data: z.object({
    items: z.array(z.object({ user_id: z.string(), timestamp: z.string() })).default([]),
    page_token: z.string().optional(),
    has_more: z.boolean().default(false),
  }),
});

/**
 * 加急: a private message to one person that rings, in the app, by text message or by a call. Once for a key: a ring
 * whose answer was lost is asked again, since a phone that rings twice harms less than one that never did.
 */
export function ringer(speaking: Speaking) {
  const { client, accounts, keepsakes, now, log } = speaking;
  const run = once<Delivery>(2000, (delivery) => delivery.outcome === 'sent');

  async function ringOnce(who: Identity, notice: Notice, how: Loudness, key: string): Promise<Delivery> {
    const kept = `feishu.rung.${hashOf(who, how, key)}`;
    try {
      const { tenant } = await accounts.me();
      const user = openIdOf(who, tenant);
      if (user === undefined) return { outcome: 'failed', why: '此人在本单位飞书里没有账号（no account）' };
      const sent = await sendCard(speaking, { to: user, toType: 'open_id', key }, notice);
      if (sent.outcome !== 'sent' || (await keepsakes.get(kept)) !== undefined) return sent;
      if (!(await urge(user, sent.ref, how))) {
        return { outcome: 'failed', why: '消息已发出，但飞书不能加急此人（cannot be urged）' };
      }
      await keep(keepsakes, kept, sent.ref, now(), log);
      return sent;
    } catch (error) {
      const trouble = harmlessTrouble(error);
      if (trouble.outcome === 'retry') return trouble;
      return { ...trouble, why: `消息已发出，但没有响铃：${trouble.why}` };
    }
  }

  async function urge(user: string, message: string, how: Loudness): Promise<boolean> {
    const ask = {
      path: { message_id: message },
      params: { user_id_type: 'open_id' as const },
      data: { user_id_list: [user] },
    };
    const { urgentApp, urgentSms, urgentPhone } = client.im.v1.message;
    const answer = await { app: urgentApp, sms: urgentSms, phone: urgentPhone }[how](ask);
    return !(Rung.parse(answer).data?.invalid_user_id_list ?? []).includes(user);
  }

  return async function ring(who: Identity, notice: Notice, how: Loudness, key: string): Promise<Delivery> {
    const { value } = await run(`${who} ${how} ${key}`, () => ringOnce(who, notice, how, key));
    return value;
  };
}

/** When one person read a message of ours; Feishu says it for seven days. */
export function reader({ client, accounts, log }: Speaking) {
  return async function readAt(who: Identity, ref: string): Promise<Date | undefined> {
    try {
      const { tenant } = await accounts.me();
      const user = openIdOf(who, tenant);
      const answer = await client.im.v1.message.readUsers({
        path: { message_id: ref },
        params: { user_id_type: 'open_id', page_size: 100 },
      });
      const found = Readers.parse(answer).data.items.find(({ user_id }) => user_id === user);
      return found && /^\d{13}$/.test(found.timestamp) ? new Date(Number(found.timestamp)) : undefined;
    } catch {
      log.info({}, 'feishu does not say who has read');
      return undefined;
    }
  };
}
