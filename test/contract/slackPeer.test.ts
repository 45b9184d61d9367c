import { createSlackAdapter } from '@chat-adapter/slack';
import { Chat, type StateAdapter } from 'chat';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { card } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { event, interaction, type Signed } from './support/slackDriver.ts';
import { botToken, Json, signingSecret } from './support/slackServer.ts';

/**
 * Our driver of Slack's payloads is our own work. So that it does not merely agree with our own reading, a receiver that
 * others wrote takes the same bytes and must see the same person do the same thing.
 */
let bench: SlackBench;
let theirs: (request: Signed) => Promise<number>;
const seen: Json[] = [];

beforeAll(async () => {
  bench = await slackBench({ home: async () => [{ channel: bench.server.channel, card }] });
  const adapter = createSlackAdapter({
    botToken,
    signingSecret,
    apiUrl: bench.server.api,
    botUserId: 'U0FENGHUO',
    logger: silent(),
  });
  const chat = new Chat({
    userName: 'fenghuo',
    // @ts-expect-error their types are not written for exactOptionalPropertyTypes
    adapters: { slack: adapter },
    state: memory(),
    logger: 'silent',
  });
  chat.onAction(
    async ({ actionId, value, user }) =>
      void seen.push({ kind: 'action', actionId, value, user: user.userId }),
  );
  chat.onModalSubmit(async ({ values, user, callbackId }) => {
    seen.push({ kind: 'modal', values, user: user.userId, callbackId });
    return undefined;
  });
  chat.onSlashCommand(
    async ({ command, text, user }) => void seen.push({ kind: 'command', command, text, user: user.userId }),
  );
  chat.onNewMention(
    async (_thread, message) =>
      void seen.push({ kind: 'mention', user: message.author.userId, text: message.text }),
  );
  chat.onAppHomeOpened(({ userId, tab }) => void seen.push({ kind: 'home', user: userId, tab }));
  theirs = async ({ headers, body }) => {
    const waiting: Promise<unknown>[] = [];
    const request = new Request('http://localhost/slack', { method: 'POST', headers, body });
    const response = await chat.webhooks.slack?.(request, { waitUntil: (task) => void waiting.push(task) });
    await Promise.all(waiting);
    return response?.status ?? 0;
  };
});
afterAll(() => bench.close());

async function both(request: Signed): Promise<void> {
  expect(await theirs(request)).toBe(200);
  expect((await bench.post(request)).status).toBe(200);
}

