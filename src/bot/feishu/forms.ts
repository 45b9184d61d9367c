import type { Answer, Message } from '../message.ts';
import type { Form } from './formCard.ts';

/** Which form an action asks first: what the card in that group showed, else what the house says of the action. */
export interface Forms {
  remember(channel: string, message: Message): void;
  /** A form that the house asked for itself: known again when it comes back filled. */
  note(channel: string, form: NonNullable<Answer['form']>): void;
  of(channel: string, subject: string, action: string): Form | undefined;
  /** The form that came back filled. */
  filled(channel: string, subject: string, action: string): Form | undefined;
}

/**
 * A form stands on no card that everybody sees: it is shown to the presser alone. So the forms of the cards we rendered
 * are kept in memory (the latest `most`); after a restart `formOf` answers, and after that the answer to the press.
 */
export function formsOf(formOf: (action: string) => Form | undefined, most = 2000): Forms {
  const shown = new Map<string, Form>();
  const asked = new Map<string, Form>();
  return {
    remember(channel, message) {
      if (message.kind !== 'card') return;
      for (const { id, label, form } of message.actions) {
        const key = keyOf(channel, message.subject, id);
        if (form) put(shown, key, { title: label, fields: form }, most);
        else shown.delete(key);
      }
    },
    note(channel, { action, subject, title, fields }) {
      put(asked, keyOf(channel, subject, action), { title, fields }, most);
    },
    filled: (channel, subject, action) => {
      const key = keyOf(channel, subject, action);
      return asked.get(key) ?? shown.get(key) ?? formOf(action);
    },
    of: (channel, subject, action) => shown.get(keyOf(channel, subject, action)) ?? formOf(action),
  };
}

function put(forms: Map<string, Form>, key: string, form: Form, most: number): void {
  forms.set(key, form);
  for (const oldest of forms.keys()) {
    if (forms.size <= most) break;
    forms.delete(oldest);
  }
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
