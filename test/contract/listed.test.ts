import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wecomChat } from '../../src/bot/wecom/chat.ts';
import type { Platform } from '../../src/ports.ts';
import { type FeishuBench, feishuBench } from './support/feishuBench.ts';
import { tenant } from './support/feishuServer.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { scopes } from './support/slackServer.ts';
import { app, wecomApiServer } from './support/wecomApiServer.ts';

/** Who this is by the directory; the platform must have one. */
function listed(platform: Platform, who: string) {
  return platform.listed?.(who) ?? expect.fail('no directory');
}

describe('whose account it is, by Slack', () => {
  let bench: SlackBench;
  beforeAll(async () => {
    bench = await slackBench();
  });
  afterAll(() => bench?.close());

  it('is told by the address that Slack has of a person of this workspace', async () => {
    const [user] = bench.server.users;
    const who = `slack:${bench.server.team}:${user}`;
    expect(await listed(bench.platform, who)).toEqual({ emails: [expect.stringMatching(/^limin@/)] });
  });

  it.each([
    ['of another workspace', () => `slack:T0OTHER:${bench.server.users[0]}`],
    ['that is not there', () => `slack:${bench.server.team}:U0NOBODY`],
    ['of another platform', () => 'feishu:t:ou_1'],
  ])('is not told of one %s', async (_what, who) => {
    expect(await listed(bench.platform, who())).toBeUndefined();
  });

  it('is not told of a guest, nor by an address that nobody has confirmed', async () => {
    const who = `slack:${bench.server.team}:${bench.server.users[1]}`;
    const change = (more: object) => (answer: Record<string, unknown>) => ({
      ...answer,
      user: { ...(answer.user as object), ...more },
    });
    const fault = { kind: 'rewrite', change: change({ is_restricted: true }) } as const;
    bench.server.fault('users.info', fault, 'always');
    expect(await listed(bench.make(), who)).toBeUndefined();
    bench.server.mend();
    const unconfirmed = { kind: 'rewrite', change: change({ is_email_confirmed: false }) } as const;
    bench.server.fault('users.info', unconfirmed, 'always');
    expect(await listed(bench.make(), who)).toBeUndefined();
    bench.server.mend();
  });

  it('is not told without the right to read addresses, and all else goes on', async () => {
    const poor = await slackBench(
      {},
      scopes.filter((scope) => scope !== 'users:read.email'),
    );
    expect(await listed(poor.platform, `slack:${poor.server.team}:${poor.server.users[0]}`)).toBeUndefined();
    expect((await poor.platform.members(poor.server.channel)).known).toBe(true);
    await poor.close();
  });

  it('is not told while Slack is away', async () => {
    bench.server.fault('users.info', { kind: 'reset' }, 'always');
    const who = `slack:${bench.server.team}:${bench.server.users[0]}`;
    expect(await listed(bench.make(), who)).toBeUndefined();
    bench.server.mend();
  });
});

describe('whose account it is, by Feishu', () => {
  let bench: FeishuBench;
  beforeAll(async () => {
    bench = await feishuBench('http');
    await bench.start();
  });
  afterAll(() => bench?.close());
  const who = () => `feishu:${tenant}:${bench.people[0].id}`;

  it.each<[string, Record<string, unknown>, object | undefined]>([
    [
      'all that it says',
      { name: '李敏', email: 'li@x.cn', enterprise_email: 'limin@x.cn', employee_no: 'E001' },
      { emails: ['limin@x.cn'], employeeNo: 'E001' },
    ],
    ['no contact address, which nobody has proved to be theirs', { email: 'limin@x.cn' }, { emails: [] }],
    ['what the app may read', { name: '李敏', email: '' }, { emails: [] }],
    ['nothing of who has left', { email: 'li@x.cn', status: { is_resigned: true } }, undefined],
    ['nothing of who is frozen', { email: 'li@x.cn', status: { is_frozen: true } }, undefined],
  ])('is %s', async (_what, user, expected) => {
    bench.world.directory.set(bench.people[0].id, user);
    expect(await listed(bench.platform, who())).toEqual(expected);
  });

  it('is nothing of another company, of who is not there, or without the right', async () => {
    expect(await listed(bench.platform, `feishu:tk_other:${bench.people[0].id}`)).toBeUndefined();
    expect(await listed(bench.platform, `feishu:${tenant}:ou_nobody`)).toBeUndefined();
    bench.server.fault('GET /open-apis/contact/v3/users/*', { kind: 'code', code: 99_991_672 });
    expect(await listed(bench.platform, who())).toBeUndefined();
    expect(JSON.stringify(bench.logged)).not.toContain('@x.cn');
  });
});

describe('whose account it is, by WeCom', () => {
  it('is told by the company address of who is active, never by one that they wrote themselves', async () => {
    const server = await wecomApiServer({
      ...{ tags: {}, parties: {}, robots: [] },
      cards: {
        limin: { userid: 'limin', status: 1, email: 'li@x.cn', biz_mail: 'limin@x.cn' },
        wangwei: { userid: 'wangwei', status: 1, email: 'limin@x.cn' },
        left: { userid: 'left', status: 5, biz_mail: 'li@x.cn' },
      },
    });
    const write = () => undefined;
    const platform = wecomChat({
      ...{ corpId: app.corp, agentSecret: app.secret, apiUrl: server.api, keepsakes: keepsakesOf() },
      ...{ now: () => new Date(), log: { info: write, warn: write, error: write } },
    });
    const of = (user: string, corp = app.corp) => listed(platform, `wecom:${corp}:${user}`);
    expect(await of('limin')).toEqual({ emails: ['limin@x.cn'] });
    expect(await of('wangwei')).toEqual({ emails: [] });
    for (const nobody of [of('left'), of('nobody'), of('limin', 'ww0000000000')])
      expect(await nobody).toBeUndefined();
    await server.close();
  });
});
