import { beforeEach, describe, expect, it } from 'vitest';
import type { Card, Notice } from '../../src/bot/message.ts';
import type { Platform } from '../../src/ports.ts';
import { card, notice } from './support/messages.ts';
import { kinds, until, type WechatyWorld, wechatyWorld } from './support/wechatyWorld.ts';

let world: WechatyWorld;
let platform: Platform;
let channel: string;

beforeEach(async () => {
  world = await wechatyWorld();
  platform = await world.started();
  channel = world.room.id;
  return () => platform.stop();
});

const spoken = () => world.spoken(channel).map(({ text }) => text ?? '');

describe('words whose fate is unknown', () => {
  it('that arrived after all are not said again', async () => {
    world.puppet.faults.push({ kind: 'lost', arrives: true });
    expect((await platform.send(channel, notice, 'late')).outcome).toBe('uncertain');
    const again = await platform.send(channel, notice, 'late');
    expect(again).toEqual({ outcome: 'sent', ref: world.spoken(channel)[0]?.id });
    expect(spoken()).toHaveLength(1);
  });

  it('that never arrived are said again', async () => {
    world.puppet.faults.push({ kind: 'lost', arrives: false });
    expect((await platform.send(channel, notice, 'never')).outcome).toBe('uncertain');
    expect(spoken()).toHaveLength(0);
    expect((await platform.send(channel, notice, 'never')).outcome).toBe('sent');
    expect(spoken()).toHaveLength(1);
  });

  it('are not mixed up with other words, or with the same ones elsewhere', async () => {
    const elsewhere = world.mocker.createRoom({
      id: '1002@chatroom',
      memberIdList: [world.me.id, world.ann.id],
    });
    world.puppet.faults.push({ kind: 'lost', arrives: false });
    expect((await platform.send(channel, notice, 'lost')).outcome).toBe('uncertain');
    await platform.send(channel, card, 'others');
    await platform.send(elsewhere.id, notice, 'elsewhere');
    expect((await platform.send(channel, notice, 'lost')).outcome).toBe('sent');
    expect(spoken()).toHaveLength(2);
  });

  it('are nobody else’s: what a person says in the same words is no echo', async () => {
    world.puppet.faults.push({ kind: 'lost', arrives: false });
    await platform.send(channel, notice, 'forged');
    world.ann.say('◆ P128 无人认领，已上报华东区域。').to(world.room);
    expect((await platform.send(channel, notice, 'forged')).outcome).toBe('sent');
    expect(spoken()).toHaveLength(1);
  });
});

describe('once for a key', () => {
  it('by the id that the puppet gives, where it gives one', async () => {
    const { puppet } = world;
    const say = puppet.messageSendText.bind(puppet);
    Object.assign(puppet, {
      messageSendText: async (...said: Parameters<typeof say>) => {
        await say(...said);
        return world.spoken(channel).at(-1)?.id;
      },
    });
    const delivery = await platform.send(channel, notice, 'id');
    expect(delivery).toEqual({ outcome: 'sent', ref: world.spoken(channel)[0]?.id });
  });

  it('is sent without any sign of it as well, and known again', async () => {
    const { puppet } = world;
    puppet.messageSendText = async () => undefined;
    const delivery = await platform.send(channel, notice, 'no sign');
    expect(delivery.outcome).toBe('sent');
    expect(await world.make().send(channel, notice, 'no sign')).toEqual(delivery);
  });

  it('says nothing while it cannot look up what it said', async () => {
    const broken = { ...world.keepsakes, get: () => Promise.reject(new Error('database away')) };
    await platform.stop();
    const blind = await world.started(world.make({ keepsakes: broken }));
    expect((await blind.send(channel, notice, 'blind')).outcome).toBe('retry');
    expect(spoken()).toHaveLength(0);
    await blind.stop();
  });

  it('is said all the same when it cannot be remembered', async () => {
    const broken = { ...world.keepsakes, put: () => Promise.reject(new Error('database away')) };
    await platform.stop();
    const forgetful = await world.started(world.make({ keepsakes: broken }));
    expect((await forgetful.send(channel, notice, 'forgetful')).outcome).toBe('sent');
    expect(world.logged.map(({ message }) => message).join()).toContain('could not be remembered');
    await forgetful.stop();
  });
});

