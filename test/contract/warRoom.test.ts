import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { botToken } from './support/slackServer.ts';
import { type Chat, type Place, type SpeechChain, speechChain } from './support/speechChain.ts';

const soon = { timeout: 60_000, interval: 250 };
let chain: SpeechChain;
beforeAll(async () => {
  chain = await speechChain();
});
afterAll(() => chain?.close());

/** Slack's word and Feishu's number for "you may not". */
const mayNot = JSON.stringify({ ok: false, error: 'restricted_action' });

const platforms = [
  ['Slack', 'slack', '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法'],
  ['Feishu', 'feishu', '示例医院徐汇院区给孕妇输错血，孕妇身亡，网友质疑瞒报'],
] as const;

describe.each(platforms)('the group of a grave incident, on %s', (_name, on, title) => {
  let code = '';
  let place: Place = 'hq-command';
  const chat = (): Chat => (on === 'slack' ? chain.onSlack : chain.onFeishu);
  const groupsMade = () =>
    on === 'slack'
      ? chain.slack.seen('conversations.create').filter(({ said }) => said.ok === true).length
      : chain.feishu.seen('POST /open-apis/im/v1/chats').filter(({ said }) => said?.code === 0).length;
  const words = async (group: Place) => (await chat().shown(group)).flatMap((each) => each.words || []);
  const response = async () => (await chain.view(code)).incident.response;

  async function cardIn(group: Place) {
    const cards = (await chat().shown(group)).filter((each) => each.words.includes(`${code} · `));
    return (
      cards.find((each) => each.words.includes('首见')) ?? cards[0] ?? expect.fail(`no card in ${group}`)
    );
  }

  it('is made when the command group starts the response, with everybody of headquarters and nobody else', async () => {
    code = await chain.matter(title);
    const before = groupsMade();
    await expect.poll(() => words('hq-command'), soon).toContainEqual(expect.stringContaining(code));
    const { ref } = await cardIn('hq-command');
    await chat().press('commander', 'hq-command', ref, 'startResponse');
    await expect.poll(() => chat().told('commander'), soon).toContain('已启动响应');
    await expect.poll(response, soon).toMatchObject({ by: 'E001', room: { is: 'made' } });
    const room = (await response())?.room;
    if (room?.is !== 'made') expect.fail('no group');
    expect(room.channel).toMatch(new RegExp(`^${on}:`, 'u'));
    place = { id: room.channel.slice(on.length + 1) };
    expect(await chat().inside(place)).toEqual(['release', 'commander', 'deputy-commander', 'legal']);
    expect(groupsMade()).toBe(before + 1);
  });

  it('says first what it is for, and then shows the card', async () => {
    await expect.poll(async () => (await words(place)).length, soon).toBe(2);
    const [first, card] = await words(place);
    expect(first).toContain(`这里是 ${code} 的响应群`);
    expect(first).toContain('不在其中的人在这里按了不算');
    expect(card).toContain(`${code} 响应群`);
  });

  it('stands on the card of the command group; below headquarters only that there is a response', async () => {
    await expect
      .poll(async () => (await cardIn('hq-command')).words, soon)
      .toContain(`响应群：${code} 响应群`);
    await expect.poll(async () => (await cardIn('xuhui')).words, soon).toContain('已启动响应');
    expect((await cardIn('xuhui')).words).not.toContain('响应群');
  });

  it('is not made twice', async () => {
    const before = groupsMade();
    await chat().type('deputy-commander', 'hq-command', `${code} 启动响应`);
    await expect.poll(() => chat().told('deputy-commander'), soon).toContain('不会再建第二个');
    expect(groupsMade()).toBe(before);
  });

  it('is for its incident alone', async () => {
    await chat().type('commander', place, '待办');
    await expect.poll(() => chat().told('commander'), soon).toContain(`这个群只办 ${code}`);
    await chat().type('commander', place, 'P999 认领');
    await expect.poll(() => chat().told('commander'), soon).toContain(`这个群只办 ${code}`);
    await chat().type('commander', place, `绑定 ${code}`);
    await expect.poll(() => chat().told('commander'), soon).toContain(`这个群只办 ${code}`);
  });

  it('gives nobody a right: everybody has there what their own group gives them', async () => {
    const { ref } = await cardIn(place);
    await chat().press('legal', place, ref, 'claim');
    await expect.poll(() => chat().told('legal'), soon).toContain('这一步需要');
    await chat().bring('xuhui', place);
    await chat().press('xuhui', place, ref, 'claim');
    await expect.poll(() => chat().told('xuhui'), soon).toContain('这一步需要总指挥');
    expect((await chain.view(code)).incident.stage).toBe('open');
    await chat().press('commander', place, ref, 'claim');
    await expect.poll(async () => (await chain.view(code)).incident.stage, soon).toBe('owned');
    await expect.poll(async () => (await cardIn(place)).words, soon).toContain('处置中');
  });

  it('is told of the end and of a new beginning, and stays', async () => {
    await chat().type('commander', 'hq-command', `${code} 关闭 已与家属当面说明并达成一致`);
    await expect
      .poll(() => words(place), soon)
      .toContainEqual(expect.stringContaining(`${code} 已结束（已关闭`));
    await chat().type('commander', place, `${code} 重新打开 家属又提出新的诉求`);
    await expect.poll(() => words(place), soon).toContainEqual(expect.stringContaining(`${code} 还要继续`));
    expect(await chat().inside(place)).toContain('commander');
  });
});

