import { describe, expect, it } from 'vitest';
import { openRoomBook } from '../../src/handlers/rooms.ts';
import { evolve } from '../../src/incident/evolve.ts';
import type { Known } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { type RoomNeeds, serveRoom } from '../../src/jobs/warRoom.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { People, Person } from '../../src/policy/org.ts';
import type { Job, MadeGroup, Members, Platform, Settings } from '../../src/ports.ts';
import { viewOf } from '../bot/cards/sample.ts';
import { org, unit } from '../support/demoOrg.ts';
import { MemoryLedger } from '../support/memoryLedger.ts';
import { after, chenYu, incident, known, liMin, noon, opened, person, triage } from '../support/story.ts';

const started = { type: 'responseStarted', incident, by: person(chenYu), at: after(1), on: 'slack' } as const;

function someone(id: typeof liMin, name: string, identities: readonly string[]): Person {
  const rest = { department: '', post: '', phone: '', email: '', onCall: false, roster: [] };
  return { id, name, unit: unit('hq'), identities, ...rest };
}

const people = [
  someone(liMin, '李敏', ['slack:T1:U1', 'feishu:t:ou_1']),
  someone(chenYu, '陈昱', ['feishu:t:ou_2']),
];
const byId: People['byId'] = new Map(people.map((each) => [each.id, each]));
const byIdentity: People['byIdentity'] = new Map(
  people.flatMap((each) => each.identities.map((identity) => [identity, each] as const)),
);

/** A house with one incident to which headquarters responds, and a platform that says what it is told to. */
async function stage(rolls: readonly Members[], answers: readonly MadeGroup[], on = 'slack') {
  const ledger = new MemoryLedger();
  const events: readonly IncidentEvent[] = [
    { ...opened, level: 'red' },
    { ...started, on },
  ];
  for (const event of events) {
    const ask = { id: event.type, actor: triage, texts: [], command: { type: 'wake', incident } } as const;
    const next = evolve(ledger.changes.at(-1)?.next ?? { stage: 'none' }, event);
    await ledger.commit(ledger.changes.length, {
      ...{ ask, events: [event], next, effects: [], verdicts: [], drill: false },
    });
  }
  const state = (): Known => {
    const now = ledger.changes.at(-1)?.next;
    return now && now.stage !== 'none' ? now : known();
  };
  const asked: { readonly name: string; readonly people: readonly string[]; readonly key: string }[] = [];
  const slack = {
    name: 'slack',
    makeGroup: async (name: string, who: readonly string[], key: string): Promise<MadeGroup> => {
      asked.push({ name, people: who, key });
      return answers[asked.length - 1] ?? { made: false, why: 'nothing left to say' };
    },
  } as unknown as Platform;
  const base: Settings = {
    ...{ org, policy: defaultPolicy, people: { byId, byIdentity } },
    ...{ sources: [], contacts: [], hash: '', demo: false, folder: '' },
  };
  const rooms = await openRoomBook({ all: async () => [], keep: async () => {} }, () => noon);
  let looked = 0;
  const needs = {
    ...{ settings: () => base, now: () => noon, rooms, log: { warn: () => {} } },
    door: { ledger, settings: () => base, now: () => noon },
    reads: { incident: async () => viewOf(state()) },
    platform: (name: string) => (name === 'slack' ? slack : undefined),
    groups: {
      roll: {
        members: async (): Promise<Members> => rolls[Math.min(looked++, rolls.length - 1)] ?? unknown,
      },
    },
  } as unknown as RoomNeeds;
  const job: Extract<Job, { queue: 'room' }> = { queue: 'room', incident, what: 'make', key: 'k' };
  return {
    asked,
    serve: (attempt: number) => serveRoom(needs, job, attempt),
    room: () => state().response?.room,
  };
}

const unknown: Members = { known: false, why: 'no answer' };
const both: Members = { known: true, who: ['feishu:t:ou_1', 'feishu:t:ou_2', 'feishu:t:ou_stranger'] };

describe('making the group of an incident', () => {
  it('asks for the accounts there of who is at headquarters, wherever they are', async () => {
    const { asked, serve, room } = await stage([both], [{ made: true, channel: 'C9' }]);
    expect(await serve(0)).toEqual({ done: true });
    expect(asked).toEqual([{ name: 'P128 响应群', people: ['slack:T1:U1'], key: `room:${incident}` }]);
    expect(room()).toEqual({ is: 'made', channel: 'slack:C9' });
  });

  it('is done once, however often it is asked', async () => {
    const { asked, serve } = await stage([both], [{ made: true, channel: 'C9' }]);
    await serve(0);
    expect(await serve(0)).toEqual({ done: true });
    expect(asked).toHaveLength(1);
  });

  it('waits a little for a list of members that cannot be told, then goes on without it', async () => {
    const { asked, serve } = await stage([unknown, both], [{ made: true, channel: 'C9' }]);
    expect(await serve(0)).toMatchObject({ done: false });
    expect(asked).toEqual([]);
    expect(await serve(2)).toEqual({ done: true });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, readonly Members[], string, string]>([
    ['nobody has an account there', [{ known: true, who: ['feishu:t:ou_2'] }], 'slack', 'nobody'],
    ['the platform is gone', [both], 'feishu', 'cannot'],
  ])('is given up at once when %s', async (_what, rolls, on, why) => {
    const { asked, serve, room } = await stage(rolls, [], on);
    expect(await serve(0)).toEqual({ done: true });
    expect(asked).toEqual([]);
    expect(room()).toEqual({ is: 'none', why });
  });

  it('is tried again under the same key while the platform says later, and then given up', async () => {
    const later: MadeGroup = { made: false, why: 'too many requests', later: true };
    const { asked, serve, room } = await stage([both], Array<MadeGroup>(9).fill(later));
    for (const attempt of [0, 1, 2, 3, 4])
      expect(await serve(attempt)).toEqual({ done: false, afterMs: 5000 * 2 ** attempt, why: later.why });
    expect(await serve(5)).toEqual({ done: true });
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(room()).toEqual({ is: 'none', why: 'refused' });
  });

  it.each<[MadeGroup, string]>([
    [{ made: false, why: 'no right' }, 'refused'],
    [{ made: false, why: 'cut off', unsure: true }, 'unsure'],
  ])('%j is not tried again', async (answer, why) => {
    const { asked, serve, room } = await stage([both], [answer]);
    expect(await serve(0)).toEqual({ done: true });
    expect(asked).toHaveLength(1);
    expect(room()).toEqual({ is: 'none', why });
  });
});
