import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FeishuBench, feishuBench } from './support/feishuBench.ts';
import { app } from './support/feishuServer.ts';
import { card } from './support/messages.ts';

const endpoint = 'POST /callback/ws/endpoint';

let bench: FeishuBench;
beforeEach(async () => {
  bench = await feishuBench('socket', { answerWithinMs: 2000 });
});
afterEach(() => bench.close());

const words = (text: string) =>
  bench.at.messageEvent(bench.people[0], bench.channel, 'text', { text: `@_user_1 ${text}` });

describe('the long connection', () => {
  it('stands when start has returned', async () => {
    await bench.start();
    expect(bench.server.link.open()).toBe(1);
    await bench.at.carry(words('待办'));
    expect(bench.heard).toMatchObject([{ kind: 'ask', text: '待办' }]);
    expect((await bench.platform.check?.([]))?.find(({ id }) => id === 'feishu.connection')?.state).toBe(
      'ok',
    );
  });

  it('4: brings words whole that came in pieces, cut inside a character', async () => {
    await bench.start();
    bench.server.link.splitInto(97);
    await bench.at.carry(words('上报 患者投诉手术后高烧三天，家属多次询问'));
    expect(bench.heard).toMatchObject([{ kind: 'report', text: '患者投诉手术后高烧三天，家属多次询问' }]);
  });

  it('says 500 of what was not kept, so that Feishu brings it again', async () => {
    await bench.start();
    const event = words('上报 停电');
    const { says } = bench.house;
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    expect(await bench.at.carry(event)).toMatchObject({ ok: false });
    bench.house.says = says;
    expect(await bench.at.carry(event)).toMatchObject({ ok: true });
    expect(bench.heard).toHaveLength(2);
  });

  it('comes back by itself when the line breaks', async () => {
    await bench.start();
    bench.server.link.breakLines();
    await vi.waitFor(() => expect(bench.server.link.connections()).toBe(2), 15_000);
    await vi.waitFor(() => expect(bench.server.link.open()).toBe(1), 5000);
    await bench.at.carry(words('待办'));
    expect(bench.heard).toHaveLength(1);
  });

  it('begins anew when the SDK has given up', async () => {
    await bench.start();
    bench.server.fault(endpoint, {
      kind: 'answer',
      status: 200,
      body: '{"code":403,"msg":"forbidden","data":{}}',
    });
    bench.server.link.breakLines();
    await vi.waitFor(() => expect(bench.server.link.connections()).toBe(2), 20_000);
    expect(bench.logged.map(({ message }) => message)).toContain(
      'feishu gave up the connection, beginning anew',
    );
  });

  it('keeps the line alive', async () => {
    await bench.start();
    await vi.waitFor(() => expect(bench.server.link.pings()).toBeGreaterThan(1), 10_000);
  });

  it('says what is wrong when Feishu refuses it', async () => {
    bench.server.fault(endpoint, {
      kind: 'answer',
      status: 200,
      body: '{"code":514,"msg":"auth failed","data":{}}',
    });
    await expect(bench.start()).rejects.toThrow('飞书不接受长连接（514）');
  });

  it('says that the secret is not accepted', async () => {
    await expect(bench.make({ appSecret: 'wrong' }).start(bench.house.says)).rejects.toThrow(
      'FEISHU_APP_SECRET（10014）',
    );
  });

  it('starts while Feishu is away, and sends when it is back', async () => {
    bench.server.fault('GET /open-apis/bot/v3/info', { kind: 'reset' });
    bench.server.fault(endpoint, { kind: 'reset' });
    await bench.start();
    expect((await bench.platform.send(bench.channel, card, 'after away')).outcome).toBe('sent');
  });

  it.each([
    ['FEISHU_APP_ID', { appId: 'cli_short' }],
    ['FEISHU_APP_SECRET', { appSecret: ' ' }],
  ])('is not begun without %s: the SDK would stay silent', (name, missing) => {
    expect(() => bench.make(missing)).toThrow(name);
  });

  it('asks for nothing that only callbacks need', () => {
    expect(() => bench.make({ encryptKey: '', verificationToken: '', appId: app.id })).not.toThrow();
    expect(bench.platform.routes).toEqual([]);
  });
});
