import { wecomChat } from '../../../src/bot/wecom/chat.ts';
import { wecomRobot } from '../../../src/bot/wecom/robot.ts';
import type { Platform } from '../../../src/ports.ts';
import { feishuBench } from './feishuBench.ts';
import { wordsIn } from './feishuCard.ts';
import { keepsakesOf } from './keepsakes.ts';
import { slackWorld } from './slackWorld.ts';
import { wechatyWorld } from './wechatyWorld.ts';
import { app, readOfSent, wecomApiServer } from './wecomApiServer.ts';
import { company, robotKey, wecomAppBench } from './wecomAppBench.ts';
import { chat, wecomBotBench } from './wecomBotBench.ts';
import { readOf } from './wecomBotServer.ts';

/** A group of headquarters on one platform, and all that a person reads there, message by message. */
export interface TextWorld {
  readonly platform: Platform;
  readonly channel: string;
  shown(): Promise<readonly string[]>;
  /** How the platform writes the signs that it could read as markup. */
  readonly written: (text: string) => string;
  close(): Promise<void>;
}

const asItIs = (text: string) => text;
const wide: Readonly<Record<string, string>> = {
  ...{ '<': '＜', '>': '＞', '[': '［', ']': '］', '*': '＊', _: '＿', '`': '｀', '~': '～' },
  ...{ '@': '＠', '&': '＆', '|': '｜', '\\': '＼' },
};
const wideSigns = (text: string) =>
  text.replace(/^(\s*)#/gmu, '$1＃').replace(/[<>[\]*_`~@&|\\]/gu, (sign) => wide[sign] ?? sign);
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const nothing = async () => ({ tone: 'ok', text: '' }) as const;

export const textWorlds: Readonly<Record<string, () => Promise<TextWorld>>> = {
  async slack() {
    const world = await slackWorld('http');
    const shown = async () => (await world.shown()).map(({ words }) => words);
    await world.platform.start(nothing);
    return { ...world, shown, written: asItIs };
  },
  async feishu() {
    const bench = await feishuBench('http');
    const { world, channel, platform } = bench;
    await bench.start();
    const shown = async () =>
      [...world.messages.values()]
        .filter((each) => each.chat === channel)
        .map(({ content }) => wordsIn(JSON.parse(content)).join('\n'));
    return { platform, channel, shown, written: asItIs, close: () => bench.close() };
  },
  async 'wecom bot'() {
    const bench = await wecomBotBench();
    await bench.platform.start(nothing);
    const shown = async () => bench.server.inChat(chat).map(readOf);
    const { platform } = bench;
    return { platform, channel: chat, shown, written: wideSigns, close: () => bench.close() };
  },
  async 'wecom app'() {
    const bench = await wecomAppBench();
    const shown = async () => bench.server.at('tag-12').map(readOfSent);
    const { platform } = bench;
    return { platform, channel: 'tag-12', shown, written: wideSigns, close: () => bench.close() };
  },
  async 'wecom group of an app'() {
    const server = await wecomApiServer(company);
    server.chats.set('hq2026', ['limin', 'wangwei']);
    const { corp: corpId, secret: agentSecret } = app;
    const world = { keepsakes: keepsakesOf(), apiUrl: server.api, now: () => new Date(), log: quiet };
    const platform = wecomChat({ corpId, agentSecret, ...world });
    const channel = 'appchat-hq2026';
    const shown = async () => server.at(channel).map(readOfSent);
    return { platform, channel, shown, written: wideSigns, close: server.close };
  },
  async 'wecom robot'() {
    const server = await wecomApiServer(company);
    const world = { keepsakes: keepsakesOf(), apiUrl: server.api, now: () => new Date(), log: quiet };
    const platform = wecomRobot({ corpId: app.corp, robots: new Map([['hq', robotKey]]), ...world });
    const shown = async () => server.at(robotKey).map(readOfSent);
    return { platform, channel: 'hq', shown, written: wideSigns, close: server.close };
  },
  async wechaty() {
    const world = await wechatyWorld();
    const platform = await world.started();
    const shown = async () => world.spoken(world.room.id).map(({ text }) => text ?? '');
    const written = (text: string) => text.replaceAll('@', '＠');
    return { platform, channel: world.room.id, shown, written, close: () => platform.stop() };
  },
};
