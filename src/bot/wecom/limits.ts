import type { TemplateCard } from '@wecom/aibot-node-sdk';
import { longestKey } from './keys.ts';
import { bytesOf } from './text.ts';

/** Characters; the tighter of what WeCom says of cards of bots and of apps (PLATFORMS section D). */
export const longest = {
  source: 13,
  title: 26,
  desc: 30,
  sub: 112,
  quote: 120,
  keyname: 5,
  value: 26,
  button: 10,
} as const;

/** How many entries a list of a card may have. */
export const most = { rows: 6, buttons: 6, menu: 3 } as const;

/** Bytes of UTF-8 in one markdown message: of a bot or a group robot, and of an app. */
export const longestMarkdown = { bot: 4096, app: 2048 } as const;
const longestUrl = 2000;

/** Letters of a text in one markdown message, three bytes each, beside its head; a card is too narrow for any. */
export const room = {
  bot: { card: 0, message: 1200 },
  app: { card: 0, message: 560 },
} as const;

/** What WeCom would refuse or break off in this card, each with where it is; empty when it may be sent. */
export function overLimits(card: TemplateCard): readonly string[] {
  const { source, main_title, sub_title_text, quote_area, horizontal_content_list: rows = [] } = card;
  const { button_list: buttons = [], action_menu: menu, card_action, task_id } = card;
  const pressed = [...buttons, ...(menu?.action_list ?? [])];
  const keys = pressed.map(({ key }) => key);
  return [
    ...tooLong('source', source?.desc, longest.source),
    ...tooLong('title', main_title?.title, longest.title),
    ...tooLong('desc', main_title?.desc, longest.desc),
    ...tooLong('sub_title', sub_title_text, longest.sub),
    ...tooLong('quote', quote_area?.quote_text, longest.quote),
    ...rows.flatMap((row) => [
      ...tooLong('keyname', row.keyname, longest.keyname),
      ...tooLong('value', row.value, longest.value),
      ...tooLong('url', row.url, longestUrl),
    ]),
    ...pressed.flatMap((each) => tooLong('button', each.text, longest.button)),
    ...keys.flatMap((key) => (bytesOf(key) > longestKey ? [`key: ${bytesOf(key)} bytes`] : [])),
    ...(new Set(keys).size === keys.length ? [] : ['the same key twice']),
    ...tooMany('rows', rows, most.rows),
    ...tooMany('buttons', buttons, most.buttons),
    ...tooMany('menu', menu?.action_list ?? [], most.menu),
    ...(pressed.some(({ text }) => text === '') ? ['a button without words'] : []),
    ...(main_title?.title || sub_title_text ? [] : ['no title']),
    ...(card.card_type === 'button_interaction' && buttons.length === 0 ? ['no button'] : []),
    ...(card.card_type === 'text_notice' && !card_action?.url ? ['a notice that leads nowhere'] : []),
    ...(/^[0-9A-Za-z_\-@]{1,128}$/.test(task_id ?? '') ? [] : ['task_id']),
  ];
}

function tooLong(where: string, words: string | undefined, limit: number): readonly string[] {
  return (words?.length ?? 0) > limit ? [`${where}: ${words?.length} characters, at most ${limit}`] : [];
}

function tooMany(where: string, list: readonly unknown[], limit: number): readonly string[] {
  return list.length > limit ? [`${where}: ${list.length} entries, at most ${limit}`] : [];
}
