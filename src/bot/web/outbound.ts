import type { Delivery } from '../../ports.ts';
import type { Message } from '../message.ts';
import type { WebOptions } from './options.ts';
import { Ref } from './said.ts';
import { webKey } from './visitor.ts';

/** Onto the board of a group of org.csv, once for a key. */
export async function send(
  options: WebOptions,
  channel: string,
  message: Message,
  key: string,
): Promise<Delivery> {
  if (!options.org().channels.has(webKey(channel))) return absent(channel);
  try {
    return { outcome: 'sent', ref: await options.board.put(channel, key, message, options.now()) };
  } catch (error) {
    return later(error);
  }
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
