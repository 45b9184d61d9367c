import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentId, Known, MentionId } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { lessonOf } from '../../src/triage/lesson.ts';
import type { FoundMention } from '../../src/triage/mention.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, liMin, noon, person, words } from '../support/story.ts';
import { asks, changed, newIncident, open, verdictOn } from './given.ts';

const dismissed = { type: 'dismissed', reason: words, askedBy: liMin } as const;
const undone = { type: 'undone', what: 'dismissal' } as const;

describe.each(databases)('labels, on %s', (_name, make) => {
  let db: Opened;
  let counted = 0;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());

  /** An incident with these mentions, and how to press on it. */
  async function incidentOf(...titles: readonly string[]) {
    const incident = newIncident();
    const ids: MentionId[] = [];
    for (const title of titles) ids.push(...(await found({ title })));
    const verdicts = ids.map((id, at) => verdictOn(id, { exact: BigInt(titles.indexOf(titles[at] ?? '')) }));
    let known: Known = await open(db.store.ledger, incident, { verdicts });
    let version = 1;
    return {
      incident,
      ids,
      press: async (what: object) => {
        const event = { incident, by: person(liMin), at: after(version), ...what } as IncidentEvent;
        const lessons = [lessonOf(event, 'branch')].flatMap((lesson) => lesson ?? []);
        const change = changed(asks(incident, `${version}`, person(liMin)), known, [event], { lessons });
        await db.store.ledger.commit(version, change);
        [known, version] = [change.next as Known, version + 1];
      },
    };
  }

  async function found(more: Partial<FoundMention>): Promise<readonly MentionId[]> {
    counted += 1;
    const mention: FoundMention = { externalId: `m-${counted}`, kind: 'post', ...more };
    return (await db.store.mentions.keep('s', [mention], noon)).ids;
  }

  async function labels(ids: readonly MentionId[], reason?: string) {
    const rows = await db.store.labels.read({
      after: '',
      limit: 1000,
      ...(reason !== undefined && { open: { by: 'terminal:root', reason } }),
    });
    return rows.filter(({ mention }) => ids.some((id) => id === mention));
  }

  it('say of each mention what was last said, and nothing that was not', async () => {
    const { ids, press } = await incidentOf('手术后感染', '家属发帖');
    await press({ type: 'natureChanged', from: 'safety', to: 'complaint' });
    await press({ type: 'levelChanged', from: 'yellow', to: 'orange', reasons: [] });
    await press({ type: 'natureChanged', from: 'complaint', to: 'fault' });
    const rows = await labels(ids);
    expect(rows).toEqual(
      ids.map((mention) => ({
        ...{ mention, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ...{ relevant: true, negative: true, nature: 'fault', level: 'orange' },
      })),
    );
  });

  it('of a dismissal say only that it is no matter, until it is taken back', async () => {
    const { ids, press } = await incidentOf('电视剧里的医院');
    await press({ type: 'natureChanged', from: 'safety', to: 'complaint' });
    await press(dismissed);
    expect(await labels(ids)).toEqual([expect.not.objectContaining({ nature: 'complaint' })]);
    expect(await labels(ids)).toMatchObject([{ relevant: false }]);
    await press(undone);
    expect(await labels(ids)).toMatchObject([{ relevant: true, nature: 'complaint' }]);
  });

  it('are kept once for the same words, and name the event they come from', async () => {
    const { incident, ids, press } = await incidentOf('转发', '转发', '别的话');
    await press(dismissed);
    expect(await labels(ids)).toHaveLength(2);
    expect(await kept(incident)).toEqual([
      { said: 'dismissed', version: 2, by_kind: 'branch' },
      { said: 'dismissed', version: 2, by_kind: 'branch' },
    ]);
  });

  it('are not kept when the press itself is not: one transaction', async () => {
    const { incident, press } = await incidentOf('一');
    await press(dismissed);
    await expect(press({ type: 'claimed', unit: 'hq', owner: liMin })).rejects.toThrow();
    expect(await kept(incident)).toHaveLength(1);
  });

  it('keep 非我院 too, which is no lesson about the words', async () => {
    const { incident, ids, press } = await incidentOf('别家的事');
    await press({ type: 'moved', from: 'hq/east/xuhui', to: 'hq/east', why: 'notOurs' });
    expect(await kept(incident)).toMatchObject([{ said: 'notOurs' }]);
    expect(await labels(ids)).toEqual([]);
  });

  it('hold no word of the mention', async () => {
    const { press } = await incidentOf('王小明13812345678');
    await press(dismissed);
    const rows = await db.raw('SELECT to_jsonb(label)::text AS row FROM label');
    expect(JSON.stringify(rows)).not.toMatch(/王小明|13812345678|138\*/);
  });

  it('come with the words only for a reason, which the audit keeps sealed', async () => {
    const { ids, press } = await incidentOf('家属电话13812345678');
    await press(dismissed);
    expect(await labels(ids)).toMatchObject([{ relevant: false }]);
    expect((await labels(ids))[0]?.text).toBeUndefined();
    const opened = await labels(ids, '训练模型，家属13987654321');
    expect(opened).toMatchObject([{ text: '家属电话13812345678', relevant: false }]);
    const [row] = await db.raw(
      `SELECT actor, subject, detail FROM audit WHERE action = 'opened' ORDER BY seq DESC LIMIT 1`,
    );
    expect(row).toMatchObject({ actor: 'terminal:root', subject: 'labels' });
    expect(JSON.stringify(row)).toContain(opened[0]?.sha256);
    expect(JSON.stringify(row)).not.toMatch(/训练|1398765/);
    const [reason] = await db.raw(`SELECT masked FROM text WHERE incident = 'export'`);
    expect(reason).toEqual({ masked: '训练模型，家属139****4321' });
    expect(await db.store.audit.verify()).toMatchObject({ ok: true });
  });

  it('are of the words that were judged: an edited mention brings none', async () => {
    const { ids, press } = await incidentOf('原来的话');
    await press(dismissed);
    await db.store.mentions.keep('s', [{ externalId: `m-${counted}`, kind: 'post', title: '改了' }], noon);
    const [row] = await labels(ids, '训练模型');
    expect([row?.relevant, row?.text]).toEqual([false, undefined]);
  });

  it('come page by page, each mention once', async () => {
    const { ids, press } = await incidentOf('甲', '乙', '丙');
    await press(dismissed);
    const seen: string[] = [];
    for (let last = ''; ; ) {
      const page = await db.store.labels.read({ after: last, limit: 2 });
      if (page.length === 0) break;
      seen.push(...page.map(({ mention }) => mention));
      last = seen.at(-1) ?? '';
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([...ids]));
  });

  async function kept(incident: IncidentId) {
    const rows = await db.raw(
      'SELECT said, version, by_kind FROM label WHERE incident = $1 ORDER BY seq',
      incident,
    );
    return rows;
  }
});
