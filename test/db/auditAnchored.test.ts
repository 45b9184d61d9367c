import { afterAll, beforeAll, expect, it } from 'vitest';
import { askService } from '../../src/cli/socket.ts';
import { openPostgres } from '../support/databases.ts';
import { type House, openHouse } from '../support/house.ts';

type Database = Awaited<ReturnType<typeof openPostgres>>;
let database: Database;
let house: House;
beforeAll(async () => {
  database = await openPostgres();
  house = await openHouse({ databaseUrl: database.databaseUrl ?? '' });
});
afterAll(async () => {
  await house?.stop();
  await database?.drop();
});

const verify = async (heads: readonly string[] = []) =>
  (await askService(house.data, 'audit verify', { heads })) ?? expect.fail('nobody answers');

it('a running house has noted the head of its audit outside the database, and a chain written anew is told', async () => {
  await expect.poll(() => verify()).toMatchObject({ ok: true, result: { ok: true, noted: 1 } });
  const { head, rows } = await house.store.audit.verify();
  const mine = `${rows}:${head.slice(0, 16)}`;
  expect(await verify([mine])).toMatchObject({ ok: true, result: { ok: true, noted: 2 } });
  expect(await verify(['yesterday'])).toMatchObject({
    ok: false,
    why: expect.stringContaining('not a head'),
  });

  await database.raw('ALTER TABLE audit DISABLE TRIGGER ALL');
  await database.raw('DELETE FROM audit');
  await database.raw(`UPDATE audit_head SET seq = 0, hash = ''`);
  for (let n = 0; n < rows; n += 1)
    await house.store.audit.note({
      actor: 'system',
      action: 'made up',
      subject: `${n}`,
      detail: {},
      at: new Date(),
    });
  expect(await house.store.audit.verify()).toMatchObject({ ok: true, rows });
  expect(await verify()).toMatchObject({
    result: { ok: false, why: expect.stringContaining('noted outside') },
  });
});
