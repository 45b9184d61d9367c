import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../src/handlers/execute.ts';
import { makeRoll } from '../../src/handlers/roll.ts';
import type { MentionId, UnitPath } from '../../src/incident/incident.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { makePolling } from '../../src/jobs/poll.ts';
import { fire } from '../../src/jobs/timers.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Effect, Timer } from '../../src/policy/effect.ts';
import type { Job, Settings } from '../../src/ports.ts';
import { org, unit } from '../support/demoOrg.ts';
import { MemoryLedger } from '../support/memoryLedger.ts';
import { incident, noon } from '../support/story.ts';

const minute = 60_000;
const hour = 60 * minute;
const nobody = { byId: new Map(), byIdentity: new Map() };
const settings: Settings = {
  ...{
    org,
    people: nobody,
    policy: defaultPolicy,
    sources: [],
    contacts: [],
    hash: 'h',
    demo: false,
    folder: '',
  },
};

/** By how much our clock is off from `at` (of true time, in ms after noon) on. */
interface Jump {
  readonly at: number;
  readonly by: number;
}

interface Called {
  readonly to: UnitPath;
  /** True time and our own clock's, in ms after noon. */
  readonly at: number;
  readonly ours: number;
}

/**
 * A yellow incident that nobody claims, in a world where our clock jumps and the queue's does not. The queue rings late
 * by up to half a second, may ring twice, and asks again after the time it was told to.
 */
async function unclaimed(jumps: readonly Jump[], forMs: number, twice = false): Promise<readonly Called[]> {
  let time = 0;
  const off = () => jumps.filter(({ at }) => at <= time).reduce((sum, { by }) => sum + by, 0);
  const now = () => new Date(noon.getTime() + time + off());
  const ledger = new MemoryLedger();
  const door = { ledger, settings: () => settings, now };
  const platform = () => undefined;
  const groups = { org: () => org, people: () => nobody, platform, roll: makeRoll(platform, now) };
  const reads = { incident: () => Promise.resolve(viewOf(ledger)) };
  const queue: Ringing[] = [];
  const called: Called[] = [];
  let seen = 0;

  function takeNew(): void {
    const fresh = ledger.changes.slice(seen);
    seen = ledger.changes.length;
    queue.push(...fresh.flatMap(({ effects }) => effects.flatMap((effect) => ringing(effect, twice))));
    const events = fresh.flatMap((change) => change.events);
    called.push(
      ...events.flatMap((event) =>
        event.type === 'escalated' ? [{ to: event.to, at: time, ours: time + off() }] : [],
      ),
    );
  }

  await execute(door, {
    id: 'open',
    actor: { kind: 'machine', id: 'triage' },
    command: {
      ...{ type: 'open', incident, unit: unit('xuhui'), nature: 'complaint', level: 'yellow' },
      ...{ reasons: ['dispute'], mentions: ['m-1' as MentionId] },
    },
    texts: [],
  });
  takeNew();
  for (; time < forMs; time += 500) {
    const due = queue.filter(({ at }) => at <= time);
    for (const job of due) {
      queue.splice(queue.indexOf(job), 1);
      const result = await fire({ door, reads, groups, ...noStatements }, job.timer);
      if (!result.done) queue.push({ ...job, at: time + result.afterMs });
    }
    takeNew();
  }
  return called;
}

const unasked = (): never => {
  throw new Error('no statement is at stake here');
};
const noStatements = { statements: { words: unasked }, page: unasked, newId: unasked };

interface Ringing {
  readonly timer: Timer;
  readonly at: number;
}

function ringing(effect: Effect, twice: boolean): readonly Ringing[] {
  if (effect.type !== 'timer') return [];
  const { timer } = effect;
  const at = effect.at.getTime() - noon.getTime();
  return twice
    ? [
        { timer, at },
        { timer, at: at + 700 },
      ]
    : [{ timer, at }];
}

function viewOf({ changes }: MemoryLedger): IncidentView | undefined {
  const next = changes.at(-1)?.next;
  if (!next || next.stage === 'none') return undefined;
  const told = {
    code: 'P1',
    drill: false,
    reasons: [],
    mentionCount: 1,
    recentCount: 1,
    sites: [],
    reach: 0,
  };
  return { incident: next, version: changes.length, ...told, kin: new Map(), texts: new Map(), rung: [] };
}

