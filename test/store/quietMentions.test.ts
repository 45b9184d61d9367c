import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentId, UnitPath } from '../../src/incident/incident.ts';
import type { Scope } from '../../src/ports.ts';
import { Prisma } from '../../src/store/generated/client.ts';
import { makeQuietMentions } from '../../src/store/quietMentions.ts';
import { masks } from '../../src/triage/mask.ts';
import type { Verdict } from '../../src/triage/mention.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, east, hq, noon, pudong, xuhui } from '../support/story.ts';
import { newIncident, open, verdictOn } from './given.ts';

const ward = 'hq/east/xuhui/icu' as UnitPath;
const span = [after(-60), after(60)] as const;

describe.each(databases)('what is read below the alarm line, on %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make({ masks });
    await said('xuhui-1', { unit: xuhui }, '徐汇儿科王建国主任态度差');
    await said('xuhui-2', { unit: ward, units: [ward], exact: 2n }, '徐汇ICU没人管');
    await said('pudong-1', { unit: pudong, units: [pudong], exact: 3n }, '浦东停车费太贵');
    await said('east-1', { unit: east, units: [xuhui, pudong], exact: 4n }, '两院停车费');
    await said('nobody', { unit: hq, units: [], exact: 5n }, '某医院乱收费');
    await said('fine', { unit: xuhui, negative: false }, '徐汇开了新门诊');
    await said('early', { unit: xuhui }, '徐汇很久以前', -61);
    await said('late', { unit: xuhui }, '徐汇刚刚好', 60);
    await db.store.mentions.keep('s', [{ externalId: 'undecided', kind: 'post', title: '徐汇' }], noon);
    await incidentOf('blue', xuhui, 'blue');
    await incidentOf('yellow', xuhui, 'yellow');
    await incidentOf('drill', xuhui, 'blue', true);
    await incidentOf('moved', pudong, 'blue');
  });
  afterAll(() => db.drop());

  async function said(externalId: string, verdict: Partial<Verdict>, title: string, minutes = 0) {
    const { mentions } = db.store;
    const { ids } = await mentions.keep('s', [{ externalId, kind: 'post', title }], after(minutes));
    await mentions.settle(ids.map((id) => verdictOn(id, { level: 'blue', ...verdict })));
  }

  /** Its mention speaks of 徐汇 whoever owns it. */
  async function incidentOf(name: string, unit: UnitPath, level: string, drill = false): Promise<IncidentId> {
    const incident = newIncident();
    const { ids } = await db.store.mentions.keep(
      's',
      [{ externalId: name, kind: 'post', title: name }],
      noon,
    );
    await open(db.store.ledger, incident, { unit, verdicts: ids.map((id) => verdictOn(id)) });
    await db.raw('UPDATE incident SET level = $2, drill = $3 WHERE id = $1', incident, level, drill);
    return incident;
  }

  async function textsFor(scope: Scope): Promise<readonly string[]> {
    const { mentions } = await makeQuietMentions(db.work).read(scope, ...span);
    return mentions.map(({ text }) => text.trim()).toSorted();
  }

  it('is what a unit and its departments were reproached with, of no incident or of a blue one of its own', async () => {
    expect(await textsFor([xuhui])).toEqual(['blue', '徐汇ICU没人管', '徐汇儿科王某某主任态度差']);
    expect(await textsFor([ward])).toEqual(['徐汇ICU没人管']);
    expect(await textsFor([pudong])).toEqual(['浦东停车费太贵']);
    expect(await textsFor(['hq/east/xu' as UnitPath])).toEqual([]);
    expect(await textsFor([])).toEqual([]);
  });

  it('names who acts in public duty to headquarters, and tells it alone what names no unit of ours', async () => {
    const east1 = [
      'blue',
      'moved',
      '两院停车费',
      '徐汇ICU没人管',
      '徐汇儿科王某某主任态度差',
      '浦东停车费太贵',
    ];
    expect(await textsFor([east])).toEqual(east1);
    const named = east1.map((text) => text.replace('王某某', '王建国'));
    expect(await textsFor([hq])).toEqual([...named, '某医院乱收费'].toSorted());
  });

  it('says from where on it was read where there was too much of it', async () => {
    const { mentions, since } = await makeQuietMentions(db.work, 2).read([hq], ...span);
    expect(mentions).toHaveLength(2);
    expect(since).toEqual(mentions.at(-1)?.foundAt);
  });

  it('says where and when each was found, what its words are equal to and which incident has it', async () => {
    const { mentions, since } = await makeQuietMentions(db.work).read([hq], ...span);
    expect(since).toBeUndefined();
    const of = (text: string) => mentions.find((each) => each.text.startsWith(text));
    expect(of('徐汇ICU')).toMatchObject({ unit: ward, foundAt: noon });
    expect(of('徐汇ICU')).not.toHaveProperty('incident');
    expect(of('某医院')).not.toHaveProperty('unit');
    expect(of('blue')).toMatchObject({ unit: xuhui, incident: expect.stringMatching(/^inc-/) });
    expect(of('徐汇儿科')?.exact).toBe(of('blue')?.exact);
    expect(of('徐汇儿科')?.exact).not.toBe(of('浦东')?.exact);
  });

  it('never is a sibling’s, even for a query that asks for everything', async () => {
    const seen = await db.work.inScope([pudong], (tx) =>
      tx.$queryRaw<readonly { unit: string; incident: string | null }[]>(
        Prisma.sql`SELECT unit, incident FROM mention WHERE incident IS NULL OR true`,
      ),
    );
    expect(seen.filter(({ incident }) => incident === null)).toEqual([{ unit: pudong, incident: null }]);
    const tampered = `SELECT count(*)::int AS n FROM mention m, LATERAL fenghuo_sees(ARRAY[m.unit], ARRAY['hq']) s WHERE s AND incident IS NULL`;
    const counted = (scope: Scope) => db.work.inScope(scope, (tx) => tx.$queryRaw(Prisma.raw(tampered)));
    expect(await counted([pudong])).toEqual([{ n: 1 }]);
    expect(await counted([])).toEqual([{ n: 0 }]);
    expect(await counted(['%' as UnitPath])).toEqual([{ n: 0 }]);
    const hidden = (column: string) =>
      db.work.inScope([hq], (tx) => tx.$queryRaw(Prisma.raw(`SELECT ${column} FROM mention`)));
    for (const column of ['title_hq', 'text_hq', 'sealed', 'exact'])
      await expect(hidden(column)).rejects.toThrow(/permission denied/);
  });

  it('holds back what is not decided yet', async () => {
    const rows = await db.work.inScope([hq], (tx) =>
      tx.$queryRaw(Prisma.sql`SELECT title_masked FROM mention WHERE decided_at IS NULL`),
    );
    expect(rows).toEqual([]);
  });
});
