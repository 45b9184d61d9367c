import type { RespondFn } from '@slack/bolt';
import type { Card } from '../message.ts';
import type { Log } from './log.ts';
import type { Update } from './update.ts';

export interface Redrawing {
  readonly update: Update;
  readonly log: Log;
}

const patience = 3;

/**
 * The card as it stands now takes the place of the one that was pressed, at once. The house counts it as shown from
 * here on, so where Slack does not take it now (it counts our changes) the press's own address is tried, and then once
 * more each time that Slack says it may be; nobody waits for that. A newer card that came in between stays.
 */
export async function redraw(
  { update, log }: Redrawing,
  at: { readonly channel: string; readonly ref: string },
  card: Card,
  respond?: RespondFn,
): Promise<void> {
  const first = await update(at.channel, at.ref, card, respond && inPlace(respond));
  if (first.outcome === 'retry') void later(first.afterMs);

  async function later(afterMs: number): Promise<void> {
    let wait = afterMs;
    for (let time = 0; time < patience; time += 1) {
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
      const delivery = await update(at.channel, at.ref, card);
      if (delivery.outcome !== 'retry') return;
      wait = delivery.afterMs;
    }
    log.warn({}, 'slack card not redrawn after a press');
  }
}

function inPlace(respond: RespondFn): Parameters<Update>[3] {
  return async (shown) => void (await respond({ replace_original: true, ...shown }));
}
