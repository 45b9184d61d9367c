import { wecomChat } from '../../src/bot/wecom/chat.ts';
import { nameOf } from '../../src/bot/wecom/kept.ts';
import { wecomRobot } from '../../src/bot/wecom/robot.ts';
import type { Platform } from '../../src/ports.ts';
import { type PlatformWorld, platformContract } from './platform.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { card } from './support/messages.ts';
import { app, readOfSent, type Sent, wecomApiServer } from './support/wecomApiServer.ts';
import { company, robotKey, wecomAppBench } from './support/wecomAppBench.ts';

const identity = (user: string) => `wecom:${app.corp}:${user}`;
const people = ['limin', 'wangwei'].map(identity) as [string, string];
const userOf = (who: string) => who.split(':').at(-1) ?? '';

/** The self-built app: real crypto over a real callback, a fake of the HTTP API. */
async function wecomAppWorld(): Promise<PlatformWorld> {
  const bench = await wecomAppBench();
  const { server } = bench;
  const told = new Map<string, number>();
  const said = (user: string) => server.at(user).filter(({ body }) => body.msgtype === 'text');
  return {
    platform: { ...bench.platform },
    channel: 'tag-12',
    nowhere: 'tag-99',
    people,
    again: bench.make,
    shown: async () => shownOf(server.at('tag-12')),
    async press(who, ref, action, values) {
      const typed = card.actions.find(({ id }) => id === action)?.label;
      const status = values
        ? await bench.write(userOf(who), [card.code, typed, ...Object.values(values)].join(' '))
        : await bench.press(userOf(who), ref, action);
      if (status !== 200) throw new Error(`WeCom was answered ${status}`);
    },
    pressAgain: async () => void (await bench.again()),
    async told(who) {
      const all = said(userOf(who)).map(readOfSent);
      const fresh = all.slice(told.get(who) ?? 0);
      told.set(who, all.length);
      return fresh;
    },
    loseNextAnswer: () => server.fault('message/send', 'lost'),
    throttleNext: () => server.fault('message/send', 45009),
    rung: async (who) =>
      server
        .at(userOf(who))
        .filter(({ body }) => body.msgtype === 'markdown')
        .map(readOfSent),
    files: async (channel) => server.at(channel).flatMap(({ file }) => file ?? []),
    breakMembers: () => server.fault('tag/get', { status: 500 }, 'always'),
    mend: server.mend,
    close: bench.close,
  };
}

function shownOf(sent: readonly Sent[]) {
  return sent.map((each) => ({ ref: each.task ?? nameOf(readOfSent(each)), words: readOfSent(each) }));
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const nothing = async () => [];

/** A group that the app has made: members, and no way back. */
async function wecomChatWorld(): Promise<PlatformWorld> {
  const server = await wecomApiServer(company);
  server.chats.set('xuhui2026', ['limin', 'wangwei']);
  const keepsakes = keepsakesOf();
  const make = (): Platform =>
    wecomChat({
      corpId: app.corp,
      agentSecret: app.secret,
      keepsakes,
      apiUrl: server.api,
      answerWithinMs: 2000,
      now: () => new Date(),
      log: quiet,
    });
  return {
    platform: make(),
    channel: 'appchat-xuhui2026',
    nowhere: 'appchat-nowhere',
    people,
    again: make,
    shown: async () => shownOf(server.at('appchat-xuhui2026')),
    oneWay: '应用群里的话和按键不会回到应用：appchat 只能发',
    press: async () => undefined,
    pressAgain: async () => undefined,
    told: nothing,
    loseNextAnswer: () => server.fault('appchat/send', 'lost'),
    mayDouble: 'appchat/send 没有查重：答复丢了只能再发一次',
    throttleNext: () => server.fault('appchat/send', 45009),
    files: async (channel) => server.at(channel).flatMap(({ file }) => file ?? []),
    breakMembers: () => server.fault('appchat/get', { status: 500 }, 'always'),
    mend: server.mend,
    close: server.close,
  };
}

/** A group robot: a loudspeaker, whose group is known from the directory. */
async function wecomRobotWorld(): Promise<PlatformWorld> {
  const server = await wecomApiServer(company);
  const keepsakes = keepsakesOf();
  let broken = false;
  const make = (): Platform =>
    wecomRobot({
      corpId: app.corp,
      robots: new Map([['east', robotKey]]),
      roster: async (channel) =>
        broken || channel !== 'east'
          ? { known: false, why: '查不到' }
          : { known: true, who: people, by: 'file' },
      keepsakes,
      apiUrl: server.api,
      answerWithinMs: 2000,
      now: () => new Date(),
      log: quiet,
    });
  return {
    platform: make(),
    channel: 'east',
    nowhere: 'nowhere',
    people,
    again: make,
    shown: async () => shownOf(server.at(robotKey)),
    oneWay: '群机器人只会说，不会听',
    press: async () => undefined,
    pressAgain: async () => undefined,
    told: nothing,
    loseNextAnswer: () => server.fault('webhook/send', 'lost'),
    mayDouble: '群机器人没有查重：答复丢了只能再发一次',
    throttleNext: () => server.fault('webhook/send', 45009),
    files: async () => server.at(robotKey).flatMap(({ file }) => file ?? []),
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

platformContract('wecom-app', wecomAppWorld);
platformContract('wecom-chat', wecomChatWorld);
platformContract('wecom-robot', wecomRobotWorld);
