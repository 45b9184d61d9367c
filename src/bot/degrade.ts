import { numberOf } from './cards/presses.ts';
import type { Language } from './cards/words.ts';
import type { Action, Card, Line, Message } from './message.ts';

/** What a platform can do, as far as a message cares. */
export interface Can {
  readonly buttons: boolean;
  readonly form: boolean;
  /** Nothing that is typed there is heard. */
  readonly oneWay?: true;
}

/**
 * Takes out of a message what its platform cannot do, and says how to type it instead: a button becomes
 * `回复 P128 1 认领`, a form becomes what to write behind it. The numbers belong to the buttons, not to their places
 * on this card, so that an old card still means what it says. Where nothing comes back nobody is told to type; the
 * platform says where to act.
 */
export function degrade(message: Message, can: Can, language: Language = 'zh'): Message {
  if (message.kind === 'notice' || (can.buttons && can.form)) return message;
  if (can.oneWay) return { ...message, actions: [] };
  const typed = message.actions.filter((action) => !can.buttons || needsForm(action));
  const actions = can.buttons ? message.actions.filter((action) => !needsForm(action)).map(withoutForm) : [];
  const lines = typed.map((action) => typedLine(action, message.named ?? message.code, language));
  return { ...message, actions, lines: [...message.lines, ...lines] } satisfies Card;
}

function needsForm({ form, typed }: Action): boolean {
  return typed !== undefined || (form?.some(({ required }) => required) ?? false);
}

function withoutForm({ form: _form, ...action }: Action): Action {
  return action;
}

function typedLine(action: Action, code: string, language: Language): Line {
  const known = numberOf(action.id);
  const number = known === undefined ? '' : `${known} `;
  const asked = (action.form ?? []).filter(({ required }) => required).map(({ label }) => ` + ${label}`);
  const behind = action.typed === undefined ? '' : ` + ${action.typed}`;
  const confirm = action.confirm === undefined ? '' : aside[language](action.confirm);
  const text = `${reply[language]} ${code} ${number}${action.label}${asked.join('')}${behind}${confirm}`;
  return { kind: 'plain', spans: [{ text }] };
}

const reply: Readonly<Record<Language, string>> = { zh: '回复', en: 'Reply' };
const aside: Readonly<Record<Language, (words: string) => string>> = {
  zh: (words) => `（${words}）`,
  en: (words) => ` (${words})`,
};
