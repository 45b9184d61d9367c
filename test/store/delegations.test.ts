import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/incident/incident.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, chenYu, hq, liMin, zhouJie } from '../support/story.ts';

const role = { unit: hq, duty: 'command' };

describe.each(databases)('who stands in for whom 代理: %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());

  const given = (id: string, person: PersonId, from: number, until: number) => ({
    ...{ id, person, duty: 'command', behalf: chenYu, at: after(from), until: after(until) },
  });
  const give = (...[id, person, from, until]: Parameters<typeof given>) =>
    db.store.delegations.give(given(id, person, from, until), role);
  const end = (person: PersonId, minutes: number) =>
    db.store.delegations.end(person, { by: zhouJie, role, at: after(minutes) });
  const inForce = async (minutes: number) =>
    (await db.store.delegations.inForce(after(minutes))).map(({ id }) => id);
  const audited = (id: string) =>
    db.raw(`SELECT actor, action FROM audit WHERE subject = 'delegation/${id}' ORDER BY seq`);

  it('holds from when it is given until its time, exactly as it was given', async () => {
    await give('a', liMin, 0, 10);
    expect(await db.store.delegations.inForce(after(9.9))).toEqual([given('a', liMin, 0, 10)]);
    expect(await inForce(10)).toEqual([]);
  });

  it('is given once however often it is asked, with one row in the audit', async () => {
    await Promise.all([give('b', liMin, 20, 30), give('b', liMin, 20, 30)]);
    await give('b', zhouJie, 20, 90);
    expect(await db.store.delegations.inForce(after(25))).toEqual([given('b', liMin, 20, 30)]);
    expect(await audited('b')).toEqual([{ actor: 'person:E002', action: 'delegated' }]);
  });

  it('ends at once when somebody ends it, and there is nothing more to end', async () => {
    await give('c', liMin, 40, 60);
    await give('d', zhouJie, 41, 60);
    expect(await inForce(45)).toEqual(['c', 'd']);
    expect(await end(liMin, 46)).toBe(true);
    expect(await inForce(47)).toEqual(['d']);
    expect(await end(liMin, 48)).toBe(false);
    expect(await audited(liMin)).toEqual([{ actor: 'person:E003', action: 'delegationEnded' }]);
  });

  it('is not ended after its time: it has ended', async () => {
    await give('e', chenYu, 100, 110);
    expect(await end(chenYu, 110)).toBe(false);
  });
});
