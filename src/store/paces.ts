import type { Paces } from '../ports.ts';
import type { Work } from './scope.ts';

/** Budgets that replicas share: the database says who goes next. */
export function makePaces(work: Work): Paces {
  return {
    async take(budgets, at) {
      if (budgets.length === 0) return 0;
      const keys = budgets.map(({ key }) => key);
      const every = budgets.map(({ everyMs }) => Math.ceil(everyMs));
      const ahead = budgets.map(({ aheadMs }) => Math.floor(aheadMs));
      const [row] = await work.asWorker(
        (tx) => tx.$queryRaw<readonly { wait: number }[]>`
          SELECT fenghuo_pace(${keys}::text[], ${every}::int[], ${ahead}::int[], ${at}::timestamptz) AS wait`,
        'single',
      );
      return row?.wait ?? 0;
    },
    async hold(key, until) {
      await work.asWorker(
        (tx) => tx.$executeRaw`
          INSERT INTO pace AS p (key, free_at) VALUES (${key}, ${until}::timestamptz)
          ON CONFLICT (key) DO UPDATE SET free_at = greatest(p.free_at, excluded.free_at)`,
        'single',
      );
    },
  };
}

/** The same where one process has the database alone. */
export function makeOwnPaces(): Paces {
  const freeAt = new Map<string, number>();
  const free = (key: string): number => freeAt.get(key) ?? Number.NEGATIVE_INFINITY;
  return {
    take(budgets, at) {
      const now = at.getTime();
      const latest = Math.max(...budgets.map(({ key, aheadMs }) => free(key) - aheadMs), now);
      if (latest > now) return Promise.resolve(Math.ceil(latest - now));
      for (const { key, everyMs } of budgets) freeAt.set(key, Math.max(free(key), now) + everyMs);
      return Promise.resolve(0);
    },
    hold(key, until) {
      freeAt.set(key, Math.max(free(key), until.getTime()));
      return Promise.resolve();
    },
  };
}
