import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentId, PersonId } from '../../src/incident/incident.ts';
import type { Ringing } from '../../src/incident/rung.ts';
import type { Job, JobResult } from '../../src/ports.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, east, hq, liMin, noon, pudong, xuhui } from '../support/story.ts';
import { newIncident, open, until } from './given.ts';

const done: JobResult = { done: true };

describe.each(databases)('whose phones were rung, on %s', (_name, make) => {
  let db: Opened;
  let incident: IncidentId;
  beforeAll(async () => {
    db = await make({ now: () => after(5) });
  });
  beforeEach(() => {
    incident = newIncident();
  });
  afterAll(() => db.drop());

  function ringing(change: Partial<Ringing> = {}): Ringing {
    const whom = { incident, person: liMin, unit: xuhui } as const;
    return { ...whom, why: 'told', since: noon, how: 'app', way: 'feishu', ...change };
  }

  async function reserved(change: Partial<Ringing> = {}): Promise<string> {
    await db.store.rungs.reserve([ringing(change)], after(1));
    const [rung] = await db.store.rungs.of(incident);
    if (!rung) throw new Error('it was not reserved');
    return rung.id;
  }

  async function audited(): Promise<readonly Record<string, unknown>[]> {
    return await db.raw(
      `SELECT action, actor, unit, detail FROM audit WHERE subject = $1 AND action LIKE 'rung%' ORDER BY seq`,
      incident,
    );
  }

  it('is kept as it was asked, and is on its way', async () => {
    const { rungs } = db.store;
    const id = await reserved();
    expect(await rungs.of(incident)).toEqual([{ ...ringing(), id, askedAt: after(1) }]);
    expect(await rungs.get(id)).toEqual({ ...ringing(), id, askedAt: after(1) });
    expect(await rungs.get('nobody')).toBeUndefined();
  });

  it('is once for each reason, loudness and way, however often it is asked, ten at once too', async () => {
    const { rungs } = db.store;
    await Promise.all(Array.from({ length: 10 }, () => rungs.reserve([ringing()], after(1))));
    expect(await rungs.of(incident)).toHaveLength(1);
    const others: readonly Partial<Ringing>[] = [
      { how: 'sms' },
      { way: 'hook' },
      { why: 'unclaimed' },
      { since: after(9) },
      { person: 'E077' as PersonId },
    ];
    await rungs.reserve([ringing(), ...others.map(ringing)], after(2));
    expect(await rungs.of(incident)).toHaveLength(6);
    await rungs.reserve([], after(2));
  });

  it('has one outcome, with one audit row of ids alone', async () => {
    const { rungs } = db.store;
    const id = await reserved();
    await Promise.all(Array.from({ length: 5 }, () => rungs.settle(id, 'sent', after(2), 'om_1')));
    await rungs.settle(id, 'failed', after(3));
    expect(await rungs.get(id)).toMatchObject({ outcome: 'sent', at: after(2), ref: 'om_1' });
    expect(await audited()).toEqual([
      {
        ...{ action: 'rung', actor: 'machine:timer', unit: xuhui },
        detail: { rung: id, person: liMin, why: 'told', how: 'app', way: 'feishu', outcome: 'sent' },
      },
    ]);
  });

  it('may be uncertain before it is known, and not after', async () => {
    const { rungs } = db.store;
    const id = await reserved();
    await rungs.settle(id, 'uncertain', after(2));
    await rungs.settle(id, 'uncertain', after(3));
    expect(await rungs.get(id)).toMatchObject({ outcome: 'uncertain', at: after(2) });
    await rungs.settle(id, 'sent', after(4), 'om_2');
    await rungs.settle(id, 'uncertain', after(5));
    expect(await rungs.get(id)).toMatchObject({ outcome: 'sent', at: after(4) });
    expect((await audited()).map(({ action }) => action)).toEqual(['rung', 'rung']);
  });

  it('is read once', async () => {
    const { rungs } = db.store;
    const id = await reserved();
    const all = await Promise.all(Array.from({ length: 5 }, () => rungs.read(id, after(2))));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await rungs.read(id, after(9))).toBe(false);
    expect(await rungs.get(id)).toMatchObject({ readAt: after(2) });
    expect(await audited()).toHaveLength(1);
  });

  it('stands in the view of whoever may see the incident, once its outcome is known', async () => {
    const { reads, rungs } = db.store;
    await open(db.store.ledger, incident);
    const id = await reserved();
    expect((await reads.incident([xuhui], incident))?.rung).toEqual([]);
    await rungs.settle(id, 'sent', after(2), 'om_1');
    await rungs.read(id, after(3));
    const rung = { ...ringing(), id, askedAt: after(1), outcome: 'sent', at: after(2), ref: 'om_1' };
    for (const scope of [xuhui, east, hq])
      expect((await reads.incident([scope], incident))?.rung).toEqual([{ ...rung, readAt: after(3) }]);
    expect(await reads.incident([pudong], incident)).toBeUndefined();
  });

  it('is nothing that a person’s eyes can read past the incident', async () => {
    await reserved();
    const asked = db.work.inScope([hq], (tx) => tx.$queryRaw`SELECT * FROM rung`);
    await expect(asked).rejects.toThrow(/permission denied/);
  });
});

describe.each(databases)('the queue of rings on %s', (_name, make) => {
  let db: Opened;
  const seen: Job[] = [];
  const slow = { way: 'slow', free: () => {} };
  const stuck = new Promise<void>((resolve) => {
    slow.free = resolve;
  });
  beforeAll(async () => {
    db = await make();
    await db.store.outbox.work(async (job) => {
      seen.push(job);
      if (job.queue === 'ring' && 'way' in job && job.way === slow.way) await stuck;
      return done;
    });
  });
  afterAll(async () => {
    slow.free();
    await db.drop();
  });

  const ring = (rung: string, way: string): Job => ({ queue: 'ring', rung, way });

  it('is asked by the decision itself, in its transaction', async () => {
    const incident = newIncident();
    const due = new Date();
    await open(db.store.ledger, incident, { effects: [{ type: 'ring', incident, at: due }] });
    const mine = (): readonly Job[] =>
      seen.filter((job) => 'incident' in job && job.queue === 'ring' && job.incident === incident);
    await until(() => mine().length > 0);
    expect(mine()).toEqual([{ queue: 'ring', incident, due: due.toISOString(), key: `${incident}/open:0` }]);
  });

  it('has each phone once, and no slow platform in the way of another', async () => {
    const { outbox } = db.store;
    await outbox.put(Array.from({ length: 25 }, (_, n) => ring(`slow-${n}`, slow.way)));
    await outbox.put([ring('r-1', 'feishu'), ring('r-1', 'feishu'), ring('r-1', 'hook')]);
    await outbox.put([ring('r-1', 'feishu')]);
    const mine = (): readonly Job[] => seen.filter((job) => 'rung' in job && job.rung === 'r-1');
    await until(() => mine().length >= 2);
    expect(mine()).toHaveLength(2);
    expect((await outbox.depth()).ring.waiting).toBeGreaterThanOrEqual(25);
  });
});
