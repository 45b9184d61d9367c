import type { Contact, Message, Room, Wechaty } from 'wechaty';
import type { Inbound, Keepsakes, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Answer } from '../message.ts';
import type { answerer } from './answers.ts';
import type { Echoes } from './echoes.ts';
import { askOf, heardOf, memberOf } from './inbound.ts';
import { errorFields, isKnownNoise, type Log } from './log.ts';
import { identityOf } from './outbound.ts';
import { ours, type Session } from './session.ts';
import type { Watch } from './watch.ts';

export interface Listening {
  readonly session: Session;
  readonly watch: Watch;
  readonly echoes: Echoes;
  readonly keepsakes: Keepsakes;
  readonly tell: ReturnType<typeof answerer>;
  /** Whether words without our name are a command of ours all the same. */
  readonly known: (text: string) => boolean;
  readonly on: (inbound: Inbound) => Promise<Answer>;
  /** The QR code that the account's phone must scan. */
  readonly onScan: ((code: string) => void) | undefined;
  readonly now: Now;
  readonly log: Log;
}

const answeredMs = 3 * 24 * 60 * 60_000;

const notKept: Answer = {
  tone: 'trouble',
  text: '没有保存：系统暂时不可用，请在一分钟后重试。\nNot saved: please try again in a minute.',
};

/** Hears what happens on WeChat: words for us, who comes and goes, what watched groups say, and trouble. */
export function listen(bot: Wechaty, listening: Listening): void {
  const { session, watch, echoes, onScan, log } = listening;
  const run = once<void>(2000);
  const told = new Set<string>();

  /** Nothing else shows an administrator the id of a group. */
  function tellId(room: Room): void {
    if (told.has(room.id)) return;
    told.add(room.id);
    log.info({ channel: room.id }, 'wechaty is spoken to in this group: its id for org.csv');
  }

  bot.on('error', (error) => {
    if (!isKnownNoise(error)) log.warn(errorFields(error), 'wechaty reports an error');
  });
  bot.on('scan', (code) => {
    log.warn({}, 'wechaty waits for its QR code to be scanned by the phone of the bot’s account');
    onScan?.(code);
  });
  bot.on('login', () => {
    if (session.now()) log.info({}, 'wechaty is logged in');
    else
      log.error(
        {},
        'wechaty is logged in as another account than the one configured: nothing is done for it',
      );
  });
  bot.on('logout', () => log.warn({}, 'wechaty is logged out'));
  bot.on('room-invite', () =>
    log.warn({}, 'wechaty was invited into a group: accept it by hand if it is ours'),
  );

  bot.on('message', (message) => guarded('a message', () => heard(message)));
  bot.on('room-join', (room, people, by, at) =>
    guarded('a coming', () => moved('joined', room, people, by, at)),
  );
  bot.on('room-leave', (room, people, by, at) =>
    guarded('a going', () => moved('left', room, people, by, at)),
  );

  async function guarded(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error(errorFields(error), `wechaty: ${what} could not be taken`);
    }
  }

  async function heard(message: Message): Promise<void> {
    const room = message.room();
    if (!room || !session.now()) return;
    if (message.self()) return echoes.hear(room.id, message.text(), message.id);
    await run(message.id, async () => {
      if (await watch.has(room)) await watch.take(message, room);
      else if (await asked(listening, message, room)) tellId(room);
    });
  }

  async function moved(
    change: 'joined' | 'left',
    room: Room,
    people: readonly Contact[],
    by: Contact | undefined,
    at: Date | undefined,
  ): Promise<void> {
    const there = session.now();
    if (!there || (await watch.has(room))) return;
    if (change === 'left' && people.some(({ id }) => id === there.login)) {
      log.warn({}, 'wechaty was removed from a group');
    }
    for (const who of ours(there, people)) {
      const mover = by === undefined ? who : identityOf(there.login, by.id);
      await listening.on(memberOf(change, { channel: room.id, who, by: mover, at: at ?? listening.now() }));
    }
  }
}

/** One question or command, from its words to its answer; what was answered before a restart is not answered again. True when it was for us. */
async function asked(listening: Listening, message: Message, room: Room): Promise<boolean> {
  const { session, keepsakes, tell, known, on, now, log } = listening;
  const there = session.now();
  const heard = there && (await heardOf(message, there, now));
  const ask = heard && askOf(heard, there.login, known);
  if (!ask || !ours(there, [message.talker()]).includes(ask.by)) return false;
  const key = `wechaty:answered:${message.id}`;
  // Who cannot look it up asks the house, which knows it by its key as well.
  if ((await keepsakes.get(key).catch(() => undefined)) !== undefined) return true;
  let answer: Answer;
  try {
    answer = await on(ask);
  } catch (error) {
    log.error(errorFields(error), 'what was asked on wechaty is not kept');
    answer = notKept;
  }
  await tell(room, message.talker(), answer);
  if (answer !== notKept) await keepsakes.put(key, 'answered', new Date(now().getTime() + answeredMs));
  return true;
}
