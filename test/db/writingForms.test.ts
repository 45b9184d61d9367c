import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitPath } from '../../src/incident/incident.ts';
import { type House, openHouse } from '../support/house.ts';
import { llmServer } from '../support/llmServer.ts';

const hq = ['hq' as UnitPath];
const said = {
  title: '情况说明',
  sentences: [{ part: 'attitude', text: '我们对此高度重视，感谢您的关注。', facts: [] }],
};

describe('drafts for several audiences at once', () => {
  let server: Awaited<ReturnType<typeof llmServer>>;
  let house: House;
  beforeAll(async () => {
    server = await llmServer(() => ({ says: said }));
    house = await openHouse({
      llm: { key: 'k', baseUrl: server.baseUrl, model: 'm' },
      fetchPage: async (url) => ({
        ...{ ok: true, status: 200, url, headers: { 'content-type': 'text/html; charset=utf-8' } },
        bytes: Buffer.from('<html><body><p>首页</p></body></html>'),
      }),
      edit: { 'policy.yaml': (text) => `${text}\nsecond_opinion: {daily_calls: 0}\n` },
    });
    const title = '示例医院徐汇院区手术后患者死亡，家属讨说法';
    await house.intake.keep('s', [{ externalId: 'w', kind: 'post', title }]);
    await house.quiet();
  });
  afterAll(async () => {
    await house?.stop();
    await server?.stop();
  });

  const versions = async () => (await house.store.reads.list(hq, { limit: 1 }))[0]?.incident.versions ?? [];
  const byMachine = async () =>
    (await versions()).filter(({ by }) => by.kind === 'machine').map(({ base }) => base ?? 0);
  async function say(account: string, group: string, text: string): Promise<unknown> {
    const visitor = await house.visitor(account);
    return visitor.post('/api/say', { group, text });
  }

  it('are named, each, and a model goes over all of them', async () => {
    const answer = await say('release', 'hq-release', 'P1 拟声明 官网 公众号 微博 答记者问');
    for (const number of [1, 2, 3, 4])
      expect(answer).toHaveProperty('text', expect.stringContaining(`P1-v${number}`));
    await expect.poll(async () => (await byMachine()).toSorted(), { timeout: 60_000 }).toEqual([1, 2, 3, 4]);
    expect(server.asked).toHaveLength(4);
  });

  it('are gone over in a correction too', async () => {
    const version = (await versions()).find(({ base }) => base === 1) ?? expect.fail('no text');
    const name = `P1-v${version.number} ${version.hash.slice(0, 8)}`;
    const steps = [
      ['release', 'hq-release', '提交'],
      ['commander', 'hq-command', '同意 已看过'],
      ['legal', 'hq-review', '同意'],
      ['release', 'hq-release', '登记发布 https://www.demo.example/1'],
      ['release', 'hq-release', '更正'],
    ] as const;
    for (const [who, group, words] of steps)
      expect(await say(who, group, `${name} ${words}`), words).toMatchObject({ tone: 'ok' });
    const correction = (await versions()).find(({ purpose }) => purpose === 'correction');
    await expect.poll(byMachine, { timeout: 60_000 }).toContain(correction?.number);
  });
});
