import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { events } from '../../src/bot/feishu/listen.ts';
import { neededScopes, optionalScopes } from '../../src/bot/feishu/rights.ts';
import type { Card } from '../../src/bot/message.ts';
import type { Attachment } from '../../src/ports.ts';
import { type FeishuBench, feishuBench } from './support/feishuBench.ts';
import { wordsIn } from './support/feishuCard.ts';
import { person } from './support/feishuPeople.ts';
import { type Fault, tenant } from './support/feishuServer.ts';
import { card, claimed, notice } from './support/messages.ts';

const sending = 'POST /open-apis/im/v1/messages';
const patching = 'PATCH /open-apis/im/v1/messages/*';
const members = 'GET /open-apis/im/v1/chats/*/members';
const hour = 60 * 60_000;

let bench: FeishuBench;
let clock = new Date('2026-01-01T02:00:00Z');
let keys = 0;

beforeAll(async () => {
  bench = await feishuBench('http', { now: () => clock, answerWithinMs: 1500 });
});
beforeEach(() => {
  bench.server.mend();
  bench.logged.length = 0;
  keys += 1;
});
afterAll(() => bench.close());

const key = () => `send ${keys}`;
const send = (message: Card = card) => bench.platform.send(bench.channel, message, key());
const stands = () => [...bench.world.messages.values()].filter(({ chat }) => chat === bench.channel).length;
const identity = (name: string) => `feishu:${tenant}:${person(name).id}`;
const later = (ms: number) => {
  clock = new Date(clock.getTime() + ms);
};

describe('a message is sent once', () => {
  it('within the hour that Feishu remembers our uuid, although we forgot', async () => {
    bench.server.fault(sending, { kind: 'after', how: 'hang' });
    const before = stands();
    expect((await send()).outcome).toBe('uncertain');
    const again = bench.make({
      keepsakes: { get: async () => undefined, put: async () => undefined, take: async () => undefined },
    });
    expect((await again.send(bench.channel, card, key())).outcome).toBe('sent');
    expect(stands()).toBe(before + 1);
  });

  it('after that hour too, because we remember', async () => {
    const first = await send();
    later(2 * hour);
    const before = stands();
    expect(await bench.make().send(bench.channel, card, key())).toEqual(first);
    expect(stands()).toBe(before);
  });

  it('and counts as sent although its number could not be kept', async () => {
    const broken = bench.make({
      keepsakes: {
        get: async () => undefined,
        put: () => Promise.reject(new Error('away')),
        take: async () => undefined,
      },
    });
    expect((await broken.send(bench.channel, card, key())).outcome).toBe('sent');
    expect(bench.logged.map(({ message }) => message)).toContain(
      'feishu message sent, but its number could not be kept',
    );
  });

  it('and nothing is sent while it cannot be known whether it was', async () => {
    const away = () => Promise.reject(new Error('away'));
    const before = stands();
    const broken = bench.make({ keepsakes: { get: away, put: away, take: away } });
    expect(await broken.send(bench.channel, card, key())).toMatchObject({ outcome: 'retry' });
    expect(stands()).toBe(before);
  });

  it('with a uuid within fifty characters that tells nothing of the key', async () => {
    await send();
    const uuid = String(bench.server.seen(sending).at(-1)?.call.body.uuid);
    expect(uuid.length).toBeLessThanOrEqual(50);
    expect(uuid).not.toContain('send');
  });
});

