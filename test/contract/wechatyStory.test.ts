import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../../src/bot/message.ts';
import { type House, openHouse } from '../support/house.ts';
import { puppetService } from './support/wechatyService.ts';
import { type WechatyWorld, wechatyWorld } from './support/wechatyWorld.ts';

const soon = { timeout: 30_000, interval: 100 };
const watched = '某某小区业主群';

/** The whole service with one working group and one watched group on WeChat, by a puppet service. */
let world: WechatyWorld;
let service: Awaited<ReturnType<typeof puppetService>>;
let neighbours: ReturnType<WechatyWorld['mocker']['createRoom']>;
let house: House;
beforeAll(async () => {
  service = await puppetService();
  world = await wechatyWorld();
  const { mocker, me, ann, bo, room } = world;
  const memberIdList = [me.id, ann.id, bo.id];
  neighbours = mocker.createRoom({ id: '2001@chatroom', topic: watched, memberIdList });
  world.puppet.remembered = me.id;
  await service.serve(world.puppet);
  const { name: puppet, token, endpoint } = service.choice;
  house = await openHouse({
    edit: {
      'org.csv': (text) => text.replace('web:xuhui:monitor', `web:xuhui:monitor;wechaty:${room.id}:monitor`),
      'people.csv': (text) =>
        text.replace(/web:demo:xuhui(?=,)/, `web:demo:xuhui;wechaty:${me.id}:${ann.id}`),
    },
    chats: { wechaty: { puppet, token, endpoint, login: me.id, watch: [watched] } },
  });
});
afterAll(async () => {
  await house?.stop();
  await service?.stop();
});

const inGroup = (): readonly string[] => world.spoken(world.room.id).map(({ text }) => text ?? '');
const onBoard = async (): Promise<string> => {
  const [found] = await house.store.board.read('xuhui', undefined, 100);
  return found ? plain(found.message) : '';
};

it('what neighbours say in a watched group lights a card in the group of the branch, and is never answered', async () => {
  world.ann.say('示例医院徐汇院区手术后病人死亡，家属拉横幅讨说法').to(neighbours);
  await expect.poll(onBoard, soon).toContain('P1');
  await expect.poll(() => inGroup().join('\n'), soon).toMatch(/回复 P1 1 认领/u);
  expect(inGroup().join('\n')).toContain(watched);
  expect(world.spoken(neighbours.id)).toEqual([]);
});

it('is claimed by its number; a number alone, and the same in the watched group, is nothing to us', async () => {
  const before = inGroup().length;
  world.ann.say('P1 1').to(neighbours);
  world.ann.say('1').to(world.room);
  world.bo.say('P1 1').to(world.room);
  await expect.poll(() => inGroup().at(-1), soon).toContain('还不认识这个账号');
  expect(inGroup()).toHaveLength(before + 1);
  expect(await onBoard()).toContain('待认领');
  world.ann.say('P1 1').to(world.room);
  await expect.poll(onBoard, soon).toContain('处置中');
  await expect.poll(() => inGroup().join('\n'), soon).toContain('已认领');
  expect(world.spoken(neighbours.id)).toEqual([]);
});
