import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { degrade } from '../../../src/bot/degrade.ts';
import type { Answer } from '../../../src/bot/message.ts';
import { type WechatyOptions, wechatyPlatform } from '../../../src/bot/wechaty/index.ts';
import type { Inbound, Platform } from '../../../src/ports.ts';
import { keepsakesOf } from './keepsakes.ts';

type Contact = ReturnType<mock.Mocker['createContact']>;

/** wechaty's numbers of what an account is. */
export const kinds = { individual: 1, official: 2, corporation: 3 } as const;

/** What a puppet does to the next words we say. */
export type Fault =
  /** They arrive a moment after the answer was lost, or never. */
  | { readonly kind: 'lost'; readonly arrives: boolean; readonly error?: string }
  | { readonly kind: 'refused'; readonly error: string; readonly code?: number };

/**
 * The mock of wechaty's own makers, with what it leaves undone (PLATFORMS section D): making groups, adding and removing
 * people. It can be told to fail.
 */
class LivePuppet extends PuppetMock {
  readonly faults: Fault[] = [];
  /** What each of our words mentions by id. */
  readonly mentioned: (readonly string[])[] = [];
  memberError: string | undefined;
  roomError: string | undefined;
  /** Logged in again whenever it is started, as an account whose phone need not scan twice. */
  remembered: string | undefined;

  override async onStart(): Promise<void> {
    await super.onStart();
    const { remembered } = this;
    if (remembered !== undefined) setTimeout(() => this.isLoggedIn || this.login(remembered), 10);
  }

  override async messageSendText(conversation: string, text: string, mentions?: string[]): Promise<void> {
    const fault = this.faults.shift();
    if (fault?.kind === 'refused') throw Object.assign(new Error(fault.error), { code: fault.code });
    if (fault?.kind === 'lost') {
      if (fault.arrives) setTimeout(() => void super.messageSendText(conversation, text), 30);
      throw new Error(fault.error ?? '4 DEADLINE_EXCEEDED: Deadline exceeded');
    }
    this.mentioned.push(mentions ?? []);
    await super.messageSendText(conversation, text);
  }

  override async roomCreate(ids: string[], topic: string): Promise<string> {
    const payload = { topic, memberIdList: [this.currentUserId, ...ids], ownerId: this.currentUserId };
    return this.mocker.createRoom(payload).id;
  }

  override async roomAdd(room: string, id: string): Promise<void> {
    const by = this.mocker.ContactMock.load(this.currentUserId);
    this.mocker.RoomMock.load(room).add(this.mocker.ContactMock.load(id)).by(by);
  }

  override async roomMemberList(room: string): Promise<string[]> {
    if (this.memberError !== undefined) throw new Error(this.memberError);
    return super.roomMemberList(room);
  }

  override async roomRawPayload(room: string) {
    if (this.roomError !== undefined) throw new Error(this.roomError);
    return super.roomRawPayload(room);
  }
}

/** An account of ours with one group of two people, and a house that says what the test wants it to say. */
export async function wechatyWorld(more: Partial<WechatyOptions> = {}) {
  const mocker = new mock.Mocker();
  const puppet = new LivePuppet({ mocker });
  const me = mocker.createContact({ id: 'wxid_bot', name: '烽火', type: kinds.corporation, coworker: true });
  const person = (id: string, name: string): Contact =>
    mocker.createContact({ id, name, type: kinds.corporation, coworker: true });
  const [ann, bo] = [person('wxid_limin', '李敏'), person('wxid_wangfang', '王芳')];
  const room = mocker.createRoom({
    ...{ id: '1001@chatroom', topic: '徐汇院区监测', memberIdList: [me.id, ann.id, bo.id], ownerId: me.id },
  });
  const keepsakes = keepsakesOf();
  const heard: Inbound[] = [];
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const write = (fields: object, message: string) => void logged.push({ fields, message });
  const house: { says: (inbound: Inbound) => Promise<Answer> } = {
    says: async () => ({ tone: 'ok', text: '好的' }),
  };
  const make = (other: Partial<WechatyOptions> = {}): Platform =>
    asTheHouse(
      wechatyPlatform({
        ...{ puppet, keepsakes, now: () => new Date() },
        log: { info: write, warn: write, error: write },
        waits: { echo: 300, answers: 0, again: 50 },
        ...more,
        ...other,
      }),
    );

  return {
    ...{ mocker, puppet, me, ann, bo, room, keepsakes, heard, logged, house, make, person },
    /** Starts it as the phone of the bot's account has scanned the code. */
    async started(platform: Platform = make()): Promise<Platform> {
      await platform.start((inbound) => {
        heard.push(inbound);
        return house.says(inbound);
      });
      if (puppet.remembered === undefined) mocker.login(me);
      if (more.puppet) await loggedIn(platform);
      return platform;
    },
    /** Our own words in a group, oldest first. */
    spoken(group: string) {
      const all = [...mocker.cacheMessagePayload.values()];
      return all.filter(({ roomId, talkerId }) => roomId === group && talkerId === me.id);
    },
  };
}

export type WechatyWorld = Awaited<ReturnType<typeof wechatyWorld>>;
/** Takes out of a message what the platform cannot do, as jobs/deliver does before it sends. */
function asTheHouse(platform: Platform): Platform {
  return {
    ...platform,
    send: (channel, message, key) => platform.send(channel, degrade(message, platform.can), key),
    update: (channel, ref, message) => platform.update(channel, ref, degrade(message, platform.can)),
  };
}

/** A puppet service tells of the login a moment later. */
async function loggedIn(platform: Platform): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const found = await platform.check?.([]);
    if (found?.some(({ id, state }) => id === 'wechaty.login' && state === 'ok')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Until something is so, or that long has passed, in milliseconds. */
export async function until(so: () => boolean, longest = 5000): Promise<void> {
  for (let waited = 0; waited < longest && !so(); waited += 5) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
