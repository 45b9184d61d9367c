import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Identity } from '../../src/ports.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { notice } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { bot, botToken, type Fault } from './support/slackServer.ts';

let bench: SlackBench;
let people: readonly [Identity, Identity];
let ann: string;
let bo: string;

beforeAll(async () => {
  bench = await slackBench({ keepsakes: keepsakesOf() });
  [ann, bo] = bench.server.users;
  people = [`slack:T000000001:${ann}`, `slack:T000000001:${bo}`];
});
beforeEach(() => bench.server.mend());
afterAll(() => bench.close());

const refused = (error: string): Fault => ({ kind: 'rewrite', change: () => ({ ok: false, error }) });
const makeGroup = (name: string, key: string, who: readonly Identity[] = people) =>
  bench.platform.makeGroup?.(name, who, key) ?? expect.fail();
const addPeople = (channel: string, who: readonly Identity[]) =>
  bench.platform.addPeople?.(channel, who) ?? expect.fail();
const asked = () => bench.server.seen('conversations.create').map(({ sent }) => String(sent.name));

async function made(name: string, key: string, who?: readonly Identity[]): Promise<string> {
  const group = await makeGroup(name, key, who);
  return group.made ? group.channel : expect.fail(group.why);
}
async function inside(channel: string): Promise<readonly string[]> {
  const { members } = await bench.server.call('conversations.members', { channel }, botToken);
  return z.array(z.string()).parse(members);
}

describe('a group for an incident', () => {
  it('is private, named for it and explained, with the people asked for and us', async () => {
    const channel = await made('P7 徐汇院区 指挥', 'first');
    const { channel: info } = await bench.server.call('conversations.info', { channel }, botToken);
    expect(info).toMatchObject({ is_private: true, purpose: { value: 'P7 徐汇院区 指挥' } });
    expect([...(await inside(channel))].sort()).toEqual([bot.user, ann, bo].sort());
  });

  it('has a Chinese name where Slack takes one, a Latin one where it does not, the key in both', async () => {
    const before = asked().length;
    await made('P8 徐汇院区 指挥', 'named');
    const [chinese, latin, ...more] = asked().slice(before);
    expect(chinese).toMatch(/^p8-徐汇院区-指挥-[0-9a-f]{8}$/);
    expect(latin).toMatch(/^p8-[0-9a-f]{8}$/);
    expect(chinese?.slice(-8)).toBe(latin?.slice(-8));
    expect(more).toEqual([]);
  });

  it.each(['群', '!!!', 'X'.repeat(300), '\u202eP9 <!channel>', '甲'.repeat(100)])(
    'has a legal name from %j',
    async (name) => {
      await made(name, `legal ${name}`);
      expect(asked().at(-1)).toMatch(/^[a-z0-9-]{9,80}$/);
      for (const each of asked()) expect(each.length).toBeLessThanOrEqual(80);
    },
  );

  it('is another one for another key, whatever its name', async () => {
    expect(await made('P10', 'one')).not.toBe(await made('P10', 'two'));
  });

  it('is found again after the answer to its making was lost, and is made once', async () => {
    bench.server.fault('conversations.create', { kind: 'after', how: 'reset' });
    expect((await makeGroup('p11', 'lost')).made).toBe(false);
    const channel = await made('p11', 'lost');
    expect([...(await inside(channel))].sort()).toEqual([bot.user, ann, bo].sort());
    expect(await made('p11', 'lost')).toBe(channel);
  });

  it('is found again by a run that knows nothing of the first, which got no further than making it', async () => {
    bench.server.fault('conversations.members', { kind: 'answer', status: 500 });
    expect((await makeGroup('p12', 'half')).made).toBe(false);
    const again = await bench.make().makeGroup?.('p12', people, 'half');
    expect(again?.made && (await inside(again.channel)).length).toBe(3);
  });

  it("is not somebody else's of the same name", async () => {
    const body = JSON.stringify({ ok: false, error: 'name_taken' });
    bench.server.fault('conversations.create', { kind: 'answer', status: 200, body });
    const group = await makeGroup('P13', 'theirs');
    expect(group).toEqual({ made: false, why: expect.stringContaining('name_taken') });
  });

  it('comes about without an account that is gone, and the log counts it', async () => {
    const channel = await made('P14', 'gone', [...people, 'slack:T000000001:U0GONE']);
    expect([...(await inside(channel))].sort()).toEqual([bot.user, ann, bo].sort());
    expect(bench.logged.at(-1)).toMatchObject({ fields: { refused: 1 } });
  });

  it('is not made for nobody of this workspace', async () => {
    const group = await makeGroup('P15', 'nobody', ['slack:T9:U1', 'web:demo:x']);
    expect(group).toEqual({ made: false, why: expect.stringContaining('nobody') });
    expect(asked().at(-1)).not.toContain('p15');
  });

  it('is not made while Slack counts, or without the right', async () => {
    bench.server.fault('conversations.create', {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '9' },
    });
    const slow = { made: false, why: expect.stringContaining('限速'), later: true };
    expect(await makeGroup('P16', 'slow')).toEqual(slow);
    bench.server.fault('conversations.create', refused('missing_scope'));
    expect(await makeGroup('P16', 'slow')).toEqual({
      made: false,
      why: expect.stringContaining('docs/platforms/slack.md'),
    });
  });
});

