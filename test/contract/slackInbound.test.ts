import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/bot/message.ts';
import { events } from '../../src/bot/slack/listen.ts';
import { card } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { event, interaction } from './support/slackDriver.ts';
import { botEvents, Json, listening } from './support/slackServer.ts';

let bench: SlackBench;
let ann: string;
let bo: string;
let channel: string;
let ref: string;
const calm = { tone: 'ok', text: '好的' } as const;

beforeAll(async () => {
  bench = await slackBench();
  [ann, bo] = bench.server.users;
  channel = bench.server.channel;
  ref = await bench.sent(channel, card, 'inbound');
});
beforeEach(() => {
  bench.heard.length = 0;
  bench.server.mend();
  bench.house.says = async () => calm;
});
afterAll(() => bench.close());

const press = async (action: string, user = ann, on = ref) =>
  interaction(await bench.people.pressPayload(user, channel, on, action));
const opened = () => Json.parse(bench.server.seen('views.open').at(-1)?.said.view);
const submit = (values: Record<string, string>, view = opened(), user = ann) =>
  bench.post(interaction(bench.people.submitPayload(user, view, values)));

describe('a house that takes its time', () => {
  it('leaves no presser with Slack’s own “failed”: the press is answered, and what came of it follows', async () => {
    const hasty = await slackBench({ lateAfterMs: 50 });
    const [presser = ''] = hasty.server.users;
    const stands = await hasty.sent(hasty.server.channel, card, 'late');
    let finish = (): void => {};
    hasty.house.says = () =>
      new Promise((resolve) => {
        finish = () => resolve({ tone: 'ok', text: '已认领，迟了一点' });
      });
    const payload = await hasty.people.pressPayload(presser, hasty.server.channel, stands, 'claim');
    expect(await hasty.post(interaction(payload))).toMatchObject({ status: 200 });
    expect(hasty.heard).toHaveLength(1);
    expect(hasty.told(presser)).toEqual([]);
    finish();
    await vi.waitFor(() =>
      expect(hasty.told(presser)).toEqual([expect.objectContaining({ text: '已认领，迟了一点' })]),
    );
    await hasty.close();
  });
});

