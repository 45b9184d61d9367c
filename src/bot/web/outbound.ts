import type { BoardPicture } from '../../ports/board.ts';
import type { Attachment, Delivery } from '../../ports.ts';
import { type Message, type Notice, plain } from '../message.ts';
import type { WebOptions } from './options.ts';
import { lookOf } from './picture.ts';
import { Ref } from './said.ts';
import { webKey } from './visitor.ts';

/** Onto the board of a group of org.csv, once for a key. */
export async function send(
  options: WebOptions,
  channel: string,
  message: Message,
  key: string,
  picture?: BoardPicture,
): Promise<Delivery> {
  if (!options.org().channels.has(webKey(channel))) return absent(channel);
  try {
    return { outcome: 'sent', ref: await options.board.put(channel, key, message, options.now(), picture) };
  } catch (error) {
    return later(error);
  }
}

const largestPicture = 5 * 1024 * 1024;

/** A picture and its caption as one message, once for a key that is no notice's. */
export function attach(
  options: WebOptions,
  channel: string,
  file: Attachment,
  caption: string,
  key: string,
): Promise<Delivery> {
  const said = caption.trim();
  const spans = said === '' ? [] : [{ text: said }];
  return show(options, channel, file, { kind: 'notice', tone: 'calm', spans }, `file:${key}`);
}

/**
 * A picture and what is said with it as one message, once for a key. What the console shows is told by the bytes, never by
 * name or type: PNG and JPEG of at most 5 MiB; the first line that is said is what is read to those who do not see it.
 */
export async function show(
  options: WebOptions,
  channel: string,
  { name, bytes }: Attachment,
  notice: Notice,
  key: string,
): Promise<Delivery> {
  const look = lookOf(bytes);
  if (!look) return { outcome: 'failed', why: '控制台只显示 PNG 和 JPEG 图片（neither PNG nor JPEG）' };
  if (bytes.length > largestPicture) return { outcome: 'failed', why: '图片超过 5 MiB（too large）' };
  const { mime, width, height } = look;
  const alt = plain(notice).split('\n', 1)[0] || name;
  const message = { ...notice, picture: { alt, width, height } };
  return await send(options, channel, message, key, { mime, bytes });
}

/** In place, as long as the board has it; else `failed` with "gone". */
export async function update(
  options: WebOptions,
  channel: string,
  ref: string,
  message: Message,
): Promise<Delivery> {
  try {
    const found =
      Ref.safeParse(ref).success && (await options.board.replace(channel, ref, message, options.now()));
    return found ? { outcome: 'sent', ref } : { outcome: 'failed', why: 'gone' };
  } catch (error) {
    return later(error);
  }
}

/** The board keeps one message per key, so that trying again after any trouble doubles nothing. */
function later(error: unknown): Delivery {
  return { outcome: 'retry', afterMs: 1000, why: error instanceof Error ? error.message : String(error) };
}

function absent(channel: string): Delivery {
  return { outcome: 'failed', why: `no web group ${channel} in org.csv` };
}
