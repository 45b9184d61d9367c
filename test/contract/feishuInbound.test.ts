import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Card } from '../../src/bot/message.ts';
import type { Inbound } from '../../src/ports.ts';
import { type FeishuBench, feishuBench } from './support/feishuBench.ts';
import { wordsIn } from './support/feishuCard.ts';
import { eventOf, person } from './support/feishuPeople.ts';
import { tenant } from './support/feishuServer.ts';
import type { Json } from './support/feishuWorld.ts';
import { card, claimed } from './support/messages.ts';

const cardUpdate = 'POST /open-apis/interactive/v1/card/update';
const ephemeral = 'POST /open-apis/ephemeral/v1/send';
const patching = 'PATCH /open-apis/im/v1/messages/*';

let bench: FeishuBench;
let ref: string;
let keys = 0;

beforeAll(async () => {
  bench = await feishuBench('socket', { lateAfterMs: 150 });
  await bench.start();
});
beforeEach(async () => {
  bench.heard.length = 0;
  bench.logged.length = 0;
  bench.server.mend();
  bench.house.says = async () => ({ tone: 'ok', text: '好的' });
  chat().topics = false;
  keys += 1;
  ref = await bench.sent(bench.channel, card, `inbound ${keys}`);
  for (const { id } of bench.people) bench.at.told(id);
});
afterAll(() => bench.close());

const chat = () =>
  bench.world.chats.get(bench.channel) ?? {
    members: [],
    topics: false,
    external: false,
    status: 'normal',
    bot: true,
  };
const standing = (id = ref) => wordsIn(JSON.parse(bench.world.messages.get(id)?.content ?? '{}')).join('\n');
const answers = (answer: Answer) => {
  bench.house.says = async () => answer;
};
/** A card that nobody has seen a newer one of. */
const newer = (rev: number, state: string): Card => ({ ...claimed, rev, state });

describe('an answer to a press', () => {
  it('shows the card as it stands now, to everybody, in the answer', async () => {
    answers({ tone: 'ok', text: '已认领', card: claimed });
    await bench.at.press(bench.people[0].id, ref, 'claim');
    expect(standing()).toContain('处置中（李敏）');
    expect(bench.at.told(bench.people[0].id)).toEqual(['已认领']);
    expect(bench.server.seen(patching).filter(({ call }) => call.path.includes(ref))).toEqual([]);
  });

  it('never goes back to an older card', async () => {
    await bench.platform.update(bench.channel, ref, newer(9, '已关闭'));
    answers({ tone: 'ok', text: '已认领', card: newer(4, '处置中（李敏）') });
    await bench.at.press(bench.people[0].id, ref, 'escalate');
    expect(standing()).toContain('已关闭');
    expect(await bench.platform.update(bench.channel, ref, newer(5, '处置中'))).toEqual({
      outcome: 'sent',
      ref,
    });
    expect(standing()).toContain('已关闭');
  });

  it('that Feishu takes its time to show does not undo the change that comes after it', async () => {
    bench.at.client.showsAfterMs = 200;
    answers({ tone: 'ok', text: '已认领', card: newer(4, '处置中（李敏）') });
    await bench.at.press(bench.people[0].id, ref, 'claim');
    await bench.platform.update(bench.channel, ref, newer(5, '待审批'));
    await vi.waitFor(() => expect(bench.at.told(bench.people[0].id)).toEqual(['已认领']));
    bench.at.client.showsAfterMs = 0;
    expect(standing()).toContain('待审批');
  });

  it('stands on a card for one person when it is too long to go by', async () => {
    answers({ tone: 'ok', text: ['待办 3 件：', 'P1', 'P2', 'P3'].join('\n') });
    await bench.at.press(bench.people[0].id, ref, 'claim');
    expect(bench.at.told(bench.people[0].id)).toEqual(['待办 3 件：\nP1\nP2\nP3']);
    expect(bench.at.told(bench.people[1].id)).toEqual([]);
  });

  it('later than Feishu waits: told to wait, then the card by the token of the press, then the words', async () => {
    bench.house.says = async () => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return { tone: 'ok', text: '已认领', card: claimed };
    };
    await bench.at.press(bench.people[0].id, ref, 'claim');
    expect(bench.at.told(bench.people[0].id)).toEqual(['正在处理，结果随后显示']);
    expect(standing()).toContain('待认领');
    await vi.waitFor(() => expect(bench.at.told(bench.people[0].id)).toEqual(['已认领']), 5000);
    expect(standing()).toContain('处置中（李敏）');
    expect(bench.server.seen(cardUpdate)).toHaveLength(1);
  });

  it('later, and the token is worth nothing: the message itself is changed', async () => {
    bench.server.fault(cardUpdate, { kind: 'code', code: 300090 });
    bench.house.says = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { tone: 'ok', text: '已认领', card: claimed };
    };
    await bench.at.press(bench.people[0].id, ref, 'claim');
    await vi.waitFor(() => expect(standing()).toContain('处置中（李敏）'), 5000);
  });

  it('in a group of topics, where nothing is shown to one person: in the private chat', async () => {
    chat().topics = true;
    answers({ tone: 'ok', text: '一\n二\n三' });
    await bench.at.press(bench.people[0].id, ref, 'claim');
    expect(bench.at.told(bench.people[0].id)).toEqual(['一\n二\n三']);
  });

  it('there, what is unmasked is not shown at all: the console is named', async () => {
    chat().topics = true;
    answers({ tone: 'ok', text: '原文：张三 13900001111', unmasked: true });
    await bench.at.press(bench.people[0].id, ref, 'claim');
    const told = bench.at.told(bench.people[0].id);
    expect(told).toEqual([expect.stringContaining('控制台')]);
    expect(JSON.stringify([...bench.world.messages.values()].map(({ content }) => content))).not.toContain(
      '13900001111',
    );
  });

  it('is given at once although nothing can be shown to anybody', async () => {
    bench.server.fault(ephemeral, { kind: 'code', code: 18053 }, 'always');
    bench.server.fault('POST /open-apis/im/v1/messages', { kind: 'code', code: 230013 }, 'always');
    await bench.at.press(bench.people[0].id, ref, 'dismiss');
    expect(bench.at.told(bench.people[0].id)).toEqual([expect.stringContaining('改用打字')]);
    expect(bench.heard).toEqual([]);
  });
});

