import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopes as needed } from '../../src/bot/slack/scopes.ts';
import type { Finding } from '../../src/ports.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { event } from './support/slackDriver.ts';
import { bot, botEvents, botToken, type Fault, Json, scopes } from './support/slackServer.ts';

let bench: SlackBench;
let channel: string;

beforeAll(async () => {
  bench = await slackBench();
  channel = bench.server.channel;
});
beforeEach(() => bench.server.mend());
afterAll(() => bench.close());

const check = (channels: readonly string[] = [], by = bench.platform) =>
  by.check?.(channels) ?? expect.fail();
async function found(id: string, channels: readonly string[] = [], by = bench.platform): Promise<Finding> {
  const all = await check(channels, by);
  return (
    all.find((each) => each.id === id) ?? expect.fail(`${id} is not among ${all.map((each) => each.id)}`)
  );
}
const refused = (error: string): Fault => ({
  kind: 'answer',
  status: 200,
  body: JSON.stringify({ ok: false, error }),
});
const opens: Fault = {
  kind: 'answer',
  status: 200,
  body: JSON.stringify({ ok: true, url: 'ws://127.0.0.1:9' }),
};
const rewritten = (more: Json): Fault => ({
  kind: 'rewrite',
  change: (answer) => ({ ...answer, channel: { ...Json.parse(answer.channel), ...more } }),
});

describe('what an administrator is told', () => {
  it('names the token, every scope, the events and every group, all well, in two languages', async () => {
    const all = await check([channel]);
    expect(all.map(({ id }) => id)).toEqual([
      'slack.token',
      ...Object.keys(needed).map((scope) => `slack.scope.${scope}`),
      'slack.events',
      `slack.channel.${channel}`,
      `slack.channel.${channel}.members`,
    ]);
    expect(all.filter(({ id, state }) => state !== 'ok' && id !== 'slack.events')).toEqual([]);
    for (const { what, next } of all) {
      for (const { zh, en } of [what, ...(next ? [next] : [])]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).not.toMatch(/[^\x20-\x7e]/);
      }
    }
    expect((await found(`slack.channel.${channel}.members`, [channel])).what.zh).toContain('其中 2 人');
  });

  it('names each scope that is missing, and what it was for; the server itself refuses what needs it', async () => {
    const lacks = ['files:write', 'users:read', 'users:read.email'];
    const poor = await slackBench(
      {},
      scopes.filter((scope) => !lacks.includes(scope)),
    );
    const all = await check([poor.server.channel], poor.platform);
    const bad = all.filter(({ state }) => state === 'bad');
    expect(bad.map(({ id }) => id)).toEqual([
      'slack.scope.files:write',
      'slack.scope.users:read',
      `slack.channel.${poor.server.channel}`,
    ]);
    const email = all.find(({ id }) => id === 'slack.scope.users:read.email');
    expect(email).toMatchObject({ state: 'warn', what: { zh: expect.stringContaining('缺少权限') } });
    expect(bad.at(-1)?.what.en).toContain('missing_scope');
    expect(bad.every(({ next }) => next?.en.includes('docs/platforms/slack.md'))).toBe(true);
    const file = { name: 'a.txt', mime: 'text/plain', bytes: new Uint8Array([1]) };
    expect(await poor.platform.attach?.(poor.server.channel, file, '', 'poor')).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('missing_scope'),
    });
    await poor.close();
  });

  it.each([
    ['invalid_auth', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'SLACK_BOT_TOKEN'],
    ['something_new', 'documentation'],
  ])(
    'says of a token that is not accepted (%s) what to do, and asks nothing more with it',
    async (error, step) => {
      bench.server.fault('auth.test', refused(error));
      const before = bench.server.seen('conversations.info').length;
      const [token, ...more] = await check([channel]);
      expect(token).toMatchObject({
        id: 'slack.token',
        state: 'bad',
        what: { en: expect.stringContaining(error) },
      });
      expect(token?.next?.en).toContain(step);
      expect(more).toEqual([]);
      expect(bench.server.seen('conversations.info')).toHaveLength(before);
    },
  );

  it('says that the token is of another workspace, and that Slack cannot be reached', async () => {
    const other = await found('slack.token', [], bench.make({ teamId: 'T9' }));
    expect(other).toMatchObject({ state: 'bad', next: { en: expect.stringContaining('SLACK_TEAM') } });
    const nobody = await found('slack.token', [], bench.make({ apiUrl: 'http://127.0.0.1:9/api/' }));
    expect(nobody).toMatchObject({ state: 'bad', next: { en: expect.stringContaining('network') } });
  });

  it('says whether the app token opens Socket Mode, and nothing of it over HTTP', async () => {
    const socket = bench.make({ mode: 'socket', appToken: 'xapp-1-test' });
    bench.server.fault('apps.connections.open', opens);
    expect(await found('slack.appToken', [], socket)).toMatchObject({ state: 'ok' });
    bench.server.fault('apps.connections.open', refused('not_allowed_token_type'));
    expect(await found('slack.appToken', [], socket)).toMatchObject({
      state: 'bad',
      what: { en: expect.stringContaining('not_allowed_token_type') },
      next: { en: expect.stringContaining('connections:write') },
    });
    expect((await check()).map(({ id }) => id)).not.toContain('slack.appToken');
  });

  it('says of events what can be known: nothing yet, or when the last came', async () => {
    const fresh = await slackBench();
    const before = await found('slack.events', [], fresh.platform);
    expect(before).toMatchObject({ state: 'warn', next: { en: expect.stringContaining('/fenghuo') } });
    for (const name of botEvents) expect(before.next?.zh).toContain(name);
    await fresh.post(await fresh.people.commandRequest(fresh.server.users[0], fresh.server.channel, '帮助'));
    const after = await found('slack.events', [], fresh.platform);
    expect(after).toMatchObject({ state: 'ok', what: { en: expect.stringContaining('app_mention') } });
    await fresh.post(event(fresh.people.mentionPayload(fresh.server.users[0], fresh.server.channel, '状态')));
    const mentioned = await found('slack.events', [], fresh.platform);
    expect(mentioned.what.zh).not.toContain('app_mention');
    expect(mentioned.what.zh).toContain('member_left_channel');
    await fresh.close();
  });

  it('waits as long as Slack asks', async () => {
    const before = bench.server.seen('conversations.info').length;
    bench.server.fault('conversations.info', {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '1' },
    });
    expect(await found(`slack.channel.${channel}`, [channel])).toMatchObject({ state: 'ok' });
    expect(bench.server.seen('conversations.info')).toHaveLength(before + 2);
  });
});

