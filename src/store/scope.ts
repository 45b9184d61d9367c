import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Scope } from '../ports.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

export type Tx = Prisma.TransactionClient;

/** The only two ways to touch the data: as people's eyes, or as the bot. Each is one transaction. */
export interface Work {
  /** Reads what the scope may see; row-level security drops every other row whatever the query asks. */
  inScope<T>(scope: Scope, read: (tx: Tx) => Promise<T>): Promise<T>;
  /** Repeated, up to five times, when a rival transaction made it fail; so `work` does nothing but database work. */
  asWorker<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The transaction that the code running now is part of, for a queue that shares its one session (STORAGE, snippet 1). */
export const inTx: AsyncLocalStorage<Tx> = new AsyncLocalStorage();

const attempts = 5;
/** Milliseconds: for a connection, and for the work. Only a machine on its knees comes near. */
const limits = { maxWait: 20_000, timeout: 20_000 };

/** Wraps whole units of work. */
export function makeWork(prisma: PrismaClient): Work {
  function transaction<T>(enter: Prisma.Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
    return prisma.$transaction(async (tx) => {
      await tx.$executeRaw(enter);
      return inTx.run(tx, () => work(tx));
    }, limits);
  }

  function inScope<T>(scope: Scope, read: (tx: Tx) => Promise<T>): Promise<T> {
    const paths = JSON.stringify(scope);
    return transaction(
      Prisma.sql`SELECT set_config('role', 'fenghuo_app', true), set_config('app.scope', ${paths}, true)`,
      read,
    );
  }

  async function asWorker<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transaction(Prisma.sql`SELECT set_config('role', 'fenghuo_worker', true)`, work);
      } catch (error) {
        if (attempt === attempts || !isRival(error)) throw error;
        await setTimeout(5 * 2 ** attempt);
      }
    }
  }

  return { inScope, asWorker };
}

/** True for a serialization failure or a deadlock: nothing happened, and it may go well the next time. */
function isRival(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || /\b(?:40001|40P01)\b/.test(JSON.stringify(error.meta ?? {}));
}

/** True when a row with the same unique key was there already. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || /\b23505\b/.test(JSON.stringify(error.meta ?? {}));
}
