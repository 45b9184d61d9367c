import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { execute } from '../../src/handlers/execute.ts';
import type { Actor, IncidentId, MentionId, PersonId, TextId } from '../../src/incident/incident.ts';
import type { Command, Decision } from '../../src/incident/language.ts';
import type { PublicationId, StatementId } from '../../src/incident/statement.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Ledger, Settings } from '../../src/ports.ts';
import { databases, type Opened } from '../support/databases.ts';
import { org, unit } from '../support/demoOrg.ts';
import { after, chenYu, liMin, zhouJie } from '../support/story.ts';
import { newIncident } from './given.ts';

const hq = unit('hq');
const settings: Settings = {
  ...{ org, people: { byId: new Map(), byIdentity: new Map() }, policy: defaultPolicy },
  ...{ sources: [], contacts: [], hash: 'h', demo: false, folder: '' },
};
const exact = '情况说明\r\n\n我院 13800138000 已关注到，正在核实。 \u{1F64F}\n';
const person = (id: PersonId, duty: string) => ({
  actor: { kind: 'person', id } as const,
  role: { unit: hq, duty },
});
const [writes, commands, reviews] = [
  person(liMin, 'release'),
  person(chenYu, 'command'),
  person(zhouJie, 'review'),
];
const machine = (id: 'triage' | 'timer' | 'publisher'): { readonly actor: Actor } => ({
  actor: { kind: 'machine', id },
});

