import type { StandingDuty } from '../policy/org.ts';
import { channelsOf } from '../policy/tree.ts';
import type { SourceStates } from '../ports/sources.ts';
import type { Job, NoticeIntent, Now, Outbox, Settings } from '../ports.ts';
import { everyTick, type Ticking } from './clock.ts';

export interface WatchNeeds {
  readonly settings: () => Settings;
  readonly sourceStates: SourceStates;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly now: Now;
  /** When this process began to listen: a source is not called silent for the time nobody listened. */
  readonly since: Date;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}

/** A source silent beyond its norm is told once to the HQ office, and once more when it is back. */
export function startSourceWatch(needs: WatchNeeds): Ticking {
  return everyTick(
    '*/10 * * * * *',
    () => lookAtSources(needs),
    (error) => needs.log.warn({ error }, 'could not look at the sources'),
  );
}

/** One look at every source. The notice goes first, under a key of its own, so that a crash between tells once, not never. */
export async function lookAtSources(needs: Omit<WatchNeeds, 'log'>): Promise<void> {
  for (const { name, silentMs } of needs.settings().sources) {
    const { lastItemAt, silentSince } = await needs.sourceStates.get(name);
    const last = lastItemAt && lastItemAt > needs.since ? lastItemAt : needs.since;
    const silent = needs.now().getTime() - last.getTime() > silentMs;
    if (silent && !silentSince) await tell(needs, name, 'silent', last, last);
    if (!silent && silentSince) await tell(needs, name, 'back', silentSince, undefined);
  }
}

async function tell(
  { settings, outbox, sourceStates }: Omit<WatchNeeds, 'log'>,
  source: string,
  state: 'silent' | 'back',
  since: Date,
  mark: Date | undefined,
): Promise<void> {
  const notice = { about: 'source', source, state, since: since.toISOString() } as const;
  await outbox.put(tellOffice(settings(), notice, `${state}:${source}:${notice.since}`));
  await sourceStates.set(source, { silentSince: mark });
}

/** A notice to every HQ group of these duties, the office's where none is said. `key` makes it once. */
export function tellOffice(
  { org, policy }: Settings,
  notice: NoticeIntent,
  key: string,
  like: readonly StandingDuty[] = ['office'],
): readonly Job[] {
  const duties = Object.keys(policy.duties).filter((duty) =>
    like.some((standing) => standing === policy.duties[duty]?.like),
  );
  return channelsOf(org, org.root, duties).map((channel) => ({
    queue: 'notice',
    key: `${key}:${channel.key}`,
    channel: channel.key,
    notice,
  }));
}
