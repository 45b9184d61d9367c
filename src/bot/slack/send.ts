import type { webApi } from '@slack/bolt';
import type { Delivery, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Message } from '../message.ts';
import type { Accounts, Me } from './accounts.ts';
import type { Channels } from './channels.ts';
import { overLimits } from './limits.ts';
import type { Log } from './log.ts';
import { type Rendered, rendered, wordsOnly } from './outbound.ts';
import { paged } from './paged.ts';
import type { Traces } from './traces.ts';
import { harmlessTrouble, troubleOf } from './trouble.ts';

export interface Speaking {
  readonly client: webApi.WebClient;
  readonly accounts: Accounts;
  readonly channels: Channels;
  readonly traces: Traces;
  readonly now: Now;
  readonly log: Log;
}

/** One message into a room of Slack's (a group or a private conversation), once for a key. */
export type Post = (room: string, shown: Rendered, key: string, me: Me) => Promise<Delivery>;

const eventType = 'fenghuo';
const lookBackMs = 24 * 60 * 60_000;
const lookPages = 5;

/**
 * Posts once for a key. chat.postMessage has no idempotency key of its own (SECURITY finding 6), so ours rides in the
 * message's metadata, and the room is searched for it whenever our own traces do not say for sure that it was never
 * asked for: a process that died after Slack took the message left nothing else.
 */
export function poster(speaking: Speaking): Post {
  const run = once<Delivery>(2000, (delivery) => delivery.outcome === 'sent');
  return async (room, shown, key, me) =>
    (await run(`${room} ${key}`, () => postOnce(speaking, room, shown, key, me))).value;
}

export function sender({ accounts, channels, log }: Speaking, post: Post) {
  return async function send(channel: string, message: Message, key: string): Promise<Delivery> {
    const trouble = await channels.problem(channel);
    if (trouble) return trouble;
    const me = await known(accounts);
    if ('outcome' in me) return me;
    return post(channel, within(rendered(message, me.team), message, log), key, me);
  };
}

async function postOnce(
  { client, traces, now }: Speaking,
  room: string,
  shown: Rendered,
  key: string,
  me: Me,
): Promise<Delivery> {
  const what = `sent:${room}:${key}`;
  const trace = await traces.of(what);
  if (trace.is === 'done') return { outcome: 'sent', ref: trace.ref };
  const before = trace.is === 'new' ? undefined : await already(client, me, room, key, now());
  if (before) return before;
  const unkept = await traces.begin(what);
  if (unkept) return unkept;
  const delivery = await post(client, room, shown, key);
  if (delivery.outcome === 'sent') await traces.done(what, delivery.ref);
  else if (delivery.outcome !== 'uncertain') await traces.undo(what);
  return delivery;
}

async function post(
  client: webApi.WebClient,
  channel: string,
  shown: Rendered,
  key: string,
): Promise<Delivery> {
  try {
    const { ts } = await client.chat.postMessage({
      channel,
      ...shown,
      metadata: { event_type: eventType, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
    });
    return ts ? { outcome: 'sent', ref: ts } : { outcome: 'uncertain', why: 'Slack 没有给出消息编号' };
  } catch (error) {
    return troubleOf(error, 'group');
  }
}

/** Who we are, or why that cannot be said now. */
export async function known(accounts: Accounts): Promise<Me | Delivery> {
  try {
    return await accounts.me();
  } catch (error) {
    return harmlessTrouble(error);
  }
}

/** Our own message with this key among the latest of the room; undefined when it was never sent. */
async function already(
  client: webApi.WebClient,
  me: Me,
  channel: string,
  key: string,
  now: Date,
): Promise<Delivery | undefined> {
  const oldest = String((now.getTime() - lookBackMs) / 1000);
  const list = (from: object) =>
    client.conversations.history({ channel, oldest, limit: 200, include_all_metadata: true, ...from });
  try {
    for await (const { messages } of paged(lookPages, list)) {
      const ts = messages?.find((each) => isOurs(each, me, key))?.ts;
      if (ts !== undefined) return { outcome: 'sent', ref: ts };
    }
    return undefined;
  } catch (error) {
    return harmlessTrouble(error);
  }
}

type Stood = NonNullable<webApi.ConversationsHistoryResponse['messages']>[number];

/** Anybody may write our key into a message of their own, so the author counts too. */
function isOurs({ user, bot_id, metadata }: Stood, me: Me, key: string): boolean {
  const byUs = user === me.user || (me.bot !== '' && bot_id === me.bot);
  return byUs && metadata?.event_type === eventType && keyOf(metadata.event_payload) === key;
}

function keyOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
}

/** Over a limit Slack refuses the whole message: then the words alone go out, and the log names our mistake. */
export function within(whole: Rendered, message: Message, log: Log): Rendered {
  const over = [
    ...overLimits(whole.blocks, 'message'),
    ...whole.attachments.flatMap(({ blocks }) => overLimits(blocks, 'message')),
  ];
  if (over.length === 0) return whole;
  log.error({ over }, 'slack message over the limits of Block Kit, sent as words');
  return wordsOnly(message);
}
