import { expect, it } from 'vitest';
import { chatFindings, type Looked } from '../../src/cli/doctorChat.ts';
import { exampleFolder } from '../../src/config.ts';
import type { Channel, ChannelKey } from '../../src/policy/org.ts';
import type { Finding, Members } from '../../src/ports.ts';
import { settingsOf } from '../config/folder.ts';
import { collected } from '../support/collected.ts';

const chain = await settingsOf(exampleFolder);
const channels: readonly Channel[] = ['web:xuhui', 'web:pudong'].map(
  (key) => chain.org.channels.get(key as ChannelKey) ?? expect.fail(),
);
const words = { zh: '好', en: 'good' };
const never = new Promise<never>(() => {});
const members: Members = { known: true, who: ['web:demo:xuhui'] };

/** A platform like any other, but for what the test makes of it. */
function platform(changed: Partial<Looked>): Looked {
  const token: Finding = { state: 'ok', id: 'web.token', what: words };
  return { name: 'web', check: async () => [token], members: async () => members, ...changed };
}

async function look(changed: Partial<Looked>, on = channels) {
  const seen = new Map<string, Members>();
  const found = await collected(chatFindings(platform(changed), on, chain, { seen, patienceMs: 30 }));
  return {
    found: found.map(({ id, state }) => `${state} ${id}`),
    seen,
    words: found.map(({ what }) => what.zh).join(),
  };
}

it('tells what the platform says of itself, then who is in each group', async () => {
  const { found, seen } = await look({});
  expect(found).toEqual(['ok web.token', 'ok web.channel.xuhui.people', 'ok web.channel.pudong.people']);
  expect([...seen.values()]).toEqual([members, members]);
});

it('does not wait for a platform that hangs, nor for its groups', async () => {
  const { found, seen } = await look({ check: () => never });
  expect(found).toEqual(['warn web.slow', 'bad web.hangs']);
  expect(seen.size).toBe(0);
  expect((await look({ check: () => never }, [])).found).toEqual(['bad web.hangs']);
});

it('waits on for a platform that is slow, having said so', async () => {
  const slowly = async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    return [{ state: 'ok' as const, id: 'web.token', what: words }];
  };
  expect((await look({ check: slowly })).found.slice(0, 2)).toEqual(['warn web.slow', 'ok web.token']);
});

it('leaves the rest of the groups alone when one of them hangs', async () => {
  const { found, words } = await look({
    members: (id) => (id === 'xuhui' ? never : Promise.resolve(members)),
  });
  expect(found).toEqual(['ok web.token', 'bad web.hangs']);
  expect(words).toContain('2 个群没有看');
});

it('says that a platform broke, without its words, which may hold a token', async () => {
  const { found, words } = await look({ check: () => Promise.reject(new TypeError('xoxb-canary')) }, []);
  expect(found).toEqual(['bad web.check']);
  expect(words).toContain('TypeError');
  expect(words).not.toContain('canary');
});

it('does not say twice why nobody knows who is in a group', async () => {
  const gone: Finding = { state: 'bad', id: 'web.channel.xuhui', what: words };
  const unknown = { members: async (): Promise<Members> => ({ known: false, why: 'not_in_channel' }) };
  expect((await look({ ...unknown, check: async () => [gone] })).found).toEqual([
    'bad web.channel.xuhui',
    'bad web.channel.pudong.people',
  ]);
  const token: Finding = { state: 'bad', id: 'web.token', what: words };
  expect((await look({ ...unknown, check: async () => [token] })).found).toEqual(['bad web.token']);
});

it('takes a member list that cannot be read for one that is not known', async () => {
  const { seen } = await look({ members: () => Promise.reject(new Error('xoxb-canary')) });
  expect([...seen.values()]).toEqual([
    { known: false, why: 'Error' },
    { known: false, why: 'Error' },
  ]);
});
