import { describe, expect, it } from 'vitest';
import { digestClock } from '../../src/jobs/digests.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Org } from '../../src/policy/org.ts';
import type { Job, Settings } from '../../src/ports.ts';
import { type Digests, toldKey } from '../../src/reports/digest/kept.ts';
import { dateIn, periodOf } from '../../src/reports/digest/period.ts';
import { org as demoOrg } from '../support/demoOrg.ts';

type Told = Extract<Job, { queue: 'digest' }>;
const crashes = [
  { every: 89, where: 'put' },
  { every: 101, where: 'tell' },
] as const;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const abroad: Readonly<Record<string, string>> = {
  'hq/south': 'America/Santiago',
  'hq/east/pudong': 'Europe/Berlin',
};

/** Three zones; two of them change their clocks. */
const org: Org = {
  ...demoOrg,
  units: new Map(
    [...demoOrg.units].map(([path, unit]) => [path, { ...unit, zone: abroad[path] ?? unit.zone }]),
  ),
};

/** The house's memory between restarts: what the database keeps. `put` counts a key once, as the queue does for a week. */
function world(start: string) {
  let at = Date.parse(start);
  const jobs = new Map<string, Told>();
  const book = new Map<string, string>();
  let crash: 'put' | 'tell' | undefined;
  const digests: Pick<Digests, 'told' | 'tell'> = {
    told: async () => new Map(book),
    tell: async (rows) => {
      if (crash === 'tell') throw new Error('killed before the book was written');
      for (const { channel, form, last } of rows) {
        const key = toldKey(channel, form);
        if ((book.get(key) ?? '') < last) book.set(key, last);
      }
    },
  };
  const settings = () => ({ org, policy: defaultPolicy }) as unknown as Settings;
  const outbox = {
    put: async (some: readonly Job[]) => {
      if (crash === 'put') throw new Error('killed before anything was put');
      for (const job of some) if (job.queue === 'digest' && !jobs.has(job.key)) jobs.set(job.key, job);
    },
  };
  const replica = () => digestClock({ settings, digests, outbox, now: () => new Date(at) });
  return {
    jobs: () => [...jobs.values()],
    replica,
    now: () => new Date(at),
    pass: (ms: number) => {
      at += ms;
    },
    crashing: (where: typeof crash) => {
      crash = where;
    },
  };
}

describe('a year of digests in three zones, two replicas that restart and die, and three days without service', () => {
  const house = world('2026-01-01T12:00:00Z');
  const downFrom = Date.parse('2026-05-04T03:00:00Z');
  let replicas = [house.replica(), house.replica()];

  /** Some hours pass: whoever runs looks; now and then one of them dies on the way. */
  async function someHours(step: number): Promise<void> {
    const since = house.now().getTime() - downFrom;
    if (step % 97 === 0) replicas = [house.replica(), house.replica()];
    const crash = crashes.find(({ every }) => step % every === 0)?.where;
    house.crashing(crash);
    for (const look of since >= 0 && since < 3 * day ? [] : replicas)
      await look().catch((error) => expect(crash, String(error)).toBeDefined());
    // Now and then the clock is put back an hour by mistake.
    house.pass(step % 1013 === 0 ? -hour : 150 * minute);
  }

  async function year(): Promise<readonly Told[]> {
    for (let step = 1; house.now() < new Date('2027-01-01T12:00:00Z'); step += 1) await someHours(step);
    house.crashing(undefined);
    await house.replica()();
    return house.jobs();
  }

  it('tells every local day of every group exactly once, the days without service in one digest', async () => {
    const jobs = (await year()).filter(({ form }) => form === 'day');
    const groups = Map.groupBy(jobs, ({ channel }) => channel);
    expect(groups.size).toBe(10);
    for (const [channel, told] of groups) {
      const unit = org.channels.get(channel)?.unit;
      const zone = (unit && org.units.get(unit)?.zone) ?? 'none';
      const sorted = told.toSorted((a, b) => (a.first < b.first ? -1 : 1));
      for (const [index, { first }] of sorted.entries()) {
        const before = sorted[index - 1];
        if (!before) continue;
        const end = periodOf('day', before.first, before.last, zone).to;
        expect(dateIn(zone, end), `${channel} after ${before.last}`).toBe(first);
      }
      const made = sorted.filter(({ first, last }) => first !== last);
      expect(made.map(({ first, last }) => [first.slice(0, 7), last.slice(0, 7)])).toEqual([
        ['2026-05', '2026-05'],
      ]);
      expect(sorted[0]?.first, channel).toBe('2026-01-01');
      expect(sorted.at(-1)?.last, channel).toBe('2026-12-31');
    }
  });

  it('and every week and month once', () => {
    const of = (form: Told['form']) => [
      ...Map.groupBy(
        house.jobs().filter((job) => job.form === form),
        ({ channel }) => channel,
      ).values(),
    ];
    for (const weeks of of('week')) {
      expect(new Set(weeks.map(({ last }) => last)).size).toBe(weeks.length);
      expect(weeks.length).toBe(52);
    }
    for (const months of of('month')) expect(months.map(({ first }) => first.slice(0, 7))).toHaveLength(12);
  });
});

describe('a group that is bound today', () => {
  it('hears nothing of the days before it was there', async () => {
    const house = world('2026-11-21T02:00:00Z');
    await house.replica()();
    expect(house.jobs()).toEqual([]);
    house.pass(day);
    await house.replica()();
    expect(
      house
        .jobs()
        .filter(({ form }) => form === 'day')
        .every(({ first, last }) => first === last),
    ).toBe(true);
    expect(house.jobs().length).toBeGreaterThan(0);
  });
});
