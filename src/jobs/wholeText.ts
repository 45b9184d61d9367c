import { setApart, textParts } from '../bot/cards/apart.ts';
import type { Card, Notice } from '../bot/message.ts';
import { textTopic } from '../handlers/wholeText.ts';
import { topicIn } from '../incident/statement.ts';
import type { Channel } from '../policy/org.ts';
import type { JobResult, Platform, Reserved } from '../ports.ts';
import { afterDelivery } from './backoff.ts';
import type { DeliverNeeds } from './deliver.ts';
import { ranks, waitTurn } from './turns.ts';

interface Showing {
  readonly platform: Platform;
  readonly group: Channel;
  readonly card: Card;
  readonly place: Reserved;
}

/** The card as it may be shown now, and the place it belongs in; or when to come back. */
export type TextFirst =
  | { readonly is: 'ready'; readonly card: Card; readonly place: Reserved }
  | { readonly is: 'later'; readonly result: JobResult };

/**
 * What one card cannot show whole is said before it, once for a version: a yes is pressed under words that can be read.
 * Where a card cannot be changed, a new text gets a card of its own below it.
 */
export async function textFirst(needs: DeliverNeeds, showing: Showing, attempt: number): Promise<TextFirst> {
  const { platform, group, card, place } = showing;
  const { language } = needs.settings().policy;
  const parts = textParts(card, platform.can.letters, language);
  if (parts.length === 0) return { is: 'ready', card, place };
  const there = await needs.cards.reserve(textTopic(card), group.key);
  for (const [index, part] of parts.entries()) {
    if (index < there.rev) continue;
    const result = await sayPart(needs, showing, { part, number: index + 1, there }, attempt);
    if (result === 'never')
      return { is: 'ready', card: setApart(card, parts.length, false, language), place };
    if (result.is === 'later') return result;
    const isLast = index + 1 === parts.length;
    // First the card, then the mark: whoever dies between the two says the card again, never a card above its text.
    if (isLast && place.ref !== undefined && !platform.can.update)
      await needs.cards.renew(topicIn(card.subject), group.key, place.ref);
    await needs.cards.shown(textTopic(card), group.key, result.ref, index + 1, needs.now());
  }
  const stands = setApart(card, parts.length, true, language);
  const now = there.rev < parts.length ? await needs.cards.reserve(topicIn(card.subject), group.key) : place;
  return { is: 'ready', card: stands, place: now };
}

interface Part {
  readonly part: Notice;
  readonly number: number;
  readonly there: Reserved;
}

async function sayPart(
  needs: DeliverNeeds,
  { platform, group, card }: Showing,
  { part, number, there }: Part,
  attempt: number,
): Promise<{ readonly is: 'said'; readonly ref: string } | Extract<TextFirst, { is: 'later' }> | 'never'> {
  const ticket = { id: `${textTopic(card)} ${group.key}`, rank: ranks[card.level], what: 'send' } as const;
  const turn = await waitTurn(needs, platform, group.id, ticket);
  if (turn > 0) {
    const result = { done: false, afterMs: turn, why: 'others go first', early: true } as const;
    return { is: 'later', result };
  }
  const delivery = await platform.send(group.id, part, `${there.key}:${number}`);
  await needs.pacer.heard(platform, group.id, delivery);
  if (delivery.outcome === 'sent') return { is: 'said', ref: delivery.ref };
  if (delivery.outcome !== 'failed') return { is: 'later', result: afterDelivery(delivery, attempt) };
  needs.log.warn(
    { channel: group.key, why: delivery.why },
    'a text was not taken, so nobody approves it there',
  );
  return 'never';
}