describe.each(databases)('a statement, from its first text to the public: %s', (_name, make) => {
  let db: Opened;
  let now = after(0);
  let incident: IncidentId;
  let out: PublicationId;
  let asked = 0;
  beforeAll(async () => {
    db = await make({ now: () => now });
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    now = after(0);
    incident = newIncident();
    out = `${incident}-out` as PublicationId;
    await asks(machine('triage'), {
      ...{ type: 'open', incident, unit: unit('xuhui'), nature: 'safety', level: 'orange' },
      ...{ reasons: ['harm'], mentions: ['m-1' as MentionId] },
    });
  });

  interface Who {
    readonly actor: Actor;
    readonly role?: { readonly unit: typeof hq; readonly duty: string };
  }
  async function asks(
    who: Who,
    command: Command,
    words?: string,
    ledger: Ledger = db.store.ledger,
  ): Promise<Decision> {
    asked += 1;
    const texts = words === undefined ? [] : [{ id: textId(), kind: 'statement' as const, words }];
    const ways = [{ name: 'site', forms: ['site' as const] }];
    const door = { ledger, settings: () => settings, now: () => now, ways };
    return await execute(door, { id: `ask-${incident}-${asked}`, ...who, command, texts });
  }

  const textId = () => `${incident}-text` as TextId;
  const named = () => ({ incident, version: 1, hash: `hash-${incident}` });
  const publish = (): Command => ({ type: 'publish', ...named(), ways: [{ way: 'site', publication: out }] });

  async function approved(): Promise<void> {
    const draft = { statement: 's1' as StatementId, number: 1, form: 'site', purpose: 'statement' } as const;
    const { hash } = named();
    await asks(
      writes,
      { type: 'draft', incident, ...draft, text: textId(), hash, facts: [], marks: [] },
      exact,
    );
    await asks(writes, { type: 'submit', ...named() });
    await asks(commands, { type: 'approve', ...named() });
    await asks(reviews, { type: 'approve', ...named() });
  }

  const outOf = () => db.raw(`SELECT way, state FROM publication WHERE incident = '${incident}'`);

  it('goes out once, in its exact words, and is told', async () => {
    await approved();
    expect(await asks(writes, publish())).toMatchObject({ ok: true });
    expect(await db.store.statements.words(incident, 1)).toBe(exact);
    expect(await db.store.statements.words(incident, 2)).toBeUndefined();
    expect(await db.store.statements.claim(out, now)).toBe('ours');
    expect(await db.store.statements.claim(out, now)).toBe('taken');
    const tell = { type: 'tellPublication', incident, version: 1, publication: out } as const;
    await asks(machine('publisher'), { ...tell, state: 'published' });
    expect(await outOf()).toEqual([{ way: 'site', state: 'published' }]);
    expect(await asks(writes, publish())).toMatchObject({ refusal: { reason: 'publishedAlready' } });
  });

  it('waits from when it is handed in until it is over', async () => {
    const waits = async () => (await db.store.statements.waiting(1_000)).includes(incident);
    expect(await waits()).toBe(false);
    await approved();
    expect(await waits()).toBe(true);
    expect(await db.store.statements.waiting(1)).toHaveLength(1);
    await asks(writes, { type: 'takeBack', ...named() });
    expect(await waits()).toBe(false);
  });

  it('does not wait once it is public', async () => {
    await approved();
    const link = `${incident}-link` as TextId;
    await asks(writes, { type: 'register', ...named(), publication: out, link, found: 'same' });
    expect(await db.store.statements.waiting(1_000)).not.toContain(incident);
  });

  it('keeps its words sealed, and shreds nothing of what was said', async () => {
    await approved();
    const [row] = await db.raw(`SELECT t.*::text AS all FROM text t WHERE t.id = '${textId()}'`);
    expect(JSON.stringify(row)).not.toContain('13800138000');
    await db.raw(`UPDATE text SET sealed = NULL WHERE id = '${textId()}'`);
    expect(await db.store.statements.words(incident, 1)).toBeUndefined();
  });

  it('is taken back and given anew, and called off with it', async () => {
    await approved();
    const due = { ...publish(), at: after(60) } as Command;
    expect(await asks(writes, due)).toMatchObject({ ok: true });
    expect(await asks(reviews, { type: 'unapprove', ...named() })).toMatchObject({
      events: [{ type: 'unapproved' }, { type: 'calledOff' }],
    });
    expect(await asks(writes, publish())).toMatchObject({ refusal: { reason: 'quorumMissing' } });
    expect(await asks(reviews, { type: 'approve', ...named() })).toMatchObject({ ok: true });
    now = after(70);
    expect(await asks(writes, publish())).toMatchObject({ ok: true });
    expect(await db.store.statements.claim(out, now)).toBe('ours');
  });

  it('goes out at its minute, though its approvals would have ended', async () => {
    await approved();
    await asks(writes, { ...publish(), at: after(300) } as Command);
    now = after(300);
    const ways = [{ way: 'site', publication: out }];
    expect(await asks(machine('timer'), { type: 'publishDue', incident, version: 1, ways })).toMatchObject({
      ok: true,
    });
    expect(await db.store.statements.claim(out, after(301))).toBe('ours');
  });

  it('goes out by a press after a near minute was called off, as long as its approvals last', async () => {
    await approved();
    await asks(writes, { ...publish(), at: after(5) } as Command);
    await asks(writes, { type: 'callOff', ...named() });
    now = after(110);
    expect(await asks(writes, publish())).toMatchObject({ ok: true });
  });

  it('is written down when people published it', async () => {
    await approved();
    const link = `${incident}-link` as TextId;
    const done = await asks(writes, { type: 'register', ...named(), publication: out, link, found: 'same' });
    expect(done).toMatchObject({ ok: true });
    expect(await outOf()).toEqual([{ way: 'byHand', state: 'published' }]);
  });

  it('is refused kindly when everything was stopped while it was being decided', async () => {
    await approved();
    const role = { unit: hq, duty: 'command' };
    const { ledger, stopSwitch } = db.store;
    let first = true;
    const slow: Ledger = {
      ...ledger,
      load: async (ask, verdicts) => {
        const loaded = await ledger.load(ask, verdicts);
        if (first) await stopSwitch.stop({ by: chenYu, role, at: now });
        first = false;
        return loaded;
      },
    };
    expect(await asks(writes, publish(), undefined, slow)).toMatchObject({
      refusal: { reason: 'stopped', by: chenYu },
    });
    expect(await outOf()).toEqual([]);
    await stopSwitch.lift({ by: chenYu, role, at: now });
    await stopSwitch.lift({ by: zhouJie, role, at: now });
    expect(await asks(writes, publish())).toMatchObject({ ok: true });
  });

  it('needs what the level it was handed in at asked, though the level fell', async () => {
    await approved();
    await asks(reviews, { type: 'unapprove', ...named() });
    await asks(commands, { type: 'setLevel', incident, level: 'yellow', reason: textId() });
    expect(await asks(writes, publish())).toMatchObject({
      refusal: { reason: 'quorumMissing', waits: ['review'] },
    });
  });

  it('leaves a row in the audit for each yes and each no', async () => {
    await approved();
    await asks(commands, { type: 'approve', ...named() });
    const rows = await db.raw(`SELECT action FROM audit WHERE subject = '${incident}' ORDER BY seq`);
    const actions = ['open', 'draft', 'submit', 'approve', 'approve', 'refused.approve'];
    expect(rows.map(({ action }) => action)).toEqual(actions);
    expect(await db.store.audit.verify()).toMatchObject({ ok: true });
  });
});
