import { setTimeout as pause } from 'node:timers/promises';
import type { Contact, Room } from 'wechaty';
import type { Answer } from '../message.ts';
import { fitted, longestText } from './limits.ts';
import { errorFields, type Log } from './log.ts';
import { harmless } from './text.ts';

/** What is said in place of words that only one person may read: a group reads along, and so does who runs the puppet. */
const inConsole = [
  '已办好。未脱敏的内容不在微信里显示，请在控制台查看。',
  'Done. What is not masked is never shown on WeChat: please read it in the console.',
].join('\n');

/** Room for the name that the SDK puts before the words. */
const longest = longestText - 100;

export interface Answering {
  /** The least time between two answers in one group, in milliseconds. */
  readonly everyMs: number;
  readonly log: Log;
}

/**
 * Answers stand in the group, with the name of who asked before them: WeChat shows nothing to one person alone, and a
 * direct message would leave unmasked words with a stranger's machine, so those are never sent at all. One after another,
 * as a person would.
 */
export function answerer({ everyMs, log }: Answering) {
  const turns = new Map<string, Promise<void>>();

  return async function tell(room: Room, to: Contact, answer: Answer): Promise<void> {
    const words = answer.unmasked ? inConsole : harmless(answer.text).trim();
    if (words === '') return;
    const text = fitted({ head: [], body: words.split('\n'), tail: [] }, longest);
    const before = turns.get(room.id);
    const shown = (async () => {
      await before;
      try {
        await room.say(text, to);
      } catch (error) {
        log.warn(errorFields(error), 'wechaty answer not shown');
      }
    })();
    const turn = shown.then(() => pause(everyMs, undefined, { ref: false }));
    turns.set(room.id, turn);
    void turn.finally(() => turns.get(room.id) === turn && turns.delete(room.id));
    await shown;
  };
}
