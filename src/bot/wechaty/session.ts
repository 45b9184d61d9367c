import type { Contact, Room, Wechaty } from 'wechaty';
import type { Identity } from '../../ports.ts';
import { contactOf, identityOf } from './outbound.ts';
import { notLoggedIn, type ReadTrouble, readTrouble } from './trouble.ts';

/** The bot while an account is logged in, and that account's id. */
export interface LoggedIn {
  readonly bot: Wechaty;
  readonly login: string;
}

export interface Session {
  /** Undefined before `open`, while nobody is logged in, and while a wrong account is. */
  now(): LoggedIn | undefined;
  open(bot: Wechaty): void;
  close(): Wechaty | undefined;
  /** The group, or why we cannot speak in it. `fresh`: asked of WeChat again, not remembered. */
  room(channel: string, fresh?: 'fresh'): Promise<Room | ReadTrouble>;
  /** The contact behind an identity of this login. */
  contact(identity: Identity): Promise<Contact | undefined>;
}

/** `expected` is the account that the administrator named: whoever else scans the code is not spoken for. */
export function sessionOf(expected: string | undefined): Session {
  let opened: Wechaty | undefined;

  function now(): LoggedIn | undefined {
    if (!opened?.isLoggedIn) return undefined;
    const login = opened.currentUser.id;
    return expected === undefined || expected === login ? { bot: opened, login } : undefined;
  }

  return {
    now,
    open(bot) {
      opened = bot;
    },
    close() {
      const bot = opened;
      opened = undefined;
      return bot;
    },
    async room(channel, fresh) {
      const there = now();
      if (!there) return notLoggedIn;
      try {
        // Room.find says only "undefined", whether the group is gone or the puppet is away.
        if (fresh) await there.bot.puppet.roomPayloadDirty(channel);
        await there.bot.puppet.roomPayload(channel);
        const room = await there.bot.Room.find({ id: channel });
        if (fresh) await room?.sync();
        return room ?? readTrouble(new Error('room not found'));
      } catch (error) {
        return readTrouble(error);
      }
    },
    async contact(identity) {
      const there = now();
      const id = there && contactOf(identity, there.login);
      return id === undefined ? undefined : await there?.bot.Contact.find({ id });
    },
  };
}

/** An official account or an app; the numbers are wechaty's own (types.Contact). */
const official = 2;
/** An account of a company on WeCom, where colleagues are told from customers. */
const corporation = 3;

/** Those of the contacts that may be people of ours: not us, no official account, on WeCom nobody of another company. */
export function ours({ bot, login }: LoggedIn, contacts: readonly Contact[]): readonly Identity[] {
  const atCompany = bot.currentUser.type() === corporation;
  return contacts
    .filter((each) => each.id !== login && each.type() !== official && (!atCompany || each.coworker()))
    .map(({ id }) => identityOf(login, id));
}
