import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { createLarkAdapter } from '@larksuite/vercel-chat-adapter';
import * as lark from '@larksuiteoapi/node-sdk';
import * as satori from '@satorijs/adapter-lark';
import { Chat, type StateAdapter } from 'chat';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { wordsIn } from './support/feishuCard.ts';
import { byHttp, byLine, type Carrier, feishuPeople, person } from './support/feishuPeople.ts';
import { app, type FeishuServer, feishuServer } from './support/feishuServer.ts';
import { newId } from './support/feishuWorld.ts';
import { listening } from './support/slackServer.ts';

/**
 * Our Feishu server is our own work. So that our platform is not merely held to our own reading of Feishu, clients that
 * others wrote connect to it, understand what it sends, and are understood.
 */
let server: FeishuServer;
const channel = newId('oc');
const people = [person('李敏'), person('王伟')] as const;
const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

beforeAll(async () => {
  server = await feishuServer();
  server.world.chats.set(channel, {
    name: '徐汇监测',
    members: people,
    external: false,
    status: 'normal',
    bot: true,
  });
});
afterAll(() => server.close());

const sdk = () => ({
  appId: app.id,
  appSecret: app.secret,
  domain: server.url,
  logger: quiet,
  cache: new lark.DefaultCache(),
});
const lastWords = () => {
  const last = [...server.world.messages.values()].findLast(({ by }) => by === server.world.bot);
  return wordsIn(JSON.parse(last?.content ?? '{}')).join('\n') || String(last?.content);
};

function cardOf(text: string) {
  const button = {
    tag: 'button',
    text: { tag: 'plain_text', content: '认领' },
    behaviors: [{ type: 'callback', value: { a: 'claim' } }],
  };
  return {
    schema: '2.0',
    body: { elements: [{ tag: 'div', text: { tag: 'plain_text', content: text } }, button] },
  };
}

describe('the official Client, EventDispatcher and WSClient', () => {
  it('send, change, list members by their own iterator, upload, and make a group', async () => {
    const client = new lark.Client(sdk());
    const data = {
      receive_id: channel,
      msg_type: 'interactive',
      content: JSON.stringify(cardOf('一')),
      uuid: 'u1',
    };
    const params = { receive_id_type: 'chat_id' } as const;
    const sent = await client.im.v1.message.create({ params, data });
    const again = await client.im.v1.message.create({ params, data });
    const message_id = sent.data?.message_id ?? '';
    expect(again.data?.message_id).toBe(message_id);
    await client.im.v1.message.patch({
      path: { message_id },
      data: { content: JSON.stringify(cardOf('二')) },
    });
    expect(lastWords()).toContain('二');
    const found: unknown[] = [];
    for await (const page of await client.im.v1.chatMembers.getWithIterator({
      path: { chat_id: channel },
      params: { page_size: 1, member_id_type: 'open_id' },
    })) {
      found.push(...(page?.items ?? []).map(({ member_id }) => member_id));
    }
    expect(found).toEqual(people.map(({ id }) => id));
    const uploaded = await client.im.v1.image.create({
      data: { image_type: 'message', image: Buffer.from('png') },
    });
    expect(uploaded).toEqual({ image_key: expect.stringMatching(/^img_/) });
    const made = await client.im.v1.chat.create({
      params: { user_id_type: 'open_id' },
      data: { name: '指挥', user_id_list: [people[0].id] },
    });
    expect(made.data?.chat_id).toMatch(/^oc_/);
  });

  it('refuses what Feishu refuses: a card of 2.0 with a property it does not know, a nested form, 31 KB', async () => {
    const client = new lark.Client(sdk());
    const sendCard = (card: object) =>
      client.im.v1.message
        .create({
          params: { receive_id_type: 'chat_id' },
          data: { receive_id: channel, msg_type: 'interactive', content: JSON.stringify(card) },
        })
        .then(
          () => 0,
          (error) => error.response?.data?.code,
        );
    const form = { tag: 'form', name: 'f', elements: [] };
    expect(await sendCard({ ...cardOf('x'), colour: 'red' })).toBe(230099);
    expect(await sendCard({ schema: '2.0', body: { elements: [{ tag: 'action', actions: [] }] } })).toBe(
      230099,
    );
    expect(
      await sendCard({ schema: '2.0', body: { elements: [{ tag: 'collapsible_panel', elements: [form] }] } }),
    ).toBe(230099);
    expect(await sendCard(cardOf('字'.repeat(10_500)))).toBe(230099);
    expect(await sendCard(cardOf('x'))).toBe(0);
  });

  it('hear an event and a press over the long connection, and the answer comes back', async () => {
    const heard: unknown[] = [];
    const dispatcher = new lark.EventDispatcher({ logger: quiet }).register({
      'im.message.receive_v1': async ({ message }) => void heard.push(JSON.parse(message.content)),
    });
    dispatcher.register({
      'card.action.trigger': async (data: { operator: object; action: object; context: object }) => {
        heard.push(data.action);
        return { toast: { type: 'success', content: '已认领' } };
      },
    });
    const ready = Promise.withResolvers<void>();
    const ws = new lark.WSClient({ ...sdk(), onReady: () => ready.resolve() });
    await ws.start({ eventDispatcher: dispatcher });
    await ready.promise;
    const at = feishuPeople(server, byLine(server));
    await at.carry(at.messageEvent(people[0], channel, 'text', { text: '@_user_1 你好' }));
    const { body } = await at.carry(
      at.pressEvent(people[0].id, 'om_1', channel, { tag: 'button', value: { a: 'claim' } }),
    );
    expect(heard).toEqual([{ text: '@_user_1 你好' }, { tag: 'button', value: { a: 'claim' } }]);
    expect(body).toEqual({ toast: { type: 'success', content: '已认领' } });
    ws.close({ force: true });
  });
});

