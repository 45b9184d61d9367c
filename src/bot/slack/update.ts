import type { Delivery } from '../../ports.ts';
import type { Message } from '../message.ts';
import { type Rendered, rendered } from './outbound.ts';
import { known, type Speaking, within } from './send.ts';
import { codeOf, harmlessTrouble } from './trouble.ts';

/** `otherwise` is another way to show the same, tried where Slack does not take the change now. */
export type Update = (
  channel: string,
  ref: string,
  message: Message,
  otherwise?: (shown: Rendered) => Promise<void>,
) => Promise<Delivery>;

const mostRemembered = 5000;

/**
 * Shows the latest state; saying it twice does no harm, so nothing here is uncertain. A press and the outbox may show
 * the same card at the same time: changes of one message go one after the other, and a card older than one that was
 * already asked for is left out, so that what people see never goes back. Replicas do not know of each other here; the
 * outbox renders anew after every change and so has the last word.
 */
export function updater(speaking: Speaking): Update {
  const newest = new Map<string, number>();
  const waiting = new Map<string, Promise<unknown>>();

  function isOld(at: string, message: Message): boolean {
    if (message.kind !== 'card') return false;
    const seen = newest.get(at) ?? message.rev;
    if (message.rev < seen) return true;
    newest.delete(at);
    newest.set(at, message.rev);
    for (const oldest of newest.keys()) {
      if (newest.size <= mostRemembered) break;
      newest.delete(oldest);
    }
    return false;
  }

  return async function update(channel, ref, message, otherwise) {
    const at = `${channel} ${ref}`;
    const before = waiting.get(at);
    const mine = (async () => {
      await before;
      return isOld(at, message)
        ? ({ outcome: 'sent', ref } as const)
        : await show(speaking, channel, ref, message, otherwise);
    })();
    waiting.set(at, mine);
    const delivery = await mine;
    if (waiting.get(at) === mine) waiting.delete(at);
    return delivery;
  };
}

async function show(
  { client, accounts, channels, log }: Speaking,
  channel: string,
  ref: string,
  message: Message,
  otherwise: Parameters<Update>[3],
): Promise<Delivery> {
  const trouble = await channels.problem(channel);
  if (trouble) return trouble;
  const me = await known(accounts);
  if ('outcome' in me) return me;
  const shown = within(rendered(message, me.team), message, log);
  try {
    await client.chat.update({ channel, ts: ref, ...shown });
    return { outcome: 'sent', ref };
  } catch (error) {
    if (codeOf(error) === 'message_not_found') return { outcome: 'failed', why: 'gone' };
    const why = harmlessTrouble(error, 'group');
    if (why.outcome === 'failed' || !otherwise) return why;
    return otherwise(shown).then(
      () => ({ outcome: 'sent', ref }) as const,
      () => why,
    );
  }
}