const yellowMs = defaultPolicy.levels.yellow.claimMs;
const [region, headquarters] = [unit('east'), unit('hq')];

describe('a clock that jumps while nobody claims', () => {
  it('calls the region at the deadline and headquarters at the next, when it does not jump', async () => {
    const called = await unclaimed([], 4 * hour);
    expect(called.map(({ to }) => to)).toEqual([region, headquarters]);
    expect(called.map(({ at }) => Math.round(at / yellowMs))).toEqual([1, 2]);
  });

  it.each`
    what                               | jumps
    ${'an hour ahead'}                 | ${[{ at: 10 * minute, by: hour }]}
    ${'an hour back'}                  | ${[{ at: 10 * minute, by: -hour }]}
    ${'ahead, and back again'}         | ${[{ at: 10 * minute, by: hour }, { at: 20 * minute, by: -hour }]}
    ${'back, and right again'}         | ${[{ at: 10 * minute, by: -hour }, { at: 20 * minute, by: hour }]}
    ${'back after the region heard'}   | ${[{ at: 40 * minute, by: -hour }]}
    ${'ahead after the region heard'}  | ${[{ at: 40 * minute, by: hour }]}
    ${'back by a day after they rang'} | ${[{ at: 95 * minute, by: -24 * hour }]}
  `('$what: each tier is called once, in order, none left out', async ({ jumps }: { jumps: Jump[] }) => {
    for (const twice of [false, true]) {
      const called = await unclaimed(jumps, 6 * hour, twice);
      expect(called.map(({ to }) => to)).toEqual([region, headquarters]);
    }
  });

  it('nobody is called before the deadline that the card shows', async () => {
    for (const by of [-hour, hour]) {
      const [first] = await unclaimed([{ at: 10 * minute, by }], 6 * hour);
      expect(first?.ours).toBeGreaterThanOrEqual(yellowMs);
    }
  });

  it('put back an hour when the bell rings and right again after five minutes, it is a minute late at most', async () => {
    const jumps = [
      { at: yellowMs - minute, by: -hour },
      { at: yellowMs + 4 * minute, by: hour },
    ];
    const [first] = await unclaimed(jumps, 3 * hour);
    expect(first?.at).toBeLessThanOrEqual(yellowMs + 5 * minute + 1_000);
  });

  it('whatever the jumps, no tier is called twice and none is left out', async () => {
    const jump = fc.record({
      at: fc.integer({ min: 0, max: 180 }).map((minutes) => minutes * minute),
      by: fc.constantFrom(-hour, hour, -5 * minute, 5 * minute),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(jump, { maxLength: 4 }), fc.boolean(), async (jumps, twice) => {
        const called = await unclaimed(jumps, 12 * hour, twice);
        expect(called.map(({ to }) => to)).toEqual([region, headquarters]);
      }),
      { seed: 10, numRuns: 60 },
    );
  }, 120_000);
});

describe('a clock that jumps while sources are read', () => {
  it('put back an hour, it does not leave a source unread for an hour', async () => {
    let now = noon;
    const put: Job[] = [];
    const source = { kind: 'feed', name: 'news', url: 'https://news.example.com/', everyMs: minute } as const;
    const polling = makePolling({
      settings: () => ({ ...settings, sources: [{ ...source, silentMs: hour, allowPrivate: false }] }),
      outbox: { put: async (jobs) => void put.push(...jobs) },
      sourceStates: noStates,
      intake: { keep: () => Promise.resolve({ results: [], ids: [] }) },
      pullOf: () => () => Promise.resolve({ ok: false, why: 'not asked here' }),
      now: () => now,
      dice: () => 0.5,
      log: { warn: () => {} },
    });
    const ticking = polling.ticking();
    await ticks(() => put.length === 1);
    now = new Date(noon.getTime() - hour);
    await ticks(() => put.length === 2);
    await ticking.stop();
    expect(put).toHaveLength(2);
  });
});

const noStates = {
  get: () => Promise.resolve({}),
  set: () => Promise.resolve(),
  health: () => Promise.resolve([]),
};

/** Waits for it through the next few seconds' ticks. */
async function ticks(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < 10_000; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
