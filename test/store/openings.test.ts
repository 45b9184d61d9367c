import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentId, MentionId, TextId } from '../../src/incident/incident.ts';
import type { Opening } from '../../src/policy/rights.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, hq, liMin, noon, xuhui } from '../support/story.ts';
import { newIncident, open, verdictOn } from './given.ts';

const raw = { title: '王小明投诉', text: '我的电话13812345678', author: '小明妈妈' } as const;

describe.each(databases)('opening what is sealed, on %s', (_name, make) => {
  let db: Opened;
  let incident: IncidentId;
  let mention: MentionId;
  let counted = 0;
  beforeAll(async () => {
    db = await make();
    ({ incident, mention } = await found('m-1', raw));
  });
  afterAll(() => db.drop());

  async function found(externalId: string, words: object) {
    const incident = newIncident();
    const { ids } = await db.store.mentions.keep('s', [{ externalId, kind: 'post', ...words }], noon);
    const [mention] = ids;
    if (!mention) throw new Error('nothing was kept');
    await open(db.store.ledger, incident, { verdicts: [verdictOn(mention)] });
    return { incident, mention };
  }

  function asked(more: Partial<Opening> = {}): Opening {
    counted += 1;
    const reason = { id: `why-${counted}` as TextId, words: '核实患者身份，来电13987654321' };
    const who = { by: liMin, role: { unit: hq, duty: 'command' }, at: after(counted) };
    return { incident, mention, part: 'words', ...who, reason, ...more };
  }

  it('gives the words as they were found, or the author alone', async () => {
    const { evidence, ...words } = (await db.store.openings.open(asked())) ?? {};
    expect(words).toEqual(raw);
    expect(evidence).toMatch(/^[0-9a-f]{64}$/);
    const author = await db.store.openings.open(asked({ part: 'author' }));
    expect(author).toEqual({ evidence, author: raw.author });
  });

  it('finds a mention by the hash that stands on the card, and not by less of it', async () => {
    const { evidence = '' } = (await db.store.openings.open(asked())) ?? {};
    expect((await db.store.openings.open(asked({ mention: evidence.slice(0, 8) })))?.text).toBe(raw.text);
    for (const part of ['', evidence.slice(0, 7), 'ffffffff', '%', 'm-1']) {
      expect(await db.store.openings.open(asked({ mention: part }))).toBeUndefined();
    }
  });

  it('gives nothing of another incident, and nothing that was shredded', async () => {
    const other = await found('m-2', { title: '别的事' });
    expect(await db.store.openings.open(asked({ mention: other.mention }))).toBeUndefined();
    await db.raw('UPDATE mention SET sealed = NULL WHERE id = $1', other.mention);
    expect(await db.store.openings.open(asked(other))).toBeUndefined();
  });

  it('is on record: who, when, which, what of it, and the reason sealed', async () => {
    const opening = asked({ part: 'author' });
    const { evidence } = (await db.store.openings.open(opening)) ?? {};
    const [row] = await db.raw(
      `SELECT at, actor, subject, unit, detail FROM audit ORDER BY seq DESC LIMIT 1`,
    );
    expect(row).toEqual({
      ...{ at: opening.at, actor: `person:${liMin}`, subject: incident, unit: xuhui },
      detail: {
        ...{ mention, sha256: evidence, part: 'author', as: 'command@hq' },
        reason: [{ id: opening.reason.id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
    });
    const [reason] = await db.raw('SELECT kind, masked, by FROM text WHERE id = $1', opening.reason.id);
    expect(reason).toEqual({
      kind: 'reason',
      masked: '核实患者身份，来电139****4321',
      by: `person:${liMin}`,
    });
    expect(await db.store.audit.verify()).toMatchObject({ ok: true });
  });

  it('does not happen when it cannot be put on record', async () => {
    const opening = asked();
    await db.store.openings.open(opening);
    await expect(db.store.openings.open(opening), 'the reason is there already').rejects.toThrow();
    await db.raw(`UPDATE audit_head SET id = 2`);
    await expect(db.store.openings.open(asked())).rejects.toThrow('the audit has no head');
    await db.raw(`UPDATE audit_head SET id = 1`);
  });
});
