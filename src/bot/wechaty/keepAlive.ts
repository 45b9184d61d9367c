import type { Wechaty } from 'wechaty';
import { errorFields, type Log } from './log.ts';

/** What comes only from a puppet that is there. */
const signs = [
  'message',
  'heartbeat',
  'dong',
  'scan',
  'login',
  'room-join',
  'room-leave',
  'room-topic',
] as const;

/**
 * Keeps listening. A puppet service that went away and came back takes what we say and tells us nothing ever again, and one
 * that was away when we started is never asked again: who hears nothing asks, and who gets no answer starts anew.
 * Looked at every `everyMs`; returns how to stop.
 */
export function keepAlive(bot: Wechaty, everyMs: number, log: Log): () => Promise<void> {
  let silent = 0;
  let restarting: Promise<void> | undefined;
  for (const sign of signs) {
    bot.on(sign, () => {
      silent = 0;
    });
  }

  async function look(): Promise<void> {
    silent += 1;
    if (silent === 2) bot.ding('fenghuo');
    if (silent < 3) return;
    silent = 0;
    log.warn({}, 'wechaty hears nothing, starting anew');
    await bot.stop();
    await bot.start();
  }

  const timer = setInterval(() => {
    restarting ??= look()
      .catch((error) => log.warn(errorFields(error), 'wechaty could not be asked whether it hears'))
      .finally(() => {
        restarting = undefined;
      });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await restarting;
  };
}
