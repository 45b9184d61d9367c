import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentId, UnitPath } from '../../src/incident/incident.ts';
import type { Scope } from '../../src/ports.ts';
import { Prisma } from '../../src/store/generated/client.ts';
import type { Tx } from '../../src/store/scope.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, chenYu, east, hq, liMin, noon, person, pudong, xuhui } from '../support/story.ts';
import { asks, changed, newIncident, notedIn, open, verdictOn } from './given.ts';

const lookalike = 'hq/east/xu' as UnitPath;
const readable = ['incident', 'event', 'text', 'mention'];
const hidden = [
  'audit',
  'audit_head',
  'ask',
  'band',
  'inbox',
  'card',
  'board_message',
  'board_picture',
  'board_read',
  'source_state',
  'label',
  'mute',
  'waiting',
];

describe.each(databases)('what people see, on %s', (_name, make) => {
  let db: Opened;
  let here: IncidentId;
  let there: IncidentId;

  beforeAll(async () => {
    db = await make();
    here = await told(xuhui, '徐汇');
    there = await told(pudong, '浦东');
  });
  afterAll(() => db.drop());

  async function told(unit: UnitPath, title: string): Promise<IncidentId> {
    const incident = newIncident();
    const { ids } = await db.store.mentions.keep('s', [{ externalId: title, kind: 'post', title }], noon);
    const verdicts = ids.map((id) => verdictOn(id, { unit, units: [unit] }));
    const opened = await open(db.store.ledger, incident, { unit, verdicts });
    const id = `words-${incident}`;
    const texts = [{ id: id as never, kind: 'note', words: title }] as const;
    const note = changed(asks(incident, 'note', person(liMin), texts), opened, [
      notedIn(incident, id as never),
    ]);
    await db.store.ledger.commit(1, note);
    return incident;
  }

  async function countsFor(scope: Scope | undefined): Promise<Readonly<Record<string, number>>> {
    const counts = await db.work.inScope(scope ?? [], async (tx) => {
      if (scope === undefined) await tx.$executeRaw`SELECT set_config('app.scope', '', true)`;
      const rows = [];
      for (const table of readable) {
        const [row] = await tx.$queryRaw<[{ n: number }]>(
          Prisma.raw(
            `SELECT count(id)::int AS n FROM ${table.replace('event', '(SELECT seq AS id FROM event) e')}`,
          ),
        );
        rows.push([table, row.n] as const);
      }
      return rows;
    });
    return Object.fromEntries(counts);
  }

  it('is nothing without a scope, even for a query that asks for everything', async () => {
    expect(await countsFor(undefined)).toEqual({ incident: 0, event: 0, text: 0, mention: 0 });
    expect(await countsFor([])).toEqual({ incident: 0, event: 0, text: 0, mention: 0 });
  });

  it('is the own subtree and nothing beside it, even for a query that asks for everything', async () => {
    const one = { incident: 1, event: 2, text: 1, mention: 1 };
    expect(await countsFor([xuhui])).toEqual(one);
    expect(await countsFor([east])).toEqual({ incident: 2, event: 4, text: 2, mention: 2 });
    expect(await countsFor([xuhui, pudong])).toEqual(await countsFor([hq]));
  });

  it.each([
    ['%'],
    ['hq/east/%'],
    ['hq/east/xuhu_'],
    [lookalike],
    ['hq/east/xuhui/'],
    ['HQ'],
    [''],
    ['/'],
    ["'"],
  ])('is nothing for the scope %j: a scope is a place, not a pattern', async (scope) => {
    expect(await countsFor([scope as UnitPath])).toEqual({ incident: 0, event: 0, text: 0, mention: 0 });
  });

  it('never includes a sealed column or a table that is the bot’s own', async () => {
    const select = (sql: string) => db.work.inScope([hq], (tx) => tx.$queryRaw(Prisma.raw(sql)));
    for (const table of hidden)
      await expect(select(`SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(select('SELECT sealed FROM mention')).rejects.toThrow(/permission denied/);
    await expect(select('SELECT title_hq FROM mention')).rejects.toThrow(/permission denied/);
    await expect(select('SELECT sealed FROM text')).rejects.toThrow(/permission denied/);
    await expect(select(`UPDATE incident SET level = 'blue'`)).rejects.toThrow(/permission denied/);
  });

  it('is asked row by row of every table that a person’s eyes may read, and none may be written', async () => {
    const tables = await db.raw(`
      SELECT n.nspname || '.' || c.relname AS name, c.relkind::text AS kind,
        c.relrowsecurity AND c.relforcerowsecurity AS walled,
        has_any_column_privilege('fenghuo_app', c.oid, 'SELECT') AS reads,
        has_table_privilege('fenghuo_app', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
          OR has_any_column_privilege('fenghuo_app', c.oid, 'INSERT, UPDATE') AS writes
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_(catalog|toast)' AND n.nspname <> 'information_schema'`);
    expect(tables.length).toBeGreaterThan(30);
    const open = tables.filter(({ reads }) => reads);
    expect(open.map(({ name }) => name).toSorted()).toEqual(
      readable.map((name) => `public.${name}`).toSorted(),
    );
    expect(open.filter(({ walled }) => !walled)).toEqual([]);
    expect(tables.filter(({ writes }) => writes)).toEqual([]);
    // A view reads with its owner's eyes unless it says otherwise.
    expect(tables.filter(({ kind }) => kind === 'v' || kind === 'm')).toEqual([]);
  });

  it('looks alike when it is absent and when it is forbidden', async () => {
    const { reads } = db.store;
    const view = await reads.incident([xuhui], here);
    expect(view?.quote?.title).toBe('徐汇');
    expect(await reads.incident([xuhui], there)).toBeUndefined();
    expect(await reads.incident([xuhui], 'no-such' as IncidentId)).toBeUndefined();
    expect(await reads.byCode([pudong], view?.code ?? '')).toBeUndefined();
    expect(await reads.byCode([east], `ｐ${view?.code.slice(1)}`)).toEqual(view);
    expect(await reads.timeline([pudong], here)).toEqual([]);
    expect(await reads.mentionsOf([pudong], here, 10)).toEqual([]);
    expect((await reads.list([east], { live: true, limit: 10 })).map(({ incident }) => incident.id)).toEqual([
      there,
      here,
    ]);
    expect(await reads.list([east], { live: false, limit: 10 })).toEqual([]);
  });

  it('reaches down with an instruction: whom an incident was sent to sees it from then on', async () => {
    const incident = newIncident();
    const opened = await open(db.store.ledger, incident, { unit: xuhui });
    expect(await db.store.reads.incident([pudong], incident)).toBeUndefined();
    const directed = {
      type: 'directed',
      incident,
      by: person(chenYu),
      at: after(1),
      from: east,
      to: pudong,
      text: 't' as never,
      due: after(9),
    } as const;
    await db.store.ledger.commit(1, changed(asks(incident, 'direct'), opened, [directed]));
    expect((await db.store.reads.incident([pudong], incident))?.version).toBe(2);
  });

  it('agrees with a plain walk over every random tree and scope', async () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'a-', '徐'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'));
    const pairs = fc.sample(fc.tuple(fc.array(path, { maxLength: 3 }), fc.array(path, { maxLength: 3 })), {
      numRuns: 3000,
      seed: 20261121,
    });
    const rows = await db.raw(
      `SELECT fenghuo_sees(ARRAY(SELECT jsonb_array_elements_text(p->0)), ARRAY(SELECT jsonb_array_elements_text(p->1))) AS sees
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS x(p, n) ORDER BY n`,
      JSON.stringify(pairs),
    );
    const expected = pairs.map(([units, scope]) =>
      units.some((unit) => scope.some((s) => unit === s || unit.startsWith(`${s}/`))),
    );
    expect(expected).toContain(true);
    expect(rows.map(({ sees }) => sees)).toEqual(expected);
  });
});

describe.each(databases)('the bot itself, on %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());

  it.each(['audit', 'event'])('cannot change or delete a row of %s', async (table) => {
    await open(db.store.ledger, newIncident());
    const run = (sql: string) => db.work.asWorker((tx) => tx.$executeRaw(Prisma.raw(sql)));
    await expect(run(`UPDATE ${table} SET actor = 'nobody'`)).rejects.toThrow(/permission denied/);
    await expect(run(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(run(`TRUNCATE ${table}`)).rejects.toThrow(/permission denied/);
    await expect(db.raw(`DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
  });

  it('repeats a unit of work that a rival made fail, and gives up after five', async () => {
    let tries = 0;
    const failing = (times: number) =>
      db.work.asWorker(async (tx) => {
        tries += 1;
        if (tries <= times)
          await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'rival' USING ERRCODE = '40001'; END $$`;
        return tries;
      });
    expect(await failing(3)).toBe(4);
    tries = 0;
    await expect(failing(99)).rejects.toThrow();
    expect(tries).toBe(5);
  });

  it('does nothing of a unit of work that fails, not even what was sent along with the failure', async () => {
    const note = (tx: Tx, platform: string) => tx.$executeRaw`
      INSERT INTO inbox (platform, key, sealed, attempts, at) VALUES (${platform}, 'k', 'x', 1, now())`;
    const failing = db.work.asWorker((tx) =>
      Promise.all([note(tx, 'before'), tx.$executeRaw`SELECT 1 / 0`, note(tx, 'along')]),
    );
    await expect(failing).rejects.toThrow(/division by zero/);
    let late: Promise<unknown> = Promise.resolve();
    const thrown = db.work.asWorker(async (tx) => {
      late = setTimeout(20)
        .then(() => note(tx, 'late'))
        .catch((error: unknown) => error);
      throw new Error('ours');
    });
    await expect(thrown).rejects.toThrow('ours');
    expect(String(await late)).toContain('ended');
    const second = db.work.asWorker(async (tx) => {
      await note(tx, 'one');
      return note(tx, 'two');
    }, 'single');
    await expect(second, 'a single work of two statements is our bug').rejects.toThrow('ended');
    const kept = await db.raw(`SELECT platform FROM inbox WHERE key = 'k' AND platform <> 'one'`);
    expect(kept).toEqual([]);
  });

  it('leaves no role and no scope behind for the next one', async () => {
    await db.work.inScope([hq], (tx) => tx.$executeRaw`SELECT 1`);
    const rows = await db.raw(
      `SELECT current_user AS who, coalesce(current_setting('app.scope', true), '') AS scope`,
    );
    expect(rows).toEqual([{ who: 'postgres', scope: '' }]);
  });
});
