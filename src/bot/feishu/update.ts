import type { Delivery } from '../../ports.ts';
import type { Card, Message } from '../message.ts';
import type { CardJson } from './cardJson.ts';
import { rendered, wordsOnly } from './outbound.ts';
import { orWords, type Speaking } from './send.ts';
import { codeOf, goneCodes, harmlessTrouble } from './trouble.ts';

export interface Updates {
  update(channel: string, ref: string, message: Message): Promise<Delivery>;
  /** The card for the answer to a press on it; undefined when a newer one has been asked for since. */
  inAnswer(channel: string, ref: string, card: Card): Promise<CardJson | undefined>;
  /** The card as it stands now, tried again each time that Feishu says it may be: the house counts it as shown. */
  redraw(channel: string, ref: string, card: Card): Promise<void>;
}

const mostRemembered = 5000;
const patience = 3;
/** So long Feishu may still be showing an answer: a card changed before that flickers back. */
const settlesInMs = 500;
const gone = { outcome: 'failed', why: 'gone' } as const;

/**
 * Shows the latest state; saying it twice does no harm, so nothing here is uncertain. A press and the outbox may show
 * the same card at the same time: changes of one message go one after the other, and a card older than one that was
 * already asked for is left out, so that what people see never goes back. Replicas do not know of each other here; the
 * outbox renders anew after every change and so has the last word.
 */
export function updatesOf(speaking: Speaking): Updates {
  const newest = new Map<string, number>();
  const waiting = new Map<string, Promise<unknown>>();

  function isOld(at: string, message: Message): boolean {
    if (message.kind !== 'card') return false;
    if (message.rev < (newest.get(at) ?? message.rev)) return true;
    newest.delete(at);
    newest.set(at, message.rev);
    for (const oldest of newest.keys()) {
      if (newest.size <= mostRemembered) break;
      newest.delete(oldest);
    }
    return false;
  }

  async function inTurn<Done>(at: string, work: () => Promise<Done>): Promise<Done> {
    const before = waiting.get(at);
    const mine = (async () => {
      await before;
      return work();
    })();
    const settled = mine.catch(() => undefined);
    waiting.set(at, settled);
    const done = await mine;
    if (waiting.get(at) === settled) waiting.delete(at);
    return done;
  }

  function update(channel: string, ref: string, message: Message): Promise<Delivery> {
    const at = `${channel} ${ref}`;
    return inTurn(at, async () =>
      isOld(at, message) ? { outcome: 'sent', ref } : await show(speaking, channel, ref, message),
    );
  }

  return {
    update,
    async inAnswer(channel, ref, card) {
      const at = `${channel} ${ref}`;
      if (isOld(at, card)) return undefined;
      const { tenant } = await speaking.accounts.me();
      void inTurn(at, () => pause(settlesInMs));
      return rendered(card, tenant);
    },
    async redraw(channel, ref, card) {
      for (let time = 0; time < patience; time += 1) {
        const delivery = await update(channel, ref, card);
        if (delivery.outcome !== 'retry') return;
        await pause(delivery.afterMs);
      }
      speaking.log.warn({}, 'feishu card not redrawn after a press');
    },
  };
}

async function show(
  { client, accounts, channels, log }: Speaking,
  channel: string,
  ref: string,
  message: Message,
): Promise<Delivery> {
  if (!ref.startsWith('om_')) return gone;
  const trouble = await channels.problem(channel);
  if (trouble) return trouble;
  const changed = (card: CardJson) =>
    client.im.v1.message.patch({ path: { message_id: ref }, data: { content: JSON.stringify(card) } });
  try {
    const { tenant } = await accounts.me();
    await orWords(log, changed, rendered(message, tenant), wordsOnly(message));
    return { outcome: 'sent', ref };
  } catch (error) {
    return goneCodes.has(codeOf(error) ?? 0) ? gone : harmlessTrouble(error);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
