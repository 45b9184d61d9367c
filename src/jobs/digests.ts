import type { Channel, Unit } from '../policy/org.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Now, Outbox, Settings } from '../ports.ts';
import type { DigestForm } from '../reports/digest/digest.ts';
import { digestForms } from '../reports/digest/digest.ts';
import { type DigestJob, type Digests, toldKey } from '../reports/digest/kept.ts';
import { type DigestTimes, duePeriod, lastDue, nextDue } from '../reports/digest/period.ts';
import { everyTick, type Ticking } from './clock.ts';

export interface DueNeeds {
  readonly settings: () => Settings;
  readonly digests: Pick<Digests, 'told' | 'tell'>;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly now: Now;
}

/** Looks every half minute whose digest has come due; what a stopped bot missed is told when it is back. */
export function startDigests(
  needs: DueNeeds & { readonly log: { readonly warn: (fields: object, message: string) => void } },
): Ticking {
  const look = digestClock(needs);
  return everyTick('*/30 * * * * *', look, (error) =>
    needs.log.warn({ error }, 'could not look which digests are due'),
  );
}

/**
 * One look at all groups: each gets one job for each local day that has ended, all days missed in one. A group that was
 * never told begins with the next day. The job goes first, under a key of its day, and the book after it, so that a crash
 * between, or a second replica, tells once and not never.
 */
export function digestClock({ settings, digests, outbox, now }: DueNeeds): () => Promise<void> {
  const known = new Map<string, string>();
  const lasts = calendars();
  return async () => {
    const at = now();
    const due = dueNow(settings(), lasts(settings().policy.digest, at)).filter(
      ({ channel, form, last }) => (known.get(toldKey(channel.key, form)) ?? '') < last,
    );
    if (due.length === 0) return;
    const told = await digests.told();
    const jobs = due.flatMap(({ channel, form, last, zone }): readonly DigestJob[] => {
      const before = told.get(toldKey(channel.key, form));
      if (before === undefined || before >= last) return [];
      const { first } = duePeriod(form, last, before, zone);
      const { key } = channel;
      return [{ key: `${form}:${last}:${key}`, channel: key, form, first, last }];
    });
    await outbox.put(jobs.map((job) => ({ queue: 'digest', ...job })));
    await digests.tell(
      due.map(({ channel, form, last }) => ({ channel: channel.key, form, last })),
      at,
    );
    for (const { channel, form, last } of due) known.set(toldKey(channel.key, form), last);
  };
}

interface Due {
  readonly channel: Channel;
  readonly form: DigestForm;
  readonly last: string;
  readonly zone: string;
}

/** For each group, the last day of each form whose time has come. */
function dueNow({ org, policy }: Settings, lasts: Lasts): readonly Due[] {
  return [...org.units.values()].flatMap((unit) =>
    channelsOf(org, unit.path, policy.digest.to[tierOf(unit)]).flatMap((channel) =>
      digestForms.flatMap((form) => {
        const last = lasts(form, unit.zone);
        return last === undefined ? [] : [{ channel, form, last, zone: unit.zone }];
      }),
    ),
  );
}

type Lasts = (form: DigestForm, zone: string) => string | undefined;

/** Calendars are slow, and the answer is the same until the next morning: each zone is asked once for that long. */
function calendars(): (times: DigestTimes, at: Date) => Lasts {
  interface Page {
    readonly times: DigestTimes;
    readonly from: Date;
    readonly until: Date;
    readonly lasts: ReadonlyMap<DigestForm, string | undefined>;
  }
  const pages = new Map<string, Page>();
  const drawn = (times: DigestTimes, at: Date, zone: string): Page => ({
    ...{ times, from: at, until: nextDue(times, at, zone) },
    lasts: new Map(digestForms.map((form) => [form, lastDue(form, times, at, zone)])),
  });
  return (times, at) => (form, zone) => {
    const page = pages.get(zone);
    const good = page && page.times === times && page.from <= at && at < page.until;
    const fresh = good ? page : drawn(times, at, zone);
    if (!good) pages.set(zone, fresh);
    return fresh.lasts.get(form);
  };
}

function tierOf({ kind }: Unit): 'branch' | 'region' | 'hq' {
  return kind === 'department' ? 'branch' : kind;
}
