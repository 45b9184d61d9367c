import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../../src/bot/message.ts';
import { type House, openHouse } from '../support/house.ts';
import { app, readOfSent, wecomApiServer } from './support/wecomApiServer.ts';
import { delivered, post, pressXml, sealing } from './support/wecomCallback.ts';

const soon = { timeout: 30_000, interval: 100 };
const robotKey = '693a91f6-east';

/** The whole service: a branch in the self-built app's own chats, its region's group by a robot, the rest on the console. */
let api: Awaited<ReturnType<typeof wecomApiServer>>;
let house: House;
beforeAll(async () => {
  api = await wecomApiServer({
    tags: { 12: { users: ['limin', 'stranger'] }, 13: { users: ['zhaoqi'] } },
    parties: {},
    robots: [robotKey],
  });
  house = await openHouse({
    edit: {
      'org.csv': (text) =>
        text
          .replace('web:xuhui:monitor', 'web:xuhui:monitor;wecom-app:tag-12:monitor')
          .replace('web:east:coordination', 'web:east:coordination;wecom-robot:east:coordination@tag-13'),
      'people.csv': (text) => text.replace(/web:demo:xuhui(?=,)/, `web:demo:xuhui;wecom:${app.corp}:limin`),
    },
    chats: {
      wecom: {
        corpId: app.corp,
        app: {
          ...{ agentId: app.agentId, secret: app.secret },
          callback: { token: sealing.token, aesKey: sealing.aesKey },
        },
        robots: new Map([['east', robotKey]]),
      },
    },
    elsewhere: { wecomApi: api.api },
  });
});
afterAll(async () => {
  await house?.stop();
  await api?.close();
});

const onBoard = async (): Promise<string> => {
  const [card] = await house.store.board.read('xuhui', undefined, 100);
  return card ? plain(card.message) : '';
};
const at = (to: string): readonly string[] => api.at(to).map(readOfSent);

async function press(user: string, button: string): Promise<number> {
  const task = api.at('tag-12').find((each) => each.task !== undefined)?.task ?? expect.fail('no card');
  const { key, code } = api.pressed(task, button);
  const { status } = await post(`${house.url}/wecom/callback`, delivered(pressXml(user, task, key, code)));
  return status;
}

it('a red one is a card to each of the tag, words in the group of the robot, and a ring to who is on call', async () => {
  await house.intake.keep('replay', [
    {
      ...{
        externalId: '1',
        kind: 'post',
        site: '微博',
        title: '示例医院徐汇院区手术后病人死亡，家属拉横幅讨说法',
      },
      ...{ text: '家属拉横幅讨说法', author: '网友', reach: { reads: 0, comments: 0, shares: 0 } },
    },
  ]);
  await expect.poll(() => at('tag-12').at(-1), soon).toContain('P1');
  await expect.poll(() => at(robotKey).join('\n'), soon).toContain('控制台');
  await expect.poll(() => at('limin').join('\n'), soon).toContain('P1');
  await expect.poll(onBoard, soon).toMatch(/已呼叫：[^\n]*顾小满 企业微信消息 \d\d:\d\d/u);
});

it('is claimed by the press of who people.csv knows, and by nobody else of the tag', async () => {
  expect(await press('stranger', 'claim')).toBe(200);
  await expect.poll(() => at('stranger').join('\n'), soon).toContain('还不认识这个账号');
  expect(await onBoard()).toContain('待认领');
  expect(await press('limin', 'claim')).toBe(200);
  await expect.poll(onBoard, soon).toContain('处置中（顾小满）');
  // The card that was pressed is changed by the code of the press.
  await expect.poll(() => at('tag-12')[0], soon).toContain('处置中');
});
