import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentView } from '../../src/incident/view.ts';
import { doubtful } from '../support/doubtful.ts';
import { type House, openHouse } from '../support/house.ts';
import { adverse, llmServer, type Says } from '../support/llmServer.ts';

/** The service as it is started with a key, on what comes in. */
describe('a service with a second opinion', () => {
  let house: House;
  let server: Awaited<ReturnType<typeof llmServer>>;
  let titles: Awaited<ReturnType<typeof doubtful>>;
  let says: Says = { says: adverse };
  beforeAll(async () => {
    server = await llmServer(() => says);
    house = await openHouse({ llm: { key: 'k', baseUrl: server.baseUrl, model: 'm' } });
    titles = await doubtful(house.settings(), '徐汇院区：');
  });
  afterAll(async () => {
    await Promise.all([house.stop(), server.stop()]);
  });

  async function incidents(): Promise<readonly IncidentView[]> {
    return house.store.reads.list(['hq' as never], { limit: 50 });
  }

  function keep(id: string, title = ''): Promise<unknown> {
    return house.intake.keep('s', [{ externalId: id, kind: 'post', title }]);
  }

  it('asks about what it holds back, and about what it opened in doubt; not about what it is sure of', async () => {
    await keep('held', titles.held[0]);
    await expect
      .poll(async () => (await incidents())[0]?.incident.advice?.stance, { timeout: 30_000 })
      .toBe('adverse');
    says = { says: { ...adverse, negative: false, category: 'neutral' } };
    await keep('opened', titles.opened[0]);
    await expect
      .poll(async () => (await incidents()).map(({ incident }) => incident.advice?.stance).sort(), {
        timeout: 30_000,
      })
      .toEqual(['adverse', 'fair']);
    await keep('sure', '徐汇院区术后患者死亡，家属质疑');
    await keep('calm', '今天天气不错');
    await house.quiet();
    expect(server.asked).toHaveLength(2);
  });

  it('shows its card while the model still thinks, and stops without waiting for it', async () => {
    says = 'hang';
    await keep('slow', titles.opened[3]);
    await house.quiet();
    await expect.poll(() => server.asked.length).toBe(3);
    const shown = (await incidents()).find(({ first }) => first?.title === titles.opened[3]);
    const cards = await house.store.cards.of(shown?.incident.id ?? ('' as never));
    expect(cards.length).toBeGreaterThan(0);
    expect(shown?.incident.advice).toBeUndefined();
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    expect(metrics).toContain('llm_total{result="heard"} 2');
  });
});
