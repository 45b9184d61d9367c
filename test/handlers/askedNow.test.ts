import { expect, it } from 'vitest';
import type { Desk } from '../../src/handlers/desk.ts';
import { receive } from '../../src/handlers/inbound.ts';
import { makeRoll } from '../../src/handlers/roll.ts';
import { subjectOf } from '../../src/incident/statement.ts';
import type { ChannelKey, Org, Person } from '../../src/policy/org.ts';
import type { Inbound, Inbox, Platform } from '../../src/ports.ts';
import { now, opened, org, people, viewOf, voice, wangFang } from '../bot/cards/sample.ts';
import { drafted } from '../bot/cards/statementSample.ts';

const here = 'chat:g1' as ChannelKey;
const known: Person = { ...(people.byId.get(wangFang) ?? expect.fail()), identities: ['chat:t:wang'] };
const group = { key: here, platform: 'chat', id: 'g1', unit: org.root, duty: 'command' };
const chain: Org = { ...org, channels: new Map([[here, group]]) };
const settings = {
  ...{ ...voice, org: chain, contacts: [], demo: false },
  people: { byId: new Map([[known.id, known]]), byIdentity: new Map([['chat:t:wang', known]]) },
};

/** How often the platform is asked who is in the group, while the same thing is done three times within half a minute. */
async function timesAsked(inbound: Inbound): Promise<number> {
  let asked = 0;
  const platform = {
    ...{ name: 'chat', can: {} },
    members: async () => {
      asked += 1;
      return { known: true, who: ['chat:t:wang'] };
    },
  } as unknown as Platform;
  const groups = { org: () => chain, people: () => settings.people, platform: () => platform };
  const desk = {
    groups: {
      ...groups,
      roll: makeRoll(
        () => platform,
        () => now,
      ),
      settings: () => settings,
    },
    ...{ settings: () => settings, now: () => now, newId: () => 'id' },
    ...{ audit: { note: async () => undefined }, cards: { at: async () => undefined } },
    reads: { incident: async () => undefined, byCode: async () => undefined },
    log: { error: () => undefined },
  } as unknown as Desk;
  const inbox = { accept: async () => ({ fresh: true }), finish: async () => undefined } as unknown as Inbox;
  for (const key of ['a', 'b', 'c']) await receive(desk, inbox, 'chat', { ...inbound, key });
  return asked;
}

const came = { key: 'k', at: now, by: 'chat:t:wang', channel: 'g1' };
const press = (subject: string, action: string): Inbound => ({
  ...came,
  kind: 'press',
  subject,
  action,
  values: {},
});
const ask = (text: string): Inbound => ({ ...came, kind: 'ask', text });
const { code } = viewOf(opened);
const text = subjectOf(opened.id, drafted);

it.each<[string, Inbound, number]>([
  ['claiming', press(opened.id, 'claim'), 1],
  ['typing 认领', ask(`${code} 认领`), 1],
  ['approving', press(text, 'approve'), 3],
  ['publishing', press(text, 'publish'), 3],
  ['stopping everything by a button', press(opened.id, 'stopPublishing'), 3],
  ['typing 同意', ask(`${code}-v1 9f86 同意`), 3],
  ['typing 发布', ask(`${code}-v1 9f86 发布 官网`), 3],
  ['停止一切发布', ask('停止一切发布'), 3],
  ['取消停止', ask('恢复发布'), 3],
  ['代理', ask('代理 E007 到 23:59'), 3],
])(
  'who is in the group is asked anew for what makes words public, else remembered: %s',
  async (_what, inbound, times) => {
    expect(await timesAsked(inbound)).toBe(times);
  },
);
