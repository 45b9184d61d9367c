import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../src/bot/message.ts';
import type { PersonId } from '../../src/incident/incident.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import { type House, openHouse } from '../support/house.ts';
import { wordsIn } from './support/feishuCard.ts';
import { byLine, feishuPeople, person } from './support/feishuPeople.ts';
import { app as feishuApp, feishuServer, tenant } from './support/feishuServer.ts';
import { newId } from './support/feishuWorld.ts';
import { interaction, post, slackPeople } from './support/slackDriver.ts';
import { botToken, type Fault, Json, signingSecret, slackServer } from './support/slackServer.ts';
import { readOf, bot as wecomApp, wecomBotServer } from './support/wecomBotServer.ts';

const wecomChat = 'wrjgzQAAxuhui';
const soon = { timeout: 30_000, interval: 100 };

/** One branch whose people sit in a group on the console, on Slack, on Feishu and on WeCom at once. */
async function branchOnFour() {
  const [slack, feishu, wecom] = await Promise.all([
    slackServer(['limin', 'wangwei']),
    feishuServer(),
    wecomBotServer([wecomChat]),
  ]);
  const [li, wang] = [person('李敏'), person('王伟')];
  const chat = newId('oc');
  const members = [li, wang];
  feishu.world.chats.set(chat, { name: '徐汇', members, external: false, status: 'normal', bot: true });
  const group = await slack.group('fenghuo-xuhui', [slack.user('limin'), slack.user('wangwei')]);
  const slackId = `slack:${slack.team}:${slack.user('limin')}`;
  const feishuId = `feishu:${tenant}:${li.id}`;
  const wecomId = `wecom:${wecomApp.corp}:limin`;
  const house = await openHouse({
    edit: {
      'org.csv': (text) =>
        text.replace(
          'web:xuhui:monitor',
          `web:xuhui:monitor;slack:${group}:monitor;feishu:${chat}:monitor;wecom:${wecomChat}:monitor`,
        ),
      'people.csv': (text) =>
        text
          .replace(/web:demo:xuhui-2(?=,)/, `web:demo:xuhui-2;feishu:${tenant}:${wang.id}`)
          .replace(/web:demo:xuhui(?=,)/, `web:demo:xuhui;${slackId};${feishuId};${wecomId}`)
          .replace(/web:xuhui(?=[;\n])/, `web:xuhui;wecom:${wecomChat}`),
      'policy.yaml': (text) => text.replace(/claim: *\S+/g, 'claim: 2h'),
    },
    chats: {
      slack: { mode: 'http', botToken, signingSecret, team: slack.team },
      feishu: { mode: 'socket', appId: feishuApp.id, appSecret: feishuApp.secret, domain: 'feishu' },
      wecom: { corpId: wecomApp.corp, bot: { id: wecomApp.id, secret: wecomApp.secret }, robots: new Map() },
    },
    elsewhere: { slackApi: slack.api, feishuApi: feishu.url, wecomSocket: wecom.url },
  });
  slack.eventsTo(`${house.url}/slack/events`);
  return { slack, feishu, wecom, house, group, chat, li, wang, at: feishuPeople(feishu, byLine(feishu)) };
}

let world: Awaited<ReturnType<typeof branchOnFour>>;
beforeAll(async () => {
  world = await branchOnFour();
});
afterAll(async () => {
  await world.house.stop();
  await Promise.all([world.slack.close(), world.feishu.close(), world.wecom.close()]);
});

const onConsole = async (house: House): Promise<readonly string[]> =>
  (await house.store.board.read('xuhui', undefined, 100)).map(({ message }) => plain(message));
const onFeishu = (): readonly { readonly id: string; readonly words: string }[] =>
  [...world.feishu.world.messages.values()]
    .filter(({ chat }) => chat === world.chat)
    .map(({ id, content }) => ({ id, words: wordsIn(JSON.parse(content)).join('\n') }));
const onWecom = () => world.wecom.inChat(wecomChat).map((each) => ({ task: each.task, words: readOf(each) }));
const onSlack = async (): Promise<readonly { readonly ts: string; readonly words: string }[]> =>
  (await world.slack.messages(world.group))
    .filter(({ user, subtype }) => user === 'U0FENGHUO' && subtype === undefined)
    .map(({ ts, text }) => ({ ts: String(ts), words: String(text) }));

/** Mentions that alarm, by their words. */
async function found(...titles: readonly string[]): Promise<void> {
  await world.house.intake.keep(
    'replay',
    titles.map((title, at) => ({
      ...{ externalId: `${title}-${at}`, kind: 'post', site: '微博', title, text: title },
      ...{ author: '网友', reach: { reads: 0, comments: 0, shares: 0 } },
    })),
  );
}

