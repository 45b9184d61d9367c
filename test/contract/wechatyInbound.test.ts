import { beforeEach, describe, expect, it } from 'vitest';
import { understand } from '../../src/handlers/phrasebook.ts';
import type { Platform } from '../../src/ports.ts';
import { until, type WechatyWorld, wechatyWorld } from './support/wechatyWorld.ts';

let world: WechatyWorld;
let platform: Platform;

beforeEach(async () => {
  world = await wechatyWorld({ known: (text) => /^(?:press|approval)$/u.test(understand(text).kind) });
  platform = await world.started();
  return () => platform.stop();
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 60));
const spoken = () => world.spoken(world.room.id).map(({ text }) => text ?? '');

async function said(text: string, mentions: Parameters<typeof world.ann.say>[1] = []): Promise<void> {
  const before = world.heard.length;
  world.ann.say(text, mentions).to(world.room);
  await Promise.race([until(() => world.heard.length > before), settled()]);
}

describe('what is for us', () => {
  it.each([
    ['P128 1', 'P128 1'],
    ['p128　认领', 'p128　认领'],
    ['＃Ｐ１２８ 认领', '＃Ｐ１２８ 认领'],
    ['回复 P128 1 认领', '回复 P128 1 认领'],
    ['P128-v3 a41f 同意', 'P128-v3 a41f 同意'],
    ['P128?', 'P128?'],
    ['认领 P128', '认领 P128'],
    ['同意 P128-v3 a41f', '同意 P128-v3 a41f'],
    ['@烽火\u2005P128 认领', 'P128 认领'],
    ['@烽火 待办', '待办'],
    ['@烽火P128 1', 'P128 1'],
    ['请看 @烽火\u2005 待办', '请看   待办'],
    ['待办 @烽火', '待办'],
    ['@烽火\u20051', '1'],
    ['@烽火 上报 https://weibo.example/1 家属发帖', '上报 https://weibo.example/1 家属发帖'],
    ['「烽火：◆ Ⅱ级 重大 P131 待认领」\n- - - - - - - - - - - - - - -\nP128 1', 'P128 1'],
  ])('%j', async (typed, text) => {
    await said(typed);
    expect(world.heard).toMatchObject([
      { kind: 'ask', by: 'wechaty:wxid_bot:wxid_limin', channel: world.room.id, text },
    ]);
  });

  it('whatever it is, when the client says that we are meant', async () => {
    await said('帮助', [world.me]);
    expect(world.heard).toMatchObject([{ kind: 'ask', text: '帮助' }]);
  });
});

describe('what is none of our business', () => {
  it.each([
    '1',
    '收到',
    '同意',
    '帮助',
    '上报 https://weibo.example/1',
    '待办',
    '上报区领导了吗',
    'Peter 到了',
    '他在 P2 停车场',
    '家属说 P128 认领',
    '@李敏\u2005P128 的事你看下',
    '烽火 今天没动静',
    '「烽火：◆ P131 待认领」\n- - - - - - - - - - - - - - -\n1',
    '',
    '@'.repeat(5000),
  ])('%j', async (typed) => {
    await said(typed);
    expect(world.heard).toEqual([]);
    expect(spoken()).toEqual([]);
  });

  it('words of our own, of an official account, of another company, and those said to us alone', async () => {
    const [news, guest] = [
      world.mocker.createContact({ type: 2 }),
      world.mocker.createContact({ type: 1, coworker: false }),
    ];
    world.room.add(news, guest).by(world.ann);
    await until(() => world.logged.length > 0 || world.heard.length > 0);
    world.me.say('P128 1').to(world.room);
    news.say('P128 1').to(world.room);
    guest.say('P128 1').to(world.room);
    world.ann.say('P128 1').to(world.me);
    await settled();
    expect(world.heard).toEqual([]);
  });

  it('pictures and files', async () => {
    world.mocker.MessageMock.create({
      ...{ id: 'picture', type: 6, text: 'P128 1.png', talkerId: world.ann.id, roomId: world.room.id },
      timestamp: Date.now(),
    });
    world.puppet.emit('message', { messageId: 'picture' });
    await settled();
    expect(world.heard).toEqual([]);
  });
});

