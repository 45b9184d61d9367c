import { describe, expect, it } from 'vitest';
import { execute } from '../../src/handlers/execute.ts';
import type { Actor, IncidentId, MentionId, PersonId, TextId } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Role } from '../../src/policy/org.ts';
import type { Ask, Settings } from '../../src/ports.ts';
import { Stale } from '../../src/ports.ts';
import { org, unit } from '../support/demoOrg.ts';
import { MemoryLedger } from '../support/memoryLedger.ts';

const noon = new Date('2026-11-21T04:00:00Z');
const [incident, other] = ['inc-1', 'inc-2'] as [IncidentId, IncidentId];
const [liMin, chenYu] = ['E001', 'E002'] as [PersonId, PersonId];
const monitor: Role = { unit: unit('xuhui'), duty: 'monitor' };
const nobody = { byId: new Map(), byIdentity: new Map() };
const settings: Settings = {
  ...{
    org,
    people: nobody,
    policy: defaultPolicy,
    sources: [],
    contacts: [],
    hash: 'h',
    demo: false,
    folder: '',
  },
};
const opening: Command = {
  type: 'open',
  incident,
  unit: unit('xuhui'),
  nature: 'complaint',
  level: 'yellow',
  reasons: ['dispute'],
  mentions: ['m-1' as MentionId],
};
const claim: Command = { type: 'claim', incident, unit: unit('xuhui') };

function at(ledger: MemoryLedger, now = noon) {
  const door = { ledger, settings: () => settings, now: () => now };
  return {
    triage: (id: string, command: Command) =>
      execute(door, by({ kind: 'machine', id: 'triage' }, id, command)),
    timer: (id: string, command: Command) => execute(door, by({ kind: 'machine', id: 'timer' }, id, command)),
    person: (who: PersonId, id: string, command: Command, role = monitor) =>
      execute(door, { ...by({ kind: 'person', id: who }, id, command), role }),
  };
}

function by(actor: Actor, id: string, command: Command): Ask {
  return { id, actor, command, texts: [] };
}

async function opened(): Promise<MemoryLedger> {
  const ledger = new MemoryLedger();
  await at(ledger).triage('open-1', opening);
  return ledger;
}

describe('the one door', () => {
  it('commits with a person’s press what triage may learn from it, and with its own nothing', async () => {
    const ledger = await opened();
    const nature: Command = { type: 'setNature', incident, nature: 'praise' };
    await at(ledger).person(liMin, 'press-1', nature);
    expect(ledger.changes.map(({ lessons }) => lessons)).toEqual([
      [],
      [{ said: 'nature', nature: 'praise', relevant: true, negative: false, by: 'branch' }],
    ]);
  });

  it('commits what happened together with what must follow', async () => {
    const ledger = await opened();
    const [change] = ledger.changes;
    expect(change?.next).toMatchObject({ stage: 'open', unit: unit('xuhui'), level: 'yellow' });
    expect(change?.effects.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['tell', 'timer', 'refresh']),
    );
  });

  it('answers a second delivery of one press as the first, and changes nothing twice', async () => {
    const ledger = await opened();
    const first = await at(ledger).person(liMin, 'press-1', claim);
    const second = await at(ledger).person(liMin, 'press-1', claim);
    expect(second).toEqual(first);
    expect(ledger.changes).toHaveLength(2);
  });

  it('lets one of two presses win and tells the other who did', async () => {
    const ledger = await opened();
    const answers = await Promise.all([
      at(ledger).person(liMin, 'press-1', claim),
      at(ledger).person(chenYu, 'press-2', claim),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers.find(({ ok }) => !ok);
    expect(loser).toMatchObject({ refusal: { reason: 'alreadyOwned', at: noon } });
  });

  it('audits the refusal of one who may not, and names who may', async () => {
    const ledger = await opened();
    const elsewhere: Role = { unit: unit('pudong'), duty: 'monitor' };
    const answer = await at(ledger).person(liMin, 'press-1', claim, elsewhere);
    expect(answer).toMatchObject({ ok: false, refusal: { reason: 'notPermitted' } });
    expect(ledger.refusals.map(({ refusal }) => refusal.reason)).toEqual(['notPermitted']);
  });

  it('gives machines no right that their row does not name', async () => {
    const ledger = await opened();
    const close: Command = { type: 'close', incident, note: 't-1' as TextId };
    expect(await at(ledger).timer('t', close)).toMatchObject({
      ok: false,
      refusal: { reason: 'notPermitted' },
    });
    expect(await at(ledger).triage('t2', claim)).toMatchObject({
      ok: false,
      refusal: { reason: 'notPermitted' },
    });
  });

  it('keeps no record of a clock whose question was already answered', async () => {
    const ledger = await opened();
    await at(ledger).person(liMin, 'press-1', claim);
    const late = await at(ledger).timer('clock-1', { type: 'callNext', incident, to: [unit('east')] });
    expect(late).toMatchObject({ ok: false, refusal: { reason: 'noLongerNeeded' } });
    expect(ledger.refusals).toEqual([]);
  });

  it('changes both incidents of a merge together, or neither', async () => {
    const ledger = await opened();
    await at(ledger).triage('open-2', { ...opening, incident: other, level: 'red' });
    const merge: Command = { type: 'merge', incident: other, into: incident };
    const first = await at(ledger).person(liMin, 'merge-1', merge);
    expect(await at(ledger).person(liMin, 'merge-1', merge), 'pressed twice').toEqual(first);
    const change = ledger.changes.at(-1);
    expect(ledger.changes).toHaveLength(3);
    expect(change?.next).toMatchObject({ stage: 'merged', into: incident });
    expect(change?.also).toMatchObject({ version: 1, next: { stage: 'open', level: 'red' }, takes: 'all' });
    const refreshed = change?.effects.flatMap((effect) =>
      effect.type === 'refresh' ? [effect.incident] : [],
    );
    expect(new Set(refreshed)).toEqual(new Set([incident, other]));
  });

  it('opens what is split off in the same step', async () => {
    const ledger = await opened();
    const held = ['m-1', 'm-2'].map((id) => ({ id: id as MentionId, words: id, level: 'blue' }) as const);
    ledger.held.set(incident, held);
    const split: Command = {
      ...{ type: 'split', incident, to: other, unit: unit('xuhui'), mentions: ['m-2' as MentionId] },
    };
    await at(ledger).person(liMin, 'split-1', split);
    const change = ledger.changes.at(-1);
    expect(change?.also).toMatchObject({ version: 0, next: { id: other, stage: 'open' }, takes: ['m-2'] });
    expect(ledger.held.get(incident)).toEqual(held.slice(0, 1));
  });

  it('gives up on a ledger that is stale without end rather than spin', async () => {
    const ledger = await opened();
    ledger.commit = () => Promise.reject(new Stale('always'));
    await expect(at(ledger).person(liMin, 'press-1', claim)).rejects.toBeInstanceOf(Stale);
  });
});
