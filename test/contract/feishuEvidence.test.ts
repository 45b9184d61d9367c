import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formCard } from '../../src/bot/feishu/formCard.ts';
import { pdf } from '../support/evidenceFiles.ts';
import { type FeishuBench, feishuBench } from './support/feishuBench.ts';
import { wordsIn } from './support/feishuCard.ts';
import type { Json } from './support/feishuWorld.ts';

const name = '王小明病历.pdf';
const told = '@_user_1 P128 补充事实 急诊11月20日接诊';
const getting = 'GET /open-apis/im/v1/messages/*';

describe('a file that shows a fact, on Feishu', () => {
  let bench: FeishuBench;
  beforeAll(async () => {
    bench = await feishuBench('socket', { lateAfterMs: 150 });
    await bench.start();
  });
  beforeEach(() => {
    bench.heard.length = 0;
    bench.server.mend();
    bench.house.says = async () => ({ tone: 'ok', text: '已记下' });
  });
  afterAll(() => bench.close());

  const say = (type: string, content: Json, more: Json = {}) =>
    bench.at.carry(bench.at.messageEvent(bench.people[0], bench.channel, type, content, more));
  const post = (text: string, key: string): Json => ({
    title: '',
    content: [[{ tag: 'text', text }], [{ tag: 'img', image_key: key }]],
  });
  /** A message of somebody else's that is this file. */
  function fileMessage(bytes: Uint8Array): string {
    const key = bench.at.resource(name, Buffer.from(bytes));
    const content = { file_key: key, file_name: name };
    return bench.at.said(bench.people[1], bench.channel, 'file', content).id;
  }
  function files() {
    const [inbound] = bench.heard;
    return inbound?.kind === 'ask' ? (inbound.files ?? []) : expect.fail(`heard ${inbound?.kind}`);
  }

  it('is the one that the words answer: its name, size, bytes, and the message it stands in', async () => {
    const parent = fileMessage(pdf);
    await say('text', { text: told }, { parent_id: parent });
    expect(bench.heard).toMatchObject([{ kind: 'ask', text: 'P128 补充事实 急诊11月20日接诊' }]);
    const [file, ...others] = files();
    expect(file).toMatchObject({ name, size: pdf.length, link: `feishu:${parent}` });
    expect(Buffer.from(file?.bytes ?? []).equals(pdf)).toBe(true);
    expect(others).toEqual([]);
  });

  it('is the picture that stands in the same message', async () => {
    const key = bench.at.resource('现场.png', Buffer.from('a picture'));
    await say('post', post(told, key));
    expect(files().map(({ name, bytes = [] }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['截图', 'a picture'],
    ]);
  });

  it('is known by its name and its message alone when it cannot be had, or is larger than we take', async () => {
    const gone = bench.at.said(bench.people[1], bench.channel, 'file', {
      ...{ file_key: 'file_gone', file_name: name },
    });
    await say('text', { text: told }, { parent_id: gone.id });
    expect(files()).toEqual([{ name, link: `feishu:${gone.id}` }]);
    bench.heard.length = 0;
    const large = fileMessage(Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]));
    await say('text', { text: told }, { parent_id: large });
    expect(files()).toEqual([{ name, link: `feishu:${large}` }]);
  });

  it('is left out when the message that the words answer cannot be had: the fact is told all the same', async () => {
    bench.server.fault(getting, { kind: 'code', code: 230002 });
    await say('text', { text: told }, { parent_id: 'om_gone' });
    expect(files()).toEqual([]);
  });

  it('is not fetched for words that tell no fact, nor the message under which they stand', async () => {
    const parent = fileMessage(pdf);
    await say('text', { text: '@_user_1 P128 状态' }, { parent_id: parent });
    expect(files()).toEqual([]);
    bench.heard.length = 0;
    await say('post', post('@_user_1 P128 状态', bench.at.resource('a.png', Buffer.from('x'))));
    expect(files()).toMatchObject([{ name: '截图' }]);
    expect(files()[0]?.bytes).toBeUndefined();
  });

  it('has no box in a form, which says how to send it instead', () => {
    const fields = [
      { name: 'text', label: '事实', input: 'text', required: true },
      { name: 'file', label: '证据文件', input: 'file', required: false },
    ] as const;
    const form = formCard({ title: '补充事实', fields }, { a: 'addFact', s: 's', c: 'c' });
    expect(wordsIn(form).join('\n')).toContain(
      '证据文件：卡片里放不了文件。请回复那个文件的消息，@烽火 加编号和「补充事实 内容」',
    );
    expect(JSON.stringify(form)).not.toContain('"name":"file"');
  });
});
