import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, migrationsFolder } from '../../src/store/migrate.ts';
import { emptyDatabase } from '../support/databases.ts';
import { ours, schemaDiff } from '../support/schemaDiff.ts';

const scratch = mkdtempSync(join(tmpdir(), 'fenghuo-migrations-'));
const all = readdirSync(migrationsFolder)
  .filter((name) => /^\d{4}_/.test(name))
  .sort();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the schema and the migrations', () => {
  it('say the same: Prisma finds nothing to change', async () => {
    expect(await schemaDiff(ours.migrations, ours.schema)).toBe('-- This is an empty migration.');
  });

  it('are told apart as soon as one of them is changed alone', async () => {
    const schema = join(scratch, 'schema.prisma');
    const changed = readFileSync(ours.schema, 'utf8').replace(
      '  aside          String?',
      '  aside          String\n  more Int?',
    );
    writeFileSync(schema, changed);
    expect(await schemaDiff(ours.migrations, schema)).toContain('ADD COLUMN');
  });
});

describe('the applier', () => {
  it('migrates once when four replicas start together, and nothing the next time', async () => {
    const url = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: 4 }, () => on(url, (client) => migrate(client))));
    expect(applied.filter((names) => names.length > 0)).toEqual([all]);
    expect(await on(url, (client) => migrate(client))).toEqual([]);
  });

  it('refuses a migration that was edited after it had been applied, and one it does not know', async () => {
    const url = await emptyDatabase();
    const folder = copied('edited');
    await on(url, (client) => migrate(client, folder));
    const file = join(folder, '0001_beginning/migration.sql');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n-- one more word\n`);
    await expect(on(url, (client) => migrate(client, folder))).rejects.toThrow('0001_beginning was edited');
    rmSync(join(folder, '0001_beginning'), { recursive: true });
    await expect(on(url, (client) => migrate(client, folder))).rejects.toThrow('newer version');
  });

  it('takes a migration whole or not at all, and goes on where it stopped', async () => {
    const url = await emptyDatabase();
    const folder = copied('half');
    const next = join(folder, '9999_next');
    mkdirSync(next);
    writeFileSync(join(next, 'migration.sql'), 'CREATE TABLE half (id int); SELECT 1/0;');
    await expect(on(url, (client) => migrate(client, folder))).rejects.toThrow(
      '9999_next failed: division by zero',
    );
    writeFileSync(join(next, 'migration.sql'), 'CREATE TABLE half (id int);');
    expect(await on(url, (client) => migrate(client, folder))).toEqual(['9999_next']);
  });

  it('serves a login that owns nothing but its database: no superuser is needed', async () => {
    const url = await emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    await on(url, async (client) => {
      await client.query(`CREATE ROLE plain_${name} LOGIN PASSWORD 'plain' CREATEROLE`);
      await client.query(
        `ALTER DATABASE ${name} OWNER TO plain_${name}; ALTER SCHEMA public OWNER TO plain_${name}`,
      );
      await client.query(`GRANT fenghuo_app, fenghuo_worker TO plain_${name} WITH INHERIT FALSE`);
    });
    const plain = new URL(url);
    [plain.username, plain.password] = [`plain_${name}`, 'plain'];
    await on(plain.href, async (client) => {
      expect(await migrate(client)).toEqual(all);
      await client.query(`BEGIN; SELECT set_config('role', 'fenghuo_worker', true)`);
      expect((await client.query('SELECT seq FROM audit_head')).rowCount).toBe(1);
      await client.query('ROLLBACK');
      expect(
        (await client.query('SELECT seq FROM audit_head')).rowCount,
        'not even the owner without a role',
      ).toBe(0);
    });
    await on(url, (client) => client.query(`DROP OWNED BY plain_${name} CASCADE`));
  });
});

function copied(name: string): string {
  const folder = join(scratch, name);
  cpSync(migrationsFolder, folder, { recursive: true });
  return folder;
}

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