describe('what Feishu answers becomes what the outbox needs', () => {
  const reset = { 'x-ogw-ratelimit-reset': '12' };
  it.each<[string, Fault, object]>([
    [
      '429 for the whole app',
      { kind: 'code', code: 99991400, status: 429, headers: reset },
      { outcome: 'retry', afterMs: 12_000, scope: 'app' },
    ],
    [
      '400 with the same code',
      { kind: 'code', code: 99991400, headers: reset },
      { outcome: 'retry', afterMs: 12_000, scope: 'app' },
    ],
    [
      'too much in one group',
      { kind: 'code', code: 230020 },
      { outcome: 'retry', afterMs: 1000, scope: 'group' },
    ],
    ['429 without a word', { kind: 'answer', status: 429 }, { outcome: 'retry', scope: 'app' }],
    [
      '6: code ≠ 0 with HTTP 200',
      { kind: 'code', code: 230002, status: 200 },
      { outcome: 'failed', why: expect.stringContaining('添加机器人') },
    ],
    [
      'the group forbids bots to speak',
      { kind: 'code', code: 230018 },
      { outcome: 'failed', why: expect.stringContaining('群主') },
    ],
    [
      'rights are missing',
      { kind: 'code', code: 99991672 },
      { outcome: 'failed', why: expect.stringContaining('权限') },
    ],
    [
      'sensitive words',
      { kind: 'code', code: 230022 },
      { outcome: 'failed', why: expect.stringContaining('敏感') },
    ],
    ['the same message is on its way', { kind: 'code', code: 230049 }, { outcome: 'retry' }],
    ['502', { kind: 'answer', status: 502, body: '<html>' }, { outcome: 'uncertain' }],
    ['a page of a proxy', { kind: 'answer', status: 403, body: '<html>' }, { outcome: 'uncertain' }],
    ['200 that is no JSON', { kind: 'answer', status: 200, body: '<html>' }, { outcome: 'uncertain' }],
    ['a line that breaks', { kind: 'reset' }, { outcome: 'uncertain' }],
    ['no answer', { kind: 'after', how: 'hang' }, { outcome: 'uncertain' }],
    ['done, then 502', { kind: 'after', how: 'error' }, { outcome: 'uncertain' }],
  ])('%s', async (_what, fault, outcome) => {
    bench.server.fault(sending, fault);
    const before = bench.server.seen(sending).length;
    expect(await send()).toMatchObject(outcome);
    expect(bench.server.seen(sending)).toHaveLength(before + 1);
  });

  it('7: nothing is tried again by the SDK or by us: one call for one delivery', async () => {
    bench.server.fault(sending, { kind: 'answer', status: 500 }, 'always');
    const before = bench.server.seen(sending).length;
    await send();
    expect(bench.server.seen(sending)).toHaveLength(before + 1);
  });

  it('nobody is there: try again', async () => {
    const nowhere = bench.make({ domain: 'http://127.0.0.1:9' });
    expect(await nowhere.send(bench.channel, card, key())).toMatchObject({ outcome: 'retry' });
  });

  it('a token that Feishu no longer takes is fetched anew', async () => {
    await send();
    bench.server.expireTokens();
    keys += 1;
    later(2 * 60_000);
    expect(await send()).toMatchObject({ outcome: 'retry', afterMs: 1000 });
    expect((await send()).outcome).toBe('sent');
  });

  it('a card that Feishu refuses is sent as words', async () => {
    bench.server.fault(sending, { kind: 'code', code: 230099 });
    expect((await send()).outcome).toBe('sent');
    const last = [...bench.world.messages.values()].at(-1);
    expect(wordsIn(JSON.parse(last?.content ?? '{}')).join()).toContain(
      '患者家属称徐汇院区手术后未告知并发症',
    );
    expect(last?.content).not.toContain('button');
    expect(bench.logged).toContainEqual({
      fields: { code: 230099 },
      message: 'feishu refused a card of ours, sent as words',
    });
  });

  it('no log holds a word of the message, a token or a name', async () => {
    for (const fault of [
      { kind: 'code', code: 230001 },
      { kind: 'reset' },
      { kind: 'answer', status: 500 },
    ] as const) {
      bench.server.fault(sending, fault);
      keys += 1;
      await send();
    }
    const logged = JSON.stringify(bench.logged);
    expect(logged).not.toMatch(/患者|徐汇|t-first|Bearer|a-secret/);
  });
});

describe('a message that cannot be changed is gone', () => {
  it.each([
    ['withdrawn', 230011],
    ['older than 14 days', 230031],
    ['not of a kind that changes', 230054],
    ['no message of ours', 230001],
  ])('%s', async (_what, code) => {
    const sent = await send();
    bench.server.fault(patching, { kind: 'code', code });
    const ref = sent.outcome === 'sent' ? sent.ref : '';
    expect(await bench.platform.update(bench.channel, ref, claimed)).toEqual({
      outcome: 'failed',
      why: 'gone',
    });
  });

  it('after 14 days as Feishu counts them', async () => {
    const sent = await send();
    later(15 * 24 * hour);
    const ref = sent.outcome === 'sent' ? sent.ref : '';
    expect(await bench.platform.update(bench.channel, ref, claimed)).toEqual({
      outcome: 'failed',
      why: 'gone',
    });
  });

  it('but not when Feishu only has trouble', async () => {
    const sent = await send();
    bench.server.fault(patching, { kind: 'answer', status: 500 });
    const ref = sent.outcome === 'sent' ? sent.ref : '';
    expect(await bench.platform.update(bench.channel, ref, claimed)).toMatchObject({ outcome: 'retry' });
    bench.server.fault(patching, { kind: 'code', code: 230020, headers: { 'x-ogw-ratelimit-reset': '3' } });
    expect(await bench.platform.update(bench.channel, ref, claimed)).toMatchObject({
      outcome: 'retry',
      afterMs: 3000,
      scope: 'group',
    });
  });
});

