import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { fromPrisma } from 'pg-boss';
import type { Scope } from '../ports.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { isRival } from './noes.ts';

/** A transaction as those who write SQL by hand use it: Prisma's templates, straight to the database. */
export interface Tx extends Running {
  /** Rows as they are: bigint for int8, bytes for bytea, Date for timestamptz, parsed jsonb. */
  $queryRaw<T>(query: TemplateStringsArray | Prisma.Sql, ...values: readonly unknown[]): Promise<T>;
  /** The number of rows it touched. */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: readonly unknown[]): Promise<number>;
}

/** The same transaction with Prisma's models: for what is seldom asked, where its words are shorter than SQL. */
export type ModelTx = Prisma.TransactionClient;

/** `single`: the work sends all it has to say before it waits for an answer, so that begin, statements and end go as one. */
export type Length = 'single' | 'several';

/** The only ways to touch the data: as people's eyes, or as the bot. Each is one transaction. */
export interface Work {
  /** Reads what the scope may see; row-level security drops every other row whatever the query asks. */
  inScope<T>(scope: Scope, read: (tx: Tx) => Promise<T>, length?: Length): Promise<T>;
  /** Repeated, up to five times, when a rival transaction made it fail; so `work` does nothing but database work. */
  asWorker<T>(work: (tx: Tx) => Promise<T>, length?: Length): Promise<T>;
  /** `asWorker` by Prisma's models: ten times as long on the way, so for nothing that a person or a burst waits for. */
  withModels<T>(work: (tx: ModelTx) => Promise<T>): Promise<T>;
  /** All share one session: a transaction keeps everybody else waiting. */
  readonly alone: boolean;
  /** Reads what is committed while `tx` goes on writing, where the database can do two things at once. */
  beside<T>(tx: Tx, read: (tx: Tx) => Promise<T>): Promise<T>;
}

/** How a queue that shares our one session runs its SQL inside the transaction that the code is now part of. */
interface Running {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: pg.QueryResultRow[] }>;
}

/** The transaction that the code running now is part of (STORAGE, snippet 1). */
export const inTx: AsyncLocalStorage<Running> = new AsyncLocalStorage();

const attempts = 5;
/** Milliseconds: for a connection, and for the work. Only a machine on its knees comes near. */
const limits = { maxWait: 20_000, timeout: 20_000 };
const worker = `SELECT set_config('role', 'fenghuo_worker', true)`;

/**
 * For the rest of a transaction that has seen, with a person's eyes, whose rows it may gather: row-level security asks
 * again for every row, and of an incident with thousands of mentions the answer is the same each time.
 */
export function asWorkerFromHere(tx: Tx): Promise<unknown> {
  return tx.$executeRaw(Prisma.raw(worker));
}

interface Database {
  readonly connect: () => Promise<pg.PoolClient>;
  readonly prisma: PrismaClient;
  /** It takes one statement at a time. */
  readonly embedded: boolean;
}

/** Wraps whole units of work. */
export function makeWork({ connect, prisma, embedded }: Database): Work {
  /** Every answer that is waited for is a wait of the person who pressed: the beginning needs none. */
  async function transaction<T>(
    enter: string,
    work: (tx: Tx) => Promise<T>,
    length: Length = 'several',
  ): Promise<T> {
    const client = await connect();
    client.on('error', unheard);
    const send = embedded ? inTurn(client) : inOnePiece(client);
    let broken: Error | undefined;
    let end = () => {};
    try {
      const begun = send({ text: `BEGIN; ${enter}` });
      const { tx, close } = txOn(send);
      end = close;
      const working = inTx.run(tx, () => work(tx));
      if (length === 'several') await Promise.all([begun, working]);
      close();
      const [, result, { command }] = await Promise.all([begun, working, send({ text: 'COMMIT' })]);
      if (command !== 'COMMIT') throw new Error('a statement failed unheard: nothing was committed');
      return result;
    } catch (error) {
      end();
      broken = await undo(send, error);
      throw error;
    } finally {
      // A broken one may say so once more, long after nobody cares.
      if (!broken) client.off('error', unheard);
      client.release(broken);
    }
  }

  function inScope<T>(scope: Scope, read: (tx: Tx) => Promise<T>, length?: Length): Promise<T> {
    const paths = pg.escapeLiteral(JSON.stringify(scope));
    return transaction(
      `SELECT set_config('role', 'fenghuo_app', true), set_config('app.scope', ${paths}, true)`,
      read,
      length,
    );
  }

  return {
    alone: embedded,
    inScope,
    asWorker: (work, length) => repeated(() => transaction(worker, work, length)),
    beside: (tx, read) => (embedded ? read(tx) : transaction(worker, read)),
    withModels: (work) =>
      repeated(() =>
        prisma.$transaction(async (tx) => {
          await tx.$executeRaw(Prisma.raw(worker));
          return inTx.run(fromPrisma(tx), () => work(tx));
        }, limits),
      ),
  };
}

