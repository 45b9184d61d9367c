import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type Opened } from '../support/databases.ts';
import { after, noon } from '../support/story.ts';

const day = 24 * 60;

describe.each(databases)('what language models were asked: %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());

  const given = (id: string, minutes: number) => ({
    ...{ id, task: 'opinion', model: 'm', prompt: `问${id}`, answer: '{}', tokens: 700 },
    ...{ ms: 900, outcome: 'heard', at: after(minutes) },
  });
  const rows = () => db.raw('SELECT * FROM exchange ORDER BY at, id');

  it('is kept as it was asked, once however often it is told', async () => {
    await db.store.exchanges.keep({ ...given('a', 0), cost: 0.0014, incident: 'i1' });
    await db.store.exchanges.keep({ ...given('a', 5), answer: 'another' });
    await db.store.exchanges.keep(given('b', day));
    expect(await rows()).toEqual([
      { ...given('a', 0), cost: 0.0014, incident: 'i1' },
      { ...given('b', day), cost: null, incident: null },
    ]);
  });

  it('is masked once more, and holds what no database holds', async () => {
    const [prompt, answer] = ['家属电话13812345678', '\u0000他的电话13912345678\ud800'];
    await db.store.exchanges.keep({ ...given('c', 2 * day), prompt, answer });
    expect((await rows()).at(-1)).toMatchObject({
      prompt: '家属电话138****5678',
      answer: '\ufffd他的电话139****5678\ufffd',
    });
  });

  it('adds up what was spent since a time', async () => {
    expect(await db.store.exchanges.spent(noon)).toEqual({ calls: 3, tokens: 2100, cost: 0.0014 });
    expect(await db.store.exchanges.spent(noon, 'i1')).toEqual({ calls: 1, tokens: 700, cost: 0.0014 });
    expect(await db.store.exchanges.spent(after(day), 'i1')).toMatchObject({ calls: 0, tokens: 0 });
    expect(await db.store.exchanges.spent(after(day))).toEqual({ calls: 2, tokens: 1400, cost: 0 });
    expect(await db.store.exchanges.spent(after(9 * day))).toEqual({ calls: 0, tokens: 0, cost: 0 });
  });

  it('is read out in the order asked, page by page, each with its row in the audit', async () => {
    const by = 'terminal:admin';
    const read = (behind: string) => db.store.exchanges.read({ after: behind, by, at: after(10 * day) });
    const first = await read('');
    expect(first.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(first[0]).toEqual({ ...given('a', 0), cost: 0.0014, incident: 'i1' });
    const last = first.at(-1);
    expect(await read(`${last?.at.toISOString()} ${last?.id}`)).toEqual([]);
    const rows = await db.raw("SELECT actor, subject, detail FROM audit WHERE action = 'exported'");
    const detail = {
      exchanges: 3,
      from: { $at: noon.toISOString() },
      to: { $at: after(2 * day).toISOString() },
    };
    expect(rows).toEqual([{ actor: by, subject: 'exchanges', detail }]);
  });

  it('long ones come in pages of their own, and none is lost between', async () => {
    const ids = ['x1', 'x2', 'x3'];
    for (const id of ids)
      await db.store.exchanges.keep({ ...given(id, 3 * day), prompt: '问'.repeat(90_000) });
    const found: string[] = [];
    let behind = `${after(2 * day).toISOString()} c`;
    for (;;) {
      const page = await db.store.exchanges.read({
        after: behind,
        by: 'terminal:admin',
        at: after(10 * day),
      });
      if (page.length === 0) break;
      expect(page).toHaveLength(1);
      found.push(...page.map(({ id }) => id));
      behind = `${page[0]?.at.toISOString()} ${page[0]?.id}`;
    }
    expect(found).toEqual(ids);
    await db.raw("DELETE FROM exchange WHERE id LIKE 'x%'");
  });

  it('is seen by no scope of people', async () => {
    const seen = db.work.inScope(
      ['hq' as never],
      (tx) => tx.$queryRaw<readonly unknown[]>`SELECT id FROM exchange`,
    );
    await expect(seen).rejects.toThrow(/permission denied/);
  });

  it('goes after 90 days', async () => {
    expect(await db.store.exchanges.forget(after(90 * day))).toBe(0);
    expect(await db.store.exchanges.forget(after(91 * day))).toBe(1);
    expect((await rows()).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
