import type { Action, Card } from '../message.ts';
import { keyOf, type Sure } from './keys.ts';
import { longest, most } from './limits.ts';
import type { Look } from './outbound.ts';
import { cardWords } from './text.ts';

/** A card that goes to people rather than into a group must say with every press which channel it was for. */
export interface CardLook extends Look {
  readonly channel?: string;
}

export const styles: Readonly<Record<Action['style'], number>> = { primary: 1, plain: 2, danger: 3 };

interface Button {
  readonly text: string;
  readonly style: number;
  readonly key: string;
}

/** The face first, then what is under 更多; what asks for words, and what has no room, is named as what to type. */
export function buttonsOf(card: Card, look: CardLook) {
  const ordered = [...card.actions.filter(({ more }) => !more), ...card.actions.filter(({ more }) => more)];
  const all = ordered.flatMap((action) => buttonOf(action, card, look) ?? []);
  const keys = new Set<string>();
  const once = all.filter(({ key }) => !keys.has(key) && keys.add(key));
  const asking = ordered.filter((action) => needsWords(action)).map(({ label }) => label);
  return {
    pressed: once.slice(0, most.buttons),
    menu: once.slice(most.buttons, most.buttons + most.menu).map(({ text, key }) => ({ text, key })),
    typed: [...asking, ...once.slice(most.buttons + most.menu).map(({ text }) => text)],
  };
}

function needsWords({ form, typed }: Action): boolean {
  return typed !== undefined || (form?.some(({ required }) => required) ?? false);
}

function buttonOf(action: Action, card: Card, { channel }: CardLook): Button | undefined {
  if (needsWords(action)) return undefined;
  const text = cardWords(action.label, longest.button) || cardWords(action.id, longest.button);
  const press = {
    rev: card.rev,
    subject: card.subject,
    action: action.id,
    ...(channel === undefined ? {} : { channel }),
  };
  const ask: Sure | undefined =
    action.confirm === undefined ? undefined : { label: text, code: card.code, question: action.confirm };
  const key = keyOf(ask ? { does: 'sure', ...press, ask } : { does: 'press', ...press });
  return key === undefined || text === '' ? undefined : { text, style: styles[action.style], key };
}