describe('one incident on four platforms', () => {
  it('has one card in each group', async () => {
    await found('示例医院徐汇院区手术后病人死亡，家属拉横幅讨说法');
    await expect.poll(() => onConsole(world.house), soon).toEqual([expect.stringContaining('P1')]);
    await expect
      .poll(onSlack, soon)
      .toEqual([{ ts: expect.any(String), words: expect.stringContaining('P1') }]);
    await expect
      .poll(onFeishu, soon)
      .toEqual([{ id: expect.any(String), words: expect.stringContaining('P1') }]);
    await expect
      .poll(onWecom, soon)
      .toEqual([{ task: expect.any(String), words: expect.stringContaining('P1') }]);
  });

  it('is claimed on Feishu, and every card tells it, by the name that people.csv has', async () => {
    const [card] = onFeishu();
    await world.at.press(world.li.id, card?.id ?? '', 'claim');
    const name = nameOf('xuhui');
    const taken = expect.stringContaining(`处置中（${name}）`);
    await expect.poll(() => onConsole(world.house), soon).toEqual([taken]);
    await expect.poll(async () => (await onSlack())[0]?.words, soon).toEqual(taken);
    await expect.poll(() => onFeishu()[0]?.words, soon).toEqual(taken);
    // What WeCom cannot change it says.
    await expect.poll(() => onWecom().at(-1)?.words, soon).toEqual(taken);
  });

  it('is owned by the same person on Slack, who may give it back there', async () => {
    const [card] = await onSlack();
    const people = slackPeople(world.slack);
    const payload = await people.pressPayload(
      world.slack.user('limin'),
      world.group,
      card?.ts ?? '',
      'release',
    );
    await post(`${world.house.url}/slack/events`, interaction(Json.parse(payload)));
    const open = expect.stringContaining('待认领');
    await expect.poll(() => onConsole(world.house), soon).toEqual([open]);
    await expect.poll(() => onFeishu()[0]?.words, soon).toEqual(open);
  });

  it('answers an old card of WeCom with the truth', async () => {
    const [card] = onWecom();
    const before = world.wecom.said.length;
    world.wecom.press('limin', wecomChat, card?.task ?? '', 'claim');
    await world.wecom.heardMore(before);
    await expect.poll(() => onWecom()[0]?.words, soon).toContain('处置中');
    await expect.poll(async () => (await onSlack())[0]?.words, soon).toContain('处置中');
  });
});

describe('a platform that cannot take anything', () => {
  it.each<[string, Fault, string]>([
    ['down', { kind: 'answer', status: 503 }, '示例医院徐汇院区医生收红包不退，患者投诉没人管，要曝光'],
    [
      'throttled',
      { kind: 'answer', status: 429, headers: { 'retry-after': '5' } },
      '示例医院徐汇院区食堂用过期肉，住院病人集体腹泻，家属报警',
    ],
  ])('and is %s delays none of the others, and has its card when it is back', async (_how, fault, title) => {
    world.slack.fault('chat.postMessage', fault, 'always');
    const before = (await onSlack()).length;
    const [console, feishu] = [(await onConsole(world.house)).length, onFeishu().length];
    const refused = () => world.slack.seen('chat.postMessage').length;
    const asked = refused();
    await found(title);
    await expect.poll(() => onConsole(world.house), soon).toHaveLength(console + 1);
    await expect.poll(onFeishu, soon).toHaveLength(feishu + 1);
    await expect.poll(refused, soon).toBeGreaterThan(asked);
    expect(await onSlack()).toHaveLength(before);
    world.slack.mend();
    await expect.poll(onSlack, { ...soon, timeout: 90_000 }).toHaveLength(before + 1);
  });
});

describe('an account that nobody knows', () => {
  /** `/fenghuo …` by 王伟 on Slack, whose account people.csv does not have: what they alone are answered. */
  async function typed(text: string): Promise<string> {
    const { slack, group, house } = world;
    const request = await slackPeople(slack).commandRequest(slack.user('wangwei'), group, text);
    return (await post(`${house.url}/slack/events`, request)).text;
  }
  const say = (text: string) =>
    world.at.carry(world.at.messageEvent(world.wang, world.chat, 'text', { text: `@_user_1 ${text}` }));

  it('is nobody’s, and no code is shown where all can read it', async () => {
    expect(await typed('P2 认领')).toContain('还不认识这个账号');
    const before = world.wecom.said.length;
    world.wecom.say('limin', wecomChat, '绑定');
    await world.wecom.heardMore(before);
    expect(readOf(world.wecom.inChat(wecomChat).at(-1) ?? expect.fail())).toContain('大家都看得到的群里');
    expect(
      onWecom()
        .map(({ words }) => words)
        .join(),
    ).not.toMatch(/\d{8}/u);
  });

  it('is its owner’s by a code that they alone were shown elsewhere, and one person with their other accounts', async () => {
    world.at.told(world.wang.id);
    await say('绑定');
    const code = /\d{8}/u.exec(world.at.told(world.wang.id).join())?.[0] ?? expect.fail('no code was shown');
    expect(JSON.stringify([onFeishu(), world.at.told(world.li.id)])).not.toContain(code);
    expect(await typed(`绑定 ${code === '00000000' ? '00000001' : '00000000'}`)).toContain('绑定码不对');
    expect(await typed(`绑定 ${code}`)).toContain('已绑定：这个账号现在是');

    const { byIdentity } = world.house.settings().people;
    const account = `slack:${world.slack.team}:${world.slack.user('wangwei')}`;
    const owner = byIdentity.get('web:demo:xuhui-2');
    expect(byIdentity.get(account)?.id).toBe(owner?.id);
    expect(await typed('P2 认领')).toContain('已认领');
    const onBoard = async () => (await onConsole(world.house)).find((words) => words.includes('P2'));
    await expect.poll(onBoard, soon).toContain(`处置中（${owner?.name}）`);
    await say('P2 取消认领');
    await expect.poll(onBoard, soon).toContain('待认领');
    expect(await typed('解绑')).toContain('已解绑');
    expect(await typed('P2 认领')).toContain('还不认识这个账号');
  });
});

function nameOf(account: string): string {
  const { people, org } = world.house.settings();
  const known = people.byIdentity.get(`web:demo:${account}`);
  if (!known || !org.channels.has('web:xuhui' as ChannelKey)) throw new Error('the example has changed');
  expect(people.byId.get(known.id as PersonId)?.identities).toHaveLength(4);
  return known.name;
}