describe.each([
  [
    'Slack',
    'slack',
    '示例医院浦东院区手术后未告知并发症，患者死亡，家属讨说法',
    '示例医院苏州院区给孕妇输错血，孕妇身亡，网友质疑瞒报',
  ],
  [
    'Feishu',
    'feishu',
    '示例医院天河院区手术后未告知并发症，患者死亡，家属讨说法',
    '示例医院天河院区给孕妇输错血，孕妇身亡，网友质疑瞒报',
  ],
] as const)('where making it goes wrong, on %s', (_name, on, lost, never) => {
  const chat = (): Chat => (on === 'slack' ? chain.onSlack : chain.onFeishu);
  const room = async (code: string) => (await chain.view(code)).incident.response?.room;

  it('an answer that was lost makes no second group', async () => {
    const code = await chain.matter(lost);
    if (on === 'slack') chain.slack.fault('conversations.create', { kind: 'after', how: 'reset' });
    else chain.feishu.fault('POST /open-apis/im/v1/chats', { kind: 'after', how: 'reset' });
    await chat().type('commander', 'hq-command', `${code} 启动响应`);
    await expect.poll(() => room(code), soon).toMatchObject({ is: 'made' });
    const list = await chain.slack.call(
      'conversations.list',
      { types: 'private_channel', limit: '200' },
      botToken,
    );
    const names =
      on === 'slack'
        ? JSON.stringify(list.channels).match(new RegExp(`"name":"${code}-`, 'giu'))
        : [...chain.feishu.world.chats.values()].filter(({ name }) => name === `${code} 响应群`);
    expect(names).toHaveLength(1);
  });

  it('a no rings the command group, and a group made by hand is bound by it alone', async () => {
    const code = await chain.matter(never);
    if (on === 'slack')
      chain.slack.fault('conversations.create', { kind: 'answer', status: 200, body: mayNot });
    else chain.feishu.fault('POST /open-apis/im/v1/chats', { kind: 'code', code: 232_011 });
    await chat().type('commander', 'hq-command', `${code} 启动响应`);
    await expect.poll(() => room(code), soon).toEqual({ is: 'none', why: 'refused' });
    const said = async (group: Place) => (await chat().shown(group)).map((each) => each.words).join('\n');
    await expect.poll(() => said('hq-command'), soon).toContain('响应群没有建成，请看卡片手工建群');
    await expect.poll(() => said('hq-command'), soon).toContain(`在群里发「绑定 ${code}」`);

    const place = { id: await chain.groupByHand(on, ['commander', 'xuhui']) };
    await chat().type('xuhui', place, `绑定 ${code}`);
    await expect.poll(() => chat().told('xuhui'), soon).not.toBe('');
    expect(await room(code)).toEqual({ is: 'none', why: 'refused' });
    await chat().type('commander', place, `绑定 ${code}`);
    await expect.poll(() => room(code), soon).toEqual({ is: 'made', channel: `${on}:${place.id}` });
    await expect.poll(() => said(place), soon).toContain(`这里是 ${code} 的响应群`);
    await expect.poll(() => said(place), soon).toContain(`响应群：${code} 响应群`);
    await chat().type('commander', 'hq-command', `绑定 ${code}`);
    await expect.poll(() => chat().told('commander'), soon).toContain('已登记在用');
  });
});
