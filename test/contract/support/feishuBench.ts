import { feishuPlatform } from '../../../src/bot/feishu/index.ts';
import type { Answer } from '../../../src/bot/message.ts';
import type { Inbound, Platform } from '../../../src/ports.ts';
import { byHttp, byLine, feishuPeople, person } from './feishuPeople.ts';
import { app, feishuServer } from './feishuServer.ts';
import { newId, type Person } from './feishuWorld.ts';
import { hostOf } from './host.ts';
import { keepsakesOf } from './keepsakes.ts';

type Options = Parameters<typeof feishuPlatform>[0];

/** A company on Feishu with one group of two people, our service in it, and a house that says what the test wants. */
export async function feishuBench(mode: Options['mode'], more: Partial<Options> = {}) {
  const now = more.now ?? (() => new Date());
  const server = await feishuServer(now);
  const people: readonly [Person, Person] = [person('李敏'), person('王伟')];
  const channel = newId('oc');
  server.world.chats.set(channel, {
    name: '徐汇监测',
    members: people,
    external: false,
    status: 'normal',
    bot: true,
  });
  const heard: Inbound[] = [];
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const write = (fields: object, message: string) => void logged.push({ fields, message });
  const keepsakes = keepsakesOf(now);
  const house: { says: (inbound: Inbound) => Promise<Answer> } = {
    says: async () => ({ tone: 'ok', text: '好的' }),
  };
  const make = (other: Partial<Options> = {}): Platform =>
    feishuPlatform({
      mode,
      appId: app.id,
      appSecret: app.secret,
      encryptKey: app.encryptKey,
      verificationToken: app.token,
      domain: server.url,
      keepsakes,
      now,
      log: { info: write, warn: write, error: write },
      ...more,
      ...other,
    });
  const platform = make();
  const host = await hostOf(() => platform);
  const events = `${host.url}/feishu/events`;
  const carry = mode === 'socket' ? byLine(server) : byHttp(() => events);

  return {
    server,
    world: server.world,
    platform,
    make,
    keepsakes,
    channel,
    people,
    events,
    heard,
    logged,
    house,
    at: feishuPeople(server, carry),
    async start(): Promise<void> {
      await platform.start((inbound) => {
        heard.push(inbound);
        return house.says(inbound);
      });
    },
    /** As the outbox: a card that stands, by its ref. */
    async sent(...args: Parameters<Platform['send']>): Promise<string> {
      const delivery = await platform.send(...args);
      if (delivery.outcome !== 'sent') throw new Error(`not sent: ${delivery.why}`);
      return delivery.ref;
    },
    async close() {
      await platform.stop();
      await host.close();
      await server.close();
    },
  };
}

export type FeishuBench = Awaited<ReturnType<typeof feishuBench>>;
