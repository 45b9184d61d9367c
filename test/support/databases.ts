import { rmSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { connect } from '../../src/store/connect.ts';
import { type Store, storeOn } from '../../src/store/open.ts';
import { makeWork, type Work } from '../../src/store/scope.ts';
import type { Masked } from '../../src/triage/mask.ts';
import { copyTemplate, templateDatabase } from './postgres.ts';

/** A store on a database of its own, and the ways around it that only a test may take. */
export interface Opened {
  readonly store: Store;
  readonly work: Work;
  /** As the owner of everything. */
  raw(sql: string, ...values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Errors the store logged. */
  readonly logged: readonly object[];
  /** Of the embedded database. */
  readonly dataDir: string;
  /** Of a database on the server. */
  readonly databaseUrl: string | undefined;
  /** Stops it as if the process had ended; what is kept can be opened again. */
  close(): Promise<void>;
  /** Closes it, and nothing remains. */
  drop(): Promise<void>;
}

export interface Settings {
  readonly now?: () => Date;
  readonly mask?: (text: string) => string;
  readonly masks?: (text: string) => Masked;
}

/** Every kind of database that the store promises to run on: `describe.each(databases)`. */
export const databases = [
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
] as const;

/** Phones only: enough to see that the masked form is the masked one. */
export function maskPhones(text: string): string {
  return text.replaceAll(/1\d{10}/g, (phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`);
}

export async function openPglite(settings: Settings = {}): Promise<Opened> {
  const dataDir = copyTemplate(inject('pgliteTemplate'));
  return open(undefined, dataDir, settings, () =>
    Promise.resolve(rmSync(dataDir, { recursive: true, force: true })),
  );
}

let made = 0;

export async function openPostgres(settings: Settings = {}): Promise<Opened> {
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  return open(`${inject('postgres')}${name}`, '', settings, () =>
    asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
}

/** An empty database on the server, without our tables. */
export async function emptyDatabase(): Promise<string> {
  made += 1;
  const name = `empty_${process.pid}_${made}`;
  await asAdmin(`CREATE DATABASE ${name}`);
  return `${inject('postgres')}${name}`;
}

async function open(
  databaseUrl: string | undefined,
  dataDir: string,
  { now = () => new Date(), mask = maskPhones, masks }: Settings,
  clear: () => Promise<void>,
): Promise<Opened> {
  const logged: object[] = [];
  const connection = await connect(databaseUrl, dataDir, now());
  const numbers = Array.from({ length: 100_000 }).keys();
  const store = await storeOn(connection, {
    sealKey: new Uint8Array(32).fill(7),
    mask,
    ...(masks && { masks }),
    now,
    newId: () => `id-${String(numbers.next().value).padStart(6, '0')}`,
    log: { warn: () => {}, error: (fields, message) => logged.push({ ...fields, message }) },
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= store.close();
    return closing;
  };
  return {
    store,
    work: makeWork(connection),
    raw: (sql, ...values) => connection.prisma.$queryRawUnsafe(sql, ...values),
    logged,
    dataDir,
    databaseUrl,
    close,
    drop: async () => {
      await close();
      await clear();
    },
  };
}

/** PostgreSQL refuses two copies of one template at once. */
async function asAdmin(sql: string, attempt = 1): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgres')}postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } catch (error) {
    if (attempt === 50) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return await asAdmin(sql, attempt + 1);
  } finally {
    await client.end();
  }
}
