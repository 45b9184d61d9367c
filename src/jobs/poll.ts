import type { Pull, Reading, SourceStates } from '../ports/sources.ts';
import type { Intake, JobResult, Now, Outbox, Settings, SourceConfig } from '../ports.ts';
import { everyTick, type Ticking } from './clock.ts';

type Pulled = Extract<SourceConfig, { everyMs: number }>;

export interface PollNeeds {
  readonly settings: () => Settings;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly sourceStates: SourceStates;
  readonly intake: Intake;
  /** How each kind of source is read: the registry of main.ts. */
  readonly pullOf: (source: Pulled) => Pull;
  readonly now: Now;
  /** 0 ≤ x < 1, so that many sources of one interval do not all knock at once. */
  readonly dice: () => number;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}

/** Mentions are kept in parts: a spreadsheet may bring twenty thousand at once. */
const part = 1_000;

export interface Polling {
  readonly ticking: () => Ticking;
  /** One reading of one source: what it brought is persisted before its place in the source is. */
  readonly poll: (name: string) => Promise<JobResult>;
}

/** Triggers only: each tick enqueues what is due, one at a time for each source over all replicas. */
export function makePolling(needs: PollNeeds): Polling {
  const resting = new Map<string, { readonly since: number; readonly until: number }>();

  function rest(name: string, now: number, ms: number): void {
    resting.set(name, { since: now, until: now + ms });
  }

  /** A rest that has not begun yet is the work of a clock that was put back since: it does not count. */
  function rests(name: string, now: number): boolean {
    const { since, until } = resting.get(name) ?? { since: 0, until: 0 };
    return since <= now && now < until;
  }

  async function enqueueDue(): Promise<void> {
    const now = needs.now().getTime();
    const pulled = needs.settings().sources.filter(isPulled);
    const due = pulled.filter(({ name }) => !rests(name, now));
    for (const { name, everyMs } of due) rest(name, now, everyMs * (0.9 + 0.2 * needs.dice()));
    if (due.length > 0) await needs.outbox.put(due.map(({ name }) => ({ queue: 'poll', source: name })));
  }

  async function poll(name: string): Promise<JobResult> {
    const source = needs.settings().sources.find((each) => each.name === name);
    if (!source || !isPulled(source)) return { done: true };
    const now = needs.now();
    const reading = await needs.pullOf(source)(await needs.sourceStates.get(name), now);
    if (reading.ok) await taken(needs, name, reading, now);
    else {
      needs.log.warn({ source: name, why: reading.why }, 'a source could not be read');
      await needs.sourceStates.set(name, { lastError: reading.why, lastErrorAt: now });
      if (reading.retryAfterMs !== undefined) rest(name, now.getTime(), reading.retryAfterMs);
    }
    return { done: true };
  }

  const failed = (error: unknown): void => needs.log.warn({ error }, 'could not enqueue polls');
  return { ticking: () => everyTick('* * * * * *', enqueueDue, failed), poll };
}

async function taken(
  { intake, sourceStates }: PollNeeds,
  name: string,
  { found, problems, state }: Extract<Reading, { ok: true }>,
  now: Date,
): Promise<void> {
  for (let from = 0; from < found.length; from += part)
    await intake.keep(name, found.slice(from, from + part));
  const [problem] = problems;
  await sourceStates.set(name, {
    ...state,
    lastOkAt: now,
    ...(problem && { lastError: `${problem.file}: ${problem.wrong}`, lastErrorAt: now }),
  });
}

function isPulled(source: SourceConfig): source is Pulled {
  return source.kind !== 'webhook';
}
