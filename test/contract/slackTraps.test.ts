import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { card, notice } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { event, interaction, type Signed, signed } from './support/slackDriver.ts';
import { botToken, type Fault, Json } from './support/slackServer.ts';

/** What Slack's SDK and Slack itself do that has cost other bots messages, doubled them or let strangers in. */
let bench: SlackBench;
let ann: string;
let channel: string;

beforeAll(async () => {
  bench = await slackBench({ answerWithinMs: 2500 });
  [ann] = bench.server.users;
  channel = bench.server.channel;
});
beforeEach(() => {
  bench.server.mend();
  bench.heard.length = 0;
  bench.house.says = async () => ({ tone: 'ok', text: '好的' });
});
afterAll(() => bench.close());

const mention = (text: string) => bench.people.mentionPayload(ann, channel, `<@U0FENGHUO> ${text}`);
const press = async (on: string) => interaction(await bench.people.pressPayload(ann, channel, on, 'claim'));

describe('traps of what comes in', () => {
  it('UTF-8 split across chunks: a Chinese word cut in the middle of a character arrives whole', async () => {
    const { headers, body } = event(mention('上报 患者投诉'));
    const bytes = Buffer.from(body);
    const middle = bytes.indexOf('患') + 1;
    expect(await inTwo(bench.events, headers, bytes, middle)).toBe(200);
    expect(bench.heard).toMatchObject([{ kind: 'report', text: '患者投诉' }]);
  });

  it('re-serialised body: odd blanks and escapes are taken as they were signed, and not as another writes them', async () => {
    const payload = mention('状态');
    const odd = JSON.stringify(payload, undefined, 3).replace('状态', '\\u72b6\\u6001');
    const good = signed(odd, 'application/json');
    const again = { headers: good.headers, body: JSON.stringify(JSON.parse(odd)) };
    expect((await bench.post(again)).status).toBe(401);
    expect((await bench.post(good)).status).toBe(200);
    expect(bench.heard).toMatchObject([{ kind: 'ask', text: '状态' }]);
  });

  it('time from the future: Bolt takes it, we do not', async () => {
    const ahead = new Date(Date.now() + 315_360_000_000);
    expect((await bench.post(event(mention('状态'), ahead))).status).toBe(401);
    expect(bench.heard).toEqual([]);
  });

  it('no deduplication in Bolt: what is brought again is heard once, whichever kind it is', async () => {
    const ref = await bench.sent(channel, card, 'again');
    const form = async (): Promise<Signed> => {
      await bench.post(interaction(await bench.people.pressPayload(ann, channel, ref, 'dismiss')));
      const view = Json.parse(bench.server.seen('views.open').at(-1)?.said.view);
      return interaction(bench.people.submitPayload(ann, view, { reason: '与我院无关' }));
    };
    const message = { type: 'message', user: ann, ts: '1760000000.000300', text: '看' };
    const all: readonly Signed[] = [
      await press(ref),
      await form(),
      event(mention('上报 停电')),
      await bench.people.commandRequest(ann, channel, '上报 停电'),
      interaction(await bench.people.shortcutPayload(ann, channel, message)),
    ];
    for (const each of all) {
      bench.heard.length = 0;
      await Promise.all([bench.post(each), bench.post(each)]);
      await bench.post({ ...each, headers: { ...each.headers, 'x-slack-retry-num': '3' } });
      expect(bench.heard).toHaveLength(1);
    }
  });

  it('dropping by the retry mark: a first delivery that is marked as a retry is heard', async () => {
    const first = event(mention('状态'));
    await bench.post({ ...first, headers: { ...first.headers, 'x-slack-retry-num': '1' } });
    expect(bench.heard).toHaveLength(1);
  });

  it.each(['block_suggestion', 'view_closed', 'workflow_step_edit', 'a_kind_of_next_year'])(
    'nobody acknowledges: %s is answered at once and does not hang',
    async (type) => {
      const team = { id: bench.server.team };
      const view = { id: 'V1', type: 'modal', callback_id: 'theirs' };
      const answer = await bench.post(interaction({ type, team, view, user: bench.people.person(ann) }));
      expect(answer.status).toBe(200);
      expect(bench.heard).toEqual([]);
    },
  );

  it('three seconds: an answer that comes too late for Slack is shown by us', async () => {
    bench.house.says = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2600));
      return { tone: 'ok', text: '来得晚' };
    };
    await bench.post(await bench.people.commandRequest(ann, channel, '状态'));
    await vi.waitFor(() => expect(JSON.stringify(bench.told(ann).at(-1))).toContain('来得晚'));
  });

  it('stale revision: a press on a card that has changed since brings the version that the presser saw', async () => {
    const ref = await bench.sent(channel, card, 'stale');
    const late = await press(ref);
    await bench.platform.update(channel, ref, { ...card, rev: 9 });
    await bench.post(late);
    expect(bench.heard).toMatchObject([{ kind: 'press', ref, rev: card.rev }]);
  });

  it('card of another group: where a press was made is what Slack says, whatever the button claims', async () => {
    const other = await bench.server.group('another', [ann]);
    const ref = await bench.sent(channel, card, 'of this group');
    const payload = await bench.people.pressPayload(ann, channel, ref, 'claim');
    const moved = { ...payload, channel: { id: other, name: 'another' } };
    await bench.post(interaction(moved));
    expect(bench.heard).toMatchObject([{ channel: other, ref }]);
    const [action] = z.array(Json).parse(payload.actions);
    const actions = [{ ...action, value: `3@${other}|${card.subject}` }];
    await bench.post(interaction({ ...payload, actions }));
    expect(bench.heard).toHaveLength(1);
  });

  it('out-of-order events: who came is not forgotten by an older going; members are asked, not counted', async () => {
    const envelope = mention('');
    const change = (type: string, event_id: string) =>
      event({
        ...envelope,
        event_id,
        event: { type, user: ann, channel, channel_type: 'C', team: 'T000000001' },
      });
    await bench.post(change('member_joined_channel', 'EvLater'));
    await bench.post(change('member_left_channel', 'EvEarlier'));
    await bench.post(change('member_left_channel', 'EvEarlier'));
    expect(bench.heard).toMatchObject([{ change: 'joined' }, { change: 'left' }]);
    const members = await bench.platform.members(channel);
    expect(members.known && members.who).toContain(`slack:T000000001:${ann}`);
  });
});

