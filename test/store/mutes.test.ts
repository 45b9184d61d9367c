import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewMute } from '../../src/triage/mute.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, chenYu, hq, liMin, noon } from '../support/story.ts';

describe.each(databases)('mutes, on %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());

  const role = { unit: hq, duty: 'office' };
  const ask: NewMute = {
    ...{ key: 'web:1', kind: 'author', value: '某某13812345678', reason: '营销号，电话13987654321' },
    ...{ until: after(60), by: liMin, role, at: noon },
  };
  const lifter = { by: chenYu, role, at: after(1) };

  it('are in force until their date and not a moment longer', async () => {
    const id = await db.store.mutes.add({ ...ask, key: 'until' });
    const at = async (minutes: number) =>
      (await db.store.mutes.inForce(after(minutes))).map((mute) => mute.id);
    expect(await at(0)).toContain(id);
    expect(await at(59.99)).toContain(id);
    expect(await at(60)).not.toContain(id);
    expect((await db.store.mutes.list(after(60))).map((mute) => mute.id)).not.toContain(id);
  });

  it('asked twice are made once', async () => {
    const first = await db.store.mutes.add({ ...ask, key: 'twice' });
    expect(await db.store.mutes.add({ ...ask, key: 'twice' })).toBe(first);
    expect((await audited('muted', `mute/${first}`)).length).toBe(1);
  });

  it('give who may mute what was typed, with the reason masked, and keep both sealed', async () => {
    const id = await db.store.mutes.add({ ...ask, key: 'words' });
    expect((await db.store.mutes.inForce(noon)).find((mute) => mute.id === id)).toEqual({
      ...{ id, kind: 'author', value: '某某13812345678' },
    });
    expect((await db.store.mutes.list(noon)).find((mute) => mute.id === id)).toEqual({
      ...{ id, kind: 'author', value: '某某13812345678', reason: '营销号，电话139****4321' },
      ...{ until: after(60), by: liMin, held: 0 },
    });
    const rows = await db.raw('SELECT to_jsonb(m)::text AS row FROM mute m');
    expect(JSON.stringify(rows)).not.toMatch(/13812345678|13987654321/);
  });

  it('end when a person lifts them, once', async () => {
    const id = await db.store.mutes.add({ ...ask, key: 'lift' });
    expect(await db.store.mutes.lift(id, lifter)).toBe(true);
    expect(await db.store.mutes.lift(id, lifter)).toBe(false);
    expect(await db.store.mutes.lift(99_999_999, lifter)).toBe(false);
    expect((await db.store.mutes.inForce(after(2))).map((mute) => mute.id)).not.toContain(id);
    expect(await audited('unmuted', `mute/${id}`)).toEqual([{ actor: `person:${chenYu}`, unit: hq }]);
  });

  it('end when their words are shredded', async () => {
    const id = await db.store.mutes.add({ ...ask, key: 'shred' });
    await db.raw('UPDATE mute SET sealed = NULL WHERE id = $1', id);
    expect((await db.store.mutes.inForce(noon)).map((mute) => mute.id)).not.toContain(id);
  });

  it('count what they kept quiet', async () => {
    const [one, other] = [
      await db.store.mutes.add({ ...ask, key: 'one' }),
      await db.store.mutes.add({ ...ask, key: 'other' }),
    ];
    await Promise.all([1, 2].map(() => db.store.mutes.held(new Map([[one, 3]]))));
    await db.store.mutes.held(
      new Map([
        [one, 1],
        [other, 5],
      ]),
    );
    const listed = new Map((await db.store.mutes.list(noon)).map(({ id, held }) => [id, held]));
    expect([listed.get(one), listed.get(other)]).toEqual([7, 5]);
  });

  it('are in the audit without a word of theirs, and the chain holds', async () => {
    const rows = await db.raw(`SELECT detail FROM audit WHERE action = 'muted'`);
    expect(JSON.stringify(rows)).toMatch(/office@hq/);
    expect(JSON.stringify(rows)).not.toMatch(/某某|营销号|1381234|1398765/);
    expect(await db.store.audit.verify()).toMatchObject({ ok: true });
  });

  function audited(action: string, subject: string) {
    return db.raw('SELECT actor, unit FROM audit WHERE action = $1 AND subject = $2', action, subject);
  }
});
