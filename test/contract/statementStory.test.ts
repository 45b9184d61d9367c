import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Version } from '../../src/incident/statement.ts';
import { type Chat, type Group, type SpeechChain, speechChain, statementIn } from './support/speechChain.ts';

const soon = { timeout: 60_000, interval: 250 };
let chain: SpeechChain;
beforeAll(async () => {
  chain = await speechChain();
});
afterAll(() => chain?.close());

const today = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format();
const better = [
  '关于徐汇院区有关情况的说明',
  '患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理。',
  '我们理解大家的关切，手术前是否告知并发症正在核实。',
  '示例医疗集团徐汇院区',
  today,
].join('\n\n');

describe.each([
  ['Slack', 'onSlack', '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法'],
  ['Feishu', 'onFeishu', '示例医院徐汇院区给孕妇输错血，孕妇身亡，网友质疑瞒报'],
] as const)('words to the public, from facts to a correction, on %s', (_name, on, title) => {
  let [chat, other]: Chat[] = [];
  let code = '';
  let before = 0;
  const posted = () => chain.cms.pages.size - before;
  const here = () => chat ?? expect.fail('no chat');

  async function newest(): Promise<Version> {
    return (await chain.view(code)).incident.versions?.at(-1) ?? expect.fail('no text');
  }

  /** A press on the statement's own card, as it stands in that group. */
  async function press(
    who: Parameters<Chat['press']>[0],
    group: Group,
    action: string,
    values?: Parameters<Chat['press']>[4],
  ) {
    const { ref } = await statementIn(here(), group, code);
    await here().press(who, group, ref, action, values);
  }

  const cardSays = (group: Group, words: string) =>
    expect
      .poll(async () => (await statementIn(here(), group, code).catch(() => undefined))?.words ?? '', soon)
      .toContain(words);

  async function everyCardSays(words: string): Promise<void> {
    for (const group of ['hq-release', 'hq-command', 'hq-review'] as const)
      for (const each of [here(), other ?? expect.fail('no other')])
        await expect.poll(async () => (await statementIn(each, group, code)).words, soon).toContain(words);
  }

  it('is known by one and confirmed by another', async () => {
    [chat, other] = on === 'onSlack' ? [chain.onSlack, chain.onFeishu] : [chain.onFeishu, chain.onSlack];
    before = chain.cms.pages.size;
    code = await chain.matter(title);
    const fact = '患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理';
    await here().type('xuhui', 'xuhui', `${code} 补充事实 ${fact}`);
    await here().type('xuhui', 'xuhui', `${code} 确认事实 1`);
    expect((await chain.view(code)).incident.facts?.map(({ state }) => state)).toEqual(['said']);
    await here().type('xuhui-2', 'xuhui', `${code} 确认事实 1`);
    await here().type('xuhui', 'xuhui', `${code} 正在核实 手术前是否告知并发症`);
    await expect
      .poll(async () => (await chain.view(code)).incident.facts?.map(({ state }) => state), soon)
      .toEqual(['confirmed', 'open']);
  });

  it('is drafted by the release group, whole on its card there; the checks hold it back', async () => {
    await here().type('release', 'hq-release', `${code} 拟声明`);
    await expect.poll(async () => (await chain.view(code)).incident.versions?.length, soon).toBeTruthy();
    const version = await newest();
    await cardSays('hq-release', version.hash.slice(0, 8));
    const text = (await chain.view(code)).texts.get(version.text) ?? '';
    const card = await statementIn(here(), 'hq-release', code);
    for (const line of text.split('\n')) expect(card.words).toContain(line);
    await here().type('release', 'hq-release', `${code}-v${version.number} ${version.hash.slice(0, 8)} 提交`);
    await expect.poll(() => here().told('release'), soon).toContain('必须先改');
    expect((await newest()).submission).toBeUndefined();
  });

  it('is edited in a form that holds the whole text; what is refused stays in it', async () => {
    const before = await newest();
    const text = (await chain.view(code)).texts.get(before.text) ?? '';
    const { ref } = await statementIn(here(), 'hq-release', code);
    const prefilled = await here().prefilled('release', 'hq-release', ref, 'edit');
    expect(prefilled).toBe(text);
    await press('release', 'hq-release', 'edit', { text: `${better}\u200b看不见` });
    await expect.poll(() => here().told('release'), soon).toMatch(/看不见的字符/u);
    expect((await newest()).number).toBe(before.number);
    await press('release', 'hq-release', 'edit', { text: better });
    await expect.poll(async () => (await newest()).number, soon).toBe(before.number + 1);
    const after = await newest();
    await cardSays('hq-release', after.hash.slice(0, 8));
    expect((await chain.view(code)).texts.get(after.text)).toBe(better);
  });

  it('is handed in, and approved by two persons in two groups, on every card of both platforms', async () => {
    await press('release', 'hq-release', 'submit');
    await everyCardSays('待审批 0/2');
    const warned = (await newest()).marks.some(({ blocking }) => !blocking);
    await press('commander', 'hq-command', 'approve', warned ? { reason: '已逐句核对' } : undefined);
    await everyCardSays('待审批 1/2');
    await press('legal', 'hq-review', 'approve');
    await everyCardSays('已批准');
    expect(posted()).toBe(0);
  });

  it('goes out once, letter by letter', async () => {
    chain.site.page = `<html><body><p>${better.replaceAll('\n\n', '</p><p>')}</p></body></html>`;
    await press('release', 'hq-release', 'publish', { ways: 'site' });
    await everyCardSays('已发布');
    const [page] = [...chain.cms.pages.values()].slice(before);
    expect(`${page?.title}\n\n${page?.body}`).toBe(better);
    const { number, hash } = await newest();
    await here().type('release', 'hq-release', `${code}-v${number} ${hash.slice(0, 8)} 发布`);
    await chain.house.quiet();
    expect(posted()).toBe(1);
  });

  it('is watched where it stands; what its page says else is told, and put right by a text of its own', async () => {
    chain.site.page = chain.site.page.replace('11月20日', '11月19日');
    await expect.poll(async () => (await newest()).publications[0]?.changedAt !== undefined, soon).toBe(true);
    const { number } = await newest();
    await press('release', 'hq-release', 'correct', { purpose: 'correction' });
    await expect.poll(newest, soon).toMatchObject({ purpose: 'correction', about: number });
    await cardSays('hq-release', '更正 · ');
  });
});
