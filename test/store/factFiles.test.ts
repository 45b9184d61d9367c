import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentId, Known, TextId } from '../../src/incident/incident.ts';
import type { EvidenceFile, FactId, FileId } from '../../src/incident/statement.ts';
import type { FileOpening } from '../../src/ports/evidence.ts';
import type { Ask } from '../../src/ports.ts';
import { databases, type Opened } from '../support/databases.ts';
import { pdf } from '../support/evidenceFiles.ts';
import { after, hq, liMin, person, pudong, xuhui } from '../support/story.ts';
import { changed, newIncident, open } from './given.ts';

const name = '王小明病历 13812345678.pdf';

describe.each(databases)('files that show facts, on %s', (_name, make) => {
  let db: Opened;
  let incident: IncidentId;
  let opened: Known;
  let counted = 0;
  beforeAll(async () => {
    db = await make();
    incident = newIncident();
    opened = await open(db.store.ledger, incident);
    await db.store.ledger.commit(1, adding(file(pdf), pdf));
  });
  afterAll(() => db.drop());

  function file(bytes: Uint8Array): EvidenceFile & { readonly sha256: string } {
    counted += 1;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const named = { id: `file-${counted}` as FileId, name: `name-${counted}` as TextId };
    return { ...named, size: bytes.length, sha256, kind: 'pdf' };
  }

  function adding(shown: EvidenceFile & { readonly sha256: string }, bytes: Uint8Array) {
    const fact = `fact-${shown.id}` as FactId;
    const ask: Ask = {
      ...{ id: `${incident}/${shown.id}`, actor: person(liMin) },
      command: { type: 'addFact', incident, fact, text: shown.name, files: [shown] },
      texts: [{ id: shown.name, kind: 'file', words: name }],
      files: [{ id: shown.id, kind: 'pdf', sha256: shown.sha256, bytes }],
    };
    const event = { type: 'factAdded', incident, by: person(liMin), at: after(1), fact } as const;
    return changed(ask, opened, [{ ...event, text: shown.name, files: [shown], state: 'said' }]);
  }

  function asked(more: Partial<FileOpening> = {}): FileOpening {
    counted += 1;
    const reason = { id: `why-${counted}` as TextId, words: '核对接诊时间，来电13987654321' };
    const who = { by: liMin, role: { unit: hq, duty: 'command' }, at: after(counted) };
    return { incident, file: 'file-1' as FileId, ...who, reason, ...more };
  }

  it('are sealed in the transaction of the fact, by the hash of what they hold', async () => {
    const [row] = await db.raw('SELECT * FROM fact_file');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(row).toMatchObject({ incident, name: 'name-1', kind: 'pdf', size: pdf.length, sha256 });
    expect(Buffer.from(row?.sealed as Uint8Array).includes('%PDF')).toBe(false);
    const view = await db.store.reads.incident([xuhui], incident);
    expect(view?.incident.facts?.[0]?.files).toEqual([expect.objectContaining({ id: 'file-1', sha256 })]);
    expect(view?.texts.get('name-1' as TextId)).toBe('王小明病历 138****5678.pdf');
    expect(await db.store.reads.incident([pudong], incident)).toBeUndefined();
  });

  it('stand in the clear nowhere: neither what they hold nor what they are called', async () => {
    const tables =
      await db.raw(`SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname = 'public'`);
    for (const { name: table } of tables) {
      const [row] = await db.raw(
        `SELECT count(*)::int AS n FROM "${table}" t WHERE t::text LIKE '%13812345678%' OR t::text LIKE '%${Buffer.from('%PDF-').toString('hex')}%'`,
      );
      expect(row, `${table}`).toEqual({ n: 0 });
    }
  });

  it('are opened as they came, with their name, on record: who, which, and the reason sealed', async () => {
    const opening = asked();
    const found = await db.store.factFiles.open(opening);
    expect(found).toEqual({ name, kind: 'pdf', bytes: expect.anything() });
    expect(Buffer.from(found?.bytes ?? []).equals(pdf)).toBe(true);
    const [row] = await db.raw(
      `SELECT actor, action, subject, unit, detail FROM audit ORDER BY seq DESC LIMIT 1`,
    );
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(row).toEqual({
      ...{ actor: `person:${liMin}`, action: 'openedFile', subject: incident, unit: xuhui },
      detail: {
        ...{ file: 'file-1', sha256, as: 'command@hq' },
        reason: [{ id: opening.reason.id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
    });
    const [reason] = await db.raw('SELECT kind, masked FROM text WHERE id = $1', opening.reason.id);
    expect(reason).toEqual({ kind: 'reason', masked: '核对接诊时间，来电139****4321' });
    expect(await db.store.audit.verify()).toMatchObject({ ok: true });
  });

  it('do not open when that cannot be put on record', async () => {
    const opening = asked();
    await db.store.factFiles.open(opening);
    await expect(db.store.factFiles.open(opening), 'the reason is there already').rejects.toThrow();
  });

  it('open by another incident’s name, by a guess, or once shredded, as if there were none', async () => {
    const elsewhere = newIncident();
    await open(db.store.ledger, elsewhere);
    for (const more of [{ incident: elsewhere }, { file: 'file-0' as FileId }, { file: '%' as FileId }]) {
      expect(await db.store.factFiles.open(asked(more))).toBeUndefined();
    }
    const second = file(pdf);
    await db.store.ledger.commit(2, adding(second, pdf));
    await db.raw('UPDATE fact_file SET sealed = NULL WHERE id = $1', second.id);
    expect(await db.store.factFiles.open(asked({ file: second.id }))).toBeUndefined();
    expect(await db.store.factFiles.open(asked())).toBeDefined();
  });

  it('do not open when they were put in another’s place, or their hash was written anew', async () => {
    const other = Buffer.concat([pdf, pdf]);
    const third = file(other);
    await db.store.ledger.commit(3, adding(third, other));
    await db.raw(
      'UPDATE fact_file f SET sealed = o.sealed FROM fact_file o WHERE f.id = $1 AND o.id = $2',
      third.id,
      'file-1',
    );
    await expect(db.store.factFiles.open(asked({ file: third.id }))).rejects.toThrow(/was changed, moved/);
    await db.raw(`UPDATE fact_file SET sha256 = repeat('0', 64) WHERE id = 'file-1'`);
    await expect(db.store.factFiles.open(asked())).rejects.toThrow('whose hash was kept');
  });

  it('cannot be changed or deleted by the bot: it may but shred them', async () => {
    const run = (sql: string) => db.work.withModels((tx) => tx.$executeRawUnsafe(sql));
    for (const sql of [
      `UPDATE fact_file SET sha256 = 'x'`,
      `UPDATE fact_file SET size = 1`,
      'DELETE FROM fact_file',
    ])
      await expect(run(sql)).rejects.toThrow(/permission denied/);
    await expect(run('UPDATE fact_file SET sealed = NULL WHERE false')).resolves.toBe(0);
  });

  it('of ten megabytes are kept and opened whole; one byte more is nothing that the table takes', async () => {
    const large = Buffer.concat([pdf, randomBytes(10 * 1024 * 1024 - pdf.length)]);
    const fourth = file(large);
    await db.store.ledger.commit(4, adding(fourth, large));
    const found = await db.store.factFiles.open(asked({ file: fourth.id }));
    expect(Buffer.from(found?.bytes ?? []).equals(large)).toBe(true);
    const larger = Buffer.concat([large, Buffer.from('.')]);
    await expect(db.store.ledger.commit(5, adding(file(larger), larger))).rejects.toThrow(/size_check/);
  });

  it('that the command does not name are not kept', async () => {
    const change = adding(file(pdf), pdf);
    const unnamed = { ...change, ask: { ...change.ask, command: { type: 'undo', incident } as const } };
    await expect(db.store.ledger.commit(5, unnamed)).rejects.toThrow('does not name it');
  });
});