describe('people brought into a group', () => {
  it('come in; who is in already is fine', async () => {
    const channel = await made('P20', 'add', [people[0]]);
    expect(await addPeople(channel, people)).toEqual({ outcome: 'sent', ref: channel });
    expect(await inside(channel)).toContain(bo);
    expect(await addPeople(channel, people)).toEqual({ outcome: 'sent', ref: channel });
  });

  it('come in though somebody else was quicker', async () => {
    const channel = await made('P21', 'quick', [people[0]]);
    bench.server.fault('conversations.invite', refused('already_in_channel'));
    expect((await addPeople(channel, people)).outcome).toBe('sent');
  });

  it('come in though one of them cannot, who is said', async () => {
    const channel = await made('P22', 'one', [people[0]]);
    const delivery = await addPeople(channel, ['slack:T000000001:U0GONE', people[1]]);
    expect(delivery).toEqual({ outcome: 'failed', why: expect.stringContaining('user_not_found') });
    expect(await inside(channel)).toContain(bo);
    expect(await addPeople(channel, ['slack:T9:U1'])).toEqual({
      outcome: 'failed',
      why: expect.stringContaining('not of this workspace'),
    });
  });

  it('wait while Slack counts', async () => {
    const channel = await made('P23', 'wait', [people[0]]);
    bench.server.fault('conversations.invite', {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '9' },
    });
    expect(await addPeople(channel, people)).toMatchObject({ outcome: 'retry', afterMs: 9000, scope: 'app' });
  });
});

describe('a group that is closed to us says what to do', () => {
  it('archived group', async () => {
    const channel = await made('P30', 'archived');
    expect(await bench.server.call('conversations.archive', { channel }, botToken)).toMatchObject({
      ok: true,
    });
    const fresh = bench.make();
    const why = expect.stringContaining('is_archived');
    expect(await fresh.send(channel, notice, 'archived')).toEqual({ outcome: 'failed', why });
    expect(await fresh.update(channel, '1.1', notice)).toEqual({ outcome: 'failed', why });
    expect(await fresh.members(channel)).toEqual({ known: false, why });
    expect(await fresh.addPeople?.(channel, people)).toEqual({ outcome: 'failed', why });
  });

  it('removed bot', async () => {
    const where = await bench.server.group('removed', [ann, bo]);
    const kicked = { channel: where, user: bot.user };
    expect(await bench.server.call('conversations.kick', kicked, 'xoxp-limin')).toMatchObject({ ok: true });
    const fresh = bench.make();
    const why = expect.stringContaining('/invite @烽火');
    expect(await fresh.send(where, notice, 'removed')).toEqual({ outcome: 'failed', why });
    expect(await fresh.members(where)).toEqual({ known: false, why });
  });
});