describe('a form', () => {
  it('opens at once, before the house is asked anything, and carries which button of which card it is', async () => {
    await bench.post(await press('dismiss'));
    expect(bench.heard).toEqual([]);
    expect(JSON.parse(String(opened().private_metadata))).toEqual({
      action: 'dismiss',
      subject: card.subject,
      channel,
      ref,
      rev: card.rev,
    });
  });

  it('stays open with the errors under their fields, and its second submission is a new one', async () => {
    await bench.post(await press('dismiss'));
    const view = opened();
    bench.house.says = async () => ({
      tone: 'refused',
      text: '理由太短',
      errors: { reason: '理由至少 4 字' },
    });
    const first = await submit({ reason: '短' }, view);
    expect(JSON.parse(first.text)).toEqual({
      response_action: 'errors',
      errors: { reason: '理由至少 4 字' },
    });
    bench.house.says = async () => ({ tone: 'ok', text: '已排除' });
    const second = await submit({ reason: '与我院无关的旧闻' }, view);
    expect(JSON.parse(second.text)).toEqual({ response_action: 'clear' });
    expect(bench.heard.map((each) => each.kind === 'press' && each.values)).toEqual([
      { reason: '短' },
      { reason: '与我院无关的旧闻' },
    ]);
    expect(new Set(bench.heard.map(({ key }) => key)).size).toBe(2);
  });

  it('answers a redelivered submission with what the first was answered, and asks the house once', async () => {
    await bench.post(await press('dismiss'));
    const view = opened();
    bench.house.says = async () => ({ tone: 'refused', text: '', errors: { reason: '理由至少 4 字' } });
    const answers = [await submit({ reason: '短' }, view), await submit({ reason: '短' }, view)];
    expect(answers[1]).toEqual(answers[0]);
    expect(bench.heard).toHaveLength(1);
  });

  it('keeps what was typed when the house is in trouble, and takes the next try', async () => {
    await bench.post(await press('dismiss'));
    const view = opened();
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    const lost = await submit({ reason: '与我院无关' }, view);
    expect(JSON.parse(lost.text)).toMatchObject({
      response_action: 'errors',
      errors: { reason: expect.stringContaining('没有保存') },
    });
    bench.house.says = async () => calm;
    expect(JSON.parse((await submit({ reason: '与我院无关' }, view)).text)).toEqual({
      response_action: 'clear',
    });
  });

  it('is asked by the answer to a press where the card had none', async () => {
    bench.house.says = async () => ({
      tone: 'ok',
      text: '',
      form: {
        title: '下发',
        action: 'direct',
        subject: card.subject,
        fields: [
          {
            name: 'to',
            label: '给谁',
            input: 'choice',
            required: true,
            options: [{ value: 'hq/east/xuhui', label: '徐汇院区' }],
          },
          { name: 'minutes', label: '几分钟内', input: 'minutes', required: true },
        ],
      },
    });
    await bench.post(await press('escalate'));
    const view = opened();
    expect(JSON.parse(String(view.private_metadata))).toMatchObject({ action: 'direct', channel, ref });
    bench.house.says = async () => calm;
    const payload = bench.people.submitPayload(ann, view, { minutes: '30' });
    const state = {
      values: {
        to: { v: { type: 'static_select', selected_option: { value: 'hq/east/xuhui' } } },
        minutes: { v: { value: '30' } },
      },
    };
    await bench.post(interaction({ ...payload, view: { ...view, state } }));
    expect(bench.heard.at(-1)).toMatchObject({
      action: 'direct',
      values: { to: 'hq/east/xuhui', minutes: '30' },
    });
  });

  it('is asked after a restart by what the house says of the action', async () => {
    const fields = [{ name: 'reason', label: '理由', input: 'text', required: true }] as const;
    const fresh = await slackBench({
      formOf: (action) => (action === 'dismiss' ? { title: '排除', fields } : undefined),
    });
    const bare: Card = { ...card, actions: card.actions.map(({ form: _form, ...action }) => action) };
    const where = fresh.server.channel;
    const on = await fresh.sent(where, bare, 'bare');
    await fresh.post(
      interaction(await fresh.people.pressPayload(fresh.server.users[0], where, on, 'dismiss')),
    );
    expect(fresh.server.seen('views.open')).toHaveLength(1);
    expect(fresh.heard).toEqual([]);
    await fresh.close();
  });

  it('sent in with nothing entered says which fields it had, so that it is not taken for a bare press', async () => {
    await bench.post(await press('dismiss'));
    const view = opened();
    const payload = bench.people.submitPayload(ann, view, {});
    const state = { values: { reason: { v: { type: 'plain_text_input', value: null } } } };
    await bench.post(interaction({ ...payload, view: { ...view, state } }));
    expect(bench.heard).toMatchObject([{ action: 'dismiss', values: { reason: '' } }]);
  });

  it('that is too much for Slack is not offered to it, and the person is told where else', async () => {
    const form = { title: '下发', action: 'direct', subject: 'x'.repeat(3500), fields: [] };
    bench.house.says = async () => ({ tone: 'ok', text: '', form });
    const before = bench.server.seen('views.open').length;
    await bench.post(await press('escalate', bo));
    await vi.waitFor(() => expect(JSON.stringify(bench.told(bo).at(-1))).toContain('控制台'));
    expect(bench.server.seen('views.open')).toHaveLength(before);
  });

  it('says so when Slack does not open it', async () => {
    bench.server.fault('views.open', {
      kind: 'rewrite',
      change: () => ({ ok: false, error: 'expired_trigger_id' }),
    });
    await bench.post(await press('dismiss', bo));
    await vi.waitFor(() => expect(JSON.stringify(bench.told(bo))).toContain('请再按一次'));
  });
});

