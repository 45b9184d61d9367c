import { createHash } from 'node:crypto';
import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Delivery, Keepsakes, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Message } from '../message.ts';
import type { Accounts } from './accounts.ts';
import type { CardJson } from './cardJson.ts';
import type { Channels } from './channels.ts';
import type { Log } from './log.ts';
import { rendered, wordsOnly } from './outbound.ts';
import { cardRefused, codeOf, troubleOf } from './trouble.ts';

export interface Speaking {
  readonly client: Client;
  readonly accounts: Accounts;
  readonly channels: Channels;
  readonly keepsakes: Keepsakes;
  readonly now: Now;
  readonly log: Log;
}

/** One message to somebody, which Feishu takes once for a key. */
export interface Post {
  readonly to: string;
  readonly toType: 'chat_id' | 'open_id';
  readonly type: 'interactive' | 'post' | 'file' | 'image';
  readonly content: object;
  readonly key: string;
}

const knownForMs = 30 * 24 * 60 * 60_000;
const Sent = z.object({ data: z.object({ message_id: z.string().min(1) }) });

/**
 * Sends once for a key. Feishu keeps our `uuid` for an hour and sends one message for it; beyond the hour, and over
 * restarts, the keepsakes remember which message a key became.
 */
export function sender(speaking: Speaking) {
  const run = once<Delivery>(2000, (delivery) => delivery.outcome === 'sent');
  return async function send(channel: string, message: Message, key: string): Promise<Delivery> {
    const { value } = await run(`${channel} ${key}`, async () => {
      const trouble = await speaking.channels.problem(channel);
      return trouble ?? sendCard(speaking, { to: channel, toType: 'chat_id', key }, message);
    });
    return value;
  };
}

/** A message as a card, to a group or to one person; as words alone where Feishu does not take the card. */
export async function sendCard(
  speaking: Speaking,
  where: Pick<Post, 'to' | 'toType' | 'key'>,
  message: Message,
): Promise<Delivery> {
  try {
    const { tenant } = await speaking.accounts.me();
    const sent = (content: CardJson) => postOnce(speaking, { ...where, type: 'interactive', content });
    return await orWords(speaking.log, sent, rendered(message, tenant), wordsOnly(message));
  } catch (error) {
    return troubleOf(error);
  }
}

/** @throws FeishuError */
export async function postOnce(
  { client, keepsakes, now, log }: Speaking,
  { to, toType, type, content, key }: Post,
): Promise<Delivery> {
  const uuid = hashOf(to, key);
  const before = await remembered(keepsakes, keptAs(uuid));
  if (before !== undefined) return before;
  const answer = await client.im.v1.message.create({
    params: { receive_id_type: toType },
    data: { receive_id: to, msg_type: type, content: JSON.stringify(content), uuid },
  });
  const ref = Sent.safeParse(answer).data?.data.message_id;
  if (ref === undefined) return { outcome: 'uncertain', why: '飞书没有给出消息编号' };
  await keep(keepsakes, keptAs(uuid), ref, now(), log);
  return { outcome: 'sent', ref };
}

/** What this key became before; undefined when it is new. Nothing is sent while that cannot be known. */
async function remembered(keepsakes: Keepsakes, key: string): Promise<Delivery | undefined> {
  try {
    const ref = await keepsakes.get(key);
    return ref === undefined ? undefined : { outcome: 'sent', ref };
  } catch {
    return { outcome: 'retry', afterMs: 5000, why: '查不到这条消息是否发过：数据库暂时不可用（keepsakes）' };
  }
}

/** What has happened has happened, whether or not we can remember it: Feishu still does for an hour. */
export async function keep(
  keepsakes: Keepsakes,
  key: string,
  value: string,
  now: Date,
  log: Log,
): Promise<void> {
  try {
    await keepsakes.put(key, value, new Date(now.getTime() + knownForMs));
  } catch {
    log.warn({}, 'feishu message sent, but its number could not be kept');
  }
}

/** Within Feishu's 50 characters for a `uuid`; says nothing of what it is made of. */
export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}

function keptAs(uuid: string): string {
  return `feishu.sent.${uuid}`;
}

/** Says a card; where Feishu does not take it, the words of it. @throws FeishuError */
export async function orWords<Done>(
  log: Log,
  say: (card: CardJson) => Promise<Done>,
  card: CardJson,
  plainer: CardJson,
): Promise<Done> {
  try {
    return await say(card);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !cardRefused.has(code)) throw error;
    log.error({ code }, 'feishu refused a card of ours, sent as words');
    return say(plainer);
  }
}
