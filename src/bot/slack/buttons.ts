import type { types } from '@slack/bolt';
import type { Action, Card } from '../message.ts';
import { cut, visible } from './text.ts';

/**
 * The face, then what is under 更多; a menu cannot ask "are you sure", so what must ask is a button of its own. `group` is
 * said where the buttons stand in no group: presses on them count as made there.
 */
export function buttons(card: Card, group?: string): types.KnownBlock[] {
  const shown = { ...card, group };
  const onFace = card.actions.filter((action) => !action.more).slice(0, 20);
  const more = card.actions.filter((action) => action.more);
  const menus = chunks(
    more.filter((action) => action.confirm === undefined),
    5,
  ).map((entries, index) => menu(shown, entries, index));
  const asking = more.filter((action) => action.confirm !== undefined).slice(0, 10);
  const rows = [
    [...onFace.map((action) => button(shown, action)), ...menus.slice(0, 5)],
    asking.map((action) => button(shown, action)),
  ];
  return rows.flatMap((row) => (row.length > 0 ? [{ type: 'actions', elements: row } as const] : []));
}

type Shown = Pick<Card, 'subject' | 'rev'> & { readonly group: string | undefined };

/** What a button brings back: the version that was shown, the group if it stands in none, our opaque id of the incident. */
function buttonValue({ subject, rev, group }: Shown): string {
  return `${rev}${group === undefined ? '' : `@${group}`}|${subject}`;
}

/** What `buttonValue` wrote. */
export interface Carried {
  readonly rev: number;
  readonly group: string | undefined;
  readonly subject: string;
}

/** Undefined when we did not write it. */
export function carriedBy(value: string): Carried | undefined {
  const [, rev, group, subject = ''] = /^(\d{1,15})(?:@([CG][A-Z0-9]{2,20}))?\|(.*)$/s.exec(value) ?? [];
  return rev === undefined ? undefined : { rev: Number(rev), group, subject };
}

/** The value of an entry of the 更多 menu: it also says which action it is. */
function menuValue(action: string, shown: Shown): string {
  return `${action}|${buttonValue(shown)}`;
}

/** Starts the action_id of every 更多 menu. */
export const menuPrefix = 'more:';

function button(shown: Shown, action: Action): types.Button {
  return {
    type: 'button',
    action_id: action.id,
    text: { type: 'plain_text', text: labelOf(action), emoji: false },
    value: buttonValue(shown),
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

function menu(shown: Shown, entries: readonly Action[], index: number): types.Overflow {
  return {
    type: 'overflow',
    action_id: `${menuPrefix}${index}`,
    options: entries.map((action) => ({
      text: { type: 'plain_text', text: labelOf(action), emoji: false },
      value: menuValue(action.id, shown),
    })),
  };
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