describe('members', () => {
  const many = Array.from({ length: 250 }, (_, index) => person(`员工${index}`));
  const chat = () => bench.world.chats.get(bench.channel) ?? { members: [] };

  it('page by page, all of them', async () => {
    const before = chat().members;
    chat().members = many;
    const found = await bench.platform.members(bench.channel);
    expect(found.known && found.who).toHaveLength(250);
    chat().members = before;
  });

  it('5: 429 while paging is unknown, where the iterator of the SDK ends without a word', async () => {
    const before = chat().members;
    chat().members = many;
    for (const fault of [
      { kind: 'code', code: 99991400, status: 429 },
      { kind: 'answer', status: 500 },
      { kind: 'code', code: 232011, status: 200 },
    ] as const) {
      bench.server.fault(members, {
        kind: 'answer',
        status: 200,
        body: JSON.stringify({ code: 0, data: { items: [], has_more: true, page_token: '100' } }),
      });
      bench.server.fault(members, fault);
      expect((await bench.platform.members(bench.channel)).known).toBe(false);
    }
    chat().members = before;
  });

  it('are the people of our own company, without ourselves', async () => {
    const before = chat().members;
    chat().members = [
      person('李敏'),
      person('外单位的人', 'tk_other'),
      { ...person('烽火'), id: bench.world.bot },
    ];
    expect(await bench.platform.members(bench.channel)).toEqual({ known: true, who: [identity('李敏')] });
    chat().members = before;
  });

  it('an empty list is unknown, and so is one that never ends', async () => {
    const page = (data: object): Fault => ({
      kind: 'answer',
      status: 200,
      body: JSON.stringify({ code: 0, data }),
    });
    bench.server.fault(members, page({ items: [], has_more: false }));
    expect((await bench.platform.members(bench.channel)).known).toBe(false);
    const round = page({
      items: [{ member_id: 'ou_a', tenant_key: tenant }],
      has_more: true,
      page_token: 'x',
    });
    bench.server.fault(members, round, 'always');
    expect((await bench.platform.members(bench.channel)).known).toBe(false);
  });
});

describe('files', () => {
  const text = (size: number): Attachment => ({
    name: '证据.pdf',
    mime: 'application/pdf',
    bytes: new Uint8Array(size).fill(65),
  });
  const attach = (file: Attachment, caption = '') =>
    bench.platform.attach?.(bench.channel, file, caption, key());

  it('9: an upload that Feishu refuses has no key in it, and says why', async () => {
    bench.server.fault('POST /open-apis/im/v1/files', { kind: 'code', code: 234006, status: 200 });
    expect(await attach(text(10))).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('234006'),
    });
    bench.server.fault('POST /open-apis/im/v1/files', { kind: 'answer', status: 200, body: '{"code":0}' });
    expect(await attach(text(10))).toMatchObject({ outcome: 'uncertain' });
    expect(await attach(text(10))).toMatchObject({ outcome: 'sent' });
  });

  it('are not begun when they are empty or too large', async () => {
    expect(await attach(text(0))).toMatchObject({ outcome: 'failed' });
    expect(await attach(text(30 * 1024 * 1024 + 1))).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('30 MiB'),
    });
    expect(await attach({ ...text(10 * 1024 * 1024 + 1), mime: 'image/png' })).toMatchObject({
      outcome: 'failed',
    });
  });

  it('with words before them, which mention nobody', async () => {
    const before = stands();
    await attach(text(10), '<at user_id="all">所有人</at> 证据');
    expect(stands()).toBe(before + 2);
    const [said, file] = [...bench.world.messages.values()].slice(-2);
    expect([said?.type, file?.type]).toEqual(['post', 'file']);
    expect(JSON.parse(said?.content ?? '{}')).toEqual({
      zh_cn: { content: [[{ tag: 'text', text: '<at user_id="all">所有人</at> 证据' }]] },
    });
  });
});

