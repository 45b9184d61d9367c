import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { lockFolder } from '../../src/store/lock.ts';
import { lookAt } from '../../src/store/look.ts';
import { migrationsFolder } from '../../src/store/migrate.ts';
import { keyIdOf } from '../../src/store/seal.ts';
import { databases, emptyDatabase, type Opened } from '../support/databases.ts';
import { noon } from '../support/story.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-look-'));
  folders.push(folder);
  return folder;
}

const migrations = readdirSync(migrationsFolder)
  .filter((name) => /^\d{4}_/.test(name))
  .sort();

/** By itself, as `fenghuo doctor` looks where no service runs. */
function alone({ databaseUrl, dataDir }: Opened) {
  return lookAt(databaseUrl, dataDir, noon);
}

describe.each(databases)('a look at the database: %s', (name, open) => {
  const embedded = name === 'PGlite';

  it('tells its version, its clock, that nothing is pending and whose key sealed what is in it', async () => {
    const opened = await open();
    const began = Date.now();
    const there = { state: 'there', embedded, version: expect.stringMatching(/^\d+\.\d+/), pending: [] };
    const fresh = await opened.store.look();
    expect(fresh).toMatchObject(there);
    expect(fresh).not.toHaveProperty('sealedBy');
    expect(fresh.state === 'there' && fresh.clock.getTime()).toBeGreaterThan(began - 60_000);
    await opened.store.mentions.keep(
      'vendor',
      [{ externalId: '1', kind: 'post', title: '投诉', reach: {} }],
      noon,
    );
    expect(await opened.store.look()).toMatchObject({ sealedBy: keyIdOf(new Uint8Array(32).fill(7)) });
    await opened.close();
    expect(await alone(opened)).toMatchObject({ ...there, sealedBy: keyIdOf(new Uint8Array(32).fill(7)) });
    await opened.drop();
  });

  it('names what a newer program has done to it, and does not touch it', async () => {
    const opened = await open();
    await opened.raw(
      `UPDATE _prisma_migrations SET migration_name = '9999_next' WHERE migration_name LIKE '0001%'`,
    );
    expect(await opened.store.look()).toMatchObject({
      state: 'there',
      refused: expect.stringContaining('9999_next'),
    });
    await opened.drop();
  });

  it('names what is still to be applied', async () => {
    const opened = await open();
    const last = migrations.at(-1);
    await opened.raw(`DELETE FROM _prisma_migrations WHERE migration_name = $1`, last);
    expect(await opened.store.look()).toMatchObject({ state: 'there', pending: [last] });
    await opened.drop();
  });
});

describe('where no service runs', () => {
  it('finds no database in an empty folder, and makes none', async () => {
    const folder = newFolder();
    expect(await lookAt(undefined, join(folder, 'data'), noon)).toEqual({ state: 'none' });
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('names who has the folder, and leaves them alone', async () => {
    const [, open] = databases[0];
    const opened = await open();
    expect(await lookAt(undefined, opened.dataDir, noon)).toMatchObject({
      state: 'locked',
      why: expect.stringContaining(`process ${process.pid}`),
    });
    expect((await opened.store.look()).state).toBe('there');
    await opened.drop();
  });

  it('gives the folder back', async () => {
    const [, open] = databases[0];
    const opened = await open();
    await opened.close();
    expect((await lookAt(undefined, opened.dataDir, noon)).state).toBe('there');
    lockFolder(opened.dataDir, noon)();
    await opened.drop();
  });

  it('finds every migration pending in a database that is new, and applies none', async () => {
    const url = await emptyDatabase();
    expect(await lookAt(url, '', noon)).toMatchObject({
      state: 'there',
      embedded: false,
      pending: migrations,
    });
    expect(await lookAt(url, '', noon)).toMatchObject({ pending: migrations });
  });

  it.each([
    ['a server that is not there', () => 'postgresql://127.0.0.1:1/none'],
    ['a database that is not there', () => `${inject('postgres')}no_such_database`],
  ])('says why for %s', async (_what, url) => {
    const found = await lookAt(url(), '', noon);
    expect(found.state).toBe('away');
    expect(found.state === 'away' && found.why).not.toBe('');
  });
});
