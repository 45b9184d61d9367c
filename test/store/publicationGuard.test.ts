import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicationId } from '../../src/incident/statement.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, chenYu, xuhui, zhouJie } from '../support/story.ts';
import { newIncident, until } from './given.ts';

const at = after(10).toISOString();
const late = after(200).toISOString();

/** A text of E001 that needs a commander and a lawyer, and has both, until two hours after noon. */
interface Seed {
  readonly authors?: string;
  readonly approvals?: readonly (readonly [person: string, duty: string, takenBack?: string])[];
  readonly more?: string;
}

const both = [
  ['E002', 'command'],
  ['E003', 'review'],
] as const;

interface How {
  readonly hash?: string;
  readonly when?: string;
  readonly id?: string;
  readonly state?: string;
  readonly way?: string;
}

describe.each(databases)('what goes out, as the database sees it: %s', (name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make({ now: () => after(10) });
  });
  afterAll(() => db.drop());

  /** As the service's own role, past all our code. */
  const sql = (text: string, ...values: unknown[]) => db.work.asWorker((tx) => tx.executeSql(text, values));

  async function seeded({ authors = '{E001}', approvals = both, more }: Seed = {}): Promise<string> {
    const incident = newIncident();
    await sql(
      `INSERT INTO version VALUES ($1, 1, 's1', 'site', 'statement', 'h1', 't-1', $2, $3)`,
      ...[incident, authors, at],
    );
    await sql(
      `INSERT INTO submission (incident, number, by, needs, until, at) VALUES ($1, 1, 'E001', '{command,review}', $2, $3)`,
      ...[incident, after(120).toISOString(), at],
    );
    for (const [person, duty, takenBack] of approvals)
      await sql(
        `INSERT INTO approval VALUES ($1, 1, $2, $3, 'h1', $4, $5)`,
        ...[incident, person, duty, at, takenBack ?? null],
      );
    if (more) await sql(more.replaceAll('$1', `'${incident}'`));
    return incident;
  }

  const ask = (
    incident: string,
    { hash = 'h1', when = at, id = `${incident}-p`, state = 'asked', way = 'site' } = {},
  ) =>
    sql(
      `INSERT INTO publication VALUES ($1, $2, 1, $3, $4, $5, $6, $6)`,
      id,
      incident,
      hash,
      way,
      state,
      when,
    );

  const guard = { code: 'FG001' };
  /** The right itself is missing; the trigger behind it says so in other words. */
  const kept = { code: '42501', message: expect.stringContaining('permission denied') };

  it('lets out what has its quorum, its hash and its time', async () => {
    const incident = await seeded();
    await ask(incident);
    expect(await db.store.statements.claim(`${incident}-p` as PublicationId, after(11))).toBe('ours');
  });

  const missing = 'an approval is missing';
  const begins = 'a publication begins by being asked for';
  const expired = 'its approvals have expired';
  const ended = 'it was not handed in, or that has ended';
  const withdrawn = ['E003', 'review', at] as const;
  const [one, otherCommander] = [['E002', 'command'] as const, ['E003', 'command'] as const];
  const later = `INSERT INTO version VALUES ($1, 2, 's1', 'site', 'statement', 'h2', 't-2', '{E001}', '${at}')`;
  const refused: readonly (readonly [what: string, why: string, Seed, How?])[] = [
    ['without anybody’s yes', missing, { approvals: [] }],
    ['with one yes of two', missing, { approvals: [one] }],
    ['with two yeses of one duty', missing, { approvals: [one, otherCommander] }],
    ['with a yes that was taken back', missing, { approvals: [one, withdrawn] }],
    ['with a yes of a duty that nobody asked', missing, { approvals: [one, ['E003', 'release']] }],
    ['with another hash', 'the text is not the one that was approved', {}, { hash: 'h2' }],
    ['after its time', expired, {}, { when: late }],
    ['at the very end of its time', expired, {}, { when: after(120).toISOString() }],
    ['in a state further on', begins, {}, { state: 'published' }],
    ['in hand before it was asked', begins, {}, { state: 'sending' }],
    ['after a later text', 'a later text has taken its place', { more: later }],
    ['after it ended', ended, { more: `UPDATE submission SET ended_at = '${at}' WHERE incident = $1` }],
    [
      'after what was set for later was called off',
      expired,
      { more: `UPDATE submission SET due_until = NULL WHERE incident = $1` },
      { when: late },
    ],
  ];
  it.each(refused.map(([what, why, seed, how]) => ({ what, why, seed, how })))(
    'refuses a publication $what',
    async ({ why, seed, how }) => {
      const incident = await seeded(seed);
      await expect(ask(incident, how)).rejects.toMatchObject({
        ...guard,
        message: expect.stringContaining(why),
      });
      expect(await db.raw(`SELECT FROM publication WHERE incident = '${incident}'`)).toEqual([]);
    },
  );

  /** As the owner of the database, who can put the guard of the yeses aside: the one of what goes out counts again. */
  it.each([
    ['of an author', `'E001', 'command', 'h1'`],
    ['of whoever handed it in', `'E008', 'command', 'h1'`],
    ['to another text', `'E002', 'command', 'h9'`],
  ])('counts no yes %s that was written past its guard', async (_whose, row) => {
    const incident = newIncident();
    await sql(
      `INSERT INTO version VALUES ($1, 1, 's1', 'site', 'statement', 'h1', 't-1', '{E001}', $2)`,
      incident,
      at,
    );
    await sql(
      `INSERT INTO submission (incident, number, by, needs, until, at) VALUES ($1, 1, 'E008', '{command}', $2, $3)`,
      ...[incident, after(120).toISOString(), at],
    );
    await db.raw('ALTER TABLE approval DISABLE TRIGGER approval_guard');
    try {
      await db.raw(`INSERT INTO approval VALUES ('${incident}', 1, ${row}, '${at}')`);
    } finally {
      await db.raw('ALTER TABLE approval ENABLE TRIGGER approval_guard');
    }
    await expect(ask(incident)).rejects.toMatchObject({
      ...guard,
      message: expect.stringContaining(missing),
    });
  });

  it('lets out at its own minute what was set for later', async () => {
    const incident = await seeded({
      more: `UPDATE submission SET due_until = '${after(230).toISOString()}' WHERE incident = $1`,
    });
    await ask(incident, { when: late });
  });

  it('refuses a publication without any text, or of what nobody handed in', async () => {
    await expect(ask(newIncident())).rejects.toMatchObject(guard);
    const incident = newIncident();
    await sql(
      `INSERT INTO version VALUES ($1, 1, 's1', 'site', 'statement', 'h1', 't-1', '{E001}', $2)`,
      incident,
      at,
    );
    await expect(ask(incident)).rejects.toMatchObject(guard);
  });

  it.each([
    ['has no author', `2, 's1', 'site', 'statement', 'h2', 't-2', '{}'`],
    ['has one without a name', `2, 's1', 'site', 'statement', 'h2', 't-2', '{E001,E005,""}'`],
    ['has one that is nothing', `2, 's2', 'site', 'statement', 'h2', 't-2', '{NULL}'`],
    ['forgets one of the text before', `2, 's1', 'site', 'statement', 'h2', 't-2', '{E001,E007}'`],
    ['comes before the one that it follows', `0, 's1', 'site', 'statement', 'h0', 't-0', '{E001,E005}'`],
  ])('refuses a text that %s', async (_what, row) => {
    const incident = await seeded({ authors: '{E001,E005}', approvals: [] });
    const write = sql(`INSERT INTO version VALUES ($1, ${row}, $2)`, incident, at);
    await expect(write).rejects.toMatchObject(guard);
  });

  it.each([
    ['an author', `'E001', 'command', 'h1'`],
    ['an author who did not hand it in', `'E005', 'command', 'h1'`],
    ['somebody of another text', `'E009', 'command', 'h9'`],
  ])('refuses the yes of %s', async (_who, row) => {
    const incident = await seeded({ authors: '{E001,E005}', approvals: [] });
    await expect(sql(`INSERT INTO approval VALUES ($1, 1, ${row}, $2)`, incident, at)).rejects.toMatchObject(
      guard,
    );
  });

  it('refuses the yes of whoever handed it in, and one to what has ended', async () => {
    const incident = await seeded({ authors: '{E009}', approvals: [] });
    const yes = (person: string) =>
      sql(`INSERT INTO approval VALUES ($1, 1, $2, 'command', 'h1', $3)`, incident, person, at);
    await expect(yes('E001')).rejects.toMatchObject(guard);
    await sql(`UPDATE submission SET ended_at = $2 WHERE incident = $1`, incident, at);
    await expect(yes('E002')).rejects.toMatchObject(guard);
  });

  it('counts nobody twice', async () => {
    const incident = await seeded({ approvals: [['E002', 'command']] });
    const again = sql(`INSERT INTO approval VALUES ($1, 1, 'E002', 'review', 'h1', $2)`, incident, at);
    await expect(again).rejects.toMatchObject({ code: '23505' });
    await expect(ask(incident)).rejects.toMatchObject(guard);
  });

  const states = ['asked', 'sending', 'published', 'handedOver', 'failed', 'uncertain', 'stopped'] as const;
  const goes: Readonly<Record<string, readonly string[]>> = {
    asked: ['sending', 'stopped', 'failed'],
    sending: ['published', 'handedOver', 'failed', 'uncertain'],
    handedOver: ['published', 'failed'],
    uncertain: ['published', 'failed'],
  };
  const path: Readonly<Record<string, readonly string[]>> = {
    asked: [],
    stopped: ['stopped'],
    sending: ['sending'],
    published: ['sending', 'published'],
    handedOver: ['sending', 'handedOver'],
    failed: ['sending', 'failed'],
    uncertain: ['sending', 'uncertain'],
  };
  it.each(states)('goes from %s only where it may', async (from) => {
    for (const to of states) {
      const incident = await seeded();
      await ask(incident);
      const go = (state: string) =>
        sql(`UPDATE publication SET state = $2 WHERE incident = $1`, incident, state);
      for (const step of path[from] ?? []) await go(step);
      if (goes[from]?.includes(to)) await go(to);
      else await expect(go(to), `${from} → ${to}`).rejects.toMatchObject(guard);
    }
  });

  it('lets by hand what people published be written down at once', async () => {
    const incident = await seeded();
    await ask(incident, { way: 'byHand' });
    await sql(`UPDATE publication SET state = 'published' WHERE incident = $1`, incident);
  });

  it.each([
    ...[`id = 'x'`, `incident = 'x'`, `number = 2`, `hash = 'x'`, `way = 'byHand'`].map((set) => [
      'publication',
      set,
    ]),
    ...[`number = 2`, `hash = 'x'`, `person = 'E009'`].map((set) => ['approval', set]),
    ...[`needs = '{command}'`, `by = 'E009'`, `number = 2`, `at = now()`].map((set) => ['submission', set]),
  ] as const)('keeps %s as it is: not %s', async (table, set) => {
    const incident = await seeded();
    await ask(incident);
    await expect(sql(`UPDATE ${table} SET ${set} WHERE incident = $1`, incident)).rejects.toMatchObject(
      guard,
    );
  });

  it('does not begin again what has ended', async () => {
    const incident = await seeded({ more: `UPDATE submission SET ended_at = '${at}' WHERE incident = $1` });
    const again = sql(`UPDATE submission SET ended_at = NULL WHERE incident = $1`, incident);
    await expect(again).rejects.toMatchObject(guard);
  });

  it.each(['version', 'submission', 'approval', 'publication', 'stop_switch'])(
    'forgets nothing of %s, whoever asks',
    async (table) => {
      await seeded();
      await expect(sql(`DELETE FROM ${table}`)).rejects.toMatchObject(kept);
      await expect(db.raw(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
      await expect(db.raw(`TRUNCATE ${table}`)).rejects.toThrow('append-only');
    },
  );

  it('changes no text', async () => {
    const incident = await seeded();
    await expect(sql(`UPDATE version SET hash = 'x' WHERE incident = $1`, incident)).rejects.toMatchObject(
      kept,
    );
    await expect(db.raw(`UPDATE version SET hash = 'x'`)).rejects.toThrow('append-only');
  });

  it('lets one version out by one way at a time, and again only when it certainly failed', async () => {
    const incident = await seeded();
    await ask(incident);
    await expect(ask(incident, { id: `${incident}-q` })).rejects.toMatchObject({ code: '23505' });
    await ask(incident, { id: `${incident}-w`, way: 'wechat' });
    await sql(`UPDATE publication SET state = 'failed' WHERE id = $1`, `${incident}-p`);
    await ask(incident, { id: `${incident}-q` });
  });

  /** The embedded database has one connection: nobody waits for another there. */
  const several: (title: string, test: () => Promise<void>) => void = name === 'PGlite' ? () => {} : it;

  describe('between the decision and the moment it leaves', () => {
    const claimed = (incident: string, when = 11) =>
      db.store.statements.claim(`${incident}-p` as PublicationId, after(when));
    const role = { unit: xuhui, duty: 'command' };
    const lift = async () => {
      await db.store.stopSwitch.lift({ by: chenYu, role, at: after(12) });
      await db.store.stopSwitch.lift({ by: zhouJie, role, at: after(12) });
    };

    it('holds it when everything is stopped, and lets it go when that is lifted', async () => {
      const incident = await seeded();
      await ask(incident);
      await db.store.stopSwitch.stop({ by: chenYu, role, at: after(10) });
      expect(await claimed(incident)).toBe('refused');
      await expect(ask(await seeded())).rejects.toMatchObject(guard);
      await lift();
      expect(await claimed(incident)).toBe('ours');
    });

    it.each([
      [
        'a yes was taken back',
        `UPDATE approval SET taken_back_at = '${at}' WHERE incident = $1 AND person = 'E003'`,
      ],
      ['it ended', `UPDATE submission SET ended_at = '${at}' WHERE incident = $1`],
      [
        'a later text came',
        `INSERT INTO version VALUES ($1, 2, 's1', 'site', 'statement', 'h2', 't', '{E001}', '${at}')`,
      ],
    ])('holds it when %s', async (_what, change) => {
      const incident = await seeded();
      await ask(incident);
      await sql(change, incident);
      expect(await claimed(incident)).toBe('refused');
      expect(await db.raw(`SELECT state FROM publication WHERE incident = '${incident}'`)).toEqual([
        { state: 'asked' },
      ]);
    });

    it('holds what lay there until its approvals were over', async () => {
      const incident = await seeded();
      await ask(incident);
      expect(await claimed(incident, 120)).toBe('refused');
    });

    it('is one’s who takes it in hand, of many at once', async () => {
      const incident = await seeded();
      await ask(incident);
      const hands = await Promise.all(Array.from({ length: 8 }, () => claimed(incident)));
      expect(hands.toSorted()).toEqual(['ours', ...Array.from({ length: 7 }, () => 'taken')]);
    });

    several('waits for a stop, and a stop waits for it', async () => {
      const [first, second] = [await seeded(), await seeded()];
      await ask(first);
      await ask(second);
      const stop = `UPDATE stop_switch SET stopped_at = '${at}', by = 'E002' WHERE id = 1`;
      expect(await overtaken(stop, () => claimed(first))).toBe('refused');
      await lift();
      const claim = `UPDATE publication SET state = 'sending' WHERE incident = '${second}'`;
      await overtaken(claim, () => db.store.stopSwitch.stop({ by: chenYu, role, at: after(11) }));
      expect(await db.raw(`SELECT state FROM publication WHERE incident = '${second}'`)).toEqual([
        { state: 'sending' },
      ]);
      expect(await claimed(first)).toBe('refused');
      await lift();
    });

    several('waits for a yes that is taken back, and that waits for it', async () => {
      const [first, second] = [await seeded(), await seeded()];
      await ask(first);
      await ask(second);
      const takeBack = (incident: string) =>
        `UPDATE approval SET taken_back_at = '${at}' WHERE incident = '${incident}' AND person = 'E002'`;
      expect(await overtaken(takeBack(first), () => claimed(first))).toBe('refused');
      const claim = `UPDATE publication SET state = 'sending' WHERE incident = '${second}'`;
      await overtaken(claim, () => sql(takeBack(second)));
      expect(await db.raw(`SELECT state FROM publication WHERE incident = '${second}'`)).toEqual([
        { state: 'sending' },
      ]);
    });

    /** One connection has changed something and not committed; the other runs into it, and is seen to wait. */
    async function overtaken<T>(change: string, other: () => Promise<T>): Promise<T> {
      const client = new pg.Client({ connectionString: db.databaseUrl });
      await client.connect();
      try {
        await client.query('BEGIN');
        await client.query(change);
        const answer = other();
        const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
        await until(async () => (await db.raw(waiting)).length > 0);
        await client.query('COMMIT');
        return await answer;
      } finally {
        await client.end();
      }
    }
  });
});
