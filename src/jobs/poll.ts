import type { Intake, JobResult, Now, Outbox, Pull, Settings, SourceConfig, SourceStates } from '../ports.ts';
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

/** Triggers only: each tick enqueues what is due, one at a time for each source over all replicas. */
export function startPolling(needs: PollNeeds): Ticking {
  const next = new Map<string, number>();
  async function enqueueDue(): Promise<void> {
    const now = needs.now().getTime();
    const pulled = needs.settings().sources.filter(isPulled);
    const due = pulled.filter(({ name }) => (next.get(name) ?? 0) <= now);
    for (const { name, everyMs } of due) next.set(name, now + everyMs * (0.9 + 0.2 * needs.dice()));
    if (due.length > 0) await needs.outbox.put(due.map(({ name }) => ({ queue: 'poll', source: name })));
  }
  return everyTick('* * * * * *', enqueueDue, (error) =>
    needs.log.warn({ error }, 'could not enqueue polls'),
  );
}

/** One reading of one source: what it brought is persisted before its place in the source is. */
export async function poll(needs: PollNeeds, name: string): Promise<JobResult> {
  const source = needs
    .settings()
    .sources.filter(isPulled)
    .find((each) => each.name === name);
  if (!source) return { done: true };
  const now = needs.now();
  const reading = await needs.pullOf(source)(await needs.sourceStates.get(name), now);
  if (!reading.ok) {
    needs.log.warn({ source: name, why: reading.why }, 'a source could not be read');
    await needs.sourceStates.set(name, { lastError: reading.why, lastErrorAt: now });
    return { done: true };
  }
  if (reading.found.length > 0) await needs.intake.keep(name, reading.found);
  const [problem] = reading.problems;
  await needs.sourceStates.set(name, {
    ...reading.state,
    lastOkAt: now,
    ...(problem && { lastError: `${problem.file}: ${problem.wrong}`, lastErrorAt: now }),
  });
  return { done: true };
}

function isPulled(source: SourceConfig): source is Pulled {
  return source.kind !== 'webhook';
}
