import { createHash } from 'node:crypto';
import type { Delivery, Keepsakes, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Log } from './log.ts';

export interface Remembering {
  /** Comes before every key of ours: the name of the way. */
  readonly name: string;
  readonly keepsakes: Keepsakes;
  readonly now: Now;
  readonly log: Log;
}

/** An outbox asks again after a crash within days, never after a month. */
const keptFor = 30 * 24 * 60 * 60_000;

/**
 * Does what is asked once for a channel and a key, over restarts too: WeCom has nothing that tells whether a message
 * stands, so what it acknowledged is kept by us. What was never acknowledged is not kept: an alert that may stand twice
 * is better than one that does not stand at all.
 */
export function onceFor({ name, keepsakes, now, log }: Remembering) {
  const run = once<Delivery>(2_000, ({ outcome }) => outcome === 'sent');
  return async function sendOnce(
    channel: string,
    key: string,
    work: () => Promise<Delivery>,
  ): Promise<Delivery> {
    const place = `${name}:sent:${digest(channel, key)}`;
    const { value } = await run(place, async () => {
      let ref: string | undefined;
      try {
        ref = await keepsakes.get(place);
      } catch {
        return { outcome: 'retry', afterMs: 5_000, why: '查不到是否已发过（no memory）' };
      }
      if (ref !== undefined) return { outcome: 'sent', ref };
      const delivery = await work();
      if (delivery.outcome === 'sent') await keep(place, delivery.ref);
      return delivery;
    });
    return value;
  };

  async function keep(place: string, ref: string): Promise<void> {
    try {
      await keepsakes.put(place, ref, new Date(now().getTime() + keptFor));
    } catch {
      log.warn({}, 'wecom message sent but not remembered');
    }
  }
}

/** A name for a message that WeCom gives none, by what it says; nothing is ever asked of it. */
export function nameOf(words: string): string {
  return `fh_${digest(words)}`;
}

/** 64 hexadecimal digits that stand for these parts. */
export function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
