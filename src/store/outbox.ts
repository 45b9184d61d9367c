import { createHash } from 'node:crypto';
import type { Job as BossJob, JobWithMetadata, PerJobWorkHandler } from 'pg-boss';
import type { Job, JobResult, Outbox } from '../ports.ts';
import { inTurns, isRepeated } from './batch.ts';
import type { Courtesy } from './courtesy.ts';
import { Prisma } from './generated/client.ts';
import { cardKey, postpone, waitingCards } from './postpone.ts';
import { deadLetters, type Kept, kindOf, type Log, type Queues, working } from './queues.ts';
import { inOrderSent, type Tx, type Work } from './scope.ts';
import { oneAfterAnother } from './together.ts';

export type Due = Job & { readonly at?: Date };

export interface DurableOutbox extends Outbox {
  /** Makes ready what enqueues as part of a transaction, without waiting in it: rolled back, there is no job. */
  toPut(jobs: readonly Intent[]): Promise<(tx: Tx) => Promise<void>>;
}

/** What a decision asks for: to spread it, to set a clock, to look who is to be rung. Their queues are always there. */
type Intent = Exclude<
  Extract<Due, { queue: 'spread' | 'clock' | 'ring' | 'publish' | 'room' }>,
  { rung: string }
>;

type Settled = Awaited<ReturnType<PerJobWorkHandler<Job>>>[number];
type Handle = Parameters<Outbox['work']>[0];
type GaveUp = Parameters<Outbox['work']>[1];

/** Durable work over pg-boss: at least once, so what it calls must not mind a second time. */
export function makeOutbox(queues: Queues, work: Work, courtesy: Courtesy, log: Log): DurableOutbox {
  const { boss } = queues;
  const staffed = new Set<string>();
  const completing = new Map<string, (job: BossJob<Job>) => Promise<void>>();
  let handler: { readonly handle: Handle; readonly gaveUp: GaveUp } | undefined;

  async function put(jobs: readonly Due[]): Promise<void> {
    const named = await Promise.all(jobs.map(async (job) => ({ job, name: await queues.ready(job) })));
    const groups = Map.groupBy(named, (each) => each.name);
    for (const name of groups.keys()) await staff(name);
    const waiting = await waitingIn([...groups.keys()], jobs);
    const needed = (group: readonly { readonly job: Due }[]) =>
      kept(group.map(({ job }) => job)).filter(({ singletonKey = '' }) => !waiting.has(singletonKey));
    for (const [name, group] of groups) await boss.insert(name, needed(group));
  }

  async function waitingIn(names: readonly string[], jobs: readonly Due[]): Promise<ReadonlySet<string>> {
    const keys = jobs.flatMap((job) => (job.queue === 'card' ? cardKey(job) : []));
    if (keys.length === 0) return new Set();
    const queues = names.filter((name) => kindOf(name) === 'card');
    return work.asWorker((tx) => waitingCards(tx, queues, keys), 'single');
  }

  async function toPut(jobs: readonly Intent[]): Promise<(tx: Tx) => Promise<void>> {
    const statements: Parameters<Tx['executeSql']>[] = [];
    const db: Pick<Tx, 'executeSql'> = {
      executeSql: (...statement) => {
        statements.push(statement);
        return Promise.resolve({ rows: [] });
      },
    };
    const groups = Map.groupBy(jobs, ({ queue }) => queue);
    await Promise.all([...groups].map(([name, group]) => boss.insert(name, kept(group), { db })));
    return async (tx) => {
      await inOrderSent(statements.map((statement) => tx.executeSql(...statement)));
    };
  }

  /** Puts people to work at a queue, once, and not before `work` has said who they are. */
  async function staff(name: string): Promise<void> {
    const kind = kindOf(name);
    if (!handler || !kind || staffed.has(name)) return;
    staffed.add(name);
    const { handle } = handler;
    const options = { ...working[kind], perJobResults: true } as const;
    await boss.work<Job, unknown, { readonly perJobResults: true }>(name, options, (jobs) =>
      inTurns(jobs, (job) => attempt(name, job, jobs, handle)),
    );
  }

  /** One job of a batch, settled as soon as it is done, so that a slow one holds up no other. */
  async function attempt(
    name: string,
    job: BossJob<Job>,
    batch: readonly BossJob<Job>[],
    handle: Handle,
  ): Promise<Settled> {
    if (isRepeated(job, batch)) return { id: job.id, status: 'completed' };
    const result = await inTheirTurn(job, () => tried(job, handle));
    if (result.done) return settle(name, job, { id: job.id, status: 'completed' });
    const replaced = await work.asWorker((tx) => postpone(tx, name, job, result));
    const status = replaced ? 'completed' : 'failed';
    return settle(name, job, { id: job.id, status, output: { why: result.why } });
  }

  /** Cards are done in a crowd: while one is written down the others gather. */
  function complete(name: string): (job: BossJob<Job>) => Promise<void> {
    const known = completing.get(name);
    if (known) return known;
    const made = oneAfterAnother((jobs: readonly BossJob<Job>[]) => boss.complete(name, [...jobs]));
    completing.set(name, made);
    return made;
  }

  /** The rest of a batch may take long: what depends on a platform or a source is settled at once, the rest together. */
  async function settle(name: string, job: BossJob<Job>, outcome: Settled): Promise<Settled> {
    if (!unsure.includes(job.data.queue)) return outcome;
    if (outcome.status === 'completed') await complete(name)(job);
    else await boss.fail(name, job, outcome.output);
    return outcome;
  }

  /** A statement's card is waited for, as a press is: until they are done an incident's card only shows what it showed. */
  async function inTheirTurn<T>({ id, data }: BossJob<Job>, handled: () => Promise<T>): Promise<T> {
    if (data.queue !== 'card') return handled();
    if (!data.statement) return courtesy.letPass().then(handled);
    courtesy.enter(id);
    return handled().finally(() => courtesy.leave(id));
  }

  async function tried({ data: job, retryCount }: BossJob<Job>, handle: Handle): Promise<JobResult> {
    try {
      return await handle(job, retryCount);
    } catch (error) {
      log.error({ error, queue: job.queue }, 'a job failed by our own fault');
      return { done: false, afterMs: 5_000, why: error instanceof Error ? error.message : String(error) };
    }
  }

  async function begin(handle: Handle, gaveUp: GaveUp): Promise<void> {
    handler = { handle, gaveUp };
    await boss.work<Job, void, { readonly includeMetadata: true }>(
      deadLetters,
      { includeMetadata: true },
      async (jobs: JobWithMetadata<Job>[]) => {
        const [dead] = jobs;
        if (!dead) return;
        log.error({ queue: dead.data.queue, output: dead.sourceOutput }, 'a job was given up');
        await gaveUp?.(dead.data, whyOf(dead.sourceOutput));
      },
    );
    for (const name of queues.known()) await staff(name);
  }

  return {
    put,
    toPut,
    work: begin,
    stop: () => boss.stop({ graceful: true, timeout: 25_000, close: true }),
    depth: () => work.asWorker(depth, 'single'),
  };
}

