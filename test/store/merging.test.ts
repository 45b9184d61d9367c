import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evolve } from '../../src/incident/evolve.ts';
import { type IncidentId, type MentionId, nothingYet, type UnitPath } from '../../src/incident/incident.ts';
import { Stale } from '../../src/ports.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, east, hq, noon, pudong, xuhui } from '../support/story.ts';
import { asks, changed, mergeOf, newIncident, open, splitOf, verdictOn } from './given.ts';

describe.each(databases)('a merge and a split on %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make({ now: () => after(20) });
  });
  afterAll(() => db.drop());

  /** An incident with so many mentions, each of words of its own. */
  async function incidentWith(count: number, unit: UnitPath = xuhui, told?: string) {
    const id = newIncident();
    const found = Array.from({ length: count }, (_, n) => ({
      externalId: `${id}-${n}`,
      kind: 'post' as const,
    }));
    const { ids } = await db.store.mentions.keep('merging', found, noon);
    await db.store.mentions.take(1000);
    const verdicts = ids.map((mention, n) => verdictOn(mention, { ...likeness(id, n), unit, units: [unit] }));
    const from = await open(db.store.ledger, id, {
      unit,
      verdicts: verdicts.map((each) => ({ ...each, ...(told && { told }) })),
    });
    return { from, ids, verdicts };
  }

  function likeness(id: IncidentId, n: number) {
    const exact = BigInt(id.replaceAll(/\D/g, '')) * 100n + BigInt(n);
    return { exact, bands: [exact + 1_000_000_000n], level: n === 0 ? 'orange' : 'blue' } as const;
  }

  async function homes(ids: readonly MentionId[]) {
    const rows = await db.raw(`SELECT id, incident FROM mention WHERE id = ANY($1::text[])`, ids);
    const byId = new Map(rows.map(({ id, incident }) => [id, incident]));
    return ids.map((id) => byId.get(id));
  }

  it('tell beforehand what is held, and how grave and in what words each is', async () => {
    const { from, ids } = await incidentWith(2);
    const into = await incidentWith(1);
    const [, change] = mergeOf(from, into.from);
    const loaded = await db.store.ledger.load(change.ask);
    expect(loaded.other).toEqual({ incident: into.from, version: 1 });
    expect(loaded.reasons).toEqual(['harm']);
    expect(loaded.held?.map(({ id, level }) => [id, level])).toEqual([
      [ids[0], 'orange'],
      [ids[1], 'blue'],
    ]);
    expect(new Set(loaded.held?.map(({ words }) => words)).size).toBe(2);
    expect(await db.store.ledger.load(asks(from.id, 'x'))).not.toHaveProperty('held');
  });

  it('merging gives all mentions to the other, so that what comes alike joins it', async () => {
    const { from, ids, verdicts } = await incidentWith(3);
    const into = (await incidentWith(1)).from;
    await db.store.ledger.commit(...mergeOf(from, into));
    expect(await homes(ids)).toEqual(ids.map(() => into.id));
    expect(await db.store.mentions.alike(verdicts.slice(0, 1), noon)).toMatchObject([{ incident: into.id }]);
    const matters = await db.store.mentions.openMatters([from.id, into.id], noon);
    expect(matters.find(({ incident }) => incident === into.id)).toMatchObject({ mentionCount: 4 });
    expect(matters.some(({ incident }) => incident === from.id)).toBe(false);
  });

  it('weigh together: all mentions of both, and the units that either names', async () => {
    const { from } = await incidentWith(3);
    const into = (await incidentWith(1, pudong)).from;
    const [version, change] = mergeOf(from, into);
    expect((await db.store.ledger.load(change.ask)).weight).toEqual({ reach: 0, trend: 0, units: 2 });
    expect(await db.store.ledger.load(asks(from.id, 'x'))).not.toHaveProperty('weight');
    await db.store.ledger.commit(version, change);
    const [matter] = await db.store.mentions.openMatters([into.id], noon);
    expect(matter).toMatchObject({ units: [pudong, xuhui], reasons: ['harm'] });
  });

  it('splitting gives what was chosen to a new incident of the same units, and leaves the rest', async () => {
    const { from, ids } = await incidentWith(3, pudong);
    const born = newIncident();
    const going = ids.slice(0, 2);
    await db.store.ledger.commit(...splitOf(from, born, going));
    expect(await homes(ids)).toEqual([born, born, from.id]);
    const matters = await db.store.mentions.openMatters([from.id, born], noon);
    expect(matters.find(({ incident }) => incident === born)).toMatchObject({
      mentionCount: 2,
      units: [pudong],
    });
    expect(await db.store.reads.incident([pudong], born)).toMatchObject({ mentionCount: 2, drill: false });
  });

  it('what was merged comes back by a split', async () => {
    const { from, ids } = await incidentWith(2);
    const into = (await incidentWith(1)).from;
    const [version, change] = mergeOf(from, into);
    await db.store.ledger.commit(version, change);
    const now = change.also?.next;
    if (!now || now.stage === 'none') throw new Error('it vanished');
    const born = newIncident();
    await db.store.ledger.commit(...splitOf(now, born, ids, 2));
    expect(await homes(ids)).toEqual([born, born]);
  });

  it('keep states and events of both in agreement, and audit both', async () => {
    const { from } = await incidentWith(2);
    const into = (await incidentWith(1)).from;
    await db.store.ledger.commit(...mergeOf(from, into));
    for (const { id } of [from, into]) {
      const told = (await db.store.reads.timeline([hq], id)).map(({ event }) => event);
      expect(told.reduce(evolve, nothingYet)).toEqual((await db.store.ledger.load(asks(id, 'x'))).incident);
      expect(await db.raw(`SELECT action FROM audit WHERE subject = '${id}' ORDER BY seq`)).toEqual([
        { action: 'undo' },
        { action: 'merge' },
      ]);
    }
    expect(await db.store.audit.verify()).toMatchObject({ ok: true });
  });

  it('leave no mention moved when either has changed meanwhile', async () => {
    const { from, ids } = await incidentWith(2);
    const into = (await incidentWith(1)).from;
    await expect(db.store.ledger.commit(...mergeOf(from, into, [1, 7]))).rejects.toBeInstanceOf(Stale);
    expect(await homes(ids)).toEqual([from.id, from.id]);
    expect(await db.raw(`SELECT count(*)::int AS n FROM event WHERE incident = '${from.id}'`)).toEqual([
      { n: 1 },
    ]);
  });

  it('are not undone by a verdict that was on its way: the person’s decision stands', async () => {
    const { from, ids, verdicts } = await incidentWith(2);
    const into = (await incidentWith(1)).from;
    await db.store.ledger.commit(...mergeOf(from, into));
    await db.store.mentions.settle(verdicts, from.id);
    expect(await homes(ids)).toEqual([into.id, into.id]);
  });

  it('nor is what was split off drawn back by a later reading of it', async () => {
    const { from, ids, verdicts } = await incidentWith(2);
    const born = newIncident();
    const [version, change] = splitOf(from, born, ids.slice(0, 1));
    await db.store.ledger.commit(version, change);
    await db.store.mentions.settle(verdicts, from.id);
    const again = changed(asks(from.id, 'again'), change.next, [], { verdicts });
    await db.store.ledger.commit(2, again);
    expect(await homes(ids)).toEqual([born, from.id]);
  });

  it('what is settled into a merged one is where that went, however often it was merged on', async () => {
    const [one, two, three] = [await incidentWith(1), await incidentWith(1), await incidentWith(1)];
    const [version, change] = mergeOf(one.from, two.from);
    await db.store.ledger.commit(version, change);
    const merged = change.also?.next;
    if (!merged || merged.stage === 'none') throw new Error('it vanished');
    await db.store.ledger.commit(...mergeOf(merged, three.from, [2, 1], 'onward'));
    const { ids } = await db.store.mentions.keep(
      'late',
      [{ externalId: `late-${one.from.id}`, kind: 'post' }],
      noon,
    );
    await db.store.mentions.settle(
      ids.map((id) => verdictOn(id)),
      one.from.id,
    );
    expect(await homes(ids)).toEqual([three.from.id]);
  });

  it('and one settled while the merge is under way is lost to neither', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { from } = await incidentWith(1);
      const into = (await incidentWith(1)).from;
      const { ids } = await db.store.mentions.keep(
        'race',
        [{ externalId: `race-${from.id}`, kind: 'post' }],
        noon,
      );
      await Promise.all([
        db.store.ledger.commit(...mergeOf(from, into)),
        db.store.mentions.settle(
          ids.map((id) => verdictOn(id)),
          from.id,
        ),
      ]);
      expect(await homes(ids)).toEqual([into.id]);
    }
  });

  it('name the other by its code to those who may see it, and to nobody else', async () => {
    const { from } = await incidentWith(1, xuhui);
    const into = (await incidentWith(1, pudong)).from;
    await db.store.ledger.commit(...mergeOf(from, into));
    const code = (await db.store.reads.incident([hq], into.id))?.code ?? '';
    expect((await db.store.reads.incident([east], from.id))?.kin).toEqual(new Map([[into.id, code]]));
    expect((await db.store.reads.incident([xuhui], from.id))?.kin).toEqual(new Map());
  });
});
