import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { slackPlatform } from '../../src/bot/slack/index.ts';
import { scopes as neededScopes } from '../../src/bot/slack/scopes.ts';
import { verified } from '../../src/bot/slack/verify.ts';
import { card } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { event, interaction, post, type Signed, signed } from './support/slackDriver.ts';
import { botToken, scopes } from './support/slackServer.ts';

let bench: SlackBench;
let press: Signed;

beforeAll(async () => {
  bench = await slackBench();
  const ref = await bench.sent(bench.server.channel, card, 'door');
  press = interaction(
    await bench.people.pressPayload(bench.server.users[0], bench.server.channel, ref, 'claim'),
  );
});
beforeEach(() => {
  bench.heard.length = 0;
});
afterAll(() => bench.close());

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const form = 'application/x-www-form-urlencoded';

describe('what does not come from Slack is refused before it is read', () => {
  it.each<[string, (good: Signed) => Signed]>([
    ['no signature', ({ headers: { 'x-slack-signature': _none, ...headers }, body }) => ({ headers, body })],
    [
      'no time',
      ({ headers: { 'x-slack-request-timestamp': _none, ...headers }, body }) => ({ headers, body }),
    ],
    ['a blank signature', (good) => withHeader(good, 'x-slack-signature', '')],
    [
      'half a signature',
      (good) => withHeader(good, 'x-slack-signature', good.headers['x-slack-signature']?.slice(0, 35) ?? ''),
    ],
    [
      'another version',
      (good) =>
        withHeader(good, 'x-slack-signature', (good.headers['x-slack-signature'] ?? '').replace('v0', 'v1')),
    ],
    [
      'another time',
      (good) =>
        withHeader(
          good,
          'x-slack-request-timestamp',
          String(Number(good.headers['x-slack-request-timestamp']) + 1),
        ),
    ],
    ['a time that is none', (good) => withHeader(good, 'x-slack-request-timestamp', 'NaN')],
    ['one more byte', (good) => ({ ...good, body: `${good.body} ` })],
    ['half the body', (good) => ({ ...good, body: good.body.slice(0, good.body.length / 2) })],
    ['a signature of another secret', ({ body }) => signed(body, form, new Date(), 'guessed')],
    ['a signature of an empty secret', ({ body }) => signed(body, form, new Date(), '')],
    ['301 seconds ago', ({ body }) => signed(body, form, later(-301))],
    ['301 seconds ahead', ({ body }) => signed(body, form, later(302))],
    ['ten years ahead', ({ body }) => signed(body, form, later(315_360_000))],
    [
      'a body that is no JSON, unsigned',
      () => ({ headers: { 'content-type': 'application/json' }, body: '{' }),
    ],
  ])('%s', async (_what, forge) => {
    const answer = await bench.post(forge(press));
    expect(answer.status).toBe(401);
    expect(bench.heard).toEqual([]);
  });

  it('refuses every single flipped character of the signature', async () => {
    const good = press.headers['x-slack-signature'] ?? '';
    const statuses = new Set<number>();
    for (let at = 3; at < good.length; at += 1) {
      const flipped = good[at] === '0' ? '1' : '0';
      const answer = await bench.post(
        withHeader(press, 'x-slack-signature', good.slice(0, at) + flipped + good.slice(at + 1)),
      );
      statuses.add(answer.status);
    }
    expect([...statuses]).toEqual([401]);
    expect(bench.heard).toEqual([]);
  });

  it('accepts a time of 299 seconds ago and ahead', async () => {
    for (const skew of [-299, 298]) {
      expect((await bench.post(signed('ssl_check=1', form, later(skew)))).status).toBe(200);
    }
  });

  it('answers 413 to more than a mebibyte, without reading it all', async () => {
    const answer = await bench.post(signed('x'.repeat(1024 * 1024 + 1), form));
    expect(answer.status).toBe(413);
    expect(await endless(bench.events)).toBe(413);
  });

  it('answers 400 to a signed body that is no payload', async () => {
    for (const body of ['{', '[]', '"words"', `${'['.repeat(100_000)}`]) {
      expect((await bench.post(signed(body, 'application/json'))).status).toBe(400);
    }
    expect((await bench.post(signed('payload=%7B', form))).status).toBe(400);
  });

  it('echoes the challenge of the address check to Slack alone', async () => {
    const check = JSON.stringify({ type: 'url_verification', challenge: 'c1' });
    expect(JSON.parse((await bench.post(signed(check, 'application/json'))).text)).toEqual({
      challenge: 'c1',
    });
    const unsigned = await post(bench.events, {
      headers: { 'content-type': 'application/json' },
      body: check,
    });
    expect(unsigned).toEqual({ status: 401, text: '' });
    expect(bench.heard).toEqual([]);
  });
});

const vectors = join(import.meta.dirname, '../../../shared/corpora/webhooks/vectors.json');
const Vectors = z.object({
  slack: z.array(
    z.object({ signing_secret: z.string(), timestamp: z.string(), body: z.string(), signature: z.string() }),
  ),
});

