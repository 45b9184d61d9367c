import type { types } from '@slack/bolt';
import type { Card } from '../message.ts';
import { buttons } from './buttons.ts';
import { cut, visible } from './text.ts';

/** What waits for a person: the card of a group in which they have a say. */
export interface Waiting {
  /** The platform's id of that group: a press on the card counts as one made there. */
  readonly channel: string;
  readonly card: Card;
}

/** Each takes at most six blocks of the hundred that Slack shows. */
const most = 15;
const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■' } as const;
const told = new Set<string>(['facts', 'state', 'clocks', 'directive']);

/** The App Home: what waits for this person, gravest as it was handed in; when nothing does, how it is used. */
export function homeView(waiting: readonly Waiting[]): types.HomeView {
  const left = waiting.length - most;
  const blocks = [
    says(waiting.length === 0 ? '现在没有等你处理的事。' : `等你处理 ${waiting.length} 件`, true),
    ...(waiting.length === 0 ? teaching.map((line) => says(line, false)) : []),
    ...waiting.slice(0, most).flatMap(item),
    ...(left > 0 ? [says(`另有 ${left} 件，请在各工作群里查看。`, false)] : []),
  ];
  return { type: 'home', blocks };
}

/** For who is no person of this workspace, and for when the house cannot be asked. */
export function homeSaying(words: string): types.HomeView {
  return { type: 'home', blocks: [says(words, false)] };
}

const teaching = [
  '试试：在工作群里输入 /fenghuo 上报 加链接或文字，或在任意消息的 ⋯ 菜单里选“上报舆情”。',
  '轮到你认领、审批或回报的事会出现在这里，按键和在群里按一样有效。',
  'Nothing waits for you. In a work group, type /fenghuo to report or to ask.',
];

function item({ channel, card }: Waiting): types.KnownBlock[] {
  const drill = card.drill ? '【演练】' : '';
  const head = `${drill}${shapes[card.level]} ${cut(card.badge, 300)}`;
  const title = visible(card.title).replaceAll('\n', ' ').trim();
  const lines = card.lines
    .filter(({ kind }) => told.has(kind))
    .map(({ spans }) => spans.map((span) => ('person' in span ? `@${span.name}` : span.text)).join(''))
    .map((line) => cut(visible(line), 300))
    .filter((line) => line.trim() !== '');
  const where: types.RichTextElement[] = [
    text(`${head}　${cut(card.code, 80)} · ${cut(card.state, 300)} · `, true),
    { type: 'channel', channel_id: channel },
  ];
  return [
    { type: 'divider' },
    rich(where),
    ...(title === '' ? [] : [says(cut(title, 300), true)]),
    ...(lines.length === 0 ? [] : [says(cut(lines.join('\n'), 1500), false)]),
    ...buttons(card, channel),
  ];
}

function says(words: string, strong: boolean): types.KnownBlock {
  return rich([text(words, strong)]);
}

function rich(elements: types.RichTextElement[]): types.KnownBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function text(words: string, strong: boolean): types.RichTextElement {
  const shown = visible(words);
  return strong ? { type: 'text', text: shown, style: { bold: true } } : { type: 'text', text: shown };
}