describe('groups and rings', () => {
  it('a group of more than fifty people has all of them', async () => {
    const many = Array.from({ length: 120 }, (_, index) => person(`骨干${index}`));
    bench.world.chats.set('oc_everybody', {
      name: '全院',
      members: many,
      external: false,
      status: 'normal',
      bot: true,
    });
    const made = await bench.platform.makeGroup?.(
      'P128 指挥',
      many.map(({ id }) => `feishu:${tenant}:${id}`),
      key(),
    );
    const found = made?.made ? await bench.platform.members(made.channel) : undefined;
    expect(found?.known && found.who).toHaveLength(120);
  });

  it('says how many could not be brought in', async () => {
    const people = [identity('李敏'), identity('不存在'), 'slack:T1:U1'];
    expect(await bench.platform.addPeople?.(bench.channel, people)).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('2 人'),
    });
    expect(await bench.platform.addPeople?.(bench.channel, [identity('李敏')])).toEqual({
      outcome: 'sent',
      ref: bench.channel,
    });
  });

  it.each(['app', 'sms', 'phone'] as const)(
    'rings by %s, and once however often it is asked',
    async (how) => {
      await bench.platform.ring?.(identity('李敏'), notice, how, key());
      await bench.make().ring?.(identity('李敏'), notice, how, key());
      const rung = [...bench.world.messages.values()].at(-1);
      expect(rung?.urged).toEqual([{ how, who: person('李敏').id }]);
    },
  );

  it('says that a phone did not ring, and rings it when asked again', async () => {
    const urgent = 'PATCH /open-apis/im/v1/messages/*/urgent_phone';
    bench.server.fault(urgent, { kind: 'code', code: 99991672 });
    const ring = () => bench.platform.ring?.(identity('王伟'), notice, 'phone', key());
    expect(await ring()).toMatchObject({ outcome: 'failed', why: expect.stringContaining('没有响铃') });
    bench.server.fault(urgent, {
      kind: 'code',
      code: 99991400,
      status: 429,
      headers: { 'x-ogw-ratelimit-reset': '5' },
    });
    expect(await ring()).toMatchObject({ outcome: 'retry', afterMs: 5000 });
    expect(await ring()).toMatchObject({ outcome: 'sent' });
  });

  it('rings nobody of another company or without an account here', async () => {
    for (const who of ['feishu:tk_other:ou_a', 'slack:T1:U1', `feishu:${tenant}:all`]) {
      expect(await bench.platform.ring?.(who, notice, 'app', key())).toMatchObject({ outcome: 'failed' });
    }
  });

  it('knows when somebody read it', async () => {
    const sent = await bench.platform.ring?.(identity('李敏'), notice, 'app', key());
    const ref = sent?.outcome === 'sent' ? sent.ref : '';
    expect(await bench.platform.readAt?.(identity('李敏'), ref)).toBeUndefined();
    bench.world.messages.get(ref)?.read.set(person('李敏').id, clock);
    expect(await bench.platform.readAt?.(identity('李敏'), ref)).toEqual(clock);
    expect(await bench.platform.readAt?.(identity('王伟'), ref)).toBeUndefined();
  });
});

const page = readFileSync(join(import.meta.dirname, '../../docs/platforms/feishu.md'), 'utf8');

describe('docs/platforms/feishu.md', () => {
  it('gives the rights that we need and no more', () => {
    const json = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}';
    const { scopes } = z
      .object({ scopes: z.object({ tenant: z.array(z.string()) }) })
      .parse(JSON.parse(json));
    expect([...scopes.tenant].sort()).toEqual(Object.keys(neededScopes).sort());
  });

  it('names the events that we hear', () => {
    const listed = /```\n(im\.[\s\S]*?)```/.exec(page)?.[1]?.trim().split('\n');
    expect(listed).toEqual([...events]);
    expect(page).toContain('card.action.trigger');
  });
});

