import type { Action, Card } from '../message.ts';
import { type Element, plainText, row } from './cardJson.ts';
import type { Pressed } from './pressed.ts';
import { cut, oneLine } from './text.ts';

/** CARDS: on a phone at night nobody reads a fifth. */
const mostOnFace = 4;
const mostMore = 30;

/** The face in one row, then what is under 更多: folded away on everybody's own screen, a button like any other. */
export function buttons(card: Card): readonly Element[] {
  const open = card.actions.filter((action) => !action.more);
  const face = open.slice(0, mostOnFace);
  const under = [...open.slice(mostOnFace), ...card.actions.filter((action) => action.more)];
  const more = under.slice(0, mostMore);
  return [
    ...(face.length > 0 ? [row(face.map((action) => button(card, action)))] : []),
    ...(more.length > 0 ? [folded(more.map((action) => button(card, action)))] : []),
  ];
}

function folded(elements: readonly Element[]): Element {
  return {
    tag: 'collapsible_panel',
    expanded: false,
    header: { title: plainText('更多'), icon_position: 'follow_text', icon_expanded_angle: 180, icon: arrow },
    elements: [row(elements)],
  };
}

const arrow = { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' };

const types = { primary: 'primary_filled', plain: 'default', danger: 'danger' } as const;

function button({ subject, rev }: Card, action: Action): Element {
  const label = labelOf(action);
  const value = { a: action.id, s: subject, r: rev } satisfies Pressed;
  return {
    tag: 'button',
    type: types[action.style],
    text: plainText(label),
    ...(action.confirm === undefined ? {} : { confirm: question(label, action.confirm) }),
    behaviors: [{ type: 'callback', value }],
  };
}

function question(label: string, text: string) {
  return { title: plainText(label), text: plainText(cut(oneLine(text), 300) || label) };
}

function labelOf(action: Action): string {
  return cut(oneLine(action.label), 30) || action.id;
}