describe.skipIf(!existsSync(vectors))("Slack's published vector (skipped without ../shared/corpora)", () => {
  it.each(existsSync(vectors) ? Vectors.parse(JSON.parse(readFileSync(vectors, 'utf8'))).slack : [])(
    'is accepted at its time and refused today',
    ({ signing_secret, timestamp, body, signature }) => {
      const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
      const then = new Date(Number(timestamp) * 1000);
      expect(verified(headers, Buffer.from(body), signing_secret, then)).toBe(true);
      expect(verified(headers, Buffer.from(body), signing_secret, new Date())).toBe(false);
      expect(verified(headers, Buffer.from(`${body}x`), signing_secret, then)).toBe(false);
      expect(verified(headers, Buffer.from(body), '', then)).toBe(false);
    },
  );
});

describe('a true delivery counts once', () => {
  it('hears a replayed press once, within the five minutes in which it is fresh', async () => {
    for (let time = 0; time < 3; time += 1) expect((await bench.post(press)).status).toBe(200);
    expect(bench.heard).toHaveLength(1);
  });

  it('hears a redelivered event once, told by its id and not by the retry header', async () => {
    const payload = bench.people.mentionPayload(
      bench.server.users[0],
      bench.server.channel,
      '<@U0FENGHUO> 状态',
    );
    const first = event(payload);
    const again = { ...event(payload), headers: { ...event(payload).headers, 'x-slack-retry-num': '1' } };
    await bench.post(first);
    await bench.post(again);
    expect(bench.heard).toHaveLength(1);
    const other = bench.people.mentionPayload(
      bench.server.users[0],
      bench.server.channel,
      '<@U0FENGHUO> 状态',
    );
    const retriedFirst = { ...event(other), headers: { ...event(other).headers, 'x-slack-retry-num': '1' } };
    await bench.post(retriedFirst);
    expect(bench.heard).toHaveLength(2);
  });

  it('leaves an event unanswered that was not kept, and takes it when it comes again', async () => {
    const payload = bench.people.mentionPayload(
      bench.server.users[0],
      bench.server.channel,
      '<@U0FENGHUO> 上报 停电',
    );
    const { says } = bench.house;
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    expect((await bench.post(event(payload))).status).toBe(503);
    bench.house.says = says;
    expect((await bench.post(event(payload))).status).toBe(200);
    expect(bench.heard).toHaveLength(2);
    expect(bench.heard[1]).toMatchObject({ kind: 'report', text: '停电' });
  });
});

describe('without its secrets Slack is not started', () => {
  const options = { botToken, now: () => new Date(), log: { info() {}, warn() {}, error() {} } };
  it.each([
    ['SLACK_SIGNING_SECRET', { ...options, mode: 'http' as const }],
    ['SLACK_SIGNING_SECRET', { ...options, mode: 'http' as const, signingSecret: ' ' }],
    ['SLACK_APP_TOKEN', { ...options, mode: 'socket' as const }],
    ['SLACK_BOT_TOKEN', { ...options, botToken: '', mode: 'socket' as const, appToken: 'xapp-1' }],
  ])('names %s', (name, given) => {
    expect(() => slackPlatform(given)).toThrow(name);
  });

  it('says that a token is not accepted', async () => {
    bench.server.fault('auth.test', {
      kind: 'rewrite',
      change: () => ({ ok: false, error: 'invalid_auth' }),
    });
    await expect(bench.make().start(bench.house.says)).rejects.toThrow('SLACK_BOT_TOKEN（invalid_auth）');
  });

  it('says that a token is of another workspace than the one configured', async () => {
    const other = await slackBench().then(async (theirs) => {
      const platform = slackPlatform({
        ...options,
        mode: 'http',
        signingSecret: 's',
        apiUrl: theirs.server.api,
        teamId: 'T9',
      });
      const said = platform.start(theirs.house.says).then(() => 'started', String);
      return said.finally(() => theirs.close());
    });
    expect(other).toContain('T9');
  });

  it('names the scopes that the token lacks, and asks for no more than the manifest gives', async () => {
    expect(Object.keys(neededScopes)).toEqual([...scopes].sort());
    const body = JSON.stringify({
      ok: true,
      team_id: 'T000000001',
      user_id: 'U0FENGHUO',
      bot_id: 'B0FENGHUO',
    });
    const headers = { 'x-oauth-scopes': 'chat:write,commands' };
    bench.server.fault('auth.test', { kind: 'answer', status: 200, headers, body });
    const platform = bench.make();
    await platform.start(bench.house.says);
    const warned = bench.logged.find(({ message }) => message.includes('lacks scopes'));
    expect(warned?.fields).toEqual({
      missing: Object.keys(neededScopes).filter((scope) => !['chat:write', 'commands'].includes(scope)),
    });
  });

  it('starts while Slack is away, and works when it is back', async () => {
    bench.server.fault('auth.test', { kind: 'reset' });
    const platform = bench.make();
    await platform.start(bench.house.says);
    expect((await platform.send(bench.server.channel, card, 'after-away')).outcome).toBe('sent');
  });
});

function withHeader({ headers, body }: Signed, name: string, value: string): Signed {
  return { headers: { ...headers, [name]: value }, body };
}

/** A body without a length that never ends: how it was answered. */
function endless(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { headers } = signed('', form);
    const sending = request(url, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode ?? 0);
      sending.destroy();
    });
    sending.on('error', reject);
    // Who is answered in the middle of a sentence may have the line cut after the answer.
    sending.on('socket', (socket) => socket.on('error', () => undefined));
    const more = () => {
      while (!sending.destroyed && sending.write(Buffer.alloc(65_536, 'x')));
    };
    sending.on('drain', more);
    more();
  });
}