describe('an answer', () => {
  it('stands in the group with the name of who asked', async () => {
    world.house.says = async () => ({ tone: 'ok', text: '已认领\n请写明 @烽火' });
    await said('P128 1');
    await until(() => spoken().length > 0);
    expect(spoken()).toEqual(['@李敏 已认领\n请写明 ＠烽火']);
    expect(world.puppet.mentioned).toEqual([['wxid_limin']]);
  });

  it('that is not masked is not said, in the group nor to the person alone', async () => {
    world.house.says = async () => ({ tone: 'ok', text: '原文：张三 13900001111', unmasked: true });
    await said('P128 18');
    await until(() => spoken().length > 0);
    expect(spoken()[0]).toContain('控制台');
    const everything = [...world.mocker.cacheMessagePayload.values()].map(({ text }) => text).join();
    expect(everything).not.toContain('13900001111');
  });

  it('without words is none', async () => {
    world.house.says = async () => ({ tone: 'ok', text: '' });
    await said('P128 1');
    await settled();
    expect(spoken()).toEqual([]);
  });

  it('of a house that fails says that nothing was kept', async () => {
    world.house.says = () => Promise.reject(new Error('database away'));
    await said('P128 1');
    await until(() => spoken().length > 0);
    expect(spoken()[0]).toContain('没有保存');
  });

  it('comes once, however often the puppet brings the words, and not again after a restart', async () => {
    await said('P128 1');
    await until(() => spoken().length > 0);
    const messageId = world.heard[0]?.key ?? '';
    world.puppet.emit('message', { messageId });
    await settled();
    await platform.stop();
    platform = await world.started();
    world.puppet.emit('message', { messageId });
    await settled();
    expect(world.heard).toHaveLength(1);
    expect(spoken()).toHaveLength(1);
  });

  it('is said to be lost in the log, without its words', async () => {
    world.puppet.faults.push({ kind: 'refused', error: '7 PERMISSION_DENIED: 张三 13900001111', code: 7 });
    await said('P128 1');
    await until(() => world.logged.some(({ message }) => message.includes('not shown')));
    const lost = world.logged.find(({ message }) => message.includes('not shown'));
    expect(lost).toMatchObject({ fields: { code: 7 } });
    expect(JSON.stringify(world.logged)).not.toContain('张三');
  });

  it('waits for its turn, as a person would', async () => {
    await platform.stop();
    platform = await world.started(world.make({ waits: { answers: 3_600_000 } }));
    for (const who of [world.ann, world.bo]) who.say('P128 1').to(world.room);
    await until(() => world.heard.length === 2);
    await settled();
    expect(spoken()).toEqual(['@李敏 好的']);
  });
});

describe('who comes and goes', () => {
  it('is told once each, with who moved them and a key that stays', async () => {
    const chen = world.person('wxid_chen', '陈晨');
    world.room.add(chen).by(world.bo);
    await until(() => world.heard.length > 0);
    world.room.remove(chen, world.ann).by(world.bo);
    await until(() => world.heard.length > 2);
    expect(world.heard).toMatchObject([
      {
        kind: 'member',
        change: 'joined',
        who: 'wechaty:wxid_bot:wxid_chen',
        by: 'wechaty:wxid_bot:wxid_wangfang',
      },
      { kind: 'member', change: 'left', who: 'wechaty:wxid_bot:wxid_chen' },
      { kind: 'member', change: 'left', who: 'wechaty:wxid_bot:wxid_limin' },
    ]);
    expect(new Set(world.heard.map(({ key }) => key)).size).toBe(3);
    expect(world.heard[0]?.key).toMatch(/^joined:1001@chatroom:wechaty:wxid_bot:wxid_chen:\d+$/);
  });

  it('tells an administrator the id of a group in which it is spoken to, once', async () => {
    for (const text of ['P128 1', 'P128 认领', '收到']) await said(text);
    await settled();
    const ids = world.logged.filter(({ message }) => message.includes('org.csv'));
    expect(ids.map(({ fields }) => fields)).toEqual([{ channel: '1001@chatroom' }]);
  });

  it('is logged when it is us', async () => {
    world.room.remove(world.me).by(world.ann);
    await until(() => world.logged.some(({ message }) => message.includes('removed')));
    expect(world.heard).toEqual([]);
    expect(await platform.members(world.room.id)).toMatchObject({ known: false });
  });
});

describe('traps of wechaty', () => {
  it('"no payload found for id …@chatroom", which comes with every word, fills no log; other errors do', async () => {
    await said('P128 1');
    await settled();
    expect(world.logged.filter(({ message }) => message.includes('error'))).toEqual([]);
    world.puppet.emit('error', { data: '13 INTERNAL: 张三 13900001111' });
    await until(() => world.logged.some(({ message }) => message.includes('error')));
    expect(JSON.stringify(world.logged)).not.toContain('13900001111');
  });

  it('an account that is not ours scans the code: nothing is done for it', async () => {
    await platform.stop();
    platform = await world.started(world.make({ login: 'wxid_ours' }));
    await said('P128 1');
    expect(world.heard).toEqual([]);
    expect(await platform.members(world.room.id)).toMatchObject({ known: false });
    const found = await platform.check?.([world.room.id]);
    expect(found?.find(({ id }) => id === 'wechaty.login')).toMatchObject({ state: 'bad' });
    expect(world.logged.some(({ message }) => message.includes('another account'))).toBe(true);
  });

  it('mentionSelf() searches the whole group for every @: a text full of them is not searched', async () => {
    let searched = 0;
    const search = world.puppet.roomMemberSearch.bind(world.puppet);
    world.puppet.roomMemberSearch = (...args) => {
      searched += 1;
      return search(...args);
    };
    await said(Array.from({ length: 300 }, (_, index) => `@a${index}@b`).join(' '));
    await settled();
    expect(searched).toBe(0);
  });

  it('the QR code is given to who shows it, and is in no log', async () => {
    const codes: string[] = [];
    await platform.stop();
    platform = await world.started(world.make({ onScan: (code) => codes.push(code) }));
    world.mocker.scan('https://login.weixin.example/secret');
    await until(() => codes.length > 0);
    expect(codes).toEqual(['https://login.weixin.example/secret']);
    expect(JSON.stringify(world.logged)).not.toContain('secret');
  });
});
