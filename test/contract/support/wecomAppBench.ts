import type { Answer } from '../../../src/bot/message.ts';
import { type WecomAppOptions, wecomApp } from '../../../src/bot/wecom/app.ts';
import type { Inbound, Platform } from '../../../src/ports.ts';
import { keepsakesOf } from './keepsakes.ts';
import { app, type Company, wecomApiServer } from './wecomApiServer.ts';
import { type Delivered, delivered, post, pressXml, sealing, wordsXml } from './wecomCallback.ts';
import { wecomHostOf } from './wecomHost.ts';

export const robotKey = '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa';
export const company: Company = {
  tags: { 12: { users: ['limin', 'wangwei'] }, 13: { users: ['zhaoqi'], parties: [3] }, 14: { users: [] } },
  parties: { 3: ['limin', 'sunba'] },
  robots: [robotKey],
};

/** The self-built app with a few people, and a house that says what the test wants it to say. */
export async function wecomAppBench(more: Partial<WecomAppOptions> = {}) {
  const server = await wecomApiServer(company);
  const keepsakes = keepsakesOf();
  const heard: Inbound[] = [];
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const write = (fields: object, message: string) => void logged.push({ fields, message });
  const house: { says: (inbound: Inbound) => Promise<Answer> } = {
    says: async () => ({ tone: 'ok', text: '好的' }),
  };
  const make = (): Platform =>
    wecomApp({
      corpId: app.corp,
      agentId: app.agentId,
      agentSecret: app.secret,
      callback: sealing,
      channels: () => ['tag-12', 'tag-13'],
      keepsakes,
      apiUrl: server.api,
      answerWithinMs: 2000,
      now: () => new Date(),
      log: { info: write, warn: write, error: write },
      ...more,
    });
  const platform = make();
  const host = await wecomHostOf(() => platform);
  let latest: Delivered | undefined;

  async function deliver(delivery: Delivered): Promise<number> {
    latest = delivery;
    return (await post(host.callback, delivery)).status;
  }

  return {
    server,
    platform,
    make,
    heard,
    logged,
    house,
    callback: host.callback,
    on(inbound: Inbound): Promise<Answer> {
      heard.push(inbound);
      return house.says(inbound);
    },
    deliver,
    press(user: string, task: string, button: string): Promise<number> {
      const { key, code } = server.pressed(task, button);
      return deliver(delivered(pressXml(user, task, key, code)));
    },
    write: (user: string, content: string): Promise<number> => deliver(delivered(wordsXml(user, content))),
    again: () => (latest ? deliver(latest) : Promise.resolve(0)),
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

export type WecomAppBench = Awaited<ReturnType<typeof wecomAppBench>>;
