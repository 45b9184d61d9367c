import { createCipheriv, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/bot/message.ts';
import { pdf } from '../support/evidenceFiles.ts';
import { card, claimed } from './support/messages.ts';
import { listening } from './support/slackServer.ts';
import { chat, type WecomBotBench, wecomBotBench } from './support/wecomBotBench.ts';
import { bot, readOf } from './support/wecomBotServer.ts';

let bench: WecomBotBench;
beforeAll(async () => {
  bench = await wecomBotBench();
});
beforeEach(() => {
  bench.heard.length = 0;
  bench.logged.length = 0;
  bench.server.mend();
  bench.house.says = async () => ({ tone: 'ok', text: '好的' });
});
afterAll(() => bench.close());

const limin = `wecom:${bot.corp}:limin`;
const standing = () => bench.server.inChat(chat).length;

/** A file as WeCom gives it out: sealed with a key of its own. */
async function sealedAt(bytes: Uint8Array) {
  const key = randomBytes(32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const pad = 32 - (bytes.length % 32);
  const sealed = Buffer.concat([
    cipher.update(Buffer.concat([bytes, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]);
  const server = createServer((_request, response) => response.end(sealed));
  return { server, url: `http://127.0.0.1:${await listening(server)}/file`, aeskey: key.toString('base64') };
}

describe('what people do in a group', () => {
  it.each(['nested', 'flat'] as const)('is heard from an event that is %s', async (shape) => {
    const ref = await bench.sent(card, shape);
    await bench.answered(() => bench.server.press('limin', chat, ref, 'claim', shape));
    expect(bench.heard).toMatchObject([
      { kind: 'press', action: 'claim', by: limin, channel: chat, ref, rev: 3 },
    ]);
  });

  it('is a report with its links, its picture and what it quotes', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const { server, ...image } = await sealedAt(png);
    const msg_item = [
      { msgtype: 'text', text: { content: '@烽火 上报：有人发帖 https://weibo.example/1' } },
      { msgtype: 'image', image },
    ];
    const quote = { msgtype: 'text', text: { content: '原帖的话 https://weibo.example/2' } };
    const more = { msgtype: 'mixed', mixed: { msg_item }, text: undefined, quote };
    await bench.answered(() => bench.server.say('limin', chat, '', more));
    server.close();
    expect(bench.heard).toMatchObject([
      {
        kind: 'report',
        by: limin,
        channel: chat,
        text: '有人发帖 https://weibo.example/1\n原帖的话 https://weibo.example/2',
        links: ['https://weibo.example/1', 'https://weibo.example/2'],
        files: [{ name: 'image.png', mime: 'image/png', bytes: png }],
      },
    ]);
  });

  it('is a fact with the file that it quotes; one that cannot be had is known by its name', async () => {
    const { server, ...there } = await sealedAt(pdf);
    const file = { ...there, filename: '值班记录.pdf' };
    const words = 'P128 补充事实 急诊11月20日接诊';
    const told = async (file: object) => {
      const quote = { msgtype: 'file', file };
      await bench.answered(() => bench.server.say('limin', chat, words, { quote }));
      const heard = bench.heard.at(-1);
      return heard?.kind === 'ask' ? heard.files : expect.fail();
    };
    const [sent] = (await told(file)) ?? [];
    expect(sent).toMatchObject({ name: '值班记录.pdf', size: pdf.length });
    expect(Buffer.from(sent?.bytes ?? []).equals(pdf)).toBe(true);
    server.closeAllConnections();
    server.close();
    expect(await told(file)).toEqual([{ name: '值班记录.pdf' }]);
  });

  it('is not fetched for what tells no fact, and the house knows that a file came', async () => {
    const image = { url: 'http://127.0.0.1:9/file', aeskey: 'x' };
    const msg_item = [
      { msgtype: 'text', text: { content: '@烽火 P128 状态' } },
      { msgtype: 'image', image },
    ];
    const more = { msgtype: 'mixed', mixed: { msg_item }, text: undefined };
    await bench.answered(() => bench.server.say('limin', chat, '', more));
    expect(bench.heard).toMatchObject([{ kind: 'ask', text: 'P128 状态', files: [{ name: 'image' }] }]);
  });

  it('is asked in words, and 上报区域 is no report', async () => {
    for (const said of ['P128 认领', '上报区域 P128'])
      await bench.answered(() => bench.server.say('limin', chat, said));
    expect(bench.heard).toMatchObject([
      { kind: 'ask', text: 'P128 认领' },
      { kind: 'ask', text: '上报区域 P128' },
    ]);
  });

  it('is refused in a private chat, where nobody has a duty', async () => {
    await bench.answered(() =>
      bench.server.say('limin', chat, 'P128 认领', { chattype: 'single', chatid: undefined }),
    );
    expect(bench.heard).toEqual([]);
    expect(bench.server.stood.at(-1)?.words).toContain('私聊里没有职责可依');
  });

  it.each([
    ['another company', { from: { userid: 'limin', corpid: 'ww0000000000000000' } }],
    ['another bot', { aibotid: 'aib-other' }],
    ['nobody', { from: {} }],
    ['an id of another shape', { from: { userid: 'li:min' } }],
  ])('is passed over when it comes from %s', async (_who, more) => {
    const ref = await bench.sent(card, 'stranger');
    bench.server.press('limin', chat, ref, 'claim', 'nested', more);
    bench.server.say('limin', chat, '状态', more);
    await vi.waitFor(() => expect(bench.logged.length).toBeGreaterThanOrEqual(2));
    expect(bench.heard).toEqual([]);
  });

  it.each([
    ['a key that is no key of ours', { event_key: 'claim', task_id: 't' }],
    ['half a key', { event_key: '{"d":"p","r":3', task_id: 't' }],
    ['a key without a task', { event_key: '{"d":"n","l":"x"}' }],
    ['nothing at all', {}],
  ])('is passed over when it brings %s', async (_what, click) => {
    const body = { msgid: 'odd', from: { userid: 'limin' }, chatid: chat, msgtype: 'event' };
    const event = { eventtype: 'template_card_event', template_card_event: click };
    bench.server.raw({ cmd: 'aibot_event_callback', headers: { req_id: 'odd' }, body: { ...body, event } });
    await vi.waitFor(() => expect(bench.logged).toHaveLength(1));
    expect(bench.heard).toEqual([]);
  });

  it('that was not kept is told, and heard when it comes again', async () => {
    const ref = await bench.sent(card, 'not kept');
    const before = standing();
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    await bench.answered(() => bench.server.press('limin', chat, ref, 'claim'));
    expect(bench.wordsSince(before)).toEqual([expect.stringContaining('没有保存')]);
    bench.house.says = async () => ({ tone: 'ok', text: '已认领' });
    await vi.waitFor(() => {
      bench.server.again();
      expect(bench.heard).toHaveLength(2);
    });
  });
});

it('the log names a group once, when it is first heard: nothing else tells its id', async () => {
  const other = await wecomBotBench();
  for (let time = 0; time < 2; time += 1) await other.answered(() => other.server.say('limin', chat, '帮助'));
  const named = other.logged.filter(({ message }) => message === 'wecom group heard');
  expect(named).toEqual([{ fields: { channel: chat }, message: 'wecom group heard' }]);
  await other.close();
});

describe('a press is answered', () => {
  it('by the card as it stands now, and by no second message when that says it all', async () => {
    bench.house.says = async () => ({ tone: 'ok', text: '已认领', card: claimed });
    const ref = await bench.sent(card, 'answered');
    const before = standing();
    await bench.answered(() => bench.server.press('limin', chat, ref, 'claim'));
    const [stood] = bench.server.inChat(chat).filter(({ task }) => task === ref);
    expect(stood && readOf(stood)).toContain('处置中（李敏）');
    expect(standing()).toBe(before);
  });

  it('by the card and by words when it was refused', async () => {
    bench.house.says = async () => ({ tone: 'refused', text: '李敏已认领', card: claimed });
    const ref = await bench.sent(card, 'refused');
    const before = standing();
    await bench.answered(() => bench.server.press('wangwei', chat, ref, 'claim'));
    await vi.waitFor(() => expect(bench.wordsSince(before)).toEqual(['<@wangwei> 李敏已认领']));
  });

  it('in words where the card can no longer be changed (846607)', async () => {
    bench.house.says = async () => ({ tone: 'ok', text: '已认领', card: claimed });
    bench.server.fault('aibot_respond_update_msg', 846607);
    const ref = await bench.sent(card, 'too late');
    const before = standing();
    await bench.answered(() => bench.server.press('limin', chat, ref, 'claim'));
    await vi.waitFor(() => expect(bench.wordsSince(before)).toEqual(['<@limin> 已认领']));
  });

  it('never by a reply: the req_id of a press takes an update only (846605)', async () => {
    const ref = await bench.sent(card, 'no reply');
    const from = bench.server.said.length;
    await bench.answered(() => bench.server.press('limin', chat, ref, 'claim'));
    expect(bench.server.said.slice(from).map(({ cmd }) => cmd)).toEqual(['aibot_send_msg']);
  });

  it('never with what is unmasked: the group is told where to read it', async () => {
    bench.house.says = async () => ({ tone: 'ok', text: '原文：张三 13900001111', unmasked: true });
    await bench.answered(() => bench.server.say('limin', chat, 'P128 原文'));
    const words = bench.server.stood.at(-1)?.words ?? '';
    expect(words).not.toContain('13900001111');
    expect(words).toContain('https://fenghuo.example/');
  });
});

describe('a button that is a danger', () => {
  it('asks once more, saying what will happen, and then counts for the card it stood on', async () => {
    const ref = await bench.sent(card, 'sure');
    await bench.answered(() => bench.server.press('limin', chat, ref, 'close'));
    const question = bench.server.inChat(chat).at(-1);
    expect(question && readOf(question)).toContain('关闭后徐汇院区监测群不再收到提醒。');
    expect(bench.heard).toEqual([]);
    await bench.answered(() => bench.server.press('limin', chat, question?.task ?? '', '确认关闭'));
    expect(bench.heard).toMatchObject([{ kind: 'press', action: 'close', ref, rev: 3 }]);
  });

  it('does nothing after a no, and says so', async () => {
    const ref = await bench.sent(card, 'no');
    await bench.answered(() => bench.server.press('limin', chat, ref, 'close'));
    const question = bench.server.inChat(chat).at(-1);
    await bench.answered(() => bench.server.press('limin', chat, question?.task ?? '', '算了'));
    expect(bench.heard).toEqual([]);
    await vi.waitFor(() => expect(question && readOf(question)).toContain('什么也没有改变'));
  });
});

describe('what WeCom says of a message becomes what to do', () => {
  it.each([
    [45009, { outcome: 'retry', afterMs: 60_000, scope: 'group' }],
    [45033, { outcome: 'retry', afterMs: 10_000, scope: 'app' }],
    [-1, { outcome: 'retry', afterMs: 5_000 }],
    [93006, { outcome: 'failed', why: expect.stringContaining('org.csv') }],
    [40008, { outcome: 'failed' }],
    [99999, { outcome: 'failed', why: expect.stringContaining('99999') }],
  ])('%i, which the SDK rejects as a raw frame and no Error', async (code, outcome) => {
    bench.server.fault('aibot_send_msg', code);
    expect(await bench.platform.send(chat, card, `code ${code}`)).toMatchObject(outcome);
  });

  it('silence is uncertain (Reply ack timeout), and so is a line that breaks before the answer', async () => {
    bench.server.fault('aibot_send_msg', 'silence');
    expect((await bench.platform.send(chat, card, 'silence')).outcome).toBe('uncertain');
    bench.server.fault('aibot_send_msg', 'cut');
    expect((await bench.platform.send(chat, card, 'cut')).outcome).toBe('uncertain');
    await vi.waitFor(
      async () => expect((await bench.platform.send(chat, card, 'cut')).outcome).toBe('sent'),
      5000,
    );
  });

  it('a name of a card is never used twice, not even for the same message', async () => {
    bench.server.fault('aibot_send_msg', 45009);
    await bench.platform.send(chat, card, 'names');
    await bench.sent(card, 'names');
    const sends = bench.server.said.filter(({ cmd }) => cmd === 'aibot_send_msg');
    const names = sends.flatMap(({ body }) => JSON.stringify(body).match(/"task_id":"[^"]+"/) ?? []);
    expect(new Set(names).size).toBe(names.length);
  });

  it('an update is never tried: only the answer to a press may change a card', async () => {
    const ref = await bench.sent(card, 'update');
    const before = bench.server.said.length;
    expect(await bench.platform.update(chat, ref, claimed)).toEqual({ outcome: 'failed', why: 'gone' });
    expect(bench.server.said).toHaveLength(before);
  });
});

describe('a document is said whole before its card', () => {
  const statement = `声明正文：${'我院高度重视，已成立工作组核查。'.repeat(12)}`;
  const document: Card = { ...card, lines: [{ kind: 'plain', spans: [{ text: statement }] }] };

  it('and once, when only the card has to be said again', async () => {
    const before = standing();
    for (const fault of ['fine', 45009] as const) bench.server.fault('aibot_send_msg', fault);
    expect((await bench.platform.send(chat, document, 'document')).outcome).toBe('retry');
    await bench.sent(document, 'document');
    const [body, shown, ...more] = bench.server.inChat(chat).slice(before);
    expect(body?.words).toContain(statement);
    expect(shown?.card?.button_list).toBeDefined();
    expect(more).toEqual([]);
  });
});

describe('files', () => {
  const file = (bytes: number) => ({
    name: '证据/../a.pdf',
    mime: 'application/pdf',
    bytes: new Uint8Array(bytes),
  });

  it('go up in pieces of 512 KB and arrive whole, under a name that is no path', async () => {
    expect((await bench.platform.attach?.(chat, file(1_300_000), '', 'large'))?.outcome).toBe('sent');
    expect(bench.server.inChat(chat).at(-1)?.file).toEqual({
      name: '证据_.._a.pdf',
      type: 'file',
      bytes: 1_300_000,
    });
  });

  it('that are empty or too large are not even begun', async () => {
    const before = bench.server.said.length;
    for (const bytes of [0, 5, 20 * 1024 * 1024 + 1])
      expect((await bench.platform.attach?.(chat, file(bytes), '', `${bytes}`))?.outcome).toBe('failed');
    expect(bench.server.said).toHaveLength(before);
  });

  it('whose upload fails are asked for again, and what is said of them is said once', async () => {
    bench.server.fault('aibot_upload_media_init', -1);
    const before = standing();
    expect((await bench.platform.attach?.(chat, file(99), '近14天', 'again'))?.outcome).toBe('retry');
    for (const fault of ['fine', 45009] as const) bench.server.fault('aibot_send_msg', fault);
    expect((await bench.platform.attach?.(chat, file(99), '近14天', 'again'))?.outcome).toBe('retry');
    expect((await bench.platform.attach?.(chat, file(99), '近14天', 'again'))?.outcome).toBe('sent');
    expect(bench.wordsSince(before).filter((words) => words === '近14天')).toHaveLength(1);
  });

  it.each<[string, (url: string) => object]>([
    ['sealed with another key', (url) => ({ url, aeskey: randomBytes(32).toString('base64') })],
    ['not there', (url) => ({ url: `${url}/gone` })],
    ['too large', (url) => ({ url: `${url}/large` })],
    ['behind a redirect', (url) => ({ url: `${url}/redirect` })],
    ['of no server', () => ({ url: 'http://127.0.0.1:1/' })],
  ])('of a report that are %s are left out, and the report goes on', async (_what, image) => {
    const server = createServer((request, response) => {
      if (request.url === '/gone') response.writeHead(404).end();
      else if (request.url === '/redirect') response.writeHead(302, { location: '/' }).end();
      else response.end(request.url === '/large' ? Buffer.alloc(10 * 1024 * 1024 + 1) : 'sealed');
    });
    const url = `http://127.0.0.1:${await listening(server)}`;
    const parts = [
      { msgtype: 'text', text: { content: '@烽火 上报 停电' } },
      { msgtype: 'image', image: image(url) },
    ];
    const more = { msgtype: 'mixed', mixed: { msg_item: parts }, text: undefined };
    await bench.answered(() => bench.server.say('limin', chat, '', more));
    server.close();
    expect(bench.heard).toMatchObject([{ kind: 'report', text: '停电', files: [] }]);
    expect(bench.logged.some(({ message }) => message.includes('file not fetched'))).toBe(true);
  });
});

it('speaks English where the house does', async () => {
  const english = await wecomBotBench({ language: 'en' });
  english.house.says = async () => ({ tone: 'ok', text: 'words', unmasked: true });
  const ref = await english.sent(card, 'english');
  const shown = english.server.inChat(chat).at(-1);
  expect(shown && readOf(shown)).toContain('Clock');
  await english.answered(() => english.server.press('limin', chat, ref, 'close'));
  const question = english.server.inChat(chat).at(-1);
  expect(question && readOf(question)).toContain('Yes: 关闭');
  await english.answered(() => english.server.say('limin', chat, 'P128'));
  expect(english.server.stood.at(-1)?.words).toContain('read it in the console');
  await english.close();
});

describe('the long connection', () => {
  it('comes back by itself when it breaks', async () => {
    const before = bench.server.subscriptions();
    bench.server.breakLines();
    await vi.waitFor(() => expect(bench.server.subscriptions()).toBe(before + 1), 5000);
    await vi.waitFor(
      async () => expect((await bench.platform.send(chat, card, 'back')).outcome).toBe('sent'),
      5000,
    );
  });

  it('does not fight the one that replaced it, until it is told to start again', async () => {
    const one = await wecomBotBench();
    const two = one.make();
    await two.start(async () => ({ tone: 'ok', text: 'two' }));
    await vi.waitFor(() =>
      expect(one.logged.some(({ message }) => message.includes('connected elsewhere'))).toBe(true),
    );
    expect(await one.platform.send(chat, card, 'replaced')).toMatchObject({
      outcome: 'retry',
      afterMs: 60_000,
    });
    expect(await one.platform.check?.([])).toMatchObject([{ id: 'wecom.connection', state: 'bad' }]);
    expect(one.server.subscriptions()).toBe(2);
    await two.stop();
    await one.platform.start(one.on);
    expect((await one.platform.send(chat, card, 'again')).outcome).toBe('sent');
    await one.close();
  });

  it('is refused with a wrong secret, by the names of the variables', async () => {
    const wrong = wecomBotBench({ botSecret: 'guessed' });
    await expect(wrong).rejects.toThrow('WECOM_BOT_SECRET');
  });

  it('is tried again while WeCom is away', async () => {
    const away = await wecomBotBench({ wsUrl: 'ws://127.0.0.1:9' });
    expect(await away.platform.send(chat, card, 'away')).toMatchObject({ outcome: 'retry', scope: 'app' });
    await away.close();
  });

  it.each(['corpId', 'botId', 'botSecret'])('is not even tried without %s', async (name) => {
    await expect(wecomBotBench({ [name]: ' ' })).rejects.toThrow('WECOM_');
  });

  it('survives frames that nobody can read', async () => {
    for (const frame of [null, [], {}, { cmd: 'aibot_msg_callback' }, { cmd: 'aibot_msg_callback', body: 7 }])
      bench.server.raw(frame);
    await bench.sent(card, 'survived');
  });
});

it('logs neither what people wrote nor who they are nor a secret', async () => {
  bench.house.says = () => Promise.reject(new Error('secret words'));
  const ref = await bench.sent(card, 'quiet');
  bench.server.fault('aibot_respond_msg', 846605);
  await bench.answered(() => bench.server.press('limin', chat, ref, 'claim'));
  await bench.answered(() => bench.server.say('limin', chat, '张三的电话'));
  await vi.waitFor(() => expect(bench.logged.length).toBeGreaterThanOrEqual(2));
  const all = JSON.stringify(bench.logged);
  for (const word of ['张三', 'limin', bot.secret, 'secret words', card.title])
    expect(all).not.toContain(word);
});