describe('what people type', () => {
  it('/fenghuo 上报 is a report with its links, answered to the person alone', async () => {
    bench.house.says = async () => ({ tone: 'ok', text: '已收到 <!channel> *P128*' });
    const answer = await bench.post(
      await bench.people.commandRequest(
        ann,
        channel,
        '上报 <https://weibo.example/7?a=1&amp;b=2> 有人说徐汇院区 &lt;停电&gt;',
      ),
    );
    expect(bench.heard).toMatchObject([
      {
        kind: 'report',
        by: `slack:T000000001:${ann}`,
        channel,
        text: 'https://weibo.example/7?a=1&b=2 有人说徐汇院区 <停电>',
        links: ['https://weibo.example/7?a=1&b=2'],
        files: [],
      },
    ]);
    expect(JSON.parse(answer.text)).toEqual({
      response_type: 'ephemeral',
      text: '已收到 &lt;!channel&gt; *P128*',
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: '已收到 <!channel> *P128*', emoji: false } },
      ],
    });
  });

  it.each(['状态', '', '上报区域 P128', 'reporters are here'])('/fenghuo %s is a question', async (text) => {
    await bench.post(await bench.people.commandRequest(ann, channel, text));
    expect(bench.heard).toMatchObject([{ kind: 'ask', text }]);
  });

  it('a message reported by its shortcut brings its words, links, pictures and who wrote it', async () => {
    const picture = Buffer.from('89504e470d0a1a0a', 'hex');
    const seen: (string | undefined)[] = [];
    const store = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    });
    const base = `http://127.0.0.1:${await listening(store)}`;
    // Slack's file host stands on the API's own origin here, so the fetch is led there.
    const led: typeof fetch = (url, init) =>
      fetch(String(url).replace(new URL(reporting.server.api).origin, base), init);
    const reporting = await slackBench({ fetch: led });
    const origin = new URL(reporting.server.api).origin;
    await reporting.post(
      interaction(
        await reporting.people.shortcutPayload(reporting.server.users[0], reporting.server.channel, {
          type: 'message',
          user: 'U0FORWARD',
          ts: '1760000000.000300',
          text: '看这个 <https://zhihu.example/q/1|知乎>',
          attachments: [
            { author_name: '城市观察', text: '手术后高烧 <!here>', from_url: 'https://weibo.example/9' },
          ],
          files: [
            {
              name: '截图.png',
              mimetype: 'image/png',
              size: 8,
              url_private_download: `${origin}/files/1.png`,
            },
            {
              name: 'huge.mp4',
              mimetype: 'video/mp4',
              size: 99_999_999,
              url_private_download: `${origin}/files/2.mp4`,
            },
            {
              name: 'elsewhere.png',
              mimetype: 'image/png',
              size: 8,
              url_private_download: 'https://evil.example/3.png',
            },
          ],
        }),
      ),
    );
    await vi.waitFor(() => expect(reporting.heard).toHaveLength(1));
    expect(reporting.heard[0]).toMatchObject({
      kind: 'report',
      channel: reporting.server.channel,
      text: '看这个 知乎 https://zhihu.example/q/1\n手术后高烧 @here',
      links: ['https://zhihu.example/q/1', 'https://weibo.example/9'],
      forwardedFrom: '城市观察',
      files: [{ name: '截图.png', mime: 'image/png', bytes: picture }],
    });
    expect(seen).toEqual(['Bearer xoxb-test']);
    await reporting.close();
    store.closeAllConnections();
    store.close();
  });

  it('@烽火 上报 … in the group is a report, @烽火 … a question; the answer is for the asker alone', async () => {
    const before = (await bench.server.messages()).length;
    await bench.post(event(bench.people.mentionPayload(bo, channel, '<@U0FENGHUO> 上报：食堂有虫')));
    await bench.post(event(bench.people.mentionPayload(bo, channel, '现在怎样 <@U0FENGHUO|烽火>')));
    expect(bench.heard).toMatchObject([
      { kind: 'report', text: '食堂有虫', by: `slack:T000000001:${bo}` },
      { kind: 'ask', text: '现在怎样' },
    ]);
    await vi.waitFor(() => expect(bench.told(bo).length).toBeGreaterThanOrEqual(2));
    expect(await bench.server.messages()).toHaveLength(before);
  });
});

it('the manifest subscribes to what people do and to what becomes of groups', () => {
  expect(botEvents).toEqual([
    'app_home_opened',
    'app_mention',
    'channel_archive',
    'channel_left',
    'channel_shared',
    'channel_unarchive',
    'channel_unshared',
    'group_archive',
    'group_left',
    'group_unarchive',
    'member_joined_channel',
    'member_left_channel',
  ]);
  expect([...events].sort()).toEqual(botEvents);
});

