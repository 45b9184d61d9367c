import { setApart, textParts } from '../bot/cards/apart.ts';
import type { Language } from '../bot/cards/words.ts';
import type { Card } from '../bot/message.ts';
import type { Topic } from '../incident/statement.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Can, Cards } from '../ports.ts';

/** Under this it is remembered where the text of a version stands; its `rev` is how many parts of it do. */
export function textTopic({ subject }: Pick<Card, 'subject'>): Topic {
  return `${subject}/text`;
}

/** The card as this group can show it now; undefined while its text does not stand there yet, for that comes first. */
export async function besideItsText(
  cards: Pick<Cards, 'of'>,
  card: Card,
  letters: Can['letters'],
  channel: ChannelKey,
  language: Language,
): Promise<Card | undefined> {
  const parts = textParts(card, letters, language).length;
  if (parts === 0) return card;
  const places = await cards.of(textTopic(card));
  const stand = places.find((each) => each.channel === channel)?.rev ?? 0;
  return stand < parts ? undefined : setApart(card, parts, true, language);
}
