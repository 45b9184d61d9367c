import type { ReasonCode } from '../../incident/language.ts';
import type { MentionView } from '../../incident/view.ts';
import { piecesOf } from '../../triage/marks.ts';
import type { Action, Answer, Card, Field, Message, Notice, Span, Table } from '../message.ts';
import type { FactRow, HistoryRow } from './options.ts';

const noise = /[\u00AD\u200B\u200C\u2060\uFEFF]|(?![\n\t])\p{Cc}/gu;
const emojiJoin =
  /(?<=\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D(?=\p{Extended_Pictographic})/gu;
const hidden = /\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;
const emojiLook = /(?<=\p{Emoji})[\uFE0E\uFE0F]/gu;

/**
 * A stranger's words as what they are: what has no shape and no meaning (zero-width spaces, controls) goes, what hides or
 * turns the reading round (bidi controls, fillers, tags) is shown as `[U+202E]`. Joined emoji stay whole (SECURITY T12).
 */
function legible(text: string): string {
  const keep = new Set(
    [...text.matchAll(emojiJoin), ...text.matchAll(emojiLook)].map((match) => match.index),
  );
  return text
    .replace(hidden, (sign, at: number) => (keep.has(at) || sign.match(noise) ? sign : named(sign)))
    .replace(noise, '');
}

function named(sign: string): string {
  return `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The one way of a message to the page: every string in it passes here, and the page prints it as text, never as markup. */
export function shown(message: Message): Message {
  return message.kind === 'card' ? shownCard(message) : shownNotice(message);
}

/** The same for what the presser alone sees. */
export function shownAnswer(answer: Answer): Answer {
  const changes = answer.changes?.map((each) => ({ ...each, text: legible(each.text) }));
  const told = { ...answer, text: legible(answer.text), ...(changes && { changes }) };
  if (!answer.form) return told;
  const form = {
    ...answer.form,
    title: legible(answer.form.title),
    fields: answer.form.fields.map(shownField),
  };
  return { ...told, form };
}

/** A step of a history; its note is what somebody wrote. */
export function shownHistory({ who, what, note }: HistoryRow): HistoryRow {
  const row = { who: legible(who), what: legible(what) };
  return note === undefined ? row : { ...row, note: legible(note) };
}

/** A fact as people wrote it, and the names of its files. */
export function shownFact({ text, lines, files, ...row }: FactRow): FactRow {
  const named = files.map((file) => ({ ...file, said: legible(file.said) }));
  return { ...row, text: legible(text), lines: lines.map(legible), files: named };
}

/** A mention with its words in spans, those that are why marked. */
export interface ShownMention extends MentionView {
  readonly titleSpans: readonly Span[];
  readonly textSpans: readonly Span[];
}

/** A post longer than a reader reads is marked at its beginning. */
const longestMarked = 2000;

/** What was said, as the side of the console lists it: the words that speak of these reasons are marked. */
export function shownMention(mention: MentionView, reasons: readonly ReasonCode[]): ShownMention {
  const { site, title, text, author } = mention;
  const words = { site: legible(site), title: legible(title), text: legible(text) };
  const spans = (said: string) => {
    const head = said.slice(0, longestMarked).replace(/[\ud800-\udbff]$/, '');
    const rest = said.length > head.length ? [{ text: said.slice(head.length) }] : [];
    return [...piecesOf(head, reasons), ...rest].map(shownSpan);
  };
  const marked = { titleSpans: spans(title), textSpans: spans(text) };
  return { ...mention, ...words, ...marked, ...(author !== undefined && { author: legible(author) }) };
}

function shownCard(card: Card): Card {
  return {
    ...card,
    badge: legible(card.badge),
    code: legible(card.code),
    state: legible(card.state),
    ...(card.running && { running: { ...card.running, word: legible(card.running.word) } }),
    title: legible(card.title),
    ...(card.titleSpans && { titleSpans: card.titleSpans.map(shownSpan) }),
    lines: card.lines.map((line) => ({ ...line, spans: line.spans.map(shownSpan) })),
    actions: card.actions.map(shownAction),
  };
}

function shownNotice(notice: Notice): Notice {
  const { exact, picture, tables } = notice;
  return {
    ...notice,
    spans: notice.spans.map(shownSpan),
    ...(exact !== undefined && { exact: legible(exact) }),
    ...(picture && { picture: { ...picture, alt: legible(picture.alt) } }),
    ...(tables && { tables: tables.map(shownTable) }),
  };
}

function shownTable({ caption, head, rows }: Table): Table {
  return { caption: legible(caption), head: head.map(legible), rows: rows.map((row) => row.map(legible)) };
}

function shownSpan(span: Span): Span {
  return 'person' in span ? { ...span, name: legible(span.name) } : { ...span, text: legible(span.text) };
}

function shownAction(action: Action): Action {
  return {
    ...action,
    label: legible(action.label),
    ...(action.confirm !== undefined && { confirm: legible(action.confirm) }),
    ...(action.form && { form: action.form.map(shownField) }),
  };
}

function shownField(field: Field): Field {
  return {
    ...field,
    label: legible(field.label),
    ...(field.hint !== undefined && { hint: legible(field.hint) }),
    ...(field.options && { options: field.options.map((each) => ({ ...each, label: legible(each.label) })) }),
  };
}
