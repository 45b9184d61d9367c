import type { Card, Line, Message, Span } from '../message.ts';
import { fitted, longestText } from './limits.ts';
import { addressOf, cut, harmless, oneLine } from './text.ts';

/** A message as WeChat shows it: words, and whom our own code mentions (ids of contacts). */
export interface Rendered {
  readonly text: string;
  readonly mentions: readonly string[];
}

const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■', calm: '○', trouble: '!' } as const;

/** A name of a contact is at most so long, with its sign and blank. */
const forName = 70;

/**
 * A message as plain lines. `login` is the account that we speak as: ids of contacts are its own, so only they become
 * mentions. Room is left for the names that the SDK puts before the words.
 */
export function rendered(message: Message, login: string | undefined): Rendered {
  const mentions = mentionsOf(message, login);
  const longest = longestText - forName * mentions.length;
  if (message.kind === 'notice') {
    const words = linesOf(message.spans);
    const said = fitted({ head: [], body: startingWith(shapes[message.tone], words), tail: [] }, longest);
    return { text: said + exactly(message.exact), mentions };
  }
  const at = typedFrom(message.lines);
  const lines = message.lines.map(({ spans }) => oneLine(spans.map(wordsOf).join('')));
  return {
    text: fitted({ head: headOf(message), body: lines.slice(0, at), tail: lines.slice(at) }, longest),
    mentions,
  };
}

/** Words to the public, letter by letter and line by line; the one sign that must be changed is named. */
function exactly(text: string | undefined): string {
  if (text === undefined) return '';
  const changed = text.includes('@') ? '\n（＠ 在这里显示为全角，发布时照原文）' : '';
  return `${changed}\n${harmless(text)}`;
}

function headOf({ drill, level, badge, code, state, title }: Card): readonly string[] {
  const head = `${drill ? '【演练】' : ''}${shapes[level]} ${oneLine(badge)}`;
  const lines = [head, `${oneLine(code)} · ${oneLine(state)}`, oneLine(title)];
  return lines.filter((line) => line !== '');
}

/** Where the lines begin that say what to type: `degrade` puts them last. */
function typedFrom(lines: readonly Line[]): number {
  const last = lines.findLastIndex(({ kind }) => kind !== 'plain');
  return last + 1;
}

function startingWith(shape: string, lines: readonly string[]): readonly string[] {
  const [first = '', ...rest] = lines;
  return [`${shape} ${first}`, ...rest];
}

/** A span of ours that begins with a line end begins a line; a line end anywhere else is a stranger's, and a blank. */
function linesOf(spans: readonly Span[]): readonly string[] {
  const lines: string[] = [];
  for (const words of spans.map(wordsOf)) {
    if (lines.length === 0 || words.startsWith('\n')) lines.push(words);
    else lines.push(`${lines.pop()}${words}`);
  }
  return lines.map(oneLine);
}

/** No span needs more than a whole message has room for. */
function wordsOf(span: Span): string {
  if ('person' in span) return cut(span.name, 100);
  if (!('link' in span)) return cut(span.text, longestText);
  const address = addressOf(span.link);
  const words = cut(span.text, longestText);
  return address === undefined ? words : `${words} ${address} `;
}

const mostMentions = 5;

function mentionsOf(message: Message, login: string | undefined): readonly string[] {
  if (login === undefined) return [];
  const spans = message.kind === 'card' ? message.lines.flatMap((line) => line.spans) : message.spans;
  const ids = spans.flatMap((span) => ('person' in span ? (contactOf(span.person, login) ?? []) : []));
  return [...new Set(ids)].slice(0, mostMentions);
}

/** One account's name for one of its contacts. */
export function identityOf(login: string, contact: string): string {
  return `wechaty:${login}:${contact}`;
}

/** The contact's id, when the identity is one of this login's. */
export function contactOf(identity: string, login: string): string | undefined {
  const ours = `wechaty:${login}:`;
  const id = identity.startsWith(ours) ? identity.slice(ours.length) : '';
  return id === '' ? undefined : id;
}
