import { topicOf } from '../../src/incident/statement.ts';
import type { Job, JobResult } from '../../src/ports.ts';
import type { VirtualClock } from './virtualClock.ts';

type Due = Job & { readonly at?: Date };

/** As many jobs of a queue as store/queues puts to work at once. */
const atOnce: Readonly<Record<Job['queue'], number>> = {
  spread: 50,
  card: 30,
  notice: 20,
  clock: 50,
  digest: 2,
  poll: 10,
  ring: 20,
  publish: 10,
  room: 5,
};
/** A queue is looked at this often; what is put wakes it sooner. */
const pollMs = 1_000;

interface Entry {
  readonly job: Job;
  readonly key: string;
  due: number;
  attempt: number;
  state: 'waiting' | 'retry' | 'active';
}

/** The outbox on a virtual clock, with the rules of the one on pg-boss: of each card one waits and one is at work. */
export function stagedOutbox(clock: VirtualClock) {
  let entries: Entry[] = [];
  const done = new Set<string>();
  let handle: ((job: Job, attempt: number) => Promise<JobResult>) | undefined;
  let looking = false;

  function put(jobs: readonly Due[]): Promise<void> {
    for (const { at, ...job } of jobs) {
      const key = keyOf(job);
      const stands = entries.some((each) => each.key === key && each.state !== 'active');
      if (stands || done.has(key)) continue;
      if (job.queue === 'notice' || job.queue === 'ring') done.add(key);
      entries.push({ job, key, due: (at ?? clock.now()).getTime(), attempt: 0, state: 'waiting' });
      clock.at(at ?? clock.now(), look);
    }
    return Promise.resolve();
  }

  function look(): void {
    looking = false;
    for (const queue of ['spread', 'card', 'notice', 'ring'] as const) {
      for (const entry of nextOf(queue)) {
        entry.state = 'active';
        void work(entry);
      }
    }
    if (entries.length > 0 && !looking) {
      looking = true;
      clock.at(new Date(clock.now().getTime() + pollMs), look);
    }
  }

  /** What is due and may be begun: never two of one key, and not too many at once. */
  function nextOf(queue: Job['queue']): readonly Entry[] {
    const all = entries.filter(({ job }) => job.queue === queue);
    const held = new Set(all.flatMap(({ state, key }) => (state === 'active' ? key : [])));
    const room = atOnce[queue] - held.size;
    const due = all.filter(({ state, due }) => state !== 'active' && due <= clock.now().getTime());
    const free = due.filter(
      ({ key }, at) => !held.has(key) && due.findIndex((each) => each.key === key) === at,
    );
    return free.slice(0, Math.max(0, room));
  }

  async function work(entry: Entry): Promise<void> {
    if (!handle) throw new Error('nobody is at work');
    const result = await handle(entry.job, entry.attempt);
    if (result.done) entries = entries.filter((each) => each !== entry);
    else postpone(entry, result);
    look();
  }

  /** Whole seconds, and a newer job for the same card takes over. */
  function postpone(entry: Entry, { afterMs, early }: Extract<JobResult, { done: false }>): void {
    const due = clock.now().getTime() + Math.max(1, Math.ceil(afterMs / 1000)) * 1000;
    const newer = entries.find(
      (each) => each !== entry && each.key === entry.key && each.state === 'waiting',
    );
    const attempt = entry.attempt + (early ? 0 : 1);
    if (newer) {
      newer.due = Math.max(newer.due, due);
      newer.attempt = attempt;
      entries = entries.filter((each) => each !== entry);
      return;
    }
    entry.due = due;
    entry.attempt = attempt;
    entry.state = 'retry';
  }

  return {
    put,
    work: (given: NonNullable<typeof handle>): void => {
      handle = given;
    },
  };
}

let spreads = 0;

function keyOf(job: Job): string {
  if (job.queue === 'card') return `card ${topicOf(job.incident, job.statement)} ${job.channel}`;
  if (job.queue === 'notice') return `notice ${job.key}`;
  if (job.queue === 'ring') return `ring ${'rung' in job ? `${job.rung} ${job.way}` : job.key}`;
  spreads += 1;
  return `${job.queue} ${spreads}`;
}