describe('a form', () => {
  const who = () => bench.people[0].id;

  it('is shown to the presser alone, and the card stays as it is', async () => {
    const before = standing();
    await bench.at.press(who(), ref, 'dismiss');
    expect(bench.heard).toEqual([]);
    expect(bench.world.ephemeral.at(-1)).toMatchObject({ who: who(), chat: bench.channel });
    expect(standing()).toBe(before);
  });

  it('comes back as a press in the group and on the card that it was asked from', async () => {
    answers({ tone: 'ok', text: '已排除', card: newer(6, '已排除') });
    await bench.at.press(who(), ref, 'dismiss');
    await bench.at.submit(who(), { reason: '与我院无关' });
    expect(bench.heard).toMatchObject([
      {
        kind: 'press',
        action: 'dismiss',
        subject: card.subject,
        rev: 3,
        ref,
        channel: bench.channel,
        values: { reason: '与我院无关' },
      },
    ]);
    await vi.waitFor(() => expect(standing()).toContain('已排除'));
    expect(wordsIn(bench.at.cardOf(bench.world.ephemeral.at(-1)?.id ?? ''))).toEqual(['已排除']);
  });

  it('with errors stays open with what was typed, and what is wrong under its field', async () => {
    answers({ tone: 'refused', text: '理由至少 4 个字', errors: { reason: '理由至少 4 个字' } });
    await bench.at.press(who(), ref, 'dismiss');
    await bench.at.submit(who(), { reason: '无' });
    const again = JSON.stringify(bench.at.cardOf(bench.at.formOf(who())));
    expect(again).toContain('▲ 理由至少 4 个字');
    expect(again).toContain('"default_value":"无"');
    answers({ tone: 'ok', text: '已排除' });
    await bench.at.submit(who(), { reason: '与我院无关' });
    expect(bench.heard).toHaveLength(2);
    expect(bench.heard[1]).toMatchObject({ action: 'dismiss', ref, values: { reason: '与我院无关' } });
  });

  it('that was not kept stays open with what was typed', async () => {
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    await bench.at.press(who(), ref, 'dismiss');
    await bench.at.submit(who(), { reason: '与我院无关' });
    expect(JSON.stringify(bench.at.cardOf(bench.at.formOf(who())))).toContain('"default_value":"与我院无关"');
    expect(bench.at.told(who())).toEqual([expect.stringContaining('没有保存')]);
  });

  it('sent in empty is told from a bare press', async () => {
    const fields = [{ name: 'note', label: '备注', input: 'text', required: false }] as const;
    answers({
      tone: 'ok',
      text: '请填写',
      form: { title: '补充', action: 'addFact', subject: card.subject, fields },
    });
    await bench.at.press(who(), ref, 'escalate');
    expect(bench.heard).toMatchObject([{ action: 'escalate', values: {} }]);
    answers({ tone: 'ok', text: '已补充' });
    await bench.at.submit(who(), {});
    expect(bench.heard[1]).toMatchObject({ action: 'addFact', ref, values: { note: '' } });
  });

  it('may be followed by another one in its place', async () => {
    const fields = [
      {
        name: 'which',
        label: '哪几条',
        input: 'choices',
        required: true,
        options: [
          { value: 'a', label: '一' },
          { value: 'b', label: '二' },
        ],
      },
    ] as const;
    await bench.at.press(who(), ref, 'dismiss');
    answers({
      tone: 'ok',
      text: '请选',
      form: { title: '拆分', action: 'split', subject: card.subject, fields },
    });
    await bench.at.submit(who(), { reason: '与我院无关' });
    answers({ tone: 'ok', text: '已拆分' });
    await bench.at.submit(who(), { which: 'a b' });
    expect(bench.heard[1]).toMatchObject({ action: 'split', values: { which: 'a b' }, ref });
  });

  it('is known after a restart by what the house says of the action', async () => {
    const form = {
      title: '排除',
      fields: [{ name: 'reason', label: '理由', input: 'text', required: true } as const],
    };
    const other = await feishuBench('socket', {
      formOf: (action) => (action === 'dismiss' ? form : undefined),
    });
    await other.start();
    const there = other.at.said(person('烽火'), other.channel, 'interactive', { any: 1 });
    const value = { a: 'dismiss', s: card.subject, r: 3 };
    await other.at.carry(
      other.at.pressEvent(other.people[0].id, there.id, other.channel, { tag: 'button', value }),
    );
    expect(JSON.stringify(other.at.cardOf(other.at.formOf(other.people[0].id)))).toContain('理由');
    expect(other.heard).toEqual([]);
    await other.close();
  });
});

