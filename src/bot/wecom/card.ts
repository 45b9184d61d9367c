import type { TemplateCard } from '@wecom/aibot-node-sdk';
import type { Card, Line } from '../message.ts';
import { buttonsOf, type CardLook, styles } from './buttons.ts';
import { type Key, keyOf } from './keys.ts';
import { longest, most } from './limits.ts';
import { goodUrl, type Look, shapes } from './outbound.ts';
import { cardWords, cut } from './text.ts';

/**
 * The card as one template card, `task` its name. It is narrow: the title, the state and the reasons stand on it whole,
 * the rest is broken off where a phone would break it off. Buttons that ask for words are named as what to type.
 */
export function templateCard(card: Card, task: string, look: CardLook): TemplateCard {
  const { pressed, menu, typed } = buttonsOf(card, look);
  const title = cardWords(card.title, longest.title) || cardWords(card.code, longest.title) || '……';
  const whole = cardWords(card.title, longest.sub);
  const { sub, rows } = bodyOf(card, whole === title ? [] : [whole], typed, look);
  const quote = cut(
    linesOf(card, 'quote')
      .map((line) => wordsOf(line))
      .join(' '),
    longest.quote,
  );
  const source = cardWords(`${card.drill ? '【演练】' : ''}${card.badge}`, longest.source);
  const state = [card.code, card.state].filter((words) => words !== '').join(' · ');
  return {
    card_type: pressed.length > 0 ? 'button_interaction' : 'text_notice',
    task_id: task,
    ...(source === '' ? {} : { source: { desc: source, desc_color: colour(card) } }),
    main_title: { title, desc: cardWords(`${shapes[card.level]} ${state}`, longest.desc) },
    ...(quote === '' ? {} : { quote_area: { quote_text: quote } }),
    ...(sub === '' ? {} : { sub_title_text: sub }),
    ...(rows.length === 0 ? {} : { horizontal_content_list: [...rows] }),
    ...(pressed.length === 0 ? {} : { button_list: [...pressed] }),
    ...(menu.length === 0 ? {} : { action_menu: { desc: look.words.more, action_list: [...menu] } }),
    ...leadsTo(look, pressed.length === 0),
  };
}

/** Asks once more, saying what will happen; `at` is the card that was pressed. */
export function sureCard(
  press: Extract<Key, { does: 'sure' }>,
  at: string,
  task: string,
  look: Look,
): TemplateCard {
  const { label, code, question } = press.ask;
  const { rev, subject, action, channel } = press;
  const words = cardWords(question, longest.sub + longest.quote);
  const yes = keyOf({
    does: 'press',
    rev,
    subject,
    action,
    at,
    ...(channel === undefined ? {} : { channel }),
  });
  return {
    card_type: 'button_interaction',
    task_id: task,
    main_title: { title: cardWords(look.words.sure(label, code), longest.title) },
    sub_title_text: words.slice(0, longest.sub),
    ...(words.length > longest.sub ? { quote_area: { quote_text: words.slice(longest.sub) } } : {}),
    button_list: [
      { text: cut(look.words.yes(label), longest.button), style: styles.danger, key: yes ?? '' },
      { text: look.words.no, style: styles.plain, key: keyOf({ does: 'drop', label }) ?? '' },
    ],
  };
}

/** What becomes of the question when the answer was no. */
export function droppedCard(label: string, task: string, look: Look): TemplateCard {
  return {
    card_type: 'text_notice',
    task_id: task,
    main_title: { title: cardWords(look.words.dropped(label), longest.title) },
    sub_title_text: look.words.nothingDone,
    ...leadsTo(look, true),
  };
}

/** True when a line holds more than any place on a card: it is a document, to be read whole before anybody presses. */
export function needsBody(card: Card): boolean {
  return card.lines.some((line) => line.kind !== 'quote' && wordsOf(line).length > longest.sub);
}

/** A card without buttons must lead somewhere, or WeCom refuses it. */
function leadsTo({ console }: Look, must: boolean): Pick<TemplateCard, 'card_action'> {
  if (console === undefined && !must) return {};
  return { card_action: { type: 1, url: console ?? 'https://work.weixin.qq.com/' } };
}

function colour({ done, level }: Card): 0 | 1 | 2 {
  if (done) return 0;
  return level === 'red' || level === 'orange' ? 2 : 1;
}

type Row = NonNullable<TemplateCard['horizontal_content_list']>[number];

/** What a card can least do without, first; the rows stand in the order of the card all the same. */
const weight: readonly Line['kind'][] = [
  'statement',
  'clocks',
  'state',
  'directive',
  'reasons',
  'facts',
  'origin',
  'plain',
];

function bodyOf(card: Card, head: readonly string[], named: readonly string[], look: Look) {
  const name = card.named ?? card.code;
  const told = card.lines.flatMap((line) => typedLabel(line, name) ?? []);
  const lines = card.lines.filter((line) => line.kind !== 'quote' && typedLabel(line, name) === undefined);
  let sub = head.join('\n');
  const rest: Line[] = [];
  for (const line of lines) {
    const longer = [sub, wordsOf(line)].filter((words) => words !== '').join('\n');
    if ((line.kind === 'facts' || line.kind === 'reasons') && longer.length <= longest.sub) sub = longer;
    else rest.push(line);
  }
  const typed = [...new Set([...named, ...told])].join('/');
  const last: readonly Row[] =
    typed === '' ? [] : [{ keyname: look.words.type, value: cardWords(`${name} ${typed}`, longest.value) }];
  const room = most.rows - last.length;
  const kept = new Set(rest.toSorted((a, b) => weightOf(a) - weightOf(b)).slice(0, room));
  const rows = rest.filter((line) => kept.has(line)).flatMap((line) => rowOf(line, look) ?? []);
  return { sub, rows: [...rows, ...last] };
}

function weightOf({ kind }: Line): number {
  return weight.indexOf(kind);
}

function rowOf(line: Line, { words }: Look): Row | undefined {
  const keyname = words[line.kind];
  const text = wordsOf(line);
  const bare = text.startsWith(keyname) ? text.slice(keyname.length).replace(/^[\s：:·]+/u, '') : text;
  if (bare === '') return undefined;
  const url = line.spans.map((span) => ('link' in span ? goodUrl(span.link) : undefined)).find(Boolean);
  return {
    keyname: cut(keyname, longest.keyname),
    value: cut(bare, longest.value),
    ...(url === undefined ? {} : { type: 1, url }),
  };
}

function linesOf(card: Card, kind: Line['kind']): readonly Line[] {
  return card.lines.filter((line) => line.kind === kind);
}

/** Characters of a line that are looked at: no place on a card holds a tenth of them. */
const mostLooked = 1500;

function wordsOf({ spans }: Line): string {
  const words = spans.map((span) => ('person' in span ? `@${span.name}` : span.text)).join('');
  return cardWords(cut(words, mostLooked), mostLooked);
}

/** Of `回复 P128 2 排除 + 理由`, which says how to type what is no button, the name: the rest stands under 帮助. */
function typedLabel(line: Line, code: string): string | undefined {
  const text = line.kind === 'plain' ? wordsOf(line) : '';
  const start = ['回复', 'Reply'].map((reply) => `${reply} ${code} `).find((each) => text.startsWith(each));
  if (start === undefined) return undefined;
  return text
    .slice(start.length)
    .replace(/^\d+ /u, '')
    .replace(/( \+|（| \().*$/su, '');
}
