import type { Message } from '../message.ts';
import type { Form } from './modal.ts';

/** Which form an action asks first: what the card in that group showed, else what the house says of the action. */
export interface Forms {
  remember(channel: string, message: Message): void;
  of(channel: string, subject: string, action: string): Form | undefined;
}

/**
 * Buttons carry 2,000 characters, too few for a form with its choices, so the forms of the cards we rendered are kept
 * in memory (the latest `most`); after a restart `formOf` answers, and after that the answer to the press itself.
 */
export function formsOf(formOf: (action: string) => Form | undefined, most = 5000): Forms {
  const shown = new Map<string, Form>();
  return {
    remember(channel, message) {
      if (message.kind !== 'card') return;
      for (const { id, label, form } of message.actions) {
        const key = keyOf(channel, message.subject, id);
        if (form) shown.set(key, { title: label, fields: form });
        else shown.delete(key);
      }
      for (const oldest of shown.keys()) {
        if (shown.size <= most) break;
        shown.delete(oldest);
      }
    },
    of: (channel, subject, action) => shown.get(keyOf(channel, subject, action)) ?? formOf(action),
  };
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
