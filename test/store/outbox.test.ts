import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentId } from '../../src/incident/incident.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import { type Job, type JobResult, Stale } from '../../src/ports.ts';
import { databases, type Opened } from '../support/databases.ts';
import { liMin, noon, xuhui } from '../support/story.ts';
import { asks, changed, newIncident, open, openedIn, until } from './given.ts';

const room = 'web:xuhui' as ChannelKey;
const otherRoom = 'web:hq' as ChannelKey;
const slow = 'slack:T1/C1' as ChannelKey;
const done: JobResult = { done: true };

describe.each(databases)('the outbox on %s', (_name, make) => {
  let db: Opened;
  let atWork: (job: Job, attempt: number) => Promise<JobResult>;
  const given: (readonly [string, string])[] = [];

  beforeAll(async () => {
    db = await make();
    await db.store.outbox.put(burst);
    waiting = await db.store.outbox.depth();
    atWork = async (job) => {
      if (job.queue === 'card') emptied.add(job.incident);
      return done;
    };
    await db.store.outbox.work(
      (job, attempt) => atWork(job, attempt),
      async (job, why) => {
        given.push([job.queue, why]);
      },
    );
    await until(() => emptied.size === 200);
  });
  beforeEach(async () => {
    atWork = async () => done;
    await db.raw(`DELETE FROM pgboss.job WHERE state IN ('created', 'retry')`);
    await quiet();
    await db.raw('DELETE FROM pgboss.job');
  });
  afterAll(() => db.drop());

  const burst = Array.from({ length: 200 }, (_, n) => card(`burst-${n}` as IncidentId, room));
  const emptied = new Set<string>();
  let waiting: Awaited<ReturnType<Opened['store']['outbox']['depth']>>;

  it('empties a burst of two hundred in seconds, and counts what waits', async () => {
    expect(waiting.card.waiting).toBe(200);
    expect(waiting.card.oldestMs).toBeGreaterThan(0);
    expect(emptied.size).toBe(200);
    expect((await db.store.outbox.depth()).card).toEqual({ waiting: 0, oldestMs: 0 });
  });

  it('hands out what a decision asked for, and nothing of a decision that was not taken', async () => {
    const { ledger } = db.store;
    const incident = newIncident();
    const seen: Job[] = [];
    atWork = async (job) => {
      seen.push(job);
      return done;
    };
    const tell = { type: 'tell', incident, unit: xuhui, duties: ['monitor'], ring: 'opened' } as const;
    const refresh = { type: 'refresh', incident } as const;
    await open(ledger, incident, { effects: [tell, refresh] });
    await expect(open(ledger, incident, { effects: [refresh] })).rejects.toThrow();
    await until(() => seen.length >= 2);
    await quiet();
    expect(seen).toHaveLength(2);
    expect(seen).toContainEqual({ queue: 'spread', effect: tell, key: `${incident}/open:0` });
    expect(seen).toContainEqual({ queue: 'spread', effect: refresh, key: `${incident}/open:1` });
  });

  it('rings a clock at its time, less than a second late', { retry: 3 }, async () => {
    const { ledger } = db.store;
    const incident = newIncident();
    const timer = { kind: 'claim', incident } as const;
    const due = new Date(Date.now() + 2500);
    await open(ledger, incident, { effects: [{ type: 'timer', timer, at: due }] });
    const rang: number[] = [];
    atWork = async (job) => {
      if (job.queue === 'clock') rang.push(Date.now());
      return done;
    };
    const working = Date.now();
    await until(() => rang.length > 0);
    expect(rang[0]).toBeGreaterThanOrEqual(due.getTime());
    expect(rang[0]).toBeLessThan(Math.max(due.getTime(), working) + 10_000);
  });

  it('makes one update of a burst, and never misses the last change', async () => {
    const { outbox } = db.store;
    const incident = newIncident();
    let truth = 0;
    const shown: number[] = [];
    let busy = 0;
    let most = 0;
    atWork = async () => {
      busy += 1;
      most = Math.max(most, busy);
      const now = truth;
      await pause(150);
      shown.push(now);
      busy -= 1;
      return done;
    };
    for (let change = 1; change <= 40; change += 1) {
      truth = change;
      await outbox.put([card(incident, room)]);
    }
    await until(() => shown.at(-1) === 40);
    await quiet();
    expect(most).toBe(1);
    expect(shown.length).toBeLessThan(20);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  });

  it('does not let one slow platform, or one slow card, hold up the others', async () => {
    const { outbox } = db.store;
    const incident = newIncident();
    let release = () => {};
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    const seen: string[] = [];
    atWork = async (job) => {
      if (job.queue !== 'card') return done;
      if (job.channel === slow || job.channel === room) await stuck;
      seen.push(job.channel);
      return done;
    };
    const many = Array.from({ length: 30 }, (_, n) => card(`${incident}-${n}` as IncidentId, slow));
    await outbox.put([...many, card(incident, room)]);
    await pause(300);
    await outbox.put([card(incident, room), card(incident, otherRoom)]);
    await until(() => seen.length === 1);
    await pause(100);
    await outbox.put([card(incident, otherRoom)]);
    await until(() => seen.length === 2);
    expect(seen).toEqual([otherRoom, otherRoom]);
    release();
    await until(() => seen.length === 2 + 30 + 2);
  });

  it('asks again after the time that was asked for, counting the attempts, and says when it gives up', async () => {
    const { outbox } = db.store;
    const incident = newIncident();
    const at: number[] = [];
    const attempts: number[] = [];
    atWork = async (job, attempt) => {
      if (job.queue === 'notice') return { done: false, afterMs: 1, why: 'no such group' };
      at.push(performance.now());
      attempts.push(attempt);
      return at.length < 3 ? { done: false, afterMs: 1000, why: 'busy' } : done;
    };
    await outbox.put([card(incident, room)]);
    await until(() => at.length === 3);
    expect(attempts).toEqual([0, 1, 2]);
    const gaps = [(at[1] ?? 0) - (at[0] ?? 0), (at[2] ?? 0) - (at[1] ?? 0)];
    for (const gap of gaps) expect(gap).toBeGreaterThan(900);
    await outbox.put([{ ...notice('gives up'), at: new Date(Date.now() + 1500) }]);
    await db.raw(`UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'notice.web' AND state = 'created'`);
    await until(() => given.length === 1);
    expect(given).toEqual([['notice', 'no such group']]);
  });

  it('asks a troubled platform about one card once at a time, however often the card changes, and ends with the truth', async () => {
    const { outbox } = db.store;
    const incident = newIncident();
    let [truth, fine] = [1, false];
    let [busy, most] = [0, 0];
    const tried: (readonly [number, number])[] = [];
    atWork = async (_job, attempt) => {
      const now = truth;
      busy += 1;
      most = Math.max(most, busy);
      await pause(50);
      busy -= 1;
      tried.push([now, attempt]);
      return fine ? done : { done: false, afterMs: 1000, why: '503' };
    };
    await outbox.put([card(incident, room)]);
    await pause(20);
    for (truth = 2; truth <= 10; truth += 1) await outbox.put([card(incident, room)]);
    await until(() => tried.length >= 2);
    expect((await outbox.depth()).card.waiting).toBeLessThanOrEqual(2);
    [truth, fine] = [11, true];
    await outbox.put([card(incident, room)]);
    await until(() => tried.at(-1)?.[0] === 11);
    await quiet();
    expect(most).toBe(1);
    expect(Math.max(...tried.map(([, attempt]) => attempt))).toBeGreaterThan(0);
    expect(tried.length).toBeLessThanOrEqual(6);
  });

  it('never leaves a busy card alone for long: a change during the work is shown right after it', async () => {
    const { outbox } = db.store;
    const incident = newIncident();
    const shown: number[] = [];
    atWork = async () => {
      await pause(shown.length === 0 ? 7000 : 0);
      shown.push(performance.now());
      return done;
    };
    await outbox.put([card(incident, room)]);
    await pause(6000);
    await outbox.put([card(incident, room)]);
    await until(() => shown.length === 2);
    expect((shown[1] ?? 0) - (shown[0] ?? 0)).toBeLessThan(20_000);
  });

  it('treats our own mistakes as a delay, not as an end', async () => {
    const { outbox } = db.store;
    let tries = 0;
    atWork = () => {
      tries += 1;
      return Promise.reject(new TypeError('a bug'));
    };
    await outbox.put([card(newIncident(), room)]);
    await until(() => tries === 1);
    expect(db.logged.at(-1)).toMatchObject({ message: 'a job failed by our own fault', queue: 'card' });
    expect((await outbox.depth()).card.waiting).toBe(1);
  });

  it('sends a notice once under one key, however often it is asked for', async () => {
    const { outbox } = db.store;
    const keys: string[] = [];
    atWork = async (job) => {
      if (job.queue === 'notice') keys.push(job.key);
      return done;
    };
    await outbox.put([notice('k'), notice('k'), notice('l')]);
    await until(() => keys.length === 2);
    await outbox.put([notice('k')]);
    await quiet();
    expect(keys.toSorted()).toEqual(['k', 'l']);
  });

  it('reads each source by one reader at a time', async () => {
    const { outbox } = db.store;
    const reading: string[] = [];
    atWork = async (job) => {
      if (job.queue === 'poll') reading.push(job.source);
      await pause(300);
      return done;
    };
    const poll = (source: string) => ({ queue: 'poll', source }) as const;
    await outbox.put([poll('a'), poll('a'), poll('b')]);
    await until(() => reading.length === 2);
    await outbox.put([poll('a')]);
    await quiet();
    expect(reading.toSorted()).toEqual(['a', 'b']);
    await outbox.put([poll('a')]);
    await until(() => reading.length === 3);
  });

  it('keeps a decision and its effects together under load: none lost, none invented', async () => {
    const { ledger } = db.store;
    const seen: string[] = [];
    atWork = async (job) => {
      if (job.queue === 'clock') seen.push(job.key);
      return done;
    };
    const incidents = Array.from({ length: 60 }, () => newIncident());
    const kept: IncidentId[] = [];
    const decide = async (incident: IncidentId, n: number) => {
      const timer = { type: 'timer', timer: { kind: 'claim', incident }, at: noon } as const;
      const change = changed(asks(incident, 'open'), { stage: 'none' }, [openedIn(incident)], {
        effects: [timer],
      });
      await ledger.commit(n % 3 === 0 ? 7 : 0, change);
      kept.push(incident);
    };
    for (let n = 0; n < incidents.length; n += 10) {
      const ten = incidents.slice(n, n + 10);
      const outcomes = await Promise.allSettled(ten.map((incident, index) => decide(incident, n + index)));
      const failed = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(failed.filter((reason) => !(reason instanceof Stale))).toEqual([]);
    }
    expect(kept).toHaveLength(40);
    await until(() => new Set(seen).size >= 40);
    await quiet();
    expect(new Set(seen)).toEqual(new Set(kept.map((incident) => `${incident}/open:0`)));
    expect(seen).toHaveLength(40);
  });

  async function quiet(): Promise<void> {
    await until(async () =>
      Object.values(await db.store.outbox.depth()).every(({ waiting }) => waiting === 0),
    );
  }
});

function card(incident: IncidentId, channel: ChannelKey) {
  return { queue: 'card', incident, channel } as const;
}

function notice(key: string) {
  const about = { about: 'poison', what: String(liMin) } as const;
  return { queue: 'notice', key, channel: room, notice: about } as const;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
