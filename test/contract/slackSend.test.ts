import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Card } from '../../src/bot/message.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { card, claimed } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import type { Fault } from './support/slackServer.ts';

let bench: SlackBench;
let channel: string;

beforeAll(async () => {
  bench = await slackBench({ answerWithinMs: 2500 });
  channel = bench.server.channel;
});
beforeEach(() => bench.server.mend());
afterAll(() => bench.close());

const Stood = z.looseObject({
  metadata: z.object({ event_payload: z.object({ key: z.string() }) }).optional(),
});
async function standing(key: string): Promise<number> {
  const messages = (await bench.server.messages()).map((each) => Stood.parse(each));
  return messages.filter(({ metadata }) => metadata?.event_payload.key === key).length;
}
const refused = (error: string): Fault => ({ kind: 'rewrite', change: () => ({ ok: false, error }) });

describe('a message whose fate is unknown is looked for before it is sent again', () => {
  it.each<[string, Fault, number]>([
    ['Slack took it and fell silent', { kind: 'after', how: 'hang' }, 1],
    ['Slack took it and the line broke', { kind: 'after', how: 'reset' }, 1],
    ['Slack took it and said 500', { kind: 'after', how: 'error' }, 1],
    ['the line broke before Slack took it', { kind: 'reset' }, 0],
    ['Slack said 503 and did not take it', { kind: 'answer', status: 503 }, 0],
    ['Slack said internal_error', refused('internal_error'), 1],
    ['Slack answered with half a page', { kind: 'answer', status: 200, body: '{"ok":tr' }, 0],
  ])('%s', async (what, fault, taken) => {
    bench.server.fault('chat.postMessage', fault);
    expect((await bench.platform.send(channel, card, what)).outcome).toBe('uncertain');
    expect(await standing(what)).toBe(taken);
    const again = await bench.platform.send(channel, card, what);
    expect(again.outcome).toBe('sent');
    expect(await standing(what)).toBe(1);
  });

  it('is not sent when the search itself fails', async () => {
    bench.server.fault('chat.postMessage', { kind: 'after', how: 'reset' });
    await bench.platform.send(channel, card, 'blind');
    bench.server.fault('conversations.history', { kind: 'answer', status: 500 });
    expect((await bench.platform.send(channel, card, 'blind')).outcome).toBe('retry');
    expect(await standing('blind')).toBe(1);
  });

  it('does not take a message that somebody else wrote for ours', async () => {
    const metadata = { event_type: 'fenghuo', event_payload: { key: 'forged' } };
    await bench.server.call('chat.postMessage', { channel, text: 'forged', metadata }, 'xoxp-limin');
    const delivery = await bench.platform.send(channel, card, 'forged');
    expect(delivery.outcome).toBe('sent');
    expect(await standing('forged')).toBe(2);
  });

  it('keeps its key when its card is updated', async () => {
    const ref = await bench.sent(channel, card, 'kept');
    await bench.platform.update(channel, ref, claimed);
    expect(await bench.make().send(channel, card, 'kept')).toEqual({ outcome: 'sent', ref });
  });

  it('posts once and never by itself again', async () => {
    const before = bench.server.seen('chat.postMessage').length;
    bench.server.fault('chat.postMessage', { kind: 'answer', status: 500 }, 'always');
    await bench.platform.send(channel, card, 'no retries');
    expect(bench.server.seen('chat.postMessage')).toHaveLength(before + 1);
  });
});

describe('what is written down spares Slack the search', () => {
  const searches = () => bench.server.seen('conversations.history').length;
  const posts = () => bench.server.seen('chat.postMessage').length;
  const away = () => Promise.reject(new Error('the database is away'));

  it('is not searched for when it was never asked of Slack, nor after Slack said no', async () => {
    const platform = bench.make({ keepsakes: keepsakesOf() });
    const before = searches();
    bench.server.fault('chat.postMessage', { kind: 'answer', status: 429, headers: { 'retry-after': '1' } });
    expect((await platform.send(channel, card, 'plain')).outcome).toBe('retry');
    expect((await platform.send(channel, card, 'plain')).outcome).toBe('sent');
    expect(searches()).toBe(before);
  });

  it('is searched for when its fate is in doubt, by another run too', async () => {
    const keepsakes = keepsakesOf();
    bench.server.fault('chat.postMessage', { kind: 'after', how: 'reset' });
    await bench.make({ keepsakes }).send(channel, card, 'doubt');
    const before = searches();
    expect((await bench.make({ keepsakes }).send(channel, card, 'doubt')).outcome).toBe('sent');
    expect(searches()).toBe(before + 1);
    expect(await standing('doubt')).toBe(1);
  });

  it('is found without Slack when it was sent', async () => {
    const keepsakes = keepsakesOf();
    const sent = await bench.make({ keepsakes }).send(channel, card, 'known');
    const before = searches() + posts();
    expect(await bench.make({ keepsakes }).send(channel, card, 'known')).toEqual(sent);
    expect(searches() + posts()).toBe(before);
  });

  it('is searched for when what was written down cannot be read', async () => {
    const keepsakes = { ...keepsakesOf(), get: away };
    const before = searches();
    expect((await bench.make({ keepsakes }).send(channel, card, 'unread')).outcome).toBe('sent');
    expect(searches()).toBe(before + 1);
  });

  it('is not sent when nothing can be written down', async () => {
    const keepsakes = { ...keepsakesOf(), put: away };
    expect((await bench.make({ keepsakes }).send(channel, card, 'unkept')).outcome).toBe('retry');
    expect(await standing('unkept')).toBe(0);
  });
});

