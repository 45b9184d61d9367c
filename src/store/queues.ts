import { type JobInsert, PgBoss, type Queue, type WorkOptions } from 'pg-boss';
import type { Job } from '../ports.ts';
import type { Connection } from './connect.ts';

export interface Log {
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** pg-boss as we use it: one queue of its own per kind of work, and per platform where a platform may be slow. */
export interface Queues {
  readonly boss: PgBoss;
  /** Makes the queue of this job if it is not there yet, and names it. */
  ready(job: Job): Promise<string>;
  known(): readonly string[];
}

/** Where jobs end that were tried in vain. */
export const deadLetters = 'dead';

/** Tried again this often, a minute apart at most (jobs/backoff): half an hour of a platform's trouble is survived. */
const patience = 30;

const common = {
  retryLimit: patience,
  retryDelay: 1,
  expireInSeconds: 60,
  heartbeatSeconds: 10,
  retentionSeconds: 90 * 86_400,
  deleteAfterSeconds: 7 * 86_400,
  deadLetter: deadLetters,
} as const satisfies Omit<Queue, 'name'>;

/**
 * `short` and a group of one: of each card at most one job waits and one is at work, so that a burst is one update,
 * and a busy card does not stand in the way of others. (`stately` says the same and is wrong for us: it remembers busy
 * keys for up to a minute and leaves them alone for as long.) Clocks have no wake-up call, because a queue that has
 * one polls so seldom that deadlines come late. `exclusive`: a source is read by one at a time over all replicas.
 */
const kinds = {
  spread: { ...common, notify: true },
  card: { ...common, policy: 'short', notify: true },
  notice: { ...common, notify: true },
  digest: { ...common, notify: true, expireInSeconds: 300 },
  clock: { ...common },
  poll: { ...common, policy: 'exclusive', notify: true },
  ring: { ...common, notify: true },
  publish: { ...common, notify: true },
  room: { ...common, notify: true },
} as const satisfies Record<Job['queue'], Omit<Queue, 'name'>>;

const polling = { notifyPollingIntervalSeconds: 1, pollingIntervalSeconds: 1, burstWhenBatchFull: true };

/** How many at once, and how often a queue is looked at without being told. */
export const working = {
  spread: { ...polling, batchSize: 50 },
  card: { ...polling, batchSize: 10, localConcurrency: 3, groupConcurrency: 1 },
  notice: { ...polling, batchSize: 10, localConcurrency: 2 },
  digest: { ...polling, batchSize: 2, localConcurrency: 1 },
  clock: { pollingIntervalSeconds: 0.5, batchSize: 50, burstWhenBatchFull: true },
  poll: { ...polling, batchSize: 5, localConcurrency: 2 },
  ring: { ...polling, batchSize: 10, localConcurrency: 2 },
  publish: { ...polling, batchSize: 5, localConcurrency: 2 },
  room: { ...polling, batchSize: 5, localConcurrency: 1 },
} as const satisfies Record<Job['queue'], WorkOptions>;

/** The kind of work of a queue, by its name. */
export function kindOf(name: string): Job['queue'] | undefined {
  const [kind = ''] = name.split('.');
  return isKind(kind) ? kind : undefined;
}

/** The queue of a job: `spread`, `clock`, `card.slack`, `notice.web`, `ring`, `ring.feishu`. */
function queueOf(job: Job): string {
  if ('rung' in job) return `${job.queue}.${job.way}`;
  return 'channel' in job ? `${job.queue}.${job.channel.slice(0, job.channel.indexOf(':'))}` : job.queue;
}

/** A job as pg-boss keeps it. `at` is when it is due. */
export type Kept = JobInsert<Job>;

/** Starts pg-boss, with nobody at work yet. */
export async function openQueues(connection: Connection, log: Log): Promise<Queues> {
  const boss = new PgBoss({
    ...connection.boss,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
  });
  boss.on(
    'error',
    seldom((error) => log.error({ error }, 'the job queue reports an error')),
  );
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'));
  await boss.start();
  if (connection.embedded) await boss.getDb().executeSql(orphans);
  const names = new Set((await boss.getQueues()).map(({ name }) => name));

  async function ensure(name: string, options: Omit<Queue, 'name'>): Promise<void> {
    if (names.has(name)) return;
    await boss.createQueue(name, options);
    names.add(name);
  }

  const { deadLetter: _, ...last } = common;
  await ensure(deadLetters, last);
  await ensure('spread', kinds.spread);
  await ensure('clock', kinds.clock);
  await ensure('ring', kinds.ring);
  await ensure('publish', kinds.publish);
  await ensure('room', kinds.room);
  return {
    boss,
    ready: async (job) => {
      const name = queueOf(job);
      await ensure(name, kinds[job.queue]);
      return name;
    },
    known: () => [...names],
  };
}

/** While the database is away every look at every queue fails: the first says it all, and one a minute that it lasts. */
function seldom(tell: (error: Error) => void): (error: Error) => void {
  let [last, words] = [Number.NEGATIVE_INFINITY, ''];
  return (error) => {
    const now = performance.now();
    if (error.message.split(' (Queue')[0] === words && now - last < 60_000) return;
    [last, words] = [now, error.message.split(' (Queue')[0] ?? ''];
    tell(error);
  };
}

/** Who has the database alone knows at start that whoever was at work is dead. The attempt counts, so poison ends. */
const orphans = `
  UPDATE pgboss.job SET state = 'retry', start_after = now(), heartbeat_on = NULL
  WHERE state = 'active' AND retry_count < retry_limit`;

function isKind(kind: string): kind is Job['queue'] {
  return kind in kinds;
}
