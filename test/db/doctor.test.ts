import { describe, expect, it } from 'vitest';
import { lookAlone } from '../../src/cli/doctorAlone.ts';
import { diagnose } from '../../src/cli/doctorRun.ts';
import { exampleFolder, readEnv } from '../../src/config.ts';
import { collected } from '../support/collected.ts';
import { databases, type Opened, openPglite, openPostgres } from '../support/databases.ts';
import { openHouse } from '../support/house.ts';
import { noon } from '../support/story.ts';

/** The key that every store of the tests has, and another. */
const [own, other] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64'));

function envOf({ dataDir, databaseUrl }: Pick<Opened, 'dataDir' | 'databaseUrl'>, key = own) {
  const env = readEnv({
    ...{ FENGHUO_CONFIG: exampleFolder, FENGHUO_DATA: dataDir, FENGHUO_SEAL_KEY: key },
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  });
  if (!env.ok) throw new Error(JSON.stringify(env.problems));
  return env.value;
}

/** As the command looks where no service runs: by the states of its findings. */
async function alone(opened: Opened, key = own, now = () => new Date()) {
  const found = await collected(lookAlone(envOf(opened, key), now));
  return Object.fromEntries(found.map(({ id, state }) => [id, state]));
}

const keep = ({ store }: Opened) =>
  store.mentions.keep('vendor', [{ externalId: '1', kind: 'post', title: '投诉', reach: {} }], noon);

describe.each(databases)('the doctor, at a database that nobody uses: %s', (_name, open) => {
  it('finds it well, with the key that sealed what is in it', async () => {
    const opened = await open();
    await keep(opened);
    await opened.close();
    const good = { 'database.version': 'ok', 'database.migrations': 'ok', 'seal.key': 'ok' };
    expect(await alone(opened)).toMatchObject(good);
    expect(await alone(opened, other)).toMatchObject({ ...good, 'seal.key': 'bad' });
    await opened.drop();
  });

  it('names migrations to come, and those of a newer program', async () => {
    const opened = await open();
    await opened.raw(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '0003%'`);
    const look = () => opened.store.look();
    const parts = { env: envOf(opened), settings: undefined, platforms: [], now: () => new Date(), look };
    const pending = await collected(diagnose(parts));
    expect(pending.find(({ id }) => id === 'database.migrations')).toMatchObject({
      state: 'warn',
      what: { zh: expect.stringContaining('0003') },
      next: { en: expect.stringContaining('back up') },
    });
    await opened.raw(
      `UPDATE _prisma_migrations SET migration_name = '9999_next' WHERE migration_name LIKE '0002%'`,
    );
    const newer = await collected(diagnose(parts));
    expect(newer.find(({ id }) => id === 'database.migrations')).toMatchObject({ state: 'bad' });
    await opened.drop();
  });
});

it('says that the key is gone while what it sealed is there', async () => {
  const opened = await openPglite();
  await keep(opened);
  await opened.close();
  const { sealKey: _given, ...env } = envOf(opened);
  const found = await collected(lookAlone(env, () => new Date()));
  expect(found.find(({ id }) => id === 'seal.key')).toMatchObject({
    state: 'bad',
    next: { zh: expect.stringContaining('从备份放回') },
  });
  await opened.drop();
});

it('names a process that holds the folder and does not answer', async () => {
  const opened = await openPglite();
  expect(await alone(opened)).toMatchObject({ 'data.lock': 'bad' });
  await opened.drop();
});

it.each([
  [0, 'ok'],
  [10_000, 'warn'],
  [600_000, 'bad'],
])('finds clocks that differ by %i ms: %s', async (ms, state) => {
  const opened = await openPostgres();
  const later = () => new Date(Date.now() + ms);
  expect(await alone(opened, own, later)).toMatchObject({ 'clock.database': state });
  await opened.drop();
});

it('is answered by a running service: from what it has, writing a row to see that it can', async () => {
  const house = await openHouse();
  const { store, settings, platforms } = house;
  const env = envOf({ dataDir: house.data, databaseUrl: undefined });
  const found = await collected(
    diagnose({ env, settings: settings(), platforms, now: () => new Date(), ...store }),
  );
  expect(found.filter(({ state }) => state === 'bad')).toEqual([]);
  expect(found.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['service', 'data.lock', 'database.write']),
  );
  await house.stop();
});
