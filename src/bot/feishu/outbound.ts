import type { Level } from '../../incident/incident.ts';
import { type Card, exactText, type Line, type Message, type Notice, plain, type Span } from '../message.ts';
import { openIdOf } from './accounts.ts';
import { buttons } from './buttons.ts';
import { type CardJson, type Element, plainText, type TextLook, words } from './cardJson.ts';
import { overLimits } from './limits.ts';
import { cut, harmless, oneLine, visible } from './text.ts';

/**
 * A message as a card. Words stand in plain_text, which Feishu never parses, unless a line has something in it that
 * only markdown shows (a mention, a link, words that are why): there all words are escaped. `tenant` is our company:
 * only its people become mentions. What is too long is shortened, and said; words to the public never are.
 */
export function rendered(message: Message, tenant: string): CardJson {
  for (const budget of budgets) {
    const card =
      message.kind === 'card' ? incident(message, tenant, budget) : noticeCard(message, tenant, budget);
    if (overLimits(card).length === 0) return card;
  }
  return wordsOnly(message);
}

/** The words alone, cut short and without buttons: for a message that Feishu would refuse, or has refused, as it is. */
export function wordsOnly(message: Message): CardJson {
  const isExact = message.kind === 'notice' && message.exact !== undefined;
  const said = headed(message);
  return { ...base(message), body: { elements: [words(isExact ? said : cut(said, 1500))] } };
}

/** How much of a text stands whole beside all else of a card, within its 30 KB whatever the letters, and alone. */
export const room = { card: 4000, message: 5000 } as const;

/** Characters of the body; the first with which the whole is within the limits is taken. */
const budgets = [6000, 2500, 900] as const;

const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■', calm: '○', trouble: '!' } as const;
const templates: Readonly<Record<Level, string>> = {
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  blue: 'blue',
};

function base(message: Message) {
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: false,
      summary: { content: cut(oneLine(summaryOf(message)), 120) },
    },
  } as const;
}

/** A phone that is locked shows it to whoever passes by: the matter and its state, nothing that was quoted. */
function summaryOf(message: Message): string {
  if (message.kind === 'card') return headed({ ...message, lines: [] });
  const { exact: _exact, ...notice } = message;
  return headed(notice);
}

function headed(message: Message): string {
  const drill = message.kind === 'card' && message.drill ? '【演练】' : '';
  const shape = message.kind === 'card' ? shapes[message.level] : shapes[message.tone];
  return `${drill}${shape} ${visible(plain(message))}`;
}

function incident(card: Card, tenant: string, budget: number): CardJson {
  const drill = card.drill ? '【演练】' : '';
  const title = cut(oneLine(card.title), 200);
  return {
    ...base(card),
    header: {
      title: plainText(`${drill}${shapes[card.level]} ${cut(oneLine(card.badge), 100)}`),
      subtitle: plainText(`${cut(oneLine(card.code), 40)} · ${cut(oneLine(card.state), 100)}`),
      template: card.done ? 'grey' : templates[card.level],
    },
    body: {
      elements: [
        ...(title === '' ? [] : [words(title, { text_size: 'heading' })]),
        ...exactly(exactText(card.lines)),
        ...linesOf(
          card.lines.filter(({ kind }) => kind !== 'statement'),
          tenant,
          budget,
        ),
        ...buttons(card),
      ],
    },
  };
}

function noticeCard(notice: Notice, tenant: string, budget: number): CardJson {
  const shape: Span = { text: `${shapes[notice.tone]} ` };
  const said = lineOf([shape, ...notice.spans], tenant, {}, budget);
  return { ...base(notice), body: { elements: [said, ...exactly(notice.exact ?? '').slice(0, 1)] } };
}

/** Words to the public, letter by letter, and a line below them: nothing of ours can be taken for a part of them. */
function exactly(text: string): readonly Element[] {
  return text === '' ? [] : [words(visible(text)), { tag: 'hr' }];
}

function linesOf(lines: readonly Line[], tenant: string, budget: number): readonly Element[] {
  const shown: Element[] = [];
  let used = 0;
  for (const [index, { kind, spans }] of lines.entries()) {
    const size = spans.reduce((sum, span) => sum + lengthOf(span), 0);
    if (size === 0) continue;
    if (used + size > budget && shown.length > 0) {
      shown.push(words(`……另有 ${lines.length - index} 行，请在控制台查看全文`, quiet));
      break;
    }
    used += size;
    shown.push(lineOf(spans, tenant, looks[kind], budget));
  }
  return shown;
}

const quiet: TextLook = { text_size: 'notation', text_color: 'grey' };
const looks: Readonly<Record<Line['kind'], TextLook>> = {
  facts: {},
  quote: { text_color: 'grey' },
  reasons: {},
  origin: quiet,
  clocks: {},
  state: {},
  directive: {},
  statement: {},
  plain: {},
};

function lineOf(spans: readonly Span[], tenant: string, look: TextLook, most: number): Element {
  const longest = Math.ceil(most / Math.max(spans.length, 1));
  if (spans.every(isBare)) {
    return words(
      cut(visible(spans.map((span) => cut(wordsOf(span), most)).join('')), most).trim() || '……',
      look,
    );
  }
  const content = spans.map((span) => markdown(span, tenant, longest)).join('');
  return { tag: 'markdown', content, ...(look.text_size ? { text_size: look.text_size } : {}) };
}

function isBare(span: Span): boolean {
  return 'text' in span && !('link' in span) && span.weight !== 'strong' && span.mark === undefined;
}

function lengthOf(span: Span): number {
  return wordsOf(span).trim().length;
}

function wordsOf(span: Span): string {
  return 'person' in span ? `@${span.name}` : span.text;
}

function markdown(span: Span, tenant: string, longest: number): string {
  if ('person' in span) return mention(span.person, tenant) ?? harmless(`@${cut(span.name, 60)}`);
  const text = cut(span.text, longest);
  if ('link' in span) return link(span.link, text);
  return span.weight === 'strong' || span.mark !== undefined ? bold(text) : spaced(text);
}

/** Only an account of our own company that Feishu gave us becomes a mention. */
function mention(identity: string, tenant: string): string | undefined {
  const openId = openIdOf(identity, tenant);
  return openId && `<at id=${openId}></at>`;
}

function link(address: string, label: string): string {
  const text = harmless(label) || '原文';
  if (!/^https?:\/\//i.test(address) || address.length > 2000 || !URL.canParse(address)) return text;
  const href = new URL(address).href.replace(/[()[\]<>"'`*_~|\\\s]/g, percent);
  return `[${text}](${href})`;
}

function percent(each: string): string {
  return `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Stars beside a punctuation mark would be printed as stars: they stand around what begins and ends with a letter. */
function bold(text: string): string {
  const start = text.search(/[\p{L}\p{N}]/u);
  if (start < 0) return spaced(text);
  const tail = /[^\p{L}\p{N}]*$/u.exec(text.slice(start))?.[0] ?? '';
  const end = text.length - tail.length;
  return `${spaced(text.slice(0, start))}**${harmless(text.slice(start, end))}**${spaced(tail)}`;
}

/** Escaped, with a blank at the ends that had one: spans stand beside one another. */
function spaced(text: string): string {
  const core = harmless(text);
  if (core === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${core}${/\s$/.test(text) ? ' ' : ''}`;
}
