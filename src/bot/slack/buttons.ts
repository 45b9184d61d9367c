import type { types } from '@slack/bolt';
import type { Action, Card } from '../message.ts';
import { cut, visible } from './text.ts';

/** The face, then what is under 更多; a menu cannot ask "are you sure", so what must ask is a button of its own. */
export function buttons(card: Card): types.KnownBlock[] {
  const onFace = card.actions.filter((action) => !action.more).slice(0, 20);
  const more = card.actions.filter((action) => action.more);
  const menus = chunks(
    more.filter((action) => action.confirm === undefined),
    5,
  ).map((entries, index) => menu(card, entries, index));
  const asking = more.filter((action) => action.confirm !== undefined).slice(0, 10);
  const rows = [
    [...onFace.map((action) => button(card, action)), ...menus.slice(0, 5)],
    asking.map((action) => button(card, action)),
  ];
  return rows.flatMap((row) => (row.length > 0 ? [{ type: 'actions', elements: row } as const] : []));
}

/** What a button brings back: our opaque id of the incident and the version that was shown. */
function buttonValue(subject: string, rev: number): string {
  return `${rev}|${subject}`;
}

/** The value of an entry of the 更多 menu: it also says which action it is. */
function menuValue(action: string, subject: string, rev: number): string {
  return `${action}|${buttonValue(subject, rev)}`;
}

/** Starts the action_id of every 更多 menu. */
export const menuPrefix = 'more:';

function button(card: Card, action: Action): types.Button {
  return {
    type: 'button',
    action_id: action.id,
    text: { type: 'plain_text', text: labelOf(action), emoji: false },
    value: buttonValue(card.subject, card.rev),
    ...(action.style === 'plain' ? {} : { style: action.style }),
    ...(action.confirm === undefined ? {} : { confirm: question(action, action.confirm) }),
  };
}

function question(action: Action, text: string): types.ConfirmationDialog {
  const label = labelOf(action);
  return {
    title: { type: 'plain_text', text: label, emoji: false },
    text: { type: 'plain_text', text: cut(visible(text), 300) || label, emoji: false },
    confirm: { type: 'plain_text', text: cut(label, 30), emoji: false },
    deny: { type: 'plain_text', text: '再想想', emoji: false },
    ...(action.style === 'danger' ? { style: 'danger' } : {}),
  };
}

function labelOf(action: Action): string {
  return cut(visible(action.label), 75) || action.id;
}

function menu(card: Card, entries: readonly Action[], index: number): types.Overflow {
  return {
    type: 'overflow',
    action_id: `${menuPrefix}${index}`,
    options: entries.map((action) => ({
      text: { type: 'plain_text', text: labelOf(action), emoji: false },
      value: menuValue(action.id, card.subject, card.rev),
    })),
  };
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