describe('what a puppet says becomes what to do', () => {
  it.each<[string, number | undefined, object]>([
    ['not logged in', undefined, { outcome: 'retry', scope: 'app' }],
    ['8 RESOURCE_EXHAUSTED: slow down', 8, { outcome: 'retry', afterMs: 60_000, scope: 'app' }],
    ['8 RESOURCE_EXHAUSTED: slow down', undefined, { outcome: 'retry', afterMs: 60_000 }],
    ['5 NOT_FOUND: room', 5, { outcome: 'failed', why: expect.stringContaining('群号') }],
    ['7 PERMISSION_DENIED: muted', 7, { outcome: 'failed' }],
    ['16 UNAUTHENTICATED: token', 16, { outcome: 'failed', why: expect.stringContaining('WECHATY_TOKEN') }],
    ['14 UNAVAILABLE: connection dropped', 14, { outcome: 'uncertain' }],
    ['4 DEADLINE_EXCEEDED: slow', 4, { outcome: 'uncertain' }],
    ['socket hang up', undefined, { outcome: 'uncertain' }],
  ])('%s (%s)', async (error, code, what) => {
    world.puppet.faults.push({ kind: 'refused', error, ...(code !== undefined && { code }) });
    expect(await platform.send(channel, notice, error)).toMatchObject(what);
  });

  it('tries again later while the group cannot be asked about, and gives up when there is none', async () => {
    const fresh = world.mocker.createRoom({ id: '1003@chatroom', memberIdList: [world.me.id] });
    world.puppet.roomError = '14 UNAVAILABLE: away';
    expect((await platform.send(fresh.id, notice, 'away')).outcome).toBe('retry');
    world.puppet.roomError = undefined;
    expect((await platform.send(fresh.id, notice, 'away')).outcome).toBe('sent');
    expect(await platform.send('404@chatroom', notice, 'none')).toMatchObject({ outcome: 'failed' });
  });

  it('waits for the phone to scan the code, and says whom that is about', async () => {
    const fresh = await wechatyWorld();
    const early = fresh.make();
    expect(await early.send('1001@chatroom', notice, 'early')).toMatchObject({
      outcome: 'retry',
      scope: 'app',
    });
    await early.start(async () => ({ tone: 'ok', text: '' }));
    expect((await early.send('1001@chatroom', notice, 'early')).outcome).toBe('retry');
    expect((await early.members('1001@chatroom')).known).toBe(false);
    expect(await early.makeGroup?.('P128', [], 'early')).toMatchObject({ made: false });
    fresh.mocker.login(fresh.me);
    expect((await early.send('1001@chatroom', notice, 'early')).outcome).toBe('sent');
    await early.stop();
    expect((await early.send('1001@chatroom', notice, 'stopped')).outcome).toBe('retry');
  });
});

describe('mentions are made by our code alone', () => {
  const identity = (id: string, login = 'wxid_bot') => `wechaty:${login}:${id}`;
  const ringing = (...people: readonly string[]): Notice => ({
    ...notice,
    spans: [...notice.spans, ...people.map((person) => ({ person, name: '值班' }))],
  });

  it('of a contact of this login who is in the group', async () => {
    await platform.send(channel, ringing(identity('wxid_limin')), 'ring');
    expect(spoken()[0]).toMatch(/^@李敏 ◆ /u);
    expect(world.puppet.mentioned).toEqual([['wxid_limin']]);
  });

  it.each([
    ['of another login', identity('wxid_limin', 'wxid_before')],
    ['of another platform', 'slack:T1:U1'],
    ['unknown', identity('wxid_nobody')],
    ['the whole group', identity('announcement@all')],
  ])('and of nobody who is %s', async (_who, person) => {
    expect((await platform.send(channel, ringing(person), person)).outcome).toBe('sent');
    expect(world.puppet.mentioned).toEqual([[]]);
    expect(spoken()[0]).not.toContain('@');
    expect(spoken()[0]).toContain('值班');
  });

  it('and of nobody who has left', async () => {
    world.room.remove(world.bo).by(world.me);
    await until(() => world.heard.length > 0);
    await platform.send(channel, ringing(identity('wxid_wangfang')), 'gone');
    expect(world.puppet.mentioned).toEqual([[]]);
  });
});

describe('what is too much for WeChat arrives all the same', () => {
  it.each<[string, Partial<Card>]>([
    ['a title of 5,000 characters', { title: '称'.repeat(5000) }],
    [
      '200 lines',
      {
        lines: Array.from({ length: 200 }, () => ({
          kind: 'quote',
          spans: [{ text: '患者家属称'.repeat(20) }],
        })),
      },
    ],
    ['a line of 10,000 characters', { lines: [{ kind: 'quote', spans: [{ text: '患'.repeat(10_000) }] }] }],
    ['nothing at all', { title: '', badge: '', code: '', state: '', lines: [], actions: [] }],
  ])('%s', async (what, more) => {
    expect((await platform.send(channel, { ...card, ...more }, what)).outcome).toBe('sent');
    const [text = ''] = spoken();
    expect(text.length).toBeLessThanOrEqual(2000);
    if (what !== 'nothing at all') expect(text).toContain('回复 P128 1 认领');
    if (what === '200 lines') expect(text).toMatch(/另有 \d+ 行/u);
  });

  it('but not a file of 21 MiB, nor an empty one', async () => {
    const file = { name: '视频.mp4', mime: 'video/mp4', bytes: new Uint8Array(21 * 1024 * 1024) };
    expect(await platform.attach?.(channel, file, '', 'big')).toMatchObject({ outcome: 'failed' });
    expect(await platform.attach?.(channel, { ...file, bytes: new Uint8Array() }, '', 'empty')).toMatchObject(
      {
        outcome: 'failed',
      },
    );
    expect(world.spoken(channel)).toHaveLength(0);
  });
});

