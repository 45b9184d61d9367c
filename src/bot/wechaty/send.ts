import { createHash } from 'node:crypto';
import type { Contact, Room } from 'wechaty';
import type { Attachment, Delivery, Keepsakes, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Message } from '../message.ts';
import type { Echoes } from './echoes.ts';
import { fileProblem, fitted } from './limits.ts';
import { boxOf } from './load.ts';
import { errorFields, type Log } from './log.ts';
import { identityOf, type Rendered, rendered } from './outbound.ts';
import type { Session } from './session.ts';
import { harmless, visible } from './text.ts';
import { notLoggedIn, troubleOf } from './trouble.ts';

export interface Speaking {
  readonly session: Session;
  readonly echoes: Echoes;
  readonly keepsakes: Keepsakes;
  /** A watched group is never spoken in. */
  readonly silentIn: (room: Room) => Promise<boolean>;
  /** How long our own words may take to come back to us, in milliseconds. */
  readonly echoWithinMs: number;
  readonly now: Now;
  readonly log: Log;
}

const rememberedMs = 60 * 24 * 60 * 60_000;
const watched: Delivery = {
  outcome: 'failed',
  why: '这个群只看不说：它在 watch 里（a watched group is never spoken in）',
};

/**
 * Says once for a key. WeChat has no key of its own, so what was said is remembered; and words whose answer was lost are
 * waited for before they are said again.
 */
export function sender(speaking: Speaking) {
  const run = once<Delivery>(2000, (delivery) => delivery.outcome === 'sent');
  return async function send(channel: string, message: Message, key: string): Promise<Delivery> {
    const once = await run(`${channel} ${key}`, () =>
      remembered(speaking, channel, key, async (room, kept) => {
        const { text, mentions } = rendered(message, speaking.session.now()?.login);
        return said(speaking, room, { text, mentions }, kept);
      }),
    );
    return once.value;
  };
}

/** A file, and its caption as words of their own before it: WeChat has no captions. */
export function attacher(speaking: Speaking) {
  const run = once<Delivery>(500, (delivery) => delivery.outcome === 'sent');
  return async function attach(channel: string, file: Attachment, caption: string, key: string) {
    const once = await run(`${channel} ${key}`, async () => {
      const why = fileProblem(file.bytes.length);
      if (why !== undefined) return { outcome: 'failed', why } satisfies Delivery;
      if (caption !== '') {
        const above = await remembered(speaking, channel, `${key} caption`, (room, kept) =>
          said(
            speaking,
            room,
            { text: fitted({ head: [], body: [harmless(caption)], tail: [] }), mentions: [] },
            kept,
          ),
        );
        if (above.outcome !== 'sent') return above;
      }
      return remembered(speaking, channel, key, async (room, kept): Promise<Delivery> => {
        const box = await boxOf(visible(file.name).replaceAll(/[\\/]/g, '_'), file.bytes);
        const message = await room.say(box);
        return { outcome: 'sent', ref: message?.id ?? kept };
      });
    });
    return once.value;
  };
}

/** Does it unless it was done; whatever went wrong becomes a delivery. */
async function remembered(
  { session, keepsakes, silentIn, now, log }: Speaking,
  channel: string,
  key: string,
  work: (room: Room, kept: string) => Promise<Delivery>,
): Promise<Delivery> {
  const kept = `wechaty:sent:${createHash('sha256')
    .update(JSON.stringify([channel, key]))
    .digest('hex')}`;
  try {
    const before = await keepsakes.get(kept);
    if (before !== undefined) return { outcome: 'sent', ref: before };
  } catch (error) {
    log.warn(errorFields(error), 'what was said cannot be looked up, so nothing is said');
    return { outcome: 'retry', afterMs: 5000, why: '记录暂时读不到（keepsakes unavailable）' };
  }
  const room = await session.room(channel);
  if ('outcome' in room) return room;
  if (await silentIn(room)) return watched;
  let delivery: Delivery;
  try {
    delivery = await work(room, kept);
  } catch (error) {
    log.warn(errorFields(error), 'wechaty could not say it');
    return troubleOf(error);
  }
  if (delivery.outcome !== 'sent') return delivery;
  try {
    await keepsakes.put(kept, delivery.ref, new Date(now().getTime() + rememberedMs));
  } catch (error) {
    log.error(
      errorFields(error),
      'what was said could not be remembered: after a restart it may be said again',
    );
  }
  return delivery;
}

async function said(
  { session, echoes, echoWithinMs }: Speaking,
  room: Room,
  { text, mentions }: Rendered,
  kept: string,
): Promise<Delivery> {
  const before = echoes.waiting(kept);
  const arrived = await before?.within(echoWithinMs);
  if (arrived !== undefined) return { outcome: 'sent', ref: arrived };
  before?.forget();
  const people = await present(session, room, mentions);
  const expected = echoes.expect(kept, room.id, text);
  try {
    const message = await room.say(text, ...people);
    const id = message?.id ?? (await expected.within(echoWithinMs));
    expected.forget();
    return { outcome: 'sent', ref: id ?? kept };
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.outcome !== 'uncertain') expected.forget();
    return trouble;
  }
}

/** Who of those meant is there: a mention of anybody else makes WeChat refuse the whole. */
async function present(session: Session, room: Room, ids: readonly string[]): Promise<readonly Contact[]> {
  const login = session.now()?.login;
  if (login === undefined) throw new Error(notLoggedIn.why);
  const people: Contact[] = [];
  for (const id of ids) {
    const contact = await session.contact(identityOf(login, id));
    if (contact && (await room.has(contact))) people.push(contact);
  }
  return people;
}
