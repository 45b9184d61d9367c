import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Action } from '../../src/bot/message.ts';
import type { Inbound, Platform } from '../../src/ports.ts';
import { pdf } from '../support/evidenceFiles.ts';
import { quiet } from '../support/house.ts';
import { card } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { slackChain } from './support/slackChain.ts';
import { event, interaction, post, slackPeople } from './support/slackDriver.ts';
import { Json, type SlackServer } from './support/slackServer.ts';

const name = '王小明病历 13812345678.pdf';
const Files = z.array(z.record(z.string(), z.unknown())).default([]);

/** A file that stands in the group, as Slack describes it in an event. */
async function standing(platform: Platform, server: SlackServer, channel: string, bytes: Uint8Array) {
  const file = { name, mime: 'application/pdf', bytes };
  await platform.attach?.(channel, file, '', createHash('sha256').update(bytes).digest('hex'));
  const all = (await server.messages(channel)).flatMap(({ files }) => Files.parse(files));
  const stood = all.at(-1) ?? expect.fail('Slack has no file');
  // The emulator says where it stands itself; Slack and its files are asked through the one that can be made to fail.
  const { pathname } = new URL(String(stood.url_private_download));
  return { ...stood, url_private_download: `${new URL(server.api).origin}${pathname}` };
}

const filesOf = (inbound: Inbound | undefined) =>
  inbound?.kind === 'ask' || inbound?.kind === 'press' ? (inbound.files ?? []) : [];

