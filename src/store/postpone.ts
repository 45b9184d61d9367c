import type { Job as BossJob } from 'pg-boss';
import { topicOf } from '../incident/statement.ts';
import type { Job, JobResult } from '../ports.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';

type Later = Extract<JobResult, { done: false }>;

/** A card's one key: of each at most one job waits. */
export function cardKey({ incident, statement, channel }: Extract<Job, { queue: 'card' }>): string {
  return `${topicOf(incident, statement)} ${channel}`;
}

/**
 * The cards that need no further job: one that waits to be tried again will show the truth of then anyway. The words
 * after its name are those of the index of what waits: without them all that was ever done in a week is read.
 */
export async function waitingCards(
  tx: Tx,
  names: readonly string[],
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<readonly { key: string }[]>(Prisma.sql`
    SELECT singleton_key AS key FROM pgboss.job
    WHERE name = ANY(${names}::text[]) AND state < 'active' AND NOT blocked AND state = 'retry' AND singleton_key = ANY(${keys}::text[])`);
  return new Set(rows.map(({ key }) => key));
}

/**
 * Has a job tried again when it asked to be. A card that changed in the meantime has a newer job waiting: that one
 * takes over the delay and the count of attempts.
 * @returns whether there is such a newer job, so that this one is done.
 */
export async function postpone(
  tx: Tx,
  name: string,
  { id, data, retryCount }: BossJob<Job>,
  { afterMs, early }: Later,
): Promise<boolean> {
  const seconds = Math.max(1, Math.ceil(afterMs / 1000));
  if (data.queue === 'card') {
    const moved = await tx.$executeRaw(Prisma.sql`
      UPDATE pgboss.job SET start_after = greatest(start_after, now() + ${seconds} * interval '1 s'),
        retry_count = ${early ? retryCount : retryCount + 1}
      WHERE name = ${name} AND state < 'active' AND NOT blocked AND state = 'created' AND singleton_key = ${cardKey(data)}`);
    if (moved > 0) return true;
  }
  await tx.$executeRaw(Prisma.sql`
    UPDATE pgboss.job SET retry_delay = ${seconds}, retry_backoff = false, retry_limit = retry_limit + ${early ? 1 : 0}
    WHERE name = ${name} AND id = ${id}::uuid`);
  return false;
}
