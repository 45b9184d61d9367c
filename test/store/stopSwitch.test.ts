import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId, TextId } from '../../src/incident/incident.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, chenYu, hq, liMin, zhouJie } from '../support/story.ts';

const role = { unit: hq, duty: 'command' };

describe.each(databases)('the stop switch on %s', (_name, make) => {
  let db: Opened;
  let rows = 0;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    await lift(chenYu);
    await lift(zhouJie);
    rows = Number((await db.raw('SELECT count(*)::int AS n FROM audit'))[0]?.n);
  });

  const stop = (by: PersonId, minutes = 1) => db.store.stopSwitch.stop({ by, role, at: after(minutes) });
  const lift = (by: PersonId) => db.store.stopSwitch.lift({ by, role, at: after(5) });
  const state = () => db.store.stopSwitch.state();
  const audited = async () => {
    const all = await db.raw(`SELECT actor, action FROM audit ORDER BY seq OFFSET ${rows}`);
    return all.map(({ actor, action }) => `${actor} ${action}`);
  };

  it('is off until somebody presses it, and on at one press', async () => {
    expect(await state()).toBeUndefined();
    const stopped = { by: chenYu, at: after(1), liftedBy: [] };
    expect(await stop(chenYu)).toEqual(stopped);
    expect(await state()).toEqual(stopped);
    expect(await audited()).toEqual(['person:E002 stopped']);
  });

  it('keeps its reason sealed, and none of its words in the audit', async () => {
    const reason = { id: 'stop-1' as TextId, kind: 'reason', words: '数字有误 canaryStop' } as const;
    await db.store.stopSwitch.stop({ by: chenYu, role, at: after(1), reason });
    const [row] = await db.raw(`SELECT reason FROM stop_switch`);
    expect(row).toEqual({ reason: 'stop-1' });
    const written = await db.raw(`SELECT string_agg(a::text, '') AS all FROM audit a`);
    expect(JSON.stringify(written)).not.toContain('canaryStop');
  });

  it('is lifted by two people, not by one who presses twice', async () => {
    await stop(chenYu);
    expect(await lift(chenYu)).toEqual({ lifted: false, by: [chenYu] });
    expect(await lift(chenYu)).toEqual({ lifted: false, by: [chenYu] });
    expect(await state()).toMatchObject({ liftedBy: [chenYu] });
    expect(await lift(zhouJie)).toEqual({ lifted: true, by: [chenYu, zhouJie] });
    expect(await state()).toBeUndefined();
    expect(await audited()).toEqual([
      'person:E002 stopped',
      'person:E002 askedToLiftStop',
      'person:E002 askedToLiftStop',
      'person:E003 liftedStop',
    ]);
  });

  it('is lifted once when two lift at once', async () => {
    await stop(liMin);
    const lifted = await Promise.all([lift(chenYu), lift(zhouJie)]);
    expect(lifted.map((each) => each.lifted).toSorted()).toEqual([false, true]);
    expect(await state()).toBeUndefined();
  });

  it('has nothing to lift when it is off', async () => {
    expect(await lift(chenYu)).toEqual({ lifted: true, by: [] });
    expect(await audited()).toEqual([]);
  });

  it('remembers who was first when it is pressed again, and who was asked to lift it no more', async () => {
    await stop(chenYu);
    await lift(chenYu);
    expect(await stop(zhouJie, 2)).toEqual({ by: chenYu, at: after(1), liftedBy: [] });
    expect(await lift(zhouJie)).toEqual({ lifted: false, by: [zhouJie] });
    expect(await state()).toMatchObject({ by: chenYu, at: after(1) });
    expect(await audited()).toContain('person:E003 stoppedAgain');
  });

  it('is not lifted by one press past all our code', async () => {
    await stop(chenYu);
    const sql = (text: string) => db.work.asWorker((tx) => tx.executeSql(text));
    await expect(sql('UPDATE stop_switch SET stopped_at = NULL')).rejects.toMatchObject({ code: 'FG001' });
    await expect(sql(`INSERT INTO stop_switch VALUES (2, NULL, NULL, NULL, '{}')`)).rejects.toMatchObject({
      code: '42501',
    });
  });
});
