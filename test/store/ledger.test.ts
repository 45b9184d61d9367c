import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evolve } from '../../src/incident/evolve.ts';
import {
  type Incident,
  type Known,
  type MentionId,
  nothingYet,
  type TextId,
} from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { type Ledger, Stale } from '../../src/ports.ts';
import { databases, type Opened } from '../support/databases.ts';
import { MemoryLedger } from '../support/memoryLedger.ts';
import { after, chenYu, claimedBy, east, hq, liMin, person, pudong, xuhui } from '../support/story.ts';
import { asks, changed, mergeOf, newIncident, notedIn, open, openedIn, splitOf } from './given.ts';

const none = () => Promise.resolve();
const kinds: readonly (readonly [string, () => Promise<{ ledger: Ledger; drop: () => Promise<void> }>])[] = [
  ['memory', () => Promise.resolve({ ledger: new MemoryLedger(), drop: none })],
  ...databases.map(
    ([name, make]) =>
      [
        name,
        async () => {
          const { store, drop } = await make();
          return { ledger: store.ledger, drop };
        },
      ] as const,
  ),
];

describe.each(kinds)('a ledger: %s', (_name, make) => {
  let ledger: Ledger;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ ledger, drop } = await make());
  });
  afterAll(() => drop());

  it('knows nothing of an incident before it is opened', async () => {
    expect(await ledger.load(asks(newIncident(), 'a'))).toEqual({ incident: nothingYet, version: 0 });
  });

  it('gives back exactly what was decided, with every time as a time', async () => {
    const incident = newIncident();
    const opened = await open(ledger, incident);
    expect(await ledger.load(asks(incident, 'b'))).toEqual({ incident: opened, version: 1 });
  });

  it('lets only the first of two rivals through', async () => {
    const incident = newIncident();
    await open(ledger, incident);
    await expect(open(ledger, incident)).rejects.toBeInstanceOf(Stale);
  });

  it('lets exactly one of sixteen presses at once through, and leaves one step behind', async () => {
    const incident = newIncident();
    const opened = await open(ledger, incident);
    const presses = Array.from({ length: 16 }, (_, press) =>
      ledger.commit(
        1,
        changed(asks(incident, `press-${press}`), opened, [{ ...claimedBy(liMin), incident }]),
      ),
    );
    const outcomes = await Promise.allSettled(presses);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Stale);
    expect((await ledger.load(asks(incident, 'x'))).version).toBe(2);
  });

  it('answers a repeated ask as it was answered the first time', async () => {
    const incident = newIncident();
    await open(ledger, incident);
    const { repeated } = await ledger.load(asks(incident, 'open'));
    expect(repeated).toEqual({ ok: true, events: [openedIn(incident)] });
  });

  it('answers a repeated refusal as it was refused, with its times as times', async () => {
    const incident = newIncident();
    await open(ledger, incident);
    const refusal = { reason: 'alreadyOwned', owner: liMin, at: after(3) } as const;
    await ledger.refuse(asks(incident, 'claim', person(chenYu)), refusal);
    const { repeated, version } = await ledger.load(asks(incident, 'claim'));
    expect({ repeated, version }).toEqual({ repeated: { ok: false, refusal }, version: 1 });
  });

  it('merges two in one step, and answers for both when asked again', async () => {
    const [from, into] = await two(ledger);
    const [version, change] = mergeOf(from, into);
    await ledger.commit(version, change);
    const { repeated, other } = await ledger.load(change.ask);
    const events = [...change.events, ...(change.also?.events ?? [])];
    expect(repeated).toEqual({ ok: true, events });
    expect(other).toEqual({ incident: change.also?.next, version: 2 });
    expect(await ledger.load(asks(from.id, 'x'))).toEqual({ incident: change.next, version: 2 });
  });

  it.each([
    [1, 0],
    [1, 2],
    [0, 1],
    [2, 1],
  ] as const)('changes neither of two whose versions are not %s and %s', async (one, another) => {
    const [from, into] = await two(ledger);
    await expect(ledger.commit(...mergeOf(from, into, [one, another]))).rejects.toBeInstanceOf(Stale);
    expect(await ledger.load(asks(from.id, 'x'))).toEqual({ incident: from, version: 1 });
    expect(await ledger.load(asks(into.id, 'x'))).toEqual({ incident: into, version: 1 });
  });

  it('lets one of two through that would be merged into each other, and leaves one of them live', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, another] = await two(ledger);
      const outcomes = await Promise.allSettled([
        ledger.commit(...mergeOf(one, another)),
        ledger.commit(...mergeOf(another, one)),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      for (const each of outcomes) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Stale);
      const loaded = await Promise.all([one, another].map(({ id }) => ledger.load(asks(id, 'x'))));
      expect(loaded.map(({ incident }) => incident.stage).sort()).toEqual(['merged', 'open']);
    }
  });

  it('opens what is split off in the same step, once', async () => {
    const incident = newIncident();
    const from = await open(ledger, incident);
    const [version, change] = splitOf(from, newIncident(), ['m-1' as MentionId]);
    await ledger.commit(version, change);
    const born = change.also?.next;
    if (!born || born.stage === 'none') throw new Error('nothing was opened');
    expect(await ledger.load(asks(born.id, 'x'))).toEqual({ incident: born, version: 1 });
    await expect(ledger.commit(version, change)).rejects.toBeInstanceOf(Stale);
  });

  it('moves on when mentions came in that changed nothing, so that the card shows the new numbers', async () => {
    const incident = newIncident();
    const opened = await open(ledger, incident);
    await ledger.commit(1, changed(asks(incident, 'more'), opened, []));
    expect(await ledger.load(asks(incident, 'x'))).toEqual({ incident: opened, version: 2 });
  });
});

