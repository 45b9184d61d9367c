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

  it('are named, each, and a model goes over all of them', async () => {
    const visitor = await house.visitor('release');
    const answer = await visitor.post('/api/say', {
      group: 'hq-release',
      text: 'P1 拟声明 官网 公众号 微博 答记者问',
    });
    for (const number of [1, 2, 3, 4])
      expect(answer).toHaveProperty('text', expect.stringContaining(`P1-v${number}`));
    const written = async () => {
      const [view] = await house.store.reads.list(hq, { limit: 1 });
      const versions = view?.incident.versions ?? [];
      return versions.filter(({ by }) => by.kind === 'machine').map(({ base }) => base);
    };
    await expect.poll(async () => (await written()).toSorted(), { timeout: 60_000 }).toEqual([1, 2, 3, 4]);
    expect(server.asked).toHaveLength(4);
  });
});
