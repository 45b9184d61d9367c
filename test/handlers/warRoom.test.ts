import { describe, expect, it } from 'vitest';
import { standing } from '../../src/handlers/authority.ts';
import type { Desk } from '../../src/handlers/desk.ts';
import { makeRoll } from '../../src/handlers/roll.ts';
import { outsideRoom } from '../../src/handlers/warRoom.ts';
import { subjectOf } from '../../src/incident/statement.ts';
import type { ChannelKey, Org, Person } from '../../src/policy/org.ts';
import type { Identity, Inbound, Members, Platform, Settings } from '../../src/ports.ts';
import { now, opened, org, people, viewOf, voice, wangFang } from '../bot/cards/sample.ts';
import { drafted } from '../bot/cards/statementSample.ts';
import { otherIncident } from '../support/story.ts';

const [command, room] = ['chat:hq', 'chat:room'] as [ChannelKey, ChannelKey];
const wang: Identity = 'chat:t:wang';
const known: Person = { ...(people.byId.get(wangFang) ?? expect.fail()), identities: [wang] };
const group = { key: command, platform: 'chat', id: 'hq', unit: org.root, duty: 'command' };
const units = new Map(org.units);
units.set(org.root, { ...(units.get(org.root) ?? expect.fail()), channels: [group] });
const chain: Org = { ...org, units, channels: new Map([[command, group]]) };
const settings = {
  ...{ ...voice, org: chain, sources: [], contacts: [], demo: false },
  people: { byId: new Map([[known.id, known]]), byIdentity: new Map([[wang, known]]) },
  rooms: new Map([[room, { ...group, key: room, id: 'room', incident: opened.id }]]),
} as unknown as Settings;

describe('in the group of one incident 响应群', () => {
  /** Who stands there, when these are in headquarters' command group. */
  function standingOf(by: Identity, members: Members) {
    const platform = { members: async () => members } as unknown as Platform;
    const groups = { org: () => chain, people: () => settings.people, platform: () => platform };
    const roll = makeRoll(
      () => platform,
      () => now,
    );
    return standing({ ...groups, roll, settings: () => settings }, 'chat', 'room', by, true);
  }

  it('one is what one is at headquarters at that moment', async () => {
    const role = { unit: org.root, duty: 'command' };
    expect(await standingOf(wang, { known: true, who: [wang] })).toMatchObject({ ok: true, role });
  });

  it.each<[string, Identity, Members, string]>([
    ['sits in no group of headquarters', wang, { known: true, who: ['chat:t:li'] }, 'notPermitted'],
    ['sat in one until now', wang, { known: true, who: [] }, 'notPermitted'],
    ['nobody knows', 'chat:t:mallory', { known: true, who: ['chat:t:mallory'] }, 'personUnknown'],
    ['cannot be looked up', wang, { known: false, why: 'down' }, 'membershipUnknown'],
  ])('one is nobody who %s', async (_who, by, members, reason) => {
    expect(await standingOf(by, members)).toMatchObject({ ok: false, refusal: { reason } });
  });

  const came = { key: 'k', at: now, by: wang, channel: 'room' };
  const press = (subject: string): Inbound => ({
    ...came,
    kind: 'press',
    subject,
    action: 'claim',
    values: {},
  });
  const ask = (text: string): Inbound => ({ ...came, kind: 'ask', text });
  const view = viewOf(opened);
  const desk = {
    settings: () => settings,
    reads: { incident: async () => view },
  } as unknown as Desk;

  it.each<[string, Inbound]>([
    ['a press on its card', press(opened.id)],
    ['its code', ask(`${view.code} 认领`)],
    ['how it stands', ask(view.code)],
    ['help', ask('帮助')],
  ])('%s is for it', async (_what, inbound) => {
    expect(await outsideRoom(desk, 'chat', inbound)).toBeUndefined();
  });

  it.each<[string, Inbound]>([
    ['a press on another incident', press(otherIncident)],
    ['a press on a statement of its own', press(subjectOf(opened.id, drafted))],
    ['the code of another incident', ask('P999 认领')],
    ['how another stands', ask('P999')],
    ['words to the public', ask(`${view.code}-v1 9f86 同意`)],
    ['停止一切发布', ask('停止一切发布')],
    ['a post reported by hand', { ...came, kind: 'report', text: '等了三小时', links: [], files: [] }],
  ])('%s is not', async (_what, inbound) => {
    expect(await outsideRoom(desk, 'chat', inbound)).toEqual({ reason: 'otherRoom', code: view.code });
  });

  it('any other group is not asked', async () => {
    const elsewhere = { ...press(otherIncident), channel: 'hq' } as Inbound;
    expect(await outsideRoom(desk, 'chat', elsewhere)).toBeUndefined();
  });
});