describe('what Slack says becomes what to do', () => {
  const slow: Fault = { kind: 'answer', status: 429, headers: { 'retry-after': '7' } };

  it('waits as long as Slack asks', async () => {
    bench.server.fault('chat.postMessage', slow);
    const delivery = await bench.platform.send(channel, card, 'slow');
    expect(delivery).toMatchObject({ outcome: 'retry', afterMs: 7000, scope: 'group' });
    bench.server.fault('chat.update', slow);
    expect(await bench.platform.update(channel, '1.1', card)).toMatchObject({
      outcome: 'retry',
      afterMs: 7000,
      scope: 'group',
    });
    bench.server.fault('conversations.history', slow);
    expect(await bench.platform.send(channel, card, 'slow')).toMatchObject({
      outcome: 'retry',
      afterMs: 7000,
      scope: 'app',
    });
  });

  it('waits half a minute where Slack says to wait and not how long', async () => {
    bench.server.fault('chat.postMessage', { kind: 'answer', status: 429 });
    const bare = await bench.platform.send(channel, card, 'bare');
    expect(bare).toMatchObject({ outcome: 'retry', afterMs: 30_000, scope: 'group' });
    bench.server.fault('chat.postMessage', {
      kind: 'answer',
      status: 200,
      body: '{"ok":false,"error":"ratelimited"}',
    });
    const said = await bench.platform.send(channel, card, 'said');
    expect(said).toMatchObject({ outcome: 'retry', afterMs: 30_000, scope: 'group' });
  });

  it.each([
    ['not_in_channel', '/invite @烽火'],
    ['is_archived', 'org.csv'],
    ['channel_not_found', 'org.csv'],
    ['invalid_auth', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'SLACK_BOT_TOKEN'],
    ['missing_scope', 'docs/platforms/slack.md'],
    ['restricted_action', '管理员'],
    ['something_new', 'something_new'],
  ])('%s is a failure that says what to do', async (error, step) => {
    bench.server.fault('chat.postMessage', refused(error));
    const delivery = await bench.platform.send(channel, card, error);
    expect(delivery).toEqual({ outcome: 'failed', why: expect.stringContaining(step) });
  });

  it('an update is never uncertain: it is said again', async () => {
    const ref = await bench.sent(channel, card, 'update');
    for (const how of ['hang', 'reset', 'error'] as const) {
      bench.server.fault('chat.update', { kind: 'after', how });
      expect((await bench.platform.update(channel, ref, claimed)).outcome).toBe('retry');
    }
    expect((await bench.platform.update(channel, ref, claimed)).outcome).toBe('sent');
  });

  it('tries again when Slack cannot be reached at all', async () => {
    const nobody = await slackBench({ apiUrl: 'http://127.0.0.1:9/api/' });
    expect(await nobody.platform.send(channel, card, 'nobody')).toMatchObject({ outcome: 'retry' });
    expect(await nobody.platform.members(channel)).toMatchObject({ known: false });
    await nobody.close();
  });
});