describe('traps of what goes out', () => {
  it.each<[string, Fault]>([
    ['a reset after Slack took it', { kind: 'after', how: 'reset' }],
    ['a 500 after Slack took it', { kind: 'after', how: 'error' }],
    ['silence after Slack took it', { kind: 'after', how: 'hang' }],
    ['a 429', { kind: 'answer', status: 429, headers: { 'retry-after': '1' } }],
  ])('ten retries by default: %s is asked of Slack once and left to the outbox', async (what, fault) => {
    for (const method of ['chat.postMessage', 'chat.update']) {
      const ref = await bench.sent(channel, card, `retries ${what} ${method}`);
      const before = bench.server.seen(method).length;
      bench.server.fault(method, fault);
      if (method === 'chat.update') await bench.platform.update(channel, ref, card);
      else await bench.platform.send(channel, card, `again ${what}`);
      expect(bench.server.seen(method)).toHaveLength(before + 1);
    }
  });

  it("a proxy's page for an answer: the SDK hands it out as Slack's own code, we do not know what became of it", async () => {
    const page: Fault = { kind: 'answer', status: 200, body: '<html>Bad gateway</html>' };
    bench.server.fault('chat.postMessage', page);
    expect((await bench.platform.send(channel, card, 'page')).outcome).toBe('uncertain');
  });

  it('ok:false with HTTP 200: a refusal is a refusal', async () => {
    const body = JSON.stringify({ ok: false, error: 'msg_blocks_too_long' });
    bench.server.fault('chat.postMessage', { kind: 'answer', status: 200, body });
    expect(await bench.platform.send(channel, card, 'refusal')).toMatchObject({ outcome: 'failed' });
  });

  it('429 while paging members: unknown, never fewer', async () => {
    const half: Fault = {
      kind: 'rewrite',
      change: (answer) => ({ ...answer, members: [ann], response_metadata: { next_cursor: 'more' } }),
    };
    bench.server.fault('conversations.members', half);
    bench.server.fault('conversations.members', {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '5' },
    });
    expect(await bench.platform.members(channel)).toMatchObject({ known: false });
  });

  it('names and links found by Slack: no call ever asks for it', async () => {
    const words = '@channel @李敏 https://evil.example #general';
    await bench.platform.send(
      channel,
      { ...card, title: words, lines: [{ kind: 'quote', spans: [{ text: words }] }] },
      'names',
    );
    await bench.platform.send(channel, { ...notice, spans: [{ text: words }] }, 'names too');
    await bench.platform.ring?.(
      `slack:T000000001:${ann}`,
      { ...notice, spans: [{ text: words }] },
      'app',
      'names',
    );
    bench.house.says = async () => ({ tone: 'ok', text: words });
    await bench.post(await press(await bench.sent(channel, card, 'names answered')));
    await vi.waitFor(() => expect(JSON.stringify(bench.told(ann).at(-1))).toContain('@channel'));
    for (const method of ['chat.postMessage', 'chat.update', 'chat.postEphemeral']) {
      for (const { sent } of bench.server.seen(method)) {
        expect(Object.keys(sent)).not.toContain('link_names');
        expect(Object.keys(sent)).not.toContain('parse');
        expect(JSON.stringify(sent)).not.toContain('"mrkdwn"');
      }
    }
    const posts = bench.server
      .seen('chat.postMessage')
      .map(({ sent }) => [sent.unfurl_links, sent.unfurl_media]);
    expect(new Set(posts.flat())).toEqual(new Set(['false']));
  });

  it('words and tokens in the log of the SDK: none of either, whatever fails', async () => {
    const secret = '患者张三丰一三九';
    const faults: readonly Fault[] = [
      { kind: 'reset' },
      { kind: 'answer', status: 500, body: secret },
      { kind: 'answer', status: 200, body: `{"ok":false,"error":"${secret}"}` },
      { kind: 'answer', status: 429 },
    ];
    for (const [at, fault] of faults.entries()) {
      const pressing = await press(await bench.sent(channel, card, `canary press ${at}`));
      for (const method of [
        'chat.postMessage',
        'conversations.history',
        'chat.postEphemeral',
        'views.open',
      ]) {
        bench.server.fault(method, fault);
      }
      await bench.platform.send(channel, { ...card, title: secret }, `canary ${at}`);
      await bench.post(pressing);
      bench.server.mend();
    }
    const logged = JSON.stringify(bench.logged);
    expect(bench.logged.length).toBeGreaterThan(0);
    for (const canary of [secret, botToken, card.title, ann]) expect(logged).not.toContain(canary);
  });
});

/** The status of a request whose body comes in two pieces. */
function inTwo(url: string, headers: Signed['headers'], body: Buffer, at: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', reject);
    sending.setNoDelay(true);
    sending.write(body.subarray(0, at), () => setTimeout(() => sending.end(body.subarray(at)), 30));
  });
}
