import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../src/cli/dispatch.ts';
import { diagnose } from '../../src/cli/doctorRun.ts';
import { askedModel } from '../../src/speech.ts';
import { collected } from '../support/collected.ts';
import { openPglite } from '../support/databases.ts';
import { doubtful } from '../support/doubtful.ts';
import { type House, loud, openHouse } from '../support/house.ts';
import { adverse, llmServer } from '../support/llmServer.ts';

/** Numbers that no mention, fact or answer may bring into what is kept. */
const canaries = { told: '13812345678', said: '13987654321', made: '13700001111' };

/** The service as it is started with a key: what its model is asked and says. */
describe('what leaves for a model', () => {
  let house: House;
  let server: Awaited<ReturnType<typeof llmServer>>;
  beforeAll(async () => {
    server = await llmServer(() => ({ says: { ...adverse, words: [`请打${canaries.made}`] } }));
    house = await openHouse({ llm: { key: 'k', baseUrl: server.baseUrl, model: 'm', pricePerMillion: 2 } });
  });
  afterAll(async () => {
    await Promise.all([house?.stop(), server.stop()]);
  });

  const spent = () => house.store.exchanges.spent(new Date(0));

  it('has a row for each call, of opinions and of drafts, with its tokens and its cost', async () => {
    const [title] = (await doubtful(house.settings(), '徐汇院区：')).opened;
    const text = `家属留了电话${canaries.told}`;
    await house.intake.keep('s', [{ externalId: 'a', kind: 'post', title: title ?? '', text }]);
    await house.quiet();
    const [view] = await house.store.reads.list(['hq' as never], { limit: 1 });
    const say = async (account: string, group: string, words: string) => {
      const visitor = await house.visitor(account);
      await visitor.post('/api/say', { group, text: `${view?.code} ${words}` });
      await house.quiet();
    };
    await say('xuhui', 'xuhui', `补充事实 患者家属于11月20日投诉，留了电话${canaries.said}`);
    await say('xuhui-2', 'xuhui', '确认事实 1');
    await say('release', 'hq-release', '拟声明');
    await expect.poll(() => server.asked.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(async () => (await spent()).calls, { timeout: 30_000 }).toBe(server.asked.length);
    const { tokens, cost } = await spent();
    expect([tokens, cost]).toEqual([760 * server.asked.length, expect.closeTo((tokens * 2) / 1_000_000)]);
    expect(server.asked.map(({ body }) => JSON.stringify(body).includes('"draft"'))).toContain(true);
  });

  it('is read out by `fenghuo export exchanges`, masked, with a row in the audit', async () => {
    const out: string[] = [];
    const env = { FENGHUO_DATA: house.data, FENGHUO_CONFIG: house.settings().folder };
    const io = { env, cwd: house.data, out: (line: string) => void out.push(line), err: () => {} };
    const code = await dispatch(['export', 'exchanges', '--json'], {
      ...io,
      isTTY: false,
      now: () => new Date(),
    });
    expect([code, out.length]).toEqual([0, (await spent()).calls]);
    const exchanges = out.map((line) => JSON.parse(line));
    expect(new Set(exchanges.map(({ task }) => task))).toEqual(new Set(['draft', 'opinion']));
    expect(Object.values(canaries).filter((canary) => out.join().includes(canary))).toEqual([]);
    expect((await house.store.audit.verify()).ok).toBe(true);
  });

  it('leaves its numbers at /metrics, beside the noes to people', async () => {
    const visitor = await house.visitor('xuhui');
    const [view] = await house.store.reads.list(['hq' as never], { limit: 1 });
    await visitor.post('/api/say', { group: 'xuhui', text: `${view?.code} 拟声明` });
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    expect(metrics).toMatch(/^authz_denied_total\{action="[A-Za-z]+"\} 1$/m);
  });

  it('is counted and tried by the doctor, whose own question is kept as well', async () => {
    const before = (await spent()).calls;
    const { store, platforms, settings, data } = house;
    const llm = { key: 'k', baseUrl: server.baseUrl, model: 'm' };
    const env = { config: settings().folder, data, host: '127.0.0.1', port: 0, secret: () => undefined, llm };
    const now = () => new Date();
    const asked = askedModel(env, { ...store, newId: () => 'trial', now, log: loud });
    const parts = { env, settings: settings(), platforms, llm: asked, ...store, now };
    const found = await collected(diagnose(parts));
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(['llm.model', 'llm.spent']));
    await expect.poll(async () => (await spent()).calls).toBe(before + 1);
  });
});

it('is kept masked whatever is told, and spoils nothing when it cannot be kept', async () => {
  const db = await openPglite({});
  const env = {
    config: '',
    data: '',
    host: '',
    port: 0,
    secret: () => undefined,
    llm: { key: 'k', model: 'm' },
  };
  const lost: string[] = [];
  const log = { ...loud, warn: (_fields: object, message: string) => lost.push(message) };
  const ids = ['one', 'two', 'three'].values();
  const newId = () => ids.next().value ?? 'more';
  const asked = askedModel(env, { ...db.store, newId, now: () => new Date(), log });
  const told = { task: 'draft', model: 'm', tokens: 5, ms: 1, outcome: 'written' };
  asked?.record?.({ ...told, prompt: `打${canaries.told}`, answer: `打${canaries.made}` });
  const rows = () => db.raw('SELECT * FROM exchange');
  await expect.poll(async () => (await rows()).length).toBe(1);
  const kept = JSON.stringify(await rows());
  expect(Object.values(canaries).filter((canary) => kept.includes(canary))).toEqual([]);
  expect(kept).toContain('"cost":null');
  asked?.record?.({ ...told, prompt: 'the last before it stops', answer: '' });
  await db.close();
  expect(lost).toEqual([]);
  asked?.record?.({ ...told, prompt: '', answer: '' });
  await expect.poll(() => lost).toEqual(['what a model was asked could not be kept']);
  await db.drop();
});