describe('the official createLarkChannel', () => {
  async function understood(channelOf: lark.LarkChannel, carry: Carrier): Promise<void> {
    const messages: lark.NormalizedMessage[] = [];
    const actions: lark.CardActionEvent[] = [];
    channelOf.on({
      message: (each) => void messages.push(each),
      cardAction: (each) => void actions.push(each),
    });
    const at = feishuPeople(server, carry);
    await at.carry(at.messageEvent(people[0], channel, 'text', { text: '@_user_1 上报 漏水' }));
    await vi.waitFor(() => expect(messages).toHaveLength(1), 5000);
    expect(messages[0]).toMatchObject({
      chatId: channel,
      senderId: people[0].id,
      mentionedBot: true,
      content: '上报 漏水',
    });
    const sent = await channelOf.send(channel, { card: cardOf('认领') });
    await at.press(people[1].id, sent.messageId, 'claim');
    await vi.waitFor(() => expect(actions).toHaveLength(1), 5000);
    expect(actions[0]).toMatchObject({
      messageId: sent.messageId,
      chatId: channel,
      operator: { openId: people[1].id },
      action: { value: { a: 'claim' } },
    });
    await channelOf.updateCard(sent.messageId, cardOf('已认领'));
    expect(lastWords()).toContain('已认领');
    expect(await channelOf.getChatInfo(channel)).toMatchObject({ name: '徐汇监测', chatType: 'group' });
  }

  it('by websocket', async () => {
    const theirs = lark.createLarkChannel({
      ...sdk(),
      transport: 'websocket',
      safety: { batch: { text: { delayMs: 1 } } },
    });
    await theirs.connect();
    expect(theirs.botIdentity).toMatchObject({ openId: app.bot, name: '烽火' });
    await understood(theirs, byLine(server));
    await theirs.disconnect();
  });

  it('by webhook: our signature and our encryption are what it expects', async () => {
    const webhook = { encryptKey: app.encryptKey, verificationToken: app.token };
    const theirs = lark.createLarkChannel({
      ...sdk(),
      transport: 'webhook',
      webhook,
      safety: { batch: { text: { delayMs: 1 } } },
    });
    await theirs.connect();
    const dispatcher: unknown = Reflect.get(theirs, 'dispatcher');
    if (!(dispatcher instanceof lark.EventDispatcher)) throw new Error('the channel has no dispatcher');
    const http = createServer(lark.adaptDefault('/hook', dispatcher));
    const url = `http://127.0.0.1:${await listening(http)}/hook`;
    await understood(
      theirs,
      byHttp(() => url),
    );
    await theirs.disconnect();
    http.closeAllConnections();
    http.close();
  });
});