describe('who is in a group', () => {
  const who = async () => {
    const members = await platform.members(channel);
    return members.known ? members.who : members.why;
  };

  it('is no official account, nobody of another company, and not ourselves', async () => {
    for (const payload of [
      { type: kinds.official },
      { type: kinds.individual },
      { type: kinds.corporation },
    ]) {
      world.room.add(world.mocker.createContact({ ...payload, coworker: false })).by(world.ann);
    }
    expect(await who()).toEqual(['wechaty:wxid_bot:wxid_limin', 'wechaty:wxid_bot:wxid_wangfang']);
  });

  it('is anybody but official accounts, where the login is a person’s and nobody tells companies apart', async () => {
    const personal = await wechatyWorld();
    personal.me.payload.type = kinds.individual;
    const alone = await personal.started();
    const guest = personal.mocker.createContact({ id: 'wxid_guest', type: kinds.individual });
    const news = personal.mocker.createContact({ id: 'gh_news', type: kinds.official });
    personal.room.add(guest, news).by(personal.ann);
    const members = await alone.members(channel);
    expect(members.known && members.who).toContain('wechaty:wxid_bot:wxid_guest');
    expect(members.known && members.who).not.toContain('wechaty:wxid_bot:gh_news');
    await alone.stop();
  });

  it('is asked anew each time: nothing tells when somebody leaves quietly', async () => {
    expect(await who()).toHaveLength(2);
    world.room.payload.memberIdList.pop();
    expect(await who()).toHaveLength(1);
  });

  it('is unknown when the list is empty, or we are not on it', async () => {
    world.room.payload.memberIdList.splice(1);
    expect(await who()).toContain('空的成员名单');
    world.room.payload.memberIdList.splice(0, 1, world.ann.id, world.bo.id);
    expect(await who()).toContain('机器人不在');
  });
});

describe('a group for an incident', () => {
  const people = ['wechaty:wxid_bot:wxid_limin', 'wechaty:wxid_bot:wxid_wangfang'];

  it('is ready at once (PLATFORMS: "not ready" after Room.create)', async () => {
    const made = await platform.makeGroup?.('P128 指挥', people, 'ready');
    if (!made?.made) throw new Error('not made');
    expect(world.mocker.roomPayload(made.channel).topic).toBe('P128 指挥');
    expect((await platform.send(made.channel, notice, 'in it')).outcome).toBe('sent');
  });

  it('is found after a restart', async () => {
    const made = await platform.makeGroup?.('P128 指挥', people, 'kept');
    await platform.stop();
    const again = await world.started();
    expect(await again.makeGroup?.('P128 指挥', people, 'kept')).toEqual(made);
    await again.stop();
  });

  it('is not made a second time where the answer to the first was lost: people look', async () => {
    const create = world.mocker.createRoom;
    let made = 0;
    world.mocker.createRoom = (...all) => {
      made += 1;
      create.apply(world.mocker, all);
      throw new Error('cut off');
    };
    expect(await platform.makeGroup?.('P128 指挥', people, 'cut')).toMatchObject({ made: false });
    world.mocker.createRoom = create;
    expect(await platform.makeGroup?.('P128 指挥', people, 'cut')).toMatchObject({
      made: false,
      unsure: true,
    });
    expect(made).toBe(1);
  });

  it.each([
    ['for one person', people.slice(0, 1)],
    ['for people of another login', people.map((each) => each.replace('wxid_bot', 'wxid_old'))],
    ['for nobody', []],
  ])('is not made %s', async (_who, asked) => {
    expect(await platform.makeGroup?.('P128', asked, 'no')).toMatchObject({ made: false });
  });

  it('takes one more, who is a contact of the account', async () => {
    const chen = world.person('wxid_chen', '陈晨');
    const delivery = await platform.addPeople?.(channel, ['wechaty:wxid_bot:wxid_chen', people[0] ?? '']);
    expect(delivery).toMatchObject({ outcome: 'sent' });
    expect(world.room.payload.memberIdList.filter((id) => id === chen.id)).toHaveLength(1);
    expect(world.room.payload.memberIdList.filter((id) => id === world.ann.id)).toHaveLength(1);
    expect(await platform.addPeople?.(channel, ['wechaty:wxid_bot:wxid_none'])).toMatchObject({
      outcome: 'failed',
    });
  });
});