/** A wire that tears while we hold it fails the statement under way; without a listener it would end the process too. */
function unheard(): void {}

async function repeated<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (attempt === attempts || !isRival(error)) throw error;
      await setTimeout(5 * 2 ** attempt);
    }
  }
}

/** What the database itself refused is rolled back, after what was sent before; after anything else the connection is not to be trusted. */
async function undo(send: Send, error: unknown): Promise<Error | undefined> {
  if (error instanceof Error && isOfTheWire(error)) return error;
  return await send({ text: 'ROLLBACK' }).then(
    () => undefined,
    (trouble: Error) => trouble,
  );
}

/** A database's own error has a severity; a timeout and a torn connection have none. */
function isOfTheWire(error: Error): boolean {
  return !('severity' in error) && /connection|timeout|ECONN|EPIPE|socket/i.test(error.message);
}

type Send = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

/** What is said in this turn is written at once: each write is a system call, and they were a third of what a press costs. */
function inOnePiece(client: pg.PoolClient): Send {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return (query) => client.query(query);
}

/** Each statement when the one before it has been answered. */
function inTurn(client: pg.PoolClient): Send {
  let last: Promise<unknown> = Promise.resolve();
  return (query) => {
    const answer = last.then(() => client.query(query));
    last = answer.catch(() => undefined);
    return answer;
  };
}

const names = new Map<string, string>();
/** Beyond this something writes its values into its words, and naming them would fill the server's memory. */
const mostNames = 300;

/** A named statement is planned once for each connection: what a person waits for is mostly planning. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `f${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** A statement that comes too late would run on its own and for good: after `close` there is none. */
function txOn(send: Send): { readonly tx: Tx; readonly close: () => void } {
  let open = true;
  async function run(config: pg.QueryConfig) {
    if (!open) throw new Error('a statement came after its transaction had ended');
    const name = config.values?.length ? nameOf(config.text) : undefined;
    return await send(name === undefined ? config : { ...config, name });
  }
  function built(query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]) {
    const { text, values: given } = 'raw' in query ? Prisma.sql(query, ...values) : query;
    return { text, values: [...given], types };
  }
  const tx: Tx = {
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: readonly unknown[]) =>
      (await run(built(query, values))).rows as T,
    $executeRaw: async (query, ...values) => (await run(built(query, values))).rowCount ?? 0,
    executeSql: async (text, values) => {
      const result: pg.QueryResult | pg.QueryResult[] = await run({ text, ...(values && { values }) });
      return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows };
    },
  };
  return {
    tx,
    close: () => {
      open = false;
    },
  };
}

const [int8, int8Array] = [20, 1016];

/** int8 as bigint, which is what it is; the rest as pg reads it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === int8) return BigInt;
    const parse = pg.types.getTypeParser(oid, format);
    if (oid !== int8Array) return parse;
    return (value: string) => value.slice(1, -1).split(',').filter(Boolean).map(BigInt);
  },
};

/** Waits for statements of one transaction. What was refused first says more than what failed for it. */
export async function inOrderSent(statements: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(statements);
  await Promise.all(statements);
}
