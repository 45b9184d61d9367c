import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { litePool } from './connect.ts';
import { lockFolder } from './lock.ts';
import { pending } from './migrate.ts';

/** What stands in the database, looked at without changing it. */
export type DatabaseLook =
  | {
      readonly state: 'there';
      readonly embedded: boolean;
      /** Of PostgreSQL, e.g. `17.4`. */
      readonly version: string;
      /** Migrations that are still to be applied; all of them in a database that is new. */
      readonly pending: readonly string[];
      /** Why it can not be brought up to date. */
      readonly refused?: string;
      /** The database's own clock. */
      readonly clock: Date;
      /** The first byte of something sealed, which names its key; absent where nothing is. */
      readonly sealedBy?: number;
    }
  /** There is none yet: the first start makes it. */
  | { readonly state: 'none' }
  /** Another process has the data folder. */
  | { readonly state: 'locked'; readonly why: string }
  | { readonly state: 'away'; readonly why: string };

const patienceMs = 8_000;

/** Looks by itself, where no service runs: takes the lock of an embedded database while it does. */
export async function lookAt(
  databaseUrl: string | undefined,
  dataDir: string,
  now: Date,
): Promise<DatabaseLook> {
  if (databaseUrl !== undefined) return lookAtServer(databaseUrl);
  const folder = join(dataDir, 'pg');
  if (!existsSync(folder)) return { state: 'none' };
  let unlock = (): void => {};
  try {
    unlock = lockFolder(dataDir, now);
  } catch (error) {
    return { state: 'locked', why: messageOf(error) };
  }
  try {
    const lite = await PGlite.create({ dataDir: folder });
    const pool = litePool(lite);
    try {
      return await lookIn(pool, true);
    } finally {
      await pool.end();
      await lite.close();
    }
  } catch (error) {
    return { state: 'away', why: messageOf(error) };
  } finally {
    unlock();
  }
}

async function lookAtServer(connectionString: string): Promise<DatabaseLook> {
  const pool = new pg.Pool({
    ...{ connectionString, max: 1, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs },
  });
  pool.on('error', () => {});
  try {
    return await lookIn(pool, false);
  } finally {
    await pool.end();
  }
}

/** Looks through connections that are open already. Never throws. */
export async function lookIn(pool: pg.Pool, embedded: boolean): Promise<DatabaseLook> {
  try {
    const client = await pool.connect();
    try {
      return await look(client, embedded);
    } finally {
      client.release();
    }
  } catch (error) {
    return { state: 'away', why: messageOf(error) };
  }
}

async function look(client: pg.PoolClient, embedded: boolean): Promise<DatabaseLook> {
  const { rows } = await client.query<{ version: string; clock: Date }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, clock_timestamp() AS clock`,
  );
  const { version = '', clock = new Date(0) } = rows[0] ?? {};
  const found = { state: 'there', embedded, version, clock } as const;
  try {
    const missing = await pending(client);
    if (missing.length > 0) return { ...found, pending: missing };
    const sealedBy = await sealedIn(client);
    return { ...found, pending: [], ...(sealedBy !== undefined && { sealedBy }) };
  } catch (error) {
    return { ...found, pending: [], refused: messageOf(error) };
  }
}

/** Anything sealed will do: all of it is sealed with one key. */
async function sealedIn(client: pg.PoolClient): Promise<number | undefined> {
  await client.query('BEGIN READ ONLY');
  try {
    await client.query(`SELECT set_config('role', 'fenghuo_worker', true)`);
    const { rows } = await client.query<{ key: number }>(
      `(SELECT get_byte(sealed, 0) AS key FROM inbox LIMIT 1) UNION ALL
       (SELECT get_byte(sealed, 0) AS key FROM mention WHERE sealed IS NOT NULL LIMIT 1) LIMIT 1`,
    );
    return rows[0]?.key;
  } finally {
    await client.query('ROLLBACK');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
