import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';

/** Where the SQL lives in the source tree and beside `dist`. */
export const migrationsFolder = join(import.meta.dirname, '../../prisma/migrations');

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Any number of ours: only one replica at a time may migrate. */
const advisoryLock = 7_294_001;

/** What Prisma's own migrate would have made, so that its tools go on working. */
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/**
 * Brings the database to the newest migration, each in one transaction, on one connection of the owner's.
 * @returns the names applied now.
 * @throws Error when a migration that was applied has been edited since, or the database knows one that we do not.
 */
export async function migrate(client: ClientBase, folder = migrationsFolder): Promise<readonly string[]> {
  const wanted = migrationsIn(folder);
  await client.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
  try {
    await client.query(table);
    const applied = await appliedIn(client);
    refuseEdited(wanted, applied);
    const missing = wanted.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [advisoryLock]);
  }
}

/** The names that `migrate` would apply, without changing anything. @throws as it does */
export async function pending(client: ClientBase, folder = migrationsFolder): Promise<readonly string[]> {
  const { rows } = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS there`);
  const applied = rows[0]?.there === null ? new Map<string, string>() : await appliedIn(client);
  const wanted = migrationsIn(folder);
  refuseEdited(wanted, applied);
  return wanted.map(({ name }) => name).filter((name) => !applied.has(name));
}

function migrationsIn(folder: string): readonly Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function appliedIn(client: ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function refuseEdited(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const ours = new Map(wanted.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    const now = ours.get(name);
    if (now === undefined) {
      throw new Error(
        `the database was migrated by a newer version: it knows ${name}, this program does not`,
      );
    }
    if (now !== checksum) {
      throw new Error(
        `migration ${name} was edited after it had been applied: put it back and add a new one`,
      );
    }
  }
}

async function apply(client: ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
