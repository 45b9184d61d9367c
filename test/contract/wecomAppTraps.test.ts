import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/bot/message.ts';
import { wecomApp } from '../../src/bot/wecom/app.ts';
import { wecomChat } from '../../src/bot/wecom/chat.ts';
import { wecomRobot } from '../../src/bot/wecom/robot.ts';
import type { Platform } from '../../src/ports.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { card, claimed, notice } from './support/messages.ts';
import { type ApiFault, app, readOfSent, wecomApiServer } from './support/wecomApiServer.ts';
import { company, robotKey, type WecomAppBench, wecomAppBench } from './support/wecomAppBench.ts';
import { sealing } from './support/wecomCallback.ts';

let bench: WecomAppBench;
const channel = 'tag-12';
const limin = `wecom:${app.corp}:limin`;

beforeAll(async () => {
  bench = await wecomAppBench();
  await bench.platform.start(bench.on);
});
beforeEach(() => {
  bench.heard.length = 0;
  bench.logged.length = 0;
  bench.server.mend();
  bench.house.says = async () => ({ tone: 'ok', text: '好的' });
});
afterAll(() => bench.close());

const calls = (method: string) => bench.server.calls.filter((call) => call.method === method);
const stood = (ref: string) => bench.server.sent.find(({ task }) => task === ref);
const words = (ref: string) => {
  const there = stood(ref);
  return there ? readOfSent(there) : '';
};
const textsTo = (user: string) => bench.server.at(user).filter(({ body }) => body.msgtype === 'text');

describe('the access token', () => {
  it('is asked for once, however many calls begin at the same moment', async () => {
    const other = await wecomAppBench();
    await Promise.all(['tag-12', 'tag-13', 'party-3'].map((each) => other.platform.members(each)));
    expect(other.server.calls.filter(({ method }) => method === 'gettoken')).toHaveLength(1);
    await other.close();
  });

  it.each([40014, 42001])(
    'is renewed once when it is no longer taken (%i), and nothing is said twice',
    async (code) => {
      const before = calls('gettoken').length;
      bench.server.fault('message/send', code);
      await bench.sent(channel, notice, `stale ${code}`);
      expect(calls('gettoken')).toHaveLength(before + 1);
    },
  );

  it('is not asked for without end', async () => {
    const before = calls('gettoken').length;
    bench.server.fault('message/send', 42001, 'always');
    expect((await bench.platform.send(channel, notice, 'endless')).outcome).toBe('failed');
    expect(calls('gettoken').length).toBeLessThanOrEqual(before + 1);
  });

  it('of a wrong secret is named when the service starts', async () => {
    const wrong = await wecomAppBench({ agentSecret: 'guessed' });
    await expect(wrong.platform.start(wrong.on)).rejects.toThrow('WECOM_AGENT_SECRET');
    await wrong.close();
  });

  it('may be away when the service starts', async () => {
    const gone = await wecomApiServer(company);
    await gone.close();
    const away = await wecomAppBench({ apiUrl: gone.api });
    await away.platform.start(away.on);
    expect(await away.platform.send(channel, card, 'away')).toMatchObject({ outcome: 'retry', scope: 'app' });
    await away.close();
  });
});

