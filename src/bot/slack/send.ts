import type { webApi } from '@slack/bolt';
import type { Delivery, Now } from '../../ports.ts';
import type { Message } from '../message.ts';
import type { Accounts, Me } from './accounts.ts';
import type { Channels } from './channels.ts';
import { overLimits } from './limits.ts';
import type { Log } from './log.ts';
import { once } from './once.ts';
import { type Rendered, rendered, wordsOnly } from './outbound.ts';
import { codeOf, harmlessTrouble, troubleOf } from './trouble.ts';

export interface Speaking {
  readonly client: webApi.WebClient;
  readonly accounts: Accounts;
  readonly channels: Channels;
  readonly now: Now;
  readonly log: Log;
}

const eventType = 'fenghuo';
const lookBackMs = 24 * 60 * 60_000;
const lookPages = 5;

/**
 * Sends once for a key. chat.postMessage has no idempotency key of its own (SECURITY finding 6), so ours rides in the
 * message's metadata, and the channel is searched for it before every post: a process that died after Slack took
 * the message left no other trace.
 */
export function sender(speaking: Speaking) {
  const run = once<Delivery>(2000, (delivery) => delivery.outcome === 'sent');
  return async function send(channel: string, message: Message, key: string): Promise<Delivery> {
    const { value } = await run(`${channel} ${key}`, () => sendOnce(speaking, channel, message, key));
    return value;
  };
}

/** Shows the latest state; saying it twice does no harm, so nothing here is uncertain. */
export function updater({ client, accounts, channels, log }: Speaking) {
  return async function update(channel: string, ref: string, message: Message): Promise<Delivery> {
    const trouble = await channels.problem(channel);
    if (trouble) return trouble;
    const me = await known(accounts);
    if ('outcome' in me) return me;
    const shown = within(rendered(message, me.team), message, log);
    try {
      await client.chat.update({ channel, ts: ref, ...shown });
      return { outcome: 'sent', ref };
    } catch (error) {
      if (codeOf(error) === 'message_not_found') return { outcome: 'failed', why: 'gone' };
      return harmlessTrouble(error);
    }
  };
}

async function sendOnce(
  { client, accounts, channels, now, log }: Speaking,
  channel: string,
  message: Message,
  key: string,
): Promise<Delivery> {
  const trouble = await channels.problem(channel);
  if (trouble) return trouble;
  const me = await known(accounts);
  if ('outcome' in me) return me;
  const before = await already(client, me, channel, key, now());
  if (before) return before;
  const shown = within(rendered(message, me.team), message, log);
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
    return troubleOf(error);
  }
}

async function known(accounts: Accounts): Promise<Me | Delivery> {
  try {
    return await accounts.me();
  } catch (error) {
    return harmlessTrouble(error);
  }
}

/** Our own message with this key among the latest of the channel; undefined when it was never sent. */
async function already(
  client: webApi.WebClient,
  me: Me,
  channel: string,
  key: string,
  now: Date,
): Promise<Delivery | undefined> {
  const oldest = String((now.getTime() - lookBackMs) / 1000);
  let cursor: string | undefined;
  try {
    for (let page = 0; page < lookPages; page += 1) {
      const answer = await client.conversations.history({
        channel,
        oldest,
        limit: 200,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      });
      const ts = answer.messages?.find((each) => isOurs(each, me, key))?.ts;
      if (ts !== undefined) return { outcome: 'sent', ref: ts };
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return undefined;
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
function within(whole: Rendered, message: Message, log: Log): Rendered {
  const over = [
    ...overLimits(whole.blocks, 'message'),
    ...whole.attachments.flatMap(({ blocks }) => overLimits(blocks, 'message')),
  ];
  if (over.length === 0) return whole;
  log.error({ over }, 'slack message over the limits of Block Kit, sent as words');
  return wordsOnly(message);
}
