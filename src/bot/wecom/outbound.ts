import type { Card, Line, Message, Notice, Span } from '../message.ts';
import { bytesOf, cut, cutBytes, exact, harmless } from './text.ts';
import type { BotWords } from './words.ts';

/** What a rendering knows of its surroundings. */
export interface Look {
  /** Our company: only its people become mentions. */
  readonly corp: string;
  readonly words: BotWords;
  /** Bytes of UTF-8 that one markdown text may have. */
  readonly most: number;
  /** Where the console is, for what cannot be done or shown here. */
  readonly console?: string;
}

export const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■', calm: '○', trouble: '!' } as const;

/** The whole message as one markdown text of at most `look.most` bytes; what is too much is left off, and said. */
export function markdown(message: Message, look: Look): string {
  return message.kind === 'card' ? cardText(message, look) : noticeText(message, look);
}

/** The same, and where to act: for groups from which nothing comes back. */
export function markdownOneWay(message: Message, look: Look): string {
  if (message.kind === 'notice') return noticeText(message, look);
  const where = `${look.words.pressElsewhere}${look.console === undefined ? '' : `：${look.console}`}`;
  return cardText(message, look, message.done ? undefined : where);
}

function noticeText({ tone, spans, exact: text }: Notice, look: Look): string {
  const head = `**${shapes[tone]}** `;
  const said = head + spansText(spans, look, look.most - bytesOf(head));
  if (text === undefined) return said;
  const { words, changed } = exact(text);
  return [said, ...(changed ? [`（${look.words.wide}）`] : []), words].join('\n');
}

function cardText(card: Card, look: Look, last?: string): string {
  const drill = card.drill ? '【演练】' : '';
  const badge = strong(`${drill}${shapes[card.level]} ${cut(harmless(card.badge), 60)}`);
  const head = `${badge}　${cut(harmless(card.code), 40)} · ${cut(harmless(card.state), 60)}`;
  const title = cutBytes(harmless(card.title), 400);
  const foot = last === undefined ? [] : [`**${last}**`];
  const frame = [head, ...(title === '' ? [] : [strong(title)])];
  const left = look.most - bytesOf([...frame, ...foot].join('\n')) - 200;
  return [...frame, ...body(card.lines, look, left), ...foot].join('\n');
}

function body(lines: readonly Line[], look: Look, most: number): readonly string[] {
  const said: string[] = [];
  let left = most;
  for (const [index, line] of lines.entries()) {
    const start = line.kind === 'quote' ? '> ' : '';
    const text = spansText(line.spans, look, left);
    if (text === '') continue;
    said.push(start + text);
    left -= bytesOf(start + text) + 1;
    if (left < 60 && index < lines.length - 1) {
      said.push(look.words.rest(lines.length - index - 1));
      break;
    }
  }
  return said;
}

/** As many of the spans as fit; words are cut, a link or a mention is whole or not there. */
function spansText(spans: readonly Span[], look: Look, most: number): string {
  let text = '';
  for (const span of spans) {
    const left = most - bytesOf(text);
    if (left < 16) break;
    const piece = spanText(span, look, left);
    if (bytesOf(piece) <= left) text += piece;
  }
  return text;
}

function spanText(span: Span, { corp }: Look, most: number): string {
  if ('person' in span) return mention(span.person, span.name, corp);
  if ('link' in span) return linkText(span.link, span.text);
  const words = cutBytes(harmless(span.text), most - 8);
  return span.weight === 'strong' || span.mark !== undefined ? strong(words) : words;
}

/** Emphasis does not hold around blanks, so they stay outside. */
function strong(words: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(words) ?? [];
  return inner === '' ? words : `${before}**${inner}**${after}`;
}

/** The one place where a mention is made. */
function mention(identity: string, name: string, corp: string): string {
  const user = userOf(identity, corp);
  return user === undefined ? `＠${cut(harmless(name), 40)}` : `<@${user}>`;
}

/** The userid in an identity of our own company; undefined for any other. */
export function userOf(identity: string, corp: string): string | undefined {
  const [platform, where, user = '', ...rest] = identity.split(':');
  const ours = platform === 'wecom' && where === corp && rest.length === 0;
  return ours && /^[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}$/.test(user) ? user : undefined;
}

function linkText(address: string, label: string): string {
  const words = cut(harmless(label), 60) || '……';
  const url = goodUrl(address);
  return url === undefined ? words : `[${words}](${url})`;
}

/** A stranger's address as we pass it on: http(s), nobody's password in it, no sign that would end our link. */
export function goodUrl(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return undefined;
  const href = url.href.replace(
    /[()[\]<>@*`|\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return href.length <= 1000 ? href : undefined;
}