describe('words', () => {
  const say = (type: string, content: Json, more: Json = {}) =>
    bench.at.carry(bench.at.messageEvent(bench.people[0], bench.channel, type, content, more));

  it('said to us are a question, answered to the asker alone', async () => {
    answers({ tone: 'ok', text: '本群没有待办的舆情。' });
    await say(
      'text',
      { text: '@_user_1 待办 @_user_2' },
      {
        mentions: [
          { key: '@_user_1', id: { open_id: bench.world.bot }, name: '烽火', tenant_key: tenant },
          { key: '@_user_2', id: { open_id: bench.people[1].id }, name: '王伟', tenant_key: tenant },
        ],
      },
    );
    expect(bench.heard).toMatchObject([
      {
        kind: 'ask',
        text: '待办 @王伟',
        by: `feishu:${tenant}:${bench.people[0].id}`,
        channel: bench.channel,
      },
    ]);
    expect(bench.at.told(bench.people[0].id)).toEqual(['本群没有待办的舆情。']);
    expect(bench.at.told(bench.people[1].id)).toEqual([]);
  });

  it('that report bring their addresses', async () => {
    await say('text', { text: '@_user_1 上报：https://weibo.example/1 手术后高烧' });
    expect(bench.heard).toMatchObject([
      {
        kind: 'report',
        text: 'https://weibo.example/1 手术后高烧',
        links: ['https://weibo.example/1'],
        files: [],
      },
    ]);
  });

  it('that escalate are no report', async () => {
    await say('text', { text: '@_user_1 P128 上报区域' });
    await say('text', { text: '@_user_1 上报区域' });
    expect(bench.heard.map(({ kind }) => kind)).toEqual(['ask', 'ask']);
  });

  it('with pictures in them bring the pictures', async () => {
    const key = bench.at.resource('截图.png', Buffer.from('a picture'));
    await say('post', {
      title: '',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '烽火' },
          { tag: 'text', text: ' 上报 ' },
          { tag: 'a', href: 'https://weibo.example/2', text: '原文' },
        ],
        [{ tag: 'img', image_key: key }],
      ],
    });
    expect(bench.heard).toMatchObject([
      { kind: 'report', links: ['https://weibo.example/2'], files: [{ mime: 'image/png' }] },
    ]);
    expect(filesOf(bench.heard[0]).map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['a picture']);
  });

  it('under another message bring that message, with who wrote it and its files', async () => {
    const key = bench.at.resource('现场.jpg', Buffer.from('the scene'));
    const first = bench.at.said(bench.people[1], bench.channel, 'post', {
      title: '急诊',
      content: [
        [{ tag: 'text', text: '家属在大厅聚集 https://weibo.example/3' }],
        [{ tag: 'img', image_key: key }],
      ],
    });
    await say('text', { text: '@_user_1 上报' }, { parent_id: first.id });
    expect(bench.heard).toMatchObject([
      {
        kind: 'report',
        text: '急诊\n家属在大厅聚集 https://weibo.example/3',
        links: ['https://weibo.example/3'],
        forwardedFrom: bench.people[1].id,
      },
    ]);
    expect(filesOf(bench.heard[0])).toHaveLength(1);
  });

  it('under a forwarded conversation bring all of it', async () => {
    const children = ['投诉一', '投诉二'].map((text) =>
      bench.at.said(bench.people[1], bench.channel, 'text', { text }),
    );
    const forwarded = bench.at.said(
      bench.people[0],
      bench.channel,
      'merge_forward',
      { text: undefined },
      { children },
    );
    await say('text', { text: '@_user_1 上报 请看' }, { parent_id: forwarded.id });
    expect(bench.heard).toMatchObject([{ kind: 'report', text: '请看\n投诉一\n投诉二' }]);
  });

  it('are reported although the message and the file under them cannot be had', async () => {
    bench.server.fault('GET /open-apis/im/v1/messages/*', { kind: 'code', code: 230002 });
    await say('text', { text: '@_user_1 上报 停电' }, { parent_id: 'om_gone' });
    await say('post', {
      title: '',
      content: [
        [
          { tag: 'text', text: '@_user_1 上报 漏水' },
          { tag: 'img', image_key: 'img_gone' },
        ],
      ],
    });
    expect(bench.heard).toMatchObject([
      { text: '停电', files: [] },
      { text: '漏水', files: [] },
    ]);
  });

  it('said to somebody else, by a bot, or by another company are not heard', async () => {
    await say('text', { text: '大家好' }, { mentions: [] });
    const stranger = person('外单位的人', 'tk_other');
    await bench.at.carry(bench.at.messageEvent(stranger, bench.channel, 'text', { text: '@_user_1 待办' }));
    const robot = bench.at.messageEvent(bench.people[0], bench.channel, 'text', { text: '@_user_1 待办' });
    const event = Object(robot.event);
    await bench.at.carry({ ...robot, event: { ...event, sender: { ...event.sender, sender_type: 'app' } } });
    expect(bench.heard).toEqual([]);
    expect(JSON.stringify(bench.logged)).not.toContain('大家好');
  });

  it('in a private chat carry no duty, and are answered there', async () => {
    await bench.platform.ring?.(
      `feishu:${tenant}:${bench.people[1].id}`,
      { kind: 'notice', tone: 'red', spans: [{ text: '请看' }] },
      'app',
      `ring ${keys}`,
    );
    const alone = [...bench.world.chats].find(([, { alone }]) => alone === bench.people[1].id)?.[0] ?? '';
    bench.at.told(bench.people[1].id);
    await bench.at.carry(bench.at.messageEvent(bench.people[1], alone, 'text', { text: 'P128 同意' }));
    expect(bench.heard).toEqual([]);
    expect(bench.at.told(bench.people[1].id)).toEqual([expect.stringContaining('私聊里没有职责')]);
  });

  it('may be answered by a form, which comes back as a press on no card', async () => {
    const fields = [{ name: 'reason', label: '理由', input: 'text', required: true }] as const;
    const form = { title: '排除', action: 'dismiss', subject: card.subject, fields };
    answers({ tone: 'ok', text: '请填写', form });
    await say('text', { text: '@_user_1 P128 排除' });
    answers({ tone: 'ok', text: '已排除' });
    await bench.at.submit(bench.people[0].id, { reason: '与我院无关' });
    expect(bench.heard[1]).toMatchObject({ kind: 'press', action: 'dismiss', channel: bench.channel });
    expect(bench.heard[1]).not.toHaveProperty('ref');
    expect(bench.at.told(bench.people[0].id)).toEqual(['已排除']);
  });

  it('that came twice are heard and answered once', async () => {
    const event = bench.at.messageEvent(bench.people[0], bench.channel, 'text', { text: '@_user_1 待办' });
    for (let time = 0; time < 3; time += 1) await bench.at.carry(event);
    expect(bench.heard).toHaveLength(1);
    expect(bench.at.told(bench.people[0].id)).toHaveLength(1);
  });
});

