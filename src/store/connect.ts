import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { ConstructorOptions } from 'pg-boss';
import { PrismaClient } from './generated/client.ts';
import { listenOn } from './listen.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { patientPool } from './patience.ts';
import { inTx, nameOf } from './scope.ts';
import { startFromTemplate } from './template.ts';

/** A database that has been brought up to date, and the ways to speak to it. */
export interface Connection {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** One session of the pool, to be released. */
  connect(): Promise<pg.PoolClient>;
  /** How pg-boss reaches it. */
  readonly boss: ConstructorOptions;
  /** True when this process alone has the database. */
  readonly embedded: boolean;
  /**
   * Calls `on` with what is notified on `channel`, and `again` when the wire was cut and is mended: what was said in
   * between is lost. Returns how to stop.
   */
  listen(channel: string, on: (payload: string) => void, again: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Opens PostgreSQL by its URL, or the embedded database in `dataDir`, which it locks first. */
export function connect(databaseUrl: string | undefined, dataDir: string, now: Date): Promise<Connection> {
  return databaseUrl === undefined ? connectEmbedded(dataDir, now) : connectServer(databaseUrl);
}

async function connectEmbedded(dataDir: string, now: Date): Promise<Connection> {
  const unlock = lockFolder(dataDir, now);
  try {
    const folder = join(dataDir, 'pg');
    await startFromTemplate(folder);
    const lite = await PGlite.create({ dataDir: folder });
    const pool = litePool(lite);
    await migrated(pool);
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    return {
      prisma,
      pool,
      connect: () => pool.connect(),
      boss: { db: sharing(pool, lite), backend: 'pglite' },
      embedded: true,
      listen: (channel, on) => hear(pool, lite, channel, on),
      close: async () => {
        await prisma.$disconnect();
        await pool.end();
        await lite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function connectServer(databaseUrl: string): Promise<Connection> {
  // A transaction's statements follow each other without waiting for an answer where none is needed.
  const { pool, connect, end } = patientPool({ connectionString: databaseUrl, max: 10, pipeline: true });
  await migrated(pool);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const bossPool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 20_000,
    // Its statements name what they look for, only lists vary: planning them anew cost more than they do.
    onConnect: (client) => client.query('SET plan_cache_mode = force_generic_plan'),
  });
  bossPool.on('error', () => {});
  return {
    prisma,
    pool,
    connect,
    boss: { db: naming(bossPool, databaseUrl) },
    embedded: false,
    listen: (channel, on, again) => listenOn(databaseUrl, channel, on, again),
    close: async () => {
      await prisma.$disconnect();
      await Promise.all([end(), bossPool.end()]);
    },
  };
}

/**
 * pg-boss names no statement of its own, and each would be planned anew: that was most of what its jobs cost. Those that
 * fetch have no values and the same words each time; others without values are several statements in one.
 */
function naming(pool: pg.Pool, databaseUrl: string): NonNullable<ConstructorOptions['db']> {
  return {
    executeSql: async (text, values) => {
      const name = values?.length || /^\s*WITH\b[^;]*$/.test(text) ? nameOf(text) : undefined;
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query({
        text,
        ...(values && { values }),
        ...(name && { name }),
      });
      return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows };
    },
    listen: async (channel, on, reconnected) => {
      const stop = await listenOn(databaseUrl, channel, on, reconnected);
      reconnected();
      return { close: stop };
    },
  };
}

async function migrated(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate(client);
  } finally {
    client.release();
  }
}

/** The one way to the embedded database's one session. */
export function litePool(lite: PGlite): pg.Pool {
  const config = createPgConfig(lite);
  const { connection } = config;
  const parse = connection.parse.bind(connection);
  // Without it: "e.types?.forEach is not a function". pg sends parameter types in a shape PGlite does not expect.
  connection.parse = (query) =>
    parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined });
  breathing(connection);
  return new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0 });
}

/**
 * The embedded database answers within microtasks: statement upon statement would keep sockets and timers waiting for
 * as long as somebody asks. Each statement therefore ends in a turn of the event loop of its own.
 */
function breathing(connection: ReturnType<typeof createPgConfig>['connection']): void {
  const sync = connection.sync.bind(connection);
  const query = connection.query.bind(connection);
  connection.sync = () => void setImmediate(sync);
  connection.query = (text) => void setImmediate(query, text);
}

/** One session for all: a job sent inside a transaction joins it, everything else waits its turn in the pool. */
function sharing(pool: pg.Pool, lite: PGlite): NonNullable<ConstructorOptions['db']> {
  return {
    executeSql: async (text, values) => {
      const running = inTx.getStore();
      if (running) return await running.executeSql(text, values);
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values);
      return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows };
    },
    listen: async (channel, on, reconnected) => {
      const stop = await hear(pool, lite, channel, on);
      reconnected();
      return { close: stop };
    },
  };
}

/** Not `lite.listen`: its own query comes between the steps of the pool's and breaks them (`portal "" does not exist`). */
async function hear(pool: pg.Pool, lite: PGlite, channel: string, on: (payload: string) => void) {
  const off = lite.onNotification((from, payload) => {
    if (from === channel) on(payload);
  });
  await pool.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  return () => Promise.resolve(off());
}
