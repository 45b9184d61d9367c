import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../support/databases.ts';
import { type House, openHouse } from '../support/house.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const sealKey = Buffer.alloc(32, 9).toString('base64');

/** What nobody may read in a log, in a figure, in the database or in a group: pieces of it count too. */
const secrets = {
  phone: '13812345678',
  id: '11010519491231002X',
  wechat: 'zhangwei_8866',
  patient: '欧阳晓芸',
  handle: '深夜不睡的小透明',
  reporter: '13987654321',
  reasoned: '15900001111',
} as const;
const post = `示例医院徐汇院区误诊，患者${secrets.patient}术后死亡，家属电话${secrets.phone}，身份证${secrets.id}，微信号：${secrets.wechat}`;

describe('words of a post, in the clear', () => {
  const said: string[] = [];
  const hear = (fields: object, message: string) => {
    const whole = (_key: string, value: unknown) =>
      value instanceof Error ? `${value.message} ${value.stack} ${JSON.stringify({ ...value })}` : value;
    said.push(`${message} ${JSON.stringify(fields, whole)}`);
  };
  let database: Awaited<ReturnType<typeof openPostgres>>;
  let house: House;
  beforeAll(async () => {
    database = await openPostgres();
    house = await openHouse({
      ...{ databaseUrl: database.databaseUrl ?? '', sealKey, secret },
      log: { info: hear, warn: hear, error: hear },
    });
  });
  afterAll(async () => {
    await house.stop();
    await database.drop();
  });

  async function hook(body: string): Promise<number> {
    const [id, at] = [randomUUID(), new Date()];
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    return (await fetch(`${house.url}/hooks/replay`, { method: 'POST', headers, body })).status;
  }

  it('come in by every door, whole, broken and refused', async () => {
    const mention = { kind: 'post', site: '微博', author: secrets.handle };
    const mentions = [
      { ...mention, id: 'p-1', title: post.slice(0, 30), text: post },
      { ...mention, id: 'p-2', text: `${post}，求扩散`, url: 'https://example.com/2' },
      { ...mention, id: 'p-3', publishedAt: secrets.patient, text: post },
    ];
    expect(await hook(JSON.stringify({ mentions }))).toBe(202);
    expect(await hook(`{"mentions":[{"text":"${post}"`)).toBe(400);
    await house.quiet();
    const [view] = await house.store.reads.list(['hq' as never], { limit: 1 });
    const subject = view?.incident.id ?? expect.fail('no incident');
    const xuhui = await house.visitor('xuhui');
    const commander = await house.visitor('commander');
    const report = `上报 患者${secrets.patient}的家属又来电${secrets.reporter}，要求道歉`;
    await xuhui.post('/api/say', { group: 'xuhui', text: report });
    const press = (action: string, values: object) =>
      commander.post('/api/press', { group: 'hq-command', subject, action, values });
    const direct = {
      text: `联系${secrets.patient}的家属${secrets.reporter}`,
      minutes: '120',
      to: 'hq/east/xuhui',
    };
    const level = { level: 'orange', reason: `家属${secrets.patient}，电话${secrets.reasoned}` };
    expect(await press('view', { reason: `核实身份，问过${secrets.reasoned}` })).toMatchObject({
      tone: 'ok',
    });
    expect(await press('direct', direct)).toMatchObject({ tone: 'ok' });
    expect(await press('setLevel', level)).toMatchObject({ tone: 'ok' });
    await press('noSuchThing', { reason: post });
    await house.quiet();
    expect((await house.store.audit.verify()).ok).toBe(true);
  });

  it.each(Object.entries(secrets))(
    'leave nothing of a %s in any log line or figure',
    async (_what, words) => {
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter((line) => line.includes(words))).toEqual([]);
      const metrics = await (await fetch(`${house.url}/metrics`)).text();
      expect(metrics).toContain('outbox_pending');
      expect(metrics).not.toContain(words);
    },
  );

  it.each(Object.entries(secrets))(
    'leave nothing of a %s in any row of the database',
    async (_what, words) => {
      const tables = await database.raw(
        "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')",
      );
      expect(tables.length).toBeGreaterThan(20);
      const held: string[] = [];
      for (const { name } of tables) {
        const rows = await database.raw(
          `SELECT 1 FROM ${name} AS t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`,
          words,
        );
        if (rows.length > 0) held.push(String(name));
      }
      expect(held).toEqual([]);
    },
  );
});
