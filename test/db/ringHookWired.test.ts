import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentView } from '../../src/incident/view.ts';
import { ringProvider, ringSecret } from '../contract/support/ringProvider.ts';
import { type House, openHouse } from '../support/house.ts';

/** The service as it is started with a ring hook, when something red comes in and nobody has a chat app that rings. */
describe('a service with a ring hook', () => {
  let house: House;
  const provider = ringProvider();
  beforeAll(async () => {
    const ringHook = { url: await provider.listen(), secret: ringSecret };
    house = await openHouse({ chats: { ringHook } });
  });
  afterAll(async () => {
    await Promise.all([house.stop(), provider.close()]);
  });

  async function incident(): Promise<IncidentView | undefined> {
    return (await house.store.reads.list(['hq' as never], { limit: 1 }))[0];
  }

  function called(): readonly string[] {
    return provider.asked.map(({ body }) => JSON.parse(body).person.employeeNo).sort();
  }

  it('rings the duty persons of every tier, and the card says so', async () => {
    const title = '徐汇院区术后患者死亡，家属质疑';
    await house.intake.keep('s', [{ externalId: 'red', kind: 'post', title }]);
    const { people } = house.settings();
    const told = ['web:xuhui', 'web:east', 'web:hq-command', 'web:hq-analysis', 'web:hq-office'];
    const duty = [...people.byId.values()].filter(
      ({ onCall, roster }) => onCall && roster.some((group) => told.includes(group)),
    );
    expect(duty.length).toBeGreaterThanOrEqual(3);
    await expect.poll(called, { timeout: 30_000 }).toEqual(duty.map(({ id }) => id).sort());
    await expect.poll(async () => (await incident())?.rung.length, { timeout: 30_000 }).toBe(duty.length);
    expect((await incident())?.incident.level).toBe('red');
    expect(provider.rung.size).toBe(duty.length);
  });

  it('calls nobody any more once somebody has claimed it', async () => {
    const view = await incident();
    const monitor = await house.visitor('xuhui');
    await monitor.post('/api/press', { group: 'xuhui', subject: view?.incident.id, action: 'claim' });
    await expect.poll(async () => (await incident())?.incident.stage, { timeout: 30_000 }).toBe('owned');
    const before = provider.asked.length;
    await house.store.outbox.put([
      {
        queue: 'ring',
        incident: view?.incident.id as never,
        due: new Date().toISOString(),
        key: 'once more',
      },
    ]);
    await house.quiet();
    expect(provider.asked).toHaveLength(before);
  });

  it('keeps who was rung, and no number anywhere', async () => {
    expect((await house.store.audit.verify()).ok).toBe(true);
    const [rung] = (await incident())?.rung ?? [];
    const { phone = '' } = house.settings().people.byId.get(rung?.person ?? ('' as never)) ?? {};
    expect(provider.asked.some(({ body }) => body.includes(phone))).toBe(true);
    const kept = Buffer.concat(files(join(house.data, 'pg')).map((path) => readFileSync(path)));
    expect(kept.includes(rung?.id ?? '-')).toBe(true);
    for (const number of [phone, phone.replaceAll(/\D/g, '')]) expect(kept.includes(number)).toBe(false);
  });
});

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