describe('who may not speak here', () => {
  it.each([
    ['a bot', { bot_id: 'B9' }],
    ['somebody of another workspace', { user_team: 'T9' }],
  ])('%s is passed over', async (_who, more) => {
    await bench.post(event(bench.people.mentionPayload(bo, channel, '<@U0FENGHUO> 上报 x', more)));
    expect(bench.heard).toEqual([]);
  });

  it('a press of somebody of another workspace is passed over', async () => {
    const payload = await bench.people.pressPayload(ann, channel, ref, 'claim');
    const answer = await bench.post(interaction({ ...payload, user: bench.people.person('U0GUEST', 'T9') }));
    expect(answer.status).toBe(200);
    expect(bench.heard).toEqual([]);
  });

  it('a command in a private conversation is refused, for it carries no duty', async () => {
    const answer = await bench.post(await bench.people.commandRequest(ann, 'D0PRIVATE', '状态'));
    expect(answer.text).toContain('已登记的工作群');
    expect(bench.heard).toEqual([]);
  });

  it('a press on a button that we did not make is passed over', async () => {
    const payload = await bench.people.pressPayload(ann, channel, ref, 'claim');
    const actions = [
      { type: 'button', action_id: 'claim', block_id: 'b', action_ts: '1760000000.1', value: 'x' },
    ];
    await bench.post(interaction({ ...payload, actions }));
    expect(bench.heard).toEqual([]);
  });

  it('a group shared with another company gets no card, no update, no authority, and a reason', async () => {
    const outside = await slackBench();
    outside.server.fault('conversations.info', shared, 'always');
    const where = outside.server.channel;
    const delivery = await outside.platform.send(where, card, 'outside');
    expect(delivery).toEqual({ outcome: 'failed', why: expect.stringContaining('externally shared') });
    expect(await outside.platform.members(where)).toEqual({
      known: false,
      why: expect.stringContaining('externally shared'),
    });
    await outside.post(await outside.people.commandRequest(outside.server.users[0], where, '状态'));
    expect(outside.heard).toEqual([]);
    expect(outside.server.seen('chat.postMessage')).toEqual([]);
    await outside.close();
  });

  it.each(botEvents.filter((type) => !/^(app|member)_/.test(type)))(
    'after %s the group is looked at again before the next word',
    async (type) => {
      const asked = () => bench.server.seen('conversations.info').length;
      await bench.platform.members(channel);
      const before = asked();
      await bench.platform.members(channel);
      expect(asked()).toBe(before);
      const envelope = bench.people.mentionPayload(ann, channel, '');
      await bench.post(event({ ...envelope, event: { type, channel, event_ts: '1.1' } }));
      await bench.platform.members(channel);
      expect(asked()).toBe(before + 1);
    },
  );

  it('a group that becomes shared is silent from the moment Slack says so', async () => {
    const turning = await slackBench();
    const where = turning.server.channel;
    expect((await turning.platform.send(where, card, 'inside')).outcome).toBe('sent');
    turning.server.fault('conversations.info', shared, 'always');
    const said = turning.people.mentionPayload(turning.server.users[0], where, '');
    await turning.post(
      event({
        ...said,
        event: { type: 'channel_shared', channel: where, connected_team_id: 'T9', event_ts: '1.1' },
      }),
    );
    expect((await turning.platform.send(where, card, 'outside')).outcome).toBe('failed');
    await turning.close();
  });
});

describe('people coming and going, as the server signs it', () => {
  it('is heard when somebody leaves the group and when they are back', async () => {
    bench.server.eventsTo(bench.events);
    await bench.server.call('conversations.kick', { channel, user: bo }, 'xoxp-limin');
    await bench.server.call('conversations.invite', { channel, users: bo }, 'xoxp-limin');
    await vi.waitFor(() =>
      expect(bench.heard.filter(({ kind }) => kind === 'member')).toMatchObject([
        { kind: 'member', change: 'left', channel, who: `slack:T000000001:${bo}` },
        { kind: 'member', change: 'joined', channel, who: `slack:T000000001:${bo}` },
      ]),
    );
  });
});

const shared = {
  kind: 'rewrite',
  change: (answer: Json) => ({ ...answer, channel: { ...Json.parse(answer.channel), is_ext_shared: true } }),
} as const;