describe('what the administrator is told', () => {
  const check = async () =>
    new Map((await bench.platform.check?.([bench.channel]))?.map((each) => [each.id, each]));

  it('names each right and each event, those that are missing with the next step, in two languages', async () => {
    bench.world.scopes = Object.keys(neededScopes).filter((scope) => scope !== 'im:message.urgent');
    bench.world.subscribed = ['im.message.receive_v1'];
    const found = await check();
    const lost = [...found.values()].filter(({ state }) => state === 'bad');
    expect(lost.map(({ id }) => id)).toEqual([
      'feishu.scope.im:message.urgent',
      ...events.slice(1).map((name) => `feishu.event.${name}`),
      'feishu.event.card.action.trigger',
    ]);
    for (const { id, what, next } of lost) {
      const name = id.replace(/^feishu\.(?:scope|event)\./u, '');
      expect([what.zh, what.en].every((words) => words.includes(name))).toBe(true);
      expect(next?.zh).toContain('发布');
      expect(`${what.en} ${next?.en}`).not.toMatch(/[^\x20-\x7e]/u);
    }
    expect(found.get('feishu.event.im.message.receive_v1')?.state).toBe('ok');
  });

  it('is well when nothing is missing', async () => {
    bench.world.scopes = Object.keys(neededScopes);
    bench.world.subscribed = [...events, 'card.action.trigger'];
    const found = [...(await check()).values()];
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([]);
    const named = [...Object.keys(neededScopes), ...Object.keys(optionalScopes), ...events];
    expect(found).toHaveLength(named.length + 5);
    for (const name of Object.keys(optionalScopes)) expect(page).toContain(name);
    const sms = (await check()).get('feishu.scope.im:message.urgent:sms');
    expect(sms).toMatchObject({ state: 'ok', what: { zh: expect.stringContaining('没有可选权限') } });
    bench.world.scopes = [...Object.keys(neededScopes), 'im:message.urgent:sms'];
    const there = (await check()).get('feishu.scope.im:message.urgent:sms');
    expect(there?.what.zh).toBe('有权限 im:message.urgent:sms（短信加急）');
  });

  it('does not miss the right to ask which company is ours where FEISHU_TENANT says it', async () => {
    bench.world.scopes = Object.keys(neededScopes).filter((scope) => scope !== 'tenant:tenant:readonly');
    const ids = async (more: object) =>
      ((await bench.make(more).check?.([])) ?? []).filter(({ state }) => state === 'bad').map(({ id }) => id);
    expect(await ids({})).toContain('feishu.scope.tenant:tenant:readonly');
    expect(await ids({ tenantKey: tenant })).not.toContain('feishu.scope.tenant:tenant:readonly');
  });

  it.each<[string, object, string, string]>([
    ['is external', { external: true }, 'externally shared', 'internal group'],
    ['is dissolved', { status: 'dissolved' }, 'dissolved', 'another group'],
    ['has not the bot in it', { bot: false }, '232011', 'add it'],
  ])('says of a group that it %s, and what to do, in two languages', async (_how, change, why, step) => {
    const chat = bench.world.chats.get(bench.channel);
    const before = { ...chat };
    Object.assign(chat ?? {}, change);
    const fresh = (await bench.make().check?.([bench.channel])) ?? [];
    Object.assign(chat ?? {}, before);
    const found = fresh.find(({ id }) => id === `feishu.channel.${bench.channel}`);
    expect(found).toMatchObject({ state: 'bad', what: { en: expect.stringContaining(why) } });
    expect(found?.what.zh).toContain(why);
    expect(found?.next?.en).toContain(step);
    expect(found?.next?.zh).not.toBe(found?.what.zh);
    expect(`${found?.what.en} ${found?.next?.en}`).not.toMatch(/[^\x20-\x7e]/u);
  });

  it('says what to do by hand where Feishu does not say', async () => {
    bench.server.fault('GET /open-apis/application/v6/*', { kind: 'code', code: 99991672 }, 'always');
    bench.server.fault(
      'GET /open-apis/application/v6/applications/*',
      { kind: 'code', code: 99991672 },
      'always',
    );
    const found = await check();
    expect(found.get('feishu.scopes')?.state).toBe('warn');
    expect(found.get('feishu.events')?.next?.zh).toContain('im.chat.member.user.added_v1');
  });

  it('says that the credentials are wrong, and looks no further', async () => {
    const wrong = bench.make({ appSecret: 'wrong' });
    const found = await wrong.check?.([bench.channel]);
    expect(found?.map(({ id, state }) => [id, state])).toEqual([
      ['feishu.token', 'bad'],
      [`feishu.channel.${bench.channel}`, 'bad'],
    ]);
  });

  it('says of a group that nobody of the company is in it', async () => {
    const chat = bench.world.chats.get(bench.channel);
    const before = chat?.members ?? [];
    if (chat) chat.members = [person('外单位的人', 'tk_other')];
    expect((await check()).get(`feishu.channel.${bench.channel}`)?.state).toBe('warn');
    if (chat) chat.members = before;
  });

  it('does not need to ask which company is ours when it is named', async () => {
    bench.server.fault('GET /open-apis/tenant/v2/tenant/query', { kind: 'code', code: 99991672 }, 'always');
    expect((await bench.make().check?.([]))?.[0]).toMatchObject({
      state: 'bad',
      next: { zh: expect.stringContaining('FEISHU_TENANT') },
    });
    expect((await bench.make({ tenantKey: tenant }).check?.([]))?.[0]).toMatchObject({ state: 'ok' });
  });
});
