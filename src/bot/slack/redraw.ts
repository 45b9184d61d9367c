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
 * more each time that Slack says it may be. A newer card that came in between stays.
 */
export async function redraw(
  { update, log }: Redrawing,
  at: { readonly channel: string; readonly ref: string },
  card: Card,
  respond?: RespondFn,
): Promise<void> {
  for (let time = 0; time < patience; time += 1) {
    const delivery = await update(at.channel, at.ref, card, respond && inPlace(respond));
    if (delivery.outcome !== 'retry') return;
    await new Promise((resolve) => setTimeout(resolve, delivery.afterMs).unref());
  }
  log.warn({}, 'slack card not redrawn after a press');
}

function inPlace(respond: RespondFn): Parameters<Update>[3] {
  return async (shown) => void (await respond({ replace_original: true, ...shown }));
}
