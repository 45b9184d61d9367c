import { wecomBot } from '../../src/bot/wecom/bot.ts';
import type { Platform } from '../../src/ports.ts';
import { type PlatformWorld, platformContract } from './platform.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { card } from './support/messages.ts';
import { bot, readOf, wecomBotServer } from './support/wecomBotServer.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const people = [`wecom:${bot.corp}:limin`, `wecom:${bot.corp}:wangwei`] as const;

/** WeCom's 智能机器人: the official SDK over a real line to a server of ours. */
async function wecomBotWorld(): Promise<PlatformWorld> {
  const chat = 'wrjgzQAAxuhui';
  const server = await wecomBotServer([chat]);
  const keepsakes = keepsakesOf();
  let broken = false;
  const make = (): Platform =>
    wecomBot({
      corpId: bot.corp,
      botId: bot.id,
      botSecret: bot.secret,
      wsUrl: server.url,
      keepsakes,
      roster: async (channel) =>
        broken || channel !== chat
          ? { known: false, why: '名册查不到' }
          : { known: true, who: people, by: 'directory' },
      now: () => new Date(),
      log: quiet,
    });
  const told = new Map<string, number>();
  const userOf = (who: string) => who.split(':').at(-1) ?? '';
  const forWhom =
    (user: string) =>
    ({ words, to }: { words?: string; to?: string }) =>
      to === user || (words?.startsWith(`<@${user}>`) ?? false);

  return {
    platform: make(),
    channel: chat,
    nowhere: 'wrjgzQAAnowhere',
    people: [...people],
    again: make,
    async shown() {
      const ours = server.inChat(chat).filter((each) => !each.to && !each.words?.startsWith('<@'));
      return ours.map((each, index) => ({ ref: each.task ?? `${index}`, words: readOf(each) }));
    },
    async press(who, ref, action, values) {
      const before = server.said.length;
      if (!values) server.press(userOf(who), chat, ref, action);
      const typed = card.actions.find(({ id }) => id === action)?.label;
      if (values) server.say(userOf(who), chat, [card.code, typed, ...Object.values(values)].join(' '));
      await server.heardMore(before);
    },
    pressAgain: async () => server.again(),
    async told(who) {
      const all = server
        .inChat(chat)
        .filter(forWhom(userOf(who)))
        .map(readOf);
      const fresh = all.slice(told.get(who) ?? 0);
      told.set(who, all.length);
      return fresh;
    },
    loseNextAnswer: () => server.fault('aibot_send_msg', 'cut'),
    mayDouble: '长连接的回执里没有消息编号，也没有查重：回执丢了只能再发一次',
    throttleNext: () => server.fault('aibot_send_msg', 45009),
    async files(channel) {
      return server.inChat(channel).flatMap(({ file }) => file ?? []);
    },
    breakMembers: () => {
      broken = true;
    },
    mend: () => {
      broken = false;
      server.mend();
    },
    close: server.close,
  };
}

platformContract('wecom', wecomBotWorld);