describe('what WeCom says becomes what to do', () => {
  it.each<[ApiFault, object]>([
    [45009, { outcome: 'retry', afterMs: 60_000, scope: 'app' }],
    [45033, { outcome: 'retry', afterMs: 10_000, scope: 'app' }],
    [-1, { outcome: 'retry', scope: 'app' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { outcome: 'retry', afterMs: 7000, scope: 'app' },
    ],
    [{ status: 502 }, { outcome: 'uncertain' }],
    ['garbage', { outcome: 'uncertain' }],
    ['lost', { outcome: 'uncertain' }],
    [{ status: 403 }, { outcome: 'failed' }],
    [60020, { outcome: 'failed', why: expect.stringContaining('企业可信IP') }],
    [40068, { outcome: 'failed', why: expect.stringContaining('org.csv') }],
    [81013, { outcome: 'failed', why: expect.stringContaining('可见范围') }],
  ])('%j', async (fault, outcome) => {
    bench.server.fault('message/send', fault);
    expect(await bench.platform.send(channel, notice, JSON.stringify(fault))).toMatchObject(outcome);
  });

  it('asks to be said again to the byte: what has changed meanwhile does not double a card', async () => {
    const cards = () => bench.server.at(channel).filter(({ body }) => body.msgtype === 'template_card');
    const before = cards().length;
    bench.server.fault('message/send', 'lost');
    await bench.platform.send(channel, card, 'to the byte');
    const later = { ...card, state: '待认领 11:40' };
    expect((await bench.make().send(channel, later, 'to the byte')).outcome).toBe('sent');
    const [first, again] = calls('message/send').slice(-2);
    expect(again?.body).toEqual(first?.body);
    expect(cards()).toHaveLength(before + 1);
  });

  it('says the truth of now when the first was surely not taken', async () => {
    bench.server.fault('message/send', 45009);
    await bench.platform.send(channel, card, 'truth');
    const ref = await bench.sent(channel, { ...card, state: '待认领 11:40' }, 'truth');
    expect(words(ref)).toContain('11:40');
  });
});

describe('a card can be changed once by each code', () => {
  it('by the code of a press, for everybody who has it', async () => {
    bench.house.says = async () => ({ tone: 'ok', text: '已认领', card: claimed });
    const ref = await bench.sent(channel, card, 'code of a press');
    const told = textsTo('limin').length;
    await bench.press('limin', ref, 'claim');
    await vi.waitFor(() => expect(words(ref)).toContain('处置中（李敏）'));
    expect(calls('message/update_template_card').at(-1)?.body.atall).toBe(1);
    expect(textsTo('limin')).toHaveLength(told);
  });

  it('by the code that came with it, at the end of the matter, and then no more', async () => {
    const over: Card = { ...card, done: true, state: '已关闭', actions: [] };
    const ref = await bench.sent(channel, card, 'the end');
    expect(await bench.platform.update(channel, ref, claimed)).toEqual({ outcome: 'failed', why: 'gone' });
    expect(await bench.make().update(channel, ref, over)).toEqual({ outcome: 'sent', ref });
    expect(words(ref)).toContain('已关闭');
    expect(stood(ref)?.card?.button_list).toBeUndefined();
    expect(await bench.platform.update(channel, ref, over)).toEqual({ outcome: 'failed', why: 'gone' });
  });

  it('and one that WeCom does not take is told in words', async () => {
    bench.house.says = async () => ({ tone: 'ok', text: '已认领', card: claimed });
    bench.server.fault('message/update_template_card', 40058);
    const ref = await bench.sent(channel, card, 'not taken');
    const told = textsTo('limin').length;
    await bench.press('limin', ref, 'claim');
    await vi.waitFor(() => expect(textsTo('limin').slice(told).map(readOfSent)).toEqual(['已认领']));
  });
});

describe('a danger', () => {
  it('is asked of the presser once more, and counts for the card it stood on', async () => {
    const ref = await bench.sent(channel, card, 'danger');
    await bench.press('limin', ref, 'close');
    await vi.waitFor(() => expect(bench.server.at('limin').at(-1)?.card).toBeDefined());
    const question = bench.server.at('limin').at(-1);
    expect(question && readOfSent(question)).toContain('关闭后徐汇院区监测群不再收到提醒。');
    expect(bench.heard).toEqual([]);
    await bench.press('limin', question?.task ?? '', '确认关闭');
    expect(bench.heard).toMatchObject([{ kind: 'press', action: 'close', ref, channel, by: limin }]);
  });

  it('is dropped by a no', async () => {
    const ref = await bench.sent(channel, card, 'no danger');
    await bench.press('limin', ref, 'close');
    await vi.waitFor(() => expect(bench.server.at('limin').at(-1)?.card?.button_list).toBeDefined());
    const question = bench.server.at('limin').at(-1);
    await bench.press('limin', question?.task ?? '', '算了');
    await vi.waitFor(() => expect(question && readOfSent(question)).toContain('什么也没有改变'));
    expect(bench.heard).toEqual([]);
  });
});

describe('what people write to the app', () => {
  it('is for the group in which its card stands, else for the first that they are in', async () => {
    await bench.sent('tag-13', { ...card, code: 'P777' }, 'another group');
    await bench.write('limin', 'P777 认领');
    await bench.write('limin', '状态');
    await bench.write('zhaoqi', '上报 停电 https://weibo.example/1');
    expect(bench.heard).toMatchObject([
      { kind: 'ask', text: 'P777 认领', channel: 'tag-13' },
      { kind: 'ask', text: '状态', channel: 'tag-12' },
      {
        kind: 'report',
        text: '停电 https://weibo.example/1',
        links: ['https://weibo.example/1'],
        channel: 'tag-13',
      },
    ]);
  });

  it('is refused where they are in none', async () => {
    const outside = await wecomAppBench({ channels: () => [] });
    await outside.platform.start(outside.on);
    expect(await outside.write('limin', '状态')).toBe(200);
    await vi.waitFor(() => expect(outside.server.at('limin').map(readOfSent).join()).toContain('没有职责'));
    expect(outside.heard).toEqual([]);
    await outside.close();
  });

  it('is answered 503 when it was not kept, and heard when WeCom comes again', async () => {
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    expect(await bench.write('limin', '状态')).toBe(503);
    bench.house.says = async () => ({ tone: 'ok', text: '好的' });
    expect(await bench.again()).toBe(200);
    expect(await bench.again()).toBe(200);
    expect(bench.heard).toHaveLength(2);
  });

  it('and is unmasked goes to their own chat, not to be passed on', async () => {
    bench.house.says = async () => ({ tone: 'ok', text: '原文：张三 13900001111', unmasked: true });
    await bench.write('limin', 'P128 原文');
    await vi.waitFor(() => expect(textsTo('limin').at(-1)?.body).toMatchObject({ safe: 1, touser: 'limin' }));
  });
});

describe('the directory', () => {
  it.each<[string, object]>([
    ['tag-12', { known: true, who: [limin, `wecom:${app.corp}:wangwei`], by: 'directory' }],
    [
      'tag-13',
      {
        known: true,
        who: ['zhaoqi', 'limin', 'sunba'].map((user) => `wecom:${app.corp}:${user}`),
        by: 'directory',
      },
    ],
    ['party-3', { known: true, who: [limin, `wecom:${app.corp}:sunba`], by: 'directory' }],
    ['tag-14', { known: false, why: expect.stringContaining('empty') }],
    ['tag-99', { known: false, why: expect.stringContaining('40068') }],
    ['party-99', { known: false, why: expect.stringContaining('60003') }],
    ['tag-', { known: false }],
    ['tag-12;drop', { known: false }],
  ])('%s', async (part, members) => {
    expect(await bench.platform.members(part)).toMatchObject(members);
  });

  it.each<[string, ApiFault]>([
    ['tag/get', { status: 500 }],
    ['tag/get', 'garbage'],
    ['tag/get', 45009],
    ['tag/get', 'lost'],
    ['user/simplelist', 60011],
    ['user/simplelist', { status: 500 }],
  ])('is unknown, not empty, when %s says %j', async (method, fault) => {
    bench.server.fault(method, fault);
    expect((await bench.platform.members('tag-13')).known).toBe(false);
  });
});

describe('a person', () => {
  it('is rung by a message of the app, once', async () => {
    const first = await bench.platform.ring?.(limin, notice, 'app', 'ring');
    expect(await bench.make().ring?.(limin, notice, 'app', 'ring')).toEqual(first);
  });

  it.each([
    ['by telephone', limin, 'phone'],
    ['of another company', 'wecom:ww0000000000000000:limin', 'app'],
    ['of another platform', 'slack:T1:limin', 'app'],
    ['with two names', `${limin}|wangwei`, 'app'],
    ['who is everybody', `wecom:${app.corp}:@all`, 'app'],
  ] as const)('%s is not rung', async (_what, who, how) => {
    expect((await bench.platform.ring?.(who, notice, how, `ring ${who} ${how}`))?.outcome).toBe('failed');
  });
});

describe('a group of the app', () => {
  it('is made once for a key, over a restart too, and people come in later', async () => {
    const server = await wecomApiServer(company);
    const make = (): Platform => wecomChat({ ...chatOptions, apiUrl: server.api, keepsakes: keepsakesOf() });
    const people = ['limin', 'wangwei'].map((user) => `wecom:${app.corp}:${user}`);
    const first = await make().makeGroup?.('P128 指挥', people, 'war room');
    expect(await make().makeGroup?.('P128 指挥', people, 'war room')).toEqual(first);
    const chat = first?.made ? first.channel : '';
    expect((await make().addPeople?.(chat, [`wecom:${app.corp}:zhaoqi`]))?.outcome).toBe('sent');
    const members = await make().members(chat);
    expect(members.known && members.who).toHaveLength(3);
    expect((await make().makeGroup?.('P128', [limin, 'wecom:ww0:x'], 'alone'))?.made).toBe(false);
    expect((await make().addPeople?.(chat, ['wecom:ww0:x']))?.outcome).toBe('failed');
    await server.close();
  });

  it('says where to act, since nothing comes back from it', async () => {
    const server = await wecomApiServer(company);
    server.chats.set('x', ['limin', 'wangwei']);
    const console = { consoleUrl: 'https://fenghuo.example/' };
    await wecomChat({ ...chatOptions, ...console, apiUrl: server.api }).send('appchat-x', card, 'k');
    const robot = wecomRobot({ ...robotOptions, ...console, apiUrl: server.api });
    await robot.send('east', card, 'k');
    for (const each of server.sent)
      expect(readOfSent(each)).toContain('请到控制台处理：https://fenghuo.example/');
    await server.close();
  });
});

it('logs neither a key nor a token nor an address nor what people wrote', async () => {
  const lines: unknown[] = [];
  const write = (fields: object, message: string) => void lines.push(fields, message);
  const log = { info: write, warn: write, error: write };
  const server = await wecomApiServer(company);
  for (const method of ['message/send', 'webhook/send', 'message/update_template_card'])
    server.fault(method, 'lost', 'always');
  const said: unknown[] = [];
  said.push(await wecomRobot({ ...robotOptions, apiUrl: server.api, log }).send('east', card, 'k'));
  const own = wecomApp({ ...appOptions, apiUrl: server.api, log });
  said.push(await own.send(channel, card, 'k'), await own.ring?.(limin, notice, 'app', 'k'));
  said.push(await own.check?.(['tag-99']), await own.members('tag-99'));
  bench.house.says = () => Promise.reject(new Error('words of a secret'));
  await bench.write('limin', '张三的电话');
  const all = JSON.stringify([lines, said, bench.logged]);
  for (const secret of [
    robotKey,
    app.secret,
    sealing.token,
    sealing.aesKey,
    'tok-',
    server.api,
    '张三',
    'limin',
  ])
    expect(all).not.toContain(secret);
  expect(all).not.toContain('words of a secret');
  await server.close();
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const common = {
  corpId: app.corp,
  keepsakes: keepsakesOf(),
  now: () => new Date(),
  log: quiet,
  answerWithinMs: 2000,
};
const chatOptions = { ...common, agentSecret: app.secret };
const robotOptions = { ...common, robots: new Map([['east', robotKey]]) };
const appOptions = {
  ...chatOptions,
  agentId: app.agentId,
  callback: sealing,
  channels: () => [],
};