describe('a group is named with what is wrong and the next step', () => {
  it.each<[string, Json, string, string]>([
    ['shared with another company', { is_ext_shared: true }, 'externally_shared', 'internal group'],
    ['about to be shared', { is_pending_ext_shared: true }, 'externally_shared', 'internal group'],
    ['with an invitation out', { pending_connected_team_ids: ['T9'] }, 'externally_shared', 'internal group'],
    ['of several workspaces', { is_org_shared: true }, 'externally_shared', 'internal group'],
    ['archived', { is_archived: true }, 'is_archived', 'unarchive'],
    ['without us', { is_member: false }, 'not_in_channel', '/invite'],
  ])('%s', async (_what, more, code, step) => {
    bench.server.fault('conversations.info', rewritten(more));
    const finding = await found(`slack.channel.${channel}`, [channel]);
    expect(finding).toMatchObject({ state: 'bad', what: { zh: expect.stringContaining(code) } });
    expect(finding.next?.en).toContain(step);
  });

  it('unknown, and the others are looked at all the same', async () => {
    const all = await check(['C0NOWHERE', channel]);
    expect(all.find(({ id }) => id === 'slack.channel.C0NOWHERE')).toMatchObject({
      state: 'bad',
      what: { en: expect.stringContaining('channel_not_found') },
      next: { en: expect.stringContaining('org.csv') },
    });
    expect(all.find(({ id }) => id === `slack.channel.${channel}`)).toMatchObject({ state: 'ok' });
  });

  it('whose members cannot be read', async () => {
    bench.server.fault('conversations.members', { kind: 'answer', status: 500 });
    expect(await found(`slack.channel.${channel}`, [channel])).toMatchObject({
      state: 'bad',
      next: { en: expect.stringContaining('network') },
    });
  });

  it('in which nobody may press', async () => {
    const where = await bench.server.group('empty', []);
    const inside = await bench.server.call('conversations.members', { channel: where }, botToken);
    expect(inside.members).toEqual([bot.user]);
    expect(await found(`slack.channel.${where}.members`, [where])).toMatchObject({
      state: 'warn',
      what: { zh: expect.stringContaining('其中 0 人') },
    });
  });
});
