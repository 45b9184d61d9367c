import type { types } from '@slack/bolt';
import type { Level } from '../../incident/incident.ts';
import { type Card, exactText, type Line, type Message, type Notice, plain, type Span } from '../message.ts';
import { userOf } from './accounts.ts';
import { buttons } from './buttons.ts';
import { chunks, cut, cutHarmless, harmless, visible } from './text.ts';

/** What one message is on Slack; `text` is the notification and what screen readers say. */
export interface Rendered {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly attachments: types.MessageAttachment[];
}

/**
 * A message as blocks. Outside words stand only in plain_text and rich_text, which Slack never parses; the one parsed
 * string is `text`, which is escaped. `team` is our workspace: only its people become mentions.
 */
export function rendered(message: Message, team: string): Rendered {
  const text = cutHarmless(headed(message), 3000);
  return message.kind === 'card'
    ? { text, blocks: cardBlocks(message, team), attachments: [colourBar(message)] }
    : { text, blocks: noticeBlocks(message, team), attachments: [] };
}

/** The words alone, for a message whose blocks Slack would refuse; with no buttons, since its text may be cut. */
export function wordsOnly(message: Message): Rendered {
  const isExact = message.kind === 'notice' && message.exact !== undefined;
  const text = isExact ? harmless(headed(message)) : cutHarmless(headed(message), 3500);
  return { text, blocks: [], attachments: [] };
}

/** How much of a text stands whole beside all else of a card, within the 12,000 characters of a message, and alone. */
export const room = { card: 6000, message: 9000 } as const;

const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■', calm: '○', trouble: '!' } as const;
const colours: Readonly<Record<Level, string>> = {
  red: '#C62828',
  orange: '#EF6C00',
  yellow: '#F9A825',
  blue: '#1565C0',
};
const bodyBudget = 9000;
/** Of all that stands on a card beside its text. */
const besideText = 2500;

function headed(message: Message): string {
  const drill = message.kind === 'card' && message.drill ? '【演练】' : '';
  const shape = message.kind === 'card' ? shapes[message.level] : shapes[message.tone];
  return `${drill}${shape} ${plain(message)}`;
}

function cardBlocks(card: Card, team: string): types.KnownBlock[] {
  const drill = card.drill ? '【演练】' : '';
  const top = rich([
    {
      type: 'rich_text_section',
      elements: [
        words(`${drill}${shapes[card.level]} ${cut(card.badge, 300)}`, true),
        words(`　${cut(card.code, 80)} · ${cut(card.state, 300)}`, false),
      ],
    },
  ]);
  const title = visible(card.title).replaceAll('\n', ' ').trim();
  const header: types.KnownBlock[] =
    title === ''
      ? []
      : [{ type: 'header', text: { type: 'plain_text', text: cut(title, 150), emoji: false } }];
  const exact = exactText(card.lines);
  const rest = card.lines.filter(({ kind }) => kind !== 'statement');
  const body = bodyOf(rest, team, exact === '' ? bodyBudget : besideText);
  return [top, ...header, ...exactly(exact), ...(body.length > 0 ? [rich(body)] : []), ...buttons(card)];
}

function noticeBlocks({ tone, spans, exact = '' }: Notice, team: string): types.KnownBlock[] {
  const said = spans.flatMap((span) => elements(span, team));
  const head = rich([{ type: 'rich_text_section', elements: [words(`${shapes[tone]} `, true), ...said] }]);
  return [head, ...exactly(exact).slice(0, 1)];
}

/** Words to the public, letter by letter, and a line below them: nothing of ours can be taken for a part of them. */
function exactly(text: string): types.KnownBlock[] {
  if (text === '') return [];
  const elements = chunks(text, 3000).map((chunk) => words(chunk, false));
  return [rich([{ type: 'rich_text_section', elements }]), { type: 'divider' }];
}

type Section = types.RichTextSection | types.RichTextQuote;

/** Quotes stand apart; the other lines share a section, one under the other. What is too much is left off, and said. */
function bodyOf(lines: readonly Line[], team: string, budget: number): Section[] {
  const sections: { type: Section['type']; elements: types.RichTextElement[] }[] = [];
  let used = 0;
  for (const [index, line] of lines.entries()) {
    used += line.spans.reduce((sum, span) => sum + ('person' in span ? span.name : span.text).length, 1);
    if (used > budget && index > 0) {
      addLine(sections, 'rich_text_section', [
        words(`……另有 ${lines.length - index} 行，请在控制台查看全文`, false),
      ]);
      break;
    }
    const type = line.kind === 'quote' ? 'rich_text_quote' : 'rich_text_section';
    addLine(
      sections,
      type,
      line.spans.flatMap((span) => elements(span, team)),
    );
  }
  return sections.filter(({ elements }) => elements.length > 0);
}

function addLine(
  sections: { type: Section['type']; elements: types.RichTextElement[] }[],
  type: Section['type'],
  line: readonly types.RichTextElement[],
): void {
  const last = sections.at(-1);
  if (line.length === 0) return;
  if (last?.type === type) last.elements.push(words('\n', false), ...line);
  else sections.push({ type, elements: [...line] });
}

function elements(span: Span, team: string): types.RichTextElement[] {
  if ('person' in span) return [personOf(span.person, span.name, team)];
  if ('link' in span) return [linkOf(span.link, span.text)];
  const text = cut(visible(span.text), 3000);
  return text === '' ? [] : [words(text, span.weight === 'strong' || span.mark !== undefined)];
}

function personOf(identity: string, name: string, team: string): types.RichTextElement {
  const user = userOf(identity, team);
  return user ? { type: 'user', user_id: user } : words(`@${cut(name, 100)}`, false);
}

/** The address as it will be written decides whether it is too long: writing it out makes it longer. */
function linkOf(address: string, label: string): types.RichTextElement {
  const url = /^https?:\/\//i.test(address) ? URL.parse(address)?.href : undefined;
  const text = cut(visible(label), 300);
  if (url === undefined || url.length > 3000) return words(text === '' ? '……' : text, false);
  return { type: 'link', url, ...(text === '' ? {} : { text }) };
}

function words(text: string, strong: boolean): types.RichTextElement {
  const shown = visible(text);
  return strong ? { type: 'text', text: shown, style: { bold: true } } : { type: 'text', text: shown };
}

function rich(sections: Section[]): types.KnownBlock {
  return { type: 'rich_text', elements: sections };
}

function colourBar(card: Card): types.MessageAttachment {
  const text = visible(`${shapes[card.level]} ${cut(card.badge, 300)} · ${cut(card.code, 80)}`);
  return {
    color: card.done ? '#9E9E9E' : colours[card.level],
    blocks: [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }],
  };
}