describe('who is in a group', () => {
  const page = (members: readonly string[], next_cursor: string): Fault => ({
    kind: 'rewrite',
    change: (answer) => ({ ...answer, members, response_metadata: { next_cursor } }),
  });

  it('is read to the last page', async () => {
    const [ann, bo] = bench.server.users;
    bench.server.fault('conversations.members', page([ann, 'U0FENGHUO'], 'more'));
    bench.server.fault('conversations.members', page([bo], ''));
    const members = await bench.platform.members(channel);
    expect(members).toEqual({ known: true, who: [`slack:T000000001:${ann}`, `slack:T000000001:${bo}`] });
  });

  it.each<[string, Fault]>([
    ['the second page fails', { kind: 'answer', status: 500 }],
    ['Slack is busy', { kind: 'answer', status: 429, headers: { 'retry-after': '30' } }],
    ['we were removed', refused('not_in_channel')],
    ['the line breaks', { kind: 'reset' }],
  ])('is unknown when %s', async (_what, fault) => {
    bench.server.fault('conversations.members', page([bench.server.users[0]], 'more'));
    bench.server.fault('conversations.members', fault);
    expect((await bench.platform.members(channel)).known).toBe(false);
  });

  it('is unknown when Slack names nobody at all', async () => {
    bench.server.fault('conversations.members', page([], ''));
    expect((await bench.platform.members(channel)).known).toBe(false);
  });

  it('is unknown when the list never ends', async () => {
    bench.server.fault('conversations.members', page([bench.server.users[0]], 'more'), 'always');
    expect((await bench.platform.members(channel)).known).toBe(false);
  });

  it('has no bots, no guests, nobody from outside and nobody who has left the workspace', async () => {
    const fresh = await slackBench();
    const strangers = [
      { id: 'U0BOT', team_id: 'T000000001', is_bot: true },
      { id: 'U0GUEST', team_id: 'T9', is_stranger: true },
      { id: 'U0OTHER', team_id: 'T9' },
      { id: 'U0GONE', team_id: 'T000000001', deleted: true },
      { id: 'U0MULTI', team_id: 'T000000001', is_restricted: true },
      { id: 'U0SINGLE', team_id: 'T000000001', is_ultra_restricted: true },
      { id: 'USLACKBOT', team_id: 'T000000001', is_bot: false },
    ];
    fresh.server.fault('users.list', {
      kind: 'rewrite',
      change: (answer) => ({
        ...answer,
        members: [...z.array(z.unknown()).parse(answer.members), ...strangers],
      }),
    });
    const [ann, bo] = fresh.server.users;
    fresh.server.fault('conversations.members', page([ann, bo, ...strangers.map(({ id }) => id)], ''));
    const members = await fresh.platform.members(fresh.server.channel);
    expect(members).toEqual({ known: true, who: [`slack:T000000001:${ann}`, `slack:T000000001:${bo}`] });
    await fresh.close();
  });

  it('has nobody whom Slack does not know, and is known all the same', async () => {
    const fresh = await slackBench();
    const [ann] = fresh.server.users;
    fresh.server.fault('conversations.members', page([ann, 'U0NOBODY'], ''));
    const members = await fresh.platform.members(fresh.server.channel);
    expect(members).toEqual({ known: true, who: [`slack:T000000001:${ann}`] });
    await fresh.close();
  });

  it('is asked for one by one where the sweep of the workspace is cut short', async () => {
    const fresh = await slackBench();
    const [ann, bo] = fresh.server.users;
    fresh.server.fault('users.list', { kind: 'answer', status: 429, headers: { 'retry-after': '30' } });
    fresh.server.fault('conversations.members', page([ann, bo, 'U1A', 'U1B', 'U1C', 'U1D'], ''));
    const members = await fresh.platform.members(fresh.server.channel);
    expect(members.known && members.who).toHaveLength(2);
    await fresh.close();
  });

  it('is unknown when Slack does not say who a member is', async () => {
    const fresh = await slackBench();
    fresh.server.fault('users.info', { kind: 'answer', status: 500 });
    expect((await fresh.platform.members(fresh.server.channel)).known).toBe(false);
    await fresh.close();
  });
});

describe('what is too much for Slack arrives all the same', () => {
  it.each<[string, Partial<Card>]>([
    [
      '51 lines',
      {
        lines: Array.from({ length: 51 }, (_, line) => ({
          kind: line % 2 ? 'quote' : 'plain',
          spans: [{ text: `第 ${line} 行` }],
        })),
      },
    ],
    ['a line of 10,000 characters', { lines: [{ kind: 'quote', spans: [{ text: '患'.repeat(10_000) }] }] }],
    ['a title of 5,000 characters', { title: '称'.repeat(5000) }],
    [
      '60 buttons',
      {
        actions: Array.from({ length: 60 }, (_, each) => ({
          id: `a${each}`,
          label: '按'.repeat(100),
          style: 'plain',
          more: each > 30,
        })),
      },
    ],
    [
      'nothing at all',
      {
        title: '',
        badge: '',
        code: '',
        state: '',
        lines: [{ kind: 'plain', spans: [{ text: '' }] }],
        actions: [],
      },
    ],
  ])('%s', async (what, more) => {
    const before = bench.logged.length;
    expect((await bench.platform.send(channel, { ...card, ...more }, what)).outcome).toBe('sent');
    expect(bench.logged.slice(before).map(({ message }) => message)).toEqual([]);
  });
});