describe('@larksuite/vercel-chat-adapter with chat', () => {
  it('replies to a mention and hears a press', async () => {
    const actions: unknown[] = [];
    const adapter = createLarkAdapter({
      appId: app.id,
      appSecret: app.secret,
      userName: '烽火',
      logger: silent(),
      channelFactory: (options) => lark.createLarkChannel({ ...options, ...sdk() }),
    });
    const chat = new Chat({
      userName: 'fenghuo',
      adapters: { lark: adapter },
      state: memory(),
      logger: 'silent',
    });
    chat.onNewMention(async (thread, message) => void (await thread.post(`收到：${message.text}`)));
    chat.onAction(async ({ actionId, user }) => void actions.push({ actionId, user: user.userId }));
    await chat.initialize();
    const at = feishuPeople(server, byLine(server));
    await at.carry(at.messageEvent(people[0], channel, 'text', { text: '@_user_1 你好' }));
    await vi.waitFor(() => expect(lastWords()).toContain('收到'), 10_000);
    const [message] = [...server.world.messages.values()].slice(-1);
    const value = { id: 'claim', actionId: 'claim', __action_id: 'claim' };
    await at.carry(at.pressEvent(people[1].id, message?.id ?? '', channel, { tag: 'button', value }));
    await vi.waitFor(() => expect(actions).toMatchObject([{ user: people[1].id }]), 10_000);
    await chat.shutdown();
  });
});

describe('@satorijs/adapter-lark', () => {
  /** Its framework is a dependency of its own: found from where it stands. */
  const own = createRequire(createRequire(import.meta.url).resolve('@satorijs/adapter-lark'));

  it('connects over the long connection, hears a message, lists the members and answers', async () => {
    const { Context, HTTP, Logger } = own('@satorijs/core');
    const context = new Context();
    context.plugin(HTTP);
    Logger.targets.length = 0;
    const heard: { content: string; userId: string; channelId: string }[] = [];
    context.on(
      'message',
      ({ content, userId, channelId }: (typeof heard)[number]) =>
        void heard.push({ content, userId, channelId }),
    );
    const before = server.link.connections();
    context.plugin(Reflect.get(satori, 'LarkBot'), {
      platform: 'feishu',
      appId: app.id,
      appSecret: app.secret,
      protocol: 'ws',
      endpoint: `${server.url}/open-apis`,
    });
    await context.start();
    await vi.waitFor(() => expect(server.link.connections()).toBe(before + 1), 10_000);
    await vi.waitFor(() => expect(context.bots[0]?.selfId).toBe(app.bot), 10_000);
    const at = feishuPeople(server, byLine(server));
    await at.carry(at.messageEvent(people[0], channel, 'text', { text: '@_user_1 你好' }));
    await vi.waitFor(
      () => expect(heard).toMatchObject([{ userId: people[0].id, channelId: channel }]),
      10_000,
    );
    const { data } = await context.bots[0].getGuildMemberList(channel);
    expect(data.map(({ user }: { user: { id: string } }) => user.id)).toEqual(people.map(({ id }) => id));
    await context.bots[0].sendMessage(channel, '收到，谢谢');
    expect(lastWords()).toContain('收到，谢谢');
    await context.bots[0].stop();
  });
});

function silent() {
  const none = () => undefined;
  const logger = { debug: none, info: none, warn: none, error: none, child: () => logger };
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
