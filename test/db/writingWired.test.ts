import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../support/databases.ts';
import { type House, openHouse } from '../support/house.ts';
import { llmServer } from '../support/llmServer.ts';

const sealKey = Buffer.alloc(32, 5).toString('base64');

/** The service with a writer that may be asked once for each incident: one draft may cost 12,000 tokens. */
describe('what drafts of one incident cost', () => {
  let server: Awaited<ReturnType<typeof llmServer>>;
  let database: Awaited<ReturnType<typeof openPostgres>>;
  let house: House;
  const open = () =>
    openHouse({
      ...{ databaseUrl: database.databaseUrl ?? '', sealKey },
      llm: { key: 'k', baseUrl: server.baseUrl, model: 'm' },
      edit: {
        'policy.yaml': (text) =>
          `${text}\nsecond_opinion: {daily_calls: 0}\nstatements: {writer: {incident_tokens: 12500}}\n`,
      },
    });
  beforeAll(async () => {
    server = await llmServer(() => ({ says: { nonsense: true } }));
    database = await openPostgres();
    house = await open();
    const titles = [
      '示例医院徐汇院区手术后患者死亡，家属讨说法',
      '示例医院天河院区停车场收费太贵，保安态度恶劣',
    ];
    await house.intake.keep(
      's',
      titles.map((title, at) => ({ externalId: `w${at}`, kind: 'post', title })),
    );
    await house.quiet();
  });
  afterAll(async () => {
    await house?.stop();
    await Promise.all([server?.stop(), database?.drop()]);
  });

  const figures = async (name: string) => {
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    return metrics.split('\n').filter((line) => line.startsWith(name));
  };
  async function drafts(code: string) {
    const visitor = await house.visitor('release');
    const key = randomUUID();
    await visitor.post('/api/say', { group: 'hq-release', text: `${code} 拟声明 官网`, key });
  }
  const calls = async () => (await house.store.exchanges.spent(new Date(0))).calls;

  it('is counted at /metrics with what came of them, and kept by its incident', async () => {
    await drafts('P1');
    await expect.poll(() => figures('llm_drafts_total')).toEqual(['llm_drafts_total{result="nonsense"} 1']);
    expect(await figures('llm_drafts_tokens_total')).toEqual(['llm_drafts_tokens_total 760']);
    await expect.poll(calls).toBe(1);
    const [view] = await database.raw('SELECT incident FROM exchange');
    const spent = await house.store.exchanges.spent(new Date(0), String(view?.incident));
    expect(spent).toMatchObject({ calls: 1, tokens: 760 });
    expect((await house.store.exchanges.spent(new Date(0), 'another')).calls).toBe(0);
    expect(server.asked.map(({ bytes }) => bytes).join()).not.toContain(String(view?.incident));
  });

  it('is known after a restart: the incident that has spent its own asks no more, another does', async () => {
    await house.stop();
    house = await open();
    await drafts('P1');
    await expect.poll(() => figures('llm_drafts_total')).toEqual(['llm_drafts_total{result="spent"} 1']);
    await drafts('P2');
    await expect.poll(calls).toBe(2);
    expect(server.asked).toHaveLength(2);
  });
});