/** Whom these ask may take long to answer. */
const unsure: readonly Job['queue'][] = ['card', 'poll', 'ring', 'publish', 'room'];

function kept(jobs: readonly Due[]): Kept[] {
  const made = jobs.map(keptOne);
  return made.filter(
    ({ id }, index) => id === undefined || made.findIndex((each) => each.id === id) === index,
  );
}

function keptOne({ at, ...job }: Due): Kept {
  const due = at && { startAfter: at };
  switch (job.queue) {
    case 'card': {
      const card = cardKey(job);
      const priority = job.statement ? 1 : 0;
      return { data: job, singletonKey: card, group: { id: card }, priority, ...due };
    }
    case 'notice':
    case 'digest':
    case 'clock':
    case 'room':
      return { data: job, id: idOf(`${job.queue} ${job.key}`), ...due };
    case 'poll':
      return { data: job, singletonKey: job.source, ...due };
    case 'publish':
      return { data: job, id: idOf(`publish ${job.publication}`), ...due };
    case 'ring': {
      const key = 'rung' in job ? `${job.rung} ${job.way}` : job.key;
      return { data: job, id: idOf(`${job.queue} ${key}`), ...due };
    }
    case 'spread':
      return { data: job, ...due };
  }
}

/** One id for one key: the same notice or timer put twice is one job, for as long as pg-boss remembers it (a week). */
function idOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function whyOf(output: unknown): string {
  const why = typeof output === 'object' && output !== null && 'why' in output ? output.why : undefined;
  return typeof why === 'string' ? why : 'it never finished';
}

async function depth(tx: Tx): Promise<Awaited<ReturnType<Outbox['depth']>>> {
  const rows = await tx.$queryRaw<readonly { kind: string; waiting: number; oldest: number }[]>(Prisma.sql`
    SELECT split_part(name, '.', 1) AS kind, count(*)::int AS waiting,
      (extract(epoch FROM clock_timestamp() - min(greatest(created_on, CASE WHEN state = 'created' THEN start_after END)))
        * 1000)::float8 AS oldest
    FROM pgboss.job
    WHERE state IN ('retry', 'active') OR (state = 'created' AND start_after <= clock_timestamp())
    GROUP BY 1`);
  function of(kind: Job['queue']) {
    const row = rows.find((each) => each.kind === kind);
    return { waiting: row?.waiting ?? 0, oldestMs: Math.max(0, Math.round(row?.oldest ?? 0)) };
  }
  return {
    spread: of('spread'),
    card: of('card'),
    notice: of('notice'),
    digest: of('digest'),
    clock: of('clock'),
    poll: of('poll'),
    ring: of('ring'),
    publish: of('publish'),
    room: of('room'),
  };
}