describe('an independent receiver of Slack takes the same payloads and sees the same', () => {
  it('a press', async () => {
    const [ann] = bench.server.users;
    const ref = await bench.sent(bench.server.channel, card, 'peer');
    await both(interaction(await bench.people.pressPayload(ann, bench.server.channel, ref, 'claim')));
    await vi.waitFor(() =>
      expect(seen).toContainEqual(expect.objectContaining({ kind: 'action', actionId: 'claim', user: ann })),
    );
    expect(bench.heard.at(-1)).toMatchObject({
      kind: 'press',
      action: 'claim',
      by: `slack:T000000001:${ann}`,
    });
  });

  it('an entry of the menu', async () => {
    const [, bo] = bench.server.users;
    const ref = await bench.sent(bench.server.channel, card, 'peer');
    await both(interaction(await bench.people.pressPayload(bo, bench.server.channel, ref, 'snooze')));
    await vi.waitFor(() =>
      expect(seen).toContainEqual(
        expect.objectContaining({
          kind: 'action',
          actionId: 'more:0',
          user: bo,
          value: `snooze|3|${card.subject}`,
        }),
      ),
    );
    expect(bench.heard.at(-1)).toMatchObject({
      kind: 'press',
      action: 'snooze',
      rev: 3,
      subject: card.subject,
    });
  });

  it('a filled form', async () => {
    const [ann] = bench.server.users;
    const ref = await bench.sent(bench.server.channel, card, 'peer');
    await bench.post(interaction(await bench.people.pressPayload(ann, bench.server.channel, ref, 'dismiss')));
    const view = Json.parse(bench.server.seen('views.open').at(-1)?.said.view);
    await both(interaction(bench.people.submitPayload(ann, view, { reason: '与我院无关' })));
    await vi.waitFor(() =>
      expect(seen).toContainEqual(
        expect.objectContaining({ kind: 'modal', user: ann, callbackId: 'fenghuo_form' }),
      ),
    );
    expect(bench.heard.at(-1)).toMatchObject({ action: 'dismiss', values: { reason: '与我院无关' } });
  });

  it('a command', async () => {
    const [ann] = bench.server.users;
    await both(await bench.people.commandRequest(ann, bench.server.channel, '状态'));
    await vi.waitFor(() =>
      expect(seen).toContainEqual({ kind: 'command', command: '/fenghuo', text: '状态', user: ann }),
    );
    expect(bench.heard.at(-1)).toMatchObject({ kind: 'ask', text: '状态' });
  });

  it('a mention', async () => {
    const [ann] = bench.server.users;
    await both(event(bench.people.mentionPayload(ann, bench.server.channel, '<@U0FENGHUO> 上报 漏水')));
    await vi.waitFor(() =>
      expect(seen).toContainEqual(expect.objectContaining({ kind: 'mention', user: ann })),
    );
    expect(bench.heard.at(-1)).toMatchObject({ kind: 'report', text: '漏水' });
  });

  it('a home that is opened, and a press in it', async () => {
    const [ann] = bench.server.users;
    await both(event(bench.people.homeOpenedPayload(ann)));
    await vi.waitFor(() => expect(seen).toContainEqual({ kind: 'home', user: ann, tab: 'home' }));
    const home = Json.parse(bench.server.seen('views.publish').at(-1)?.said.view);
    await both(interaction(await bench.people.homePressPayload(ann, home, 'snooze')));
    await vi.waitFor(() =>
      expect(seen).toContainEqual(
        expect.objectContaining({
          kind: 'action',
          actionId: 'more:0',
          user: ann,
          value: `snooze|3@${bench.server.channel}|${card.subject}`,
        }),
      ),
    );
    expect(bench.heard.at(-1)).toMatchObject({ action: 'snooze', channel: bench.server.channel, rev: 3 });
  });

  it('and it refuses what we refuse', async () => {
    const forged = interaction({ type: 'block_actions' }, new Date(), 'guessed');
    expect(await theirs(forged)).toBe(401);
    expect((await bench.post(forged)).status).toBe(401);
  });
});

function silent() {
  const quiet = () => undefined;
  const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => logger };
  return logger;
}

/** What their receiver remembers; locks are always free, one process asks. */
function memory(): StateAdapter {
  const values = new Map<string, unknown>();
  const lists = new Map<string, unknown[]>();
  // biome-ignore lint/suspicious/noExplicitAny: their interface lets the caller name the type of what is stored
  const get = async (key: string): Promise<any> => values.get(key) ?? null;
  return {
    connect: async () => undefined,
    disconnect: async () => undefined,
    acquireLock: async (threadId, ttl) => ({ threadId, token: 't', expiresAt: Date.now() + ttl }),
    extendLock: async () => true,
    releaseLock: async () => undefined,
    forceReleaseLock: async () => undefined,
    get,
    set: async (key, value) => void values.set(key, value),
    setIfNotExists: async (key, value) => {
      const fresh = !values.has(key);
      if (fresh) values.set(key, value);
      return fresh;
    },
    delete: async (key) => void values.delete(key),
    appendToList: async (key, value) => void lists.set(key, [...(lists.get(key) ?? []), value]),
    // biome-ignore lint/suspicious/noExplicitAny: as above
    getList: async (key): Promise<any[]> => lists.get(key) ?? [],
    subscribe: async () => undefined,
    unsubscribe: async () => undefined,
    isSubscribed: async () => false,
    enqueue: async () => 0,
    dequeue: async () => null,
    queueDepth: async () => 0,
  };
}
