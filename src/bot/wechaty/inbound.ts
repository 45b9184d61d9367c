import type { Message } from 'wechaty';
import type { Inbound, Now } from '../../ports.ts';
import { identityOf } from './outbound.ts';
import type { LoggedIn } from './session.ts';

type Kind<Name extends Inbound['kind']> = Extract<Inbound, { kind: Name }>;

/** What was said in a group, as far as we need it. */
export interface Heard {
  readonly id: string;
  readonly at: Date;
  readonly channel: string;
  readonly talker: string;
  readonly text: string;
  /** The names under which people call us there. */
  readonly names: readonly string[];
  /** The client says that we are meant. */
  readonly mentioned: boolean;
}

/** wechaty's own number (types.Message): what is typed, not a picture's name. */
const textType = 7;

/** Longer is nothing that anybody types to a bot. */
const longest = 4000;

/**
 * Words that are for us: they mention us, begin with an incident's code, or are a command that `known` understands. The
 * rest of what people say in their group is none of our business. @returns undefined for that
 */
export function askOf(
  heard: Heard,
  login: string,
  known: (text: string) => boolean,
): Kind<'ask'> | undefined {
  const said = withoutQuote(heard.text).slice(0, longest);
  const text = withoutNames(said, heard.names);
  const meant = heard.mentioned || text !== said.trim() || beginsWithCode(text) || known(text);
  if (!meant) return undefined;
  return {
    kind: 'ask',
    key: heard.id,
    at: heard.at,
    by: identityOf(login, heard.talker),
    channel: heard.channel,
    text,
  };
}

/** `P128 …`, `#Ｐ１２８`, `p128-v3 …`, and the same after 回复 as the card prints it. */
function beginsWithCode(text: string): boolean {
  const folded = text.slice(0, 40).normalize('NFKC').toLowerCase();
  return /^(?:(?:回复|reply)[\s:]*)?#?p\d{1,9}(?:[\s_-]*v\d|(?![\da-z]))/u.test(folded);
}

/** An answer to a message comes with that message before it; what the bot said is not what the person says. */
function withoutQuote(text: string): string {
  if (!text.startsWith('「')) return text;
  const line = /\n(?:- ?){5,}-?\n/u.exec(text);
  return line ? text.slice(line.index + line[0].length) : text;
}

/** A mention is `@name` and a blank of its own, wherever it stands. */
function withoutNames(text: string, names: readonly string[]): string {
  let words = text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    if (name === '') continue;
    words = words.replaceAll(`@${name}\u2005`, ' ');
    const at = `@${name}`;
    if (words.trimStart().startsWith(at)) words = words.trimStart().slice(at.length);
    if (words.trimEnd().endsWith(` ${at}`)) words = words.trimEnd().slice(0, -at.length);
  }
  return words.trim();
}

/** What a puppet's message says, with what has to be asked for. @returns undefined for what nobody said in a group */
export async function heardOf(
  message: Message,
  { bot, login }: LoggedIn,
  now: Now,
): Promise<Heard | undefined> {
  const room = message.room();
  if (!room || message.self() || message.type() !== textType) return undefined;
  const payload = message.payload;
  const mentions = payload && 'mentionIdList' in payload ? (payload.mentionIdList ?? []) : [];
  // Not mentionSelf(): without a list of ids it searches the whole group once for every @ in a text.
  return {
    id: message.id,
    at: dateOf(message, now),
    channel: room.id,
    talker: message.talker().id,
    text: message.text(),
    names: [await aliasOf(), bot.currentUser.name()].filter((name) => name !== ''),
    mentioned: mentions.includes(login),
  };

  async function aliasOf(): Promise<string> {
    if (!room || !message.text().includes('@')) return '';
    return (await room.alias(bot.currentUser).catch(() => undefined)) ?? '';
  }
}

/** When it was said; a time that is none, or lies ahead, is now. */
export function dateOf(message: Message, now: Now): Date {
  const said = message.date();
  const latest = now();
  return said.getTime() > 0 && said < latest ? said : latest;
}

/** Somebody came or went. Its key is the same however often the puppet tells. */
export function memberOf(
  change: 'joined' | 'left',
  came: Pick<Kind<'member'>, 'channel' | 'who' | 'by' | 'at'>,
): Kind<'member'> {
  const key = `${change}:${came.channel}:${came.who}:${came.at.getTime()}`;
  return { kind: 'member', key, change, ...came };
}
