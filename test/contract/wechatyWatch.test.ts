import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/ports.ts';
import type { FoundMention } from '../../src/triage/mention.ts';
import { notice } from './support/messages.ts';
import { until, type WechatyWorld, wechatyWorld } from './support/wechatyWorld.ts';

let world: WechatyWorld;
let platform: Platform;
let found: FoundMention[];
let refuse: number;
let neighbours: ReturnType<WechatyWorld['mocker']['createRoom']>;

beforeEach(async () => {
  found = [];
  refuse = 0;
  world = await wechatyWorld({
    watch: ['某某小区业主群', '2002@chatroom'],
    found: async (mentions) => {
      if (refuse > 0) {
        refuse -= 1;
        throw new Error('database away');
      }
      found.push(...mentions);
    },
  });
  neighbours = world.mocker.createRoom({
    ...{
      id: '2001@chatroom',
      topic: '某某小区业主群',
      memberIdList: [world.me.id, world.ann.id, world.bo.id],
    },
  });
  platform = await world.started();
});
afterEach(() => platform.stop());

const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('a watched group is a source', () => {
  it('each text is found, with the group as its site and the talker masked', async () => {
    world.ann.say('徐汇院区门诊又排队三小时 https://weibo.example/@x/1').to(neighbours);
    await until(() => found.length > 0);
    expect(found).toEqual([
      {
        externalId: expect.any(String),
        kind: 'post',
        text: '徐汇院区门诊又排队三小时 https://weibo.example/@x/1',
        url: 'https://weibo.example/@x/1',
        site: '某某小区业主群',
        author: '李**',
        publishedAt: expect.any(Date),
      },
    ]);
  });

  it('a shared article is found by its title and address', async () => {
    const id = 'article-1';
    world.puppet.messageUrl = async () => ({
      ...{ title: '某院回应排队', description: '通报全文', url: 'https://mp.weixin.example/s/1' },
    });
    world.mocker.MessageMock.create({
      ...{ id, type: 14, talkerId: world.bo.id, roomId: neighbours.id, timestamp: Date.now() },
    });
    world.puppet.emit('message', { messageId: id });
    await until(() => found.length > 0);
    expect(found).toMatchObject([
      { kind: 'article', title: '某院回应排队', text: '通报全文', url: 'https://mp.weixin.example/s/1' },
    ]);
  });

  it('the same message is found once, and has the same id when the puppet brings it after a restart', async () => {
    world.ann.say('排队三小时').to(neighbours);
    await until(() => found.length > 0);
    const messageId = found[0]?.externalId ?? '';
    world.puppet.emit('message', { messageId });
    await settled();
    expect(found).toHaveLength(1);
    await platform.stop();
    platform = await world.started();
    world.puppet.emit('message', { messageId });
    await until(() => found.length > 1);
    expect(found[1]?.externalId).toBe(messageId);
  });

  it('what could not be kept is handed over again, in order', async () => {
    refuse = 2;
    for (const text of ['一', '二', '三']) world.ann.say(text).to(neighbours);
    await until(() => found.length > 2);
    expect(found.map(({ text }) => text)).toEqual(['一', '二', '三']);
    expect(JSON.stringify(world.logged)).not.toContain('二');
  });

  it('pictures, voices, stickers and blanks are nothing', async () => {
    world.ann.say('  ').to(neighbours);
    world.mocker.MessageMock.create({
      ...{ id: 'sticker', type: 5, talkerId: world.bo.id, roomId: neighbours.id, timestamp: Date.now() },
    });
    world.puppet.emit('message', { messageId: 'sticker' });
    await settled();
    expect(found).toEqual([]);
  });
});

describe('a watched group is never a channel', () => {
  it.each(['P128 1', '@烽火 P128 认领', '@烽火 帮助'])(
    '%s is found, and answered to nobody',
    async (text) => {
      world.ann.say(text, [world.me]).to(neighbours);
      await until(() => found.length > 0);
      await settled();
      expect(world.heard).toEqual([]);
      expect(world.spoken(neighbours.id)).toEqual([]);
    },
  );

  it('nothing is sent into it, and nobody in it has a right', async () => {
    const file = { name: 'a.txt', mime: 'text/plain', bytes: new TextEncoder().encode('a') };
    expect(await platform.send(neighbours.id, notice, 'no')).toMatchObject({ outcome: 'failed' });
    expect(await platform.attach?.(neighbours.id, file, '图', 'no')).toMatchObject({ outcome: 'failed' });
    expect((await platform.members(neighbours.id)).known).toBe(false);
    expect(world.spoken(neighbours.id)).toEqual([]);
    const checked = await platform.check?.([neighbours.id]);
    expect(checked?.find(({ id }) => id.endsWith(neighbours.id))).toMatchObject({ state: 'bad' });
  });

  it('who comes and goes there is nobody’s news', async () => {
    neighbours.remove(world.bo).by(world.ann);
    await settled();
    expect(world.heard).toEqual([]);
  });

  it('stays one under another name, after a restart too', async () => {
    world.ann.say('第一条').to(neighbours);
    await until(() => found.length > 0);
    neighbours.topic('徐汇院区监测').by(world.ann);
    await settled();
    await platform.stop();
    platform = await world.started();
    world.ann.say('P128 1', [world.me]).to(neighbours);
    await until(() => found.length > 1);
    expect(world.heard).toEqual([]);
    expect(await platform.send(neighbours.id, notice, 'renamed')).toMatchObject({ outcome: 'failed' });
  });

  it('the groups beside it are heard as always', async () => {
    world.ann.say('P128 1').to(world.room);
    await until(() => world.heard.length > 0);
    expect(found).toEqual([]);
    expect(world.heard).toHaveLength(1);
  });
});