describe('a file that shows a fact, on Slack', () => {
  let bench: SlackBench;
  let ann: string;
  let channel: string;
  let there: Json;
  beforeAll(async () => {
    bench = await slackBench({ lateAfterMs: 2_000 });
    [ann] = bench.server.users;
    channel = bench.server.channel;
    there = await standing(bench.platform, bench.server, channel, pdf);
  });
  beforeEach(() => {
    bench.heard.length = 0;
    bench.house.says = async () => ({ tone: 'ok', text: '已记下' });
  });
  afterEach(() => bench.server.mend());
  afterAll(() => bench.close());

  const mention = (text: string, files: readonly Json[]) =>
    bench.post(event(bench.people.mentionPayload(ann, channel, `<@U0FENGHUO> ${text}`, { files })));

  it('comes with the words that tell the fact: its name, size, place and bytes', async () => {
    await mention('P128 补充事实 急诊11月20日接诊', [there]);
    expect(bench.heard).toMatchObject([{ kind: 'ask', text: 'P128 补充事实 急诊11月20日接诊' }]);
    const [file] = filesOf(bench.heard[0]);
    expect(file).toMatchObject({ name, size: pdf.length, link: there.permalink });
    expect(Buffer.from(file?.bytes ?? []).equals(pdf)).toBe(true);
  });

  it.each([
    ['larger than we take', { size: 99_999_999 }],
    ['not at Slack', { url_private_download: 'https://evil.example/1.pdf' }],
    ['that Slack only points to', { url_private_download: null }],
    ['that Slack does not give us', { url_private_download: `${'http://127.0.0.1:9'}/1.pdf` }],
  ])('is known by its name and place alone when it is one %s', async (_what, more) => {
    await mention('P128 3 急诊接诊', [{ ...there, ...more }]);
    const [file] = filesOf(bench.heard[0]);
    expect(file).toMatchObject({ name, link: there.permalink });
    expect(file?.bytes).toBeUndefined();
  });

  it('is fetched no further than ten megabytes go: the rest is known by name', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(6 * 1024 * 1024, 7)]);
    const one = await standing(bench.platform, bench.server, channel, large);
    await mention('P128 补充事实 急诊接诊', [one, one, there]);
    const sizes = filesOf(bench.heard[0]).map(({ bytes }) => bytes?.length);
    expect(sizes).toEqual([large.length, undefined, pdf.length]);
  });

  it('is not fetched for words that tell no fact, and the house knows that one came', async () => {
    await mention('P128 状态', [there]);
    expect(filesOf(bench.heard[0])).toEqual([{ name, size: pdf.length, link: there.permalink }]);
  });

  describe('in the form', () => {
    const adding: Action = {
      ...{ id: 'addFact', label: '补充事实', style: 'plain' },
      form: [
        { name: 'text', label: '事实', input: 'text', required: true },
        { name: 'file', label: '证据文件', input: 'file', required: false },
      ],
    };
    let count = 0;

    async function opened(): Promise<Json> {
      count += 1;
      const ref = await bench.sent(channel, { ...card, actions: [adding] }, `evidence-${count}`);
      await bench.post(interaction(await bench.people.pressPayload(ann, channel, ref, 'addFact')));
      return Json.parse(bench.server.seen('views.open').at(-1)?.said.view);
    }

    async function submit(view: Json, files: readonly Json[]) {
      const payload = Json.parse(bench.people.submitPayload(ann, view, { text: '急诊11月20日接诊' }));
      const { state, ...rest } = z
        .object({ state: z.object({ values: Json }) })
        .loose()
        .parse(payload.view);
      const values = { ...state.values, file: { v: { type: 'file_input', files } } };
      return bench.post(interaction({ ...payload, view: { ...rest, state: { values } } }));
    }

    it('has a box of its own, for five', async () => {
      const { blocks } = z
        .object({ blocks: z.array(Json) })
        .loose()
        .parse(await opened());
      expect(blocks[1]).toMatchObject({
        ...{ block_id: 'file', optional: true },
        element: { type: 'file_input', max_files: 5 },
      });
    });

    it('comes with the press', async () => {
      expect(JSON.parse((await submit(await opened(), [there])).text)).toEqual({ response_action: 'clear' });
      expect(bench.heard).toMatchObject([{ kind: 'press', values: { text: '急诊11月20日接诊' } }]);
      const [file] = filesOf(bench.heard[0]);
      expect(Buffer.from(file?.bytes ?? []).equals(pdf)).toBe(true);
    });

    it('is told what is wrong with it where it stands, and another one is another answer', async () => {
      const view = await opened();
      const wrong = '没有保存：这个文件收不了。';
      bench.house.says = async () => ({ tone: 'refused', text: wrong, errors: { file: wrong } });
      expect(JSON.parse((await submit(view, [there])).text)).toEqual({
        response_action: 'errors',
        errors: { file: wrong },
      });
      bench.house.says = async () => ({ tone: 'ok', text: '已记下' });
      const other = { ...there, name: '另一个.pdf' };
      expect(JSON.parse((await submit(view, [other])).text)).toEqual({ response_action: 'clear' });
      expect(bench.heard).toHaveLength(2);
    });

    it('that takes its time closes, and what came of it follows', async () => {
      const hasty = await slackBench({ lateAfterMs: 50 });
      const [presser] = hasty.server.users;
      const file = await standing(hasty.platform, hasty.server, hasty.server.channel, pdf);
      const ref = await hasty.sent(hasty.server.channel, { ...card, actions: [adding] }, 'late');
      await hasty.post(
        interaction(await hasty.people.pressPayload(presser, hasty.server.channel, ref, 'addFact')),
      );
      const view = Json.parse(hasty.server.seen('views.open').at(-1)?.said.view);
      let finish = (): void => {};
      hasty.house.says = () =>
        new Promise((resolve) => {
          finish = () => resolve({ tone: 'refused', text: '没有保存：文件是空的' });
        });
      const payload = Json.parse(hasty.people.submitPayload(presser, view, { text: '急诊接诊' }));
      const state = { values: { file: { v: { type: 'file_input', files: [file] } } } };
      const sent = { ...payload, view: { ...Json.parse(payload.view), state } };
      expect(JSON.parse((await hasty.post(interaction(sent))).text)).toEqual({ response_action: 'clear' });
      expect(hasty.told(presser)).toEqual([]);
      await vi.waitFor(() => expect(hasty.heard).toHaveLength(1));
      finish();
      await vi.waitFor(() =>
        expect(hasty.told(presser)).toEqual([expect.objectContaining({ text: '没有保存：文件是空的' })]),
      );
      await hasty.close();
    });
  });
});

describe('the whole service on Slack', () => {
  it('seals the file that came with a fact, and posts nothing of it', async () => {
    const chain = await slackChain((text) => text);
    const { server, running } = chain;
    const title = '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法';
    await running.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
    await quiet(running);
    const slack = running.platforms.find((each) => each.name === 'slack') ?? expect.fail();
    const channel = chain.channel('xuhui');
    const bytes = Buffer.concat([pdf, Buffer.from('only in the file')]);
    const file = await standing(slack, server, channel, bytes);
    const said = `<@U0FENGHUO> P1 补充事实 急诊11月20日接诊 来源：值班表`;
    const payload = slackPeople(server).mentionPayload(server.user('xuhui'), channel, said, {
      files: [file],
    });
    await post(`${running.url}/slack/events`, event(payload));
    expect(chain.told('xuhui').at(-1)).toContain('1 个文件已封存');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { text } = await chain.type('xuhui', 'xuhui', 'P1 事实');
    expect(text).toContain(`王某某病历 【电话】.pdf（1 KB，sha256 ${sha256.slice(0, 8)}）`);
    expect(text).toContain('带上文件');
    await quiet(running);
    const posted = JSON.stringify(server.seen('chat.postMessage'));
    for (const words of ['only in the file', '王小明', '13812345678']) expect(posted).not.toContain(words);
    await chain.close();
  });
});
