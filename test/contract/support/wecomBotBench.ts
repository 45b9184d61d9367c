import type { Answer } from '../../../src/bot/message.ts';
import { type WecomBotOptions, wecomBot } from '../../../src/bot/wecom/bot.ts';
import type { Inbound, Platform } from '../../../src/ports.ts';
import { keepsakesOf } from './keepsakes.ts';
import { bot, wecomBotServer } from './wecomBotServer.ts';

export const chat = 'wrjgzQAAxuhui';

/** WeCom's bot with one group, and a house that says what the test wants it to say. */
export async function wecomBotBench(more: Partial<WecomBotOptions> = {}) {
  const server = await wecomBotServer([chat]);
  const heard: Inbound[] = [];
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const write = (fields: object, message: string) => void logged.push({ fields, message });
  const house: { says: (inbound: Inbound) => Promise<Answer> } = {
    says: async () => ({ tone: 'ok', text: '好的' }),
  };
  const keepsakes = keepsakesOf();
  const make = (): Platform =>
    wecomBot({
      corpId: bot.corp,
      botId: bot.id,
      botSecret: bot.secret,
      wsUrl: server.url,
      consoleUrl: 'https://fenghuo.example/',
      keepsakes,
      now: () => new Date(),
      log: { info: write, warn: write, error: write },
      ...more,
    });
  const on = (inbound: Inbound) => {
    heard.push(inbound);
    return house.says(inbound);
  };
  const platform = make();
  await platform.start(on);

  return {
    server,
    platform,
    make,
    on,
    heard,
    logged,
    house,
    /** As the outbox: a card that stands, by its ref. */
    async sent(...[message, key]: [Parameters<Platform['send']>[1], string]): Promise<string> {
      const delivery = await platform.send(chat, message, key);
      if (delivery.outcome !== 'sent') throw new Error(`not sent: ${delivery.why}`);
      return delivery.ref;
    },
    /** Does something as a person and waits until we have said something to it. */
    async answered(act: () => void): Promise<void> {
      const before = server.said.length;
      act();
      await server.heardMore(before);
    },
    /** Words that stand in the group since `from` messages. */
    wordsSince: (from: number) =>
      server
        .inChat(chat)
        .slice(from)
        .map(({ words }) => words ?? ''),
    async close() {
      await platform.stop();
      await server.close();
    },
  };
}

export type WecomBotBench = Awaited<ReturnType<typeof wecomBotBench>>;