describe('who counts', () => {
  it('a press by somebody of another company is refused, and not heard', async () => {
    const stranger = person('外单位的人', 'tk_other');
    const event = bench.at.pressEvent(stranger.id, ref, bench.channel, {
      tag: 'button',
      value: { a: 'claim', s: 'x', r: 1 },
    });
    const inner = Object(event.event);
    const { body } = await bench.at.carry({
      ...event,
      event: { ...inner, operator: { ...inner.operator, tenant_key: 'tk_other' } },
    });
    expect(JSON.stringify(body)).toContain('本单位');
    expect(bench.heard).toEqual([]);
  });

  it('a button that is not ours does nothing', async () => {
    const event = bench.at.pressEvent(bench.people[0].id, ref, bench.channel, {
      tag: 'button',
      value: { anything: 'else' },
    });
    expect((await bench.at.carry(event)).ok).toBe(true);
    expect(bench.heard).toEqual([]);
  });

  it('a card of another group says which message it was: the house compares', async () => {
    const event = bench.at.pressEvent(bench.people[0].id, 'om_forwarded', bench.channel, {
      tag: 'button',
      value: { a: 'claim', s: card.subject, r: 3 },
    });
    await bench.at.carry(event);
    expect(bench.heard).toMatchObject([{ ref: 'om_forwarded', channel: bench.channel }]);
  });

  it('a button stands in the group that Feishu says it stands in, whatever is in it', async () => {
    const value = { a: 'claim', s: card.subject, r: 3, c: 'oc_other', m: 'om_other' };
    await bench.at.carry(
      bench.at.pressEvent(bench.people[0].id, ref, bench.channel, { tag: 'button', value }),
    );
    expect(bench.heard).toMatchObject([{ channel: bench.channel, ref }]);
  });

  it('many who come at once are told one by one, those of another company not at all', async () => {
    const users = [
      ...bench.people,
      person('外单位的人', 'tk_other'),
      { ...person('烽火'), id: bench.world.bot },
    ];
    const event = bench.at.memberEvent('im.chat.member.user.added_v1', bench.channel, users);
    await bench.at.carry(event);
    await bench.at.carry(event);
    expect(bench.heard.map((inbound) => inbound.kind === 'member' && inbound.who)).toEqual(
      bench.people.map(({ id }) => `feishu:${tenant}:${id}`),
    );
    expect(new Set(bench.heard.map(({ key }) => key)).size).toBe(2);
  });

  it('who is taken back before coming has left', async () => {
    await bench.at.carry(
      bench.at.memberEvent('im.chat.member.user.withdrawn_v1', bench.channel, [bench.people[0]]),
    );
    expect(bench.heard).toMatchObject([{ kind: 'member', change: 'left' }]);
  });

  it.each([
    ['becomes external', 'im.chat.updated_v1', { external: true }, 'externally shared'],
    ['is dissolved', 'im.chat.disbanded_v1', { status: 'dissolved' }, 'dissolved'],
    ['puts us out', 'im.chat.member.bot.deleted_v1', { bot: false }, '232011'],
  ])('a group that %s is silent from the moment Feishu says so', async (_how, type, change, why) => {
    Object.assign(chat(), change);
    await bench.at.carry(eventOf(type, { chat_id: bench.channel }));
    expect(await bench.platform.send(bench.channel, card, `silent ${type}`)).toEqual({
      outcome: 'failed',
      why: expect.stringContaining(why),
    });
    expect(await bench.platform.update(bench.channel, ref, claimed)).toMatchObject({ outcome: 'failed' });
    expect(await bench.platform.members(bench.channel)).toMatchObject({ known: false });
    const value = { a: 'claim', s: card.subject, r: 3 };
    const { body } = await bench.at.carry(
      bench.at.pressEvent(bench.people[0].id, ref, bench.channel, { tag: 'button', value }),
    );
    expect(JSON.stringify(body)).toContain('warning');
    expect(bench.heard).toEqual([]);
    Object.assign(chat(), { external: false, status: 'normal', bot: true });
    await bench.at.carry(eventOf('im.chat.member.bot.added_v1', { chat_id: bench.channel }));
  });
});

function filesOf(inbound: Inbound | undefined) {
  return inbound?.kind === 'report' ? inbound.files : [];
}