describe.each(databases)('the ledger on %s', (_name, make) => {
  /** A rejection that nobody hears ends the process: the run of this file fails with it. */
  it('takes nothing of what cannot be written down, and leaves nothing behind that nobody waits for', async () => {
    const db = await make();
    const incident = newIncident();
    const opened = await open(db.store.ledger, incident);
    const due = new Date(Number.NaN);
    const directed = {
      ...({ type: 'directed', incident, by: person(chenYu), at: after(1) } as const),
      ...{ from: east, to: pudong, text: 't' as TextId, due },
    };
    await expect(
      db.store.ledger.commit(1, changed(asks(incident, 'direct'), opened, [directed])),
    ).rejects.toThrow(RangeError);
    expect((await db.store.ledger.load(asks(incident, 'more'))).version).toBe(1);
    expect(await db.store.audit.verify()).toMatchObject({ ok: true, rows: 1 });
    await db.drop();
  });
  let db: Opened;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());

  it('keeps state and events in agreement: folding the events gives the state', async () => {
    const incident = newIncident();
    const { ledger, reads } = db.store;
    const course: readonly IncidentEvent[] = [
      openedIn(incident),
      { type: 'escalated', incident, by: person(liMin), at: after(1), from: xuhui, to: east },
      { ...claimedBy(liMin), incident },
      {
        type: 'directed',
        incident,
        by: person(chenYu),
        at: after(4),
        from: east,
        to: pudong,
        text: text(1),
        due: after(60),
      },
      { type: 'handedOver', incident, by: person(liMin), at: after(5), to: chenYu, unit: xuhui },
      { type: 'snoozed', incident, by: person(chenYu), at: after(6), until: after(36), unit: xuhui },
      {
        type: 'levelChanged',
        incident,
        by: person(chenYu),
        at: after(7),
        from: 'yellow',
        to: 'red',
        reasons: [],
      },
      { type: 'closed', incident, by: person(chenYu), at: after(50), note: text(2) },
    ];
    let state: Incident = nothingYet;
    for (const [version, event] of course.entries()) {
      await ledger.commit(version, changed(asks(incident, `step-${version}`), state, [event]));
      state = evolve(state, event);
    }
    const loaded = await ledger.load(asks(incident, 'x'));
    const told = (await reads.timeline([hq], incident)).map(({ event }) => event);
    expect(told).toEqual(course);
    expect(loaded).toEqual({ incident: told.reduce(evolve, nothingYet), version: course.length });
  });

  it('keeps words sealed beside their masked form, and out of audit and events', async () => {
    const incident = newIncident();
    const { ledger, reads } = db.store;
    const opened = await open(ledger, incident);
    const id = text(9);
    const words = '家属电话13812345678，情绪激动 canaryWords';
    const ask = asks(incident, 'note', person(liMin), [{ id, kind: 'note', words }]);
    await ledger.commit(1, changed(ask, opened, [notedIn(incident, id)]));
    const view = await reads.incident([xuhui], incident);
    expect(view?.texts.get(id)).toBe('家属电话138****5678，情绪激动 canaryWords');
    const written = await db.raw(`SELECT (SELECT string_agg(a::text, '') FROM audit a) AS audit,
      (SELECT string_agg(e::text, '') FROM event e) AS events, (SELECT encode(sealed, 'escape') FROM text WHERE id = '${id}') AS sealed`);
    expect(JSON.stringify(written)).not.toContain('canaryWords');
  });

  it('keeps nothing at all when the audit cannot be written', async () => {
    const incident = newIncident();
    const { ledger, outbox, reads } = db.store;
    const opened = await open(ledger, incident);
    const [head] = await db.raw('SELECT * FROM audit_head');
    await db.raw('DELETE FROM audit_head');
    const refresh = { type: 'refresh', incident } as const;
    const change = changed(asks(incident, 'claim'), opened, [{ ...claimedBy(liMin), incident }], {
      effects: [refresh],
    });
    await expect(ledger.commit(1, change)).rejects.toThrow('audit');
    await expect(ledger.refuse(asks(incident, 'no'), { reason: 'notFound' })).rejects.toThrow('audit');
    await db.raw(`INSERT INTO audit_head VALUES (1, ${head?.seq}, '${head?.hash}')`);
    expect(await ledger.load(asks(incident, 'claim'))).toEqual({ incident: opened, version: 1 });
    expect(await reads.timeline([hq], incident)).toHaveLength(1);
    expect((await outbox.depth()).spread.waiting).toBe(0);
  });

  it('keeps neither words nor a job nor an audit row of what came too late', async () => {
    const incident = newIncident();
    const { ledger, outbox } = db.store;
    const opened = await open(ledger, incident);
    const id = text(10);
    const late = asks(incident, 'late', person(liMin), [{ id, kind: 'note', words: '晚了' }]);
    const effects = [{ type: 'refresh', incident }] as const;
    const change = changed(late, opened, [notedIn(incident, id)], { effects });
    await expect(ledger.commit(7, change)).rejects.toBeInstanceOf(Stale);
    expect(await db.raw(`SELECT id FROM text WHERE id = '${id}'`)).toEqual([]);
    expect(await db.raw(`SELECT seq FROM audit WHERE subject = '${incident}'`)).toHaveLength(1);
    expect(await db.raw(`SELECT id FROM ask WHERE id = '${late.id}'`)).toEqual([]);
    expect((await outbox.depth()).spread.waiting).toBe(0);
  });

  it('writes one audit row for each decision and each refusal', async () => {
    const incident = newIncident();
    const opened = await open(db.store.ledger, incident);
    const claim = changed(asks(incident, 'claim'), opened, [{ ...claimedBy(liMin), incident }]);
    await db.store.ledger.commit(1, claim);
    await db.store.ledger.refuse(asks(incident, 'no', person(chenYu)), { reason: 'noLongerNeeded' });
    const rows = await db.raw(`SELECT actor, action FROM audit WHERE subject = '${incident}' ORDER BY seq`);
    expect(rows).toEqual([
      { actor: 'machine:triage', action: 'undo' },
      { actor: 'machine:triage', action: 'undo' },
      { actor: 'person:E002', action: 'refused.undo' },
    ]);
  });

  it('keeps the chain whole when many decide at once', async () => {
    const many = Array.from({ length: 24 }, () => newIncident());
    await Promise.all(many.map((incident) => open(db.store.ledger, incident)));
    expect(await db.store.audit.verify()).toMatchObject({ ok: true });
  });
});

async function two(ledger: Ledger): Promise<readonly [Known, Known]> {
  return [await open(ledger, newIncident()), await open(ledger, newIncident())];
}

function text(number: number): TextId {
  return `text-${number}` as TextId;
}
