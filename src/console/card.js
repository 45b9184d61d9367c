import { runClock, timeOf } from './clock.js';
import { freshId, h } from './dom.js';
import { levelShape } from './levels.js';
import { openMenu } from './menu.js';
import { sayingElement } from './saying.js';
import { spanNode } from './span.js';
import { t } from './words.js';

/** @import { Action, Card, Line } from '../bot/message.ts' */
/** @import { Row } from './api.js' */

/**
 * @typedef {object} Hands what a card may set in motion
 * @property {(card: Card, action: Action) => void} press
 * @property {(card: Card) => void} open shows the incident's history
 * @property {string} identity the account of who looks: a mention of it stands out
 */

const faceSize = 4;

/** The alert card, in the order of CARDS "Anatomy". @param {Row} row @param {Card} card @param {Hands} hands */
export function cardElement(row, card, hands) {
  const titleId = freshId('title');
  const article = h(
    'article',
    {
      class: `card ${card.level}${card.done ? ' done' : ''}${speaks(card) ? ' speaks' : ''}`,
      tabindex: 0,
      'aria-labelledby': `${titleId}-badge ${titleId}`,
      'data-ref': row.ref,
      'data-subject': card.subject,
    },
    head(card, titleId, hands),
    h('h3', { class: 'title', id: titleId }, ...title(card, hands)),
    ...lines(card.lines, hands),
    card.actions.length > 0 && actions(card, hands),
  );
  for (const clock of article.querySelectorAll('time[data-due]'))
    runClock(/** @type {HTMLElement} */ (clock));
  return h('div', { class: 'item' }, stamp(row), article);
}

/** It holds words to the public. @param {Card} card */
function speaks({ lines: all }) {
  return all.some(({ kind }) => kind === 'statement');
}

/** When it was sent, and when it last changed. @param {Row} row */
export function stamp(row) {
  const [at, changed] = [new Date(row.at), new Date(row.changedAt)];
  const later = timeOf(changed) !== timeOf(at);
  return h(
    'p',
    { class: 'stamp' },
    h('time', { datetime: row.at }, timeOf(at)),
    later && h('span', {}, ` · ${t('updated', { time: timeOf(changed) })}`),
  );
}

/** @param {Card} card @param {string} titleId @param {Hands} hands */
function head(card, titleId, hands) {
  return h(
    'header',
    { class: 'cardHead' },
    h(
      'p',
      { class: 'badge', id: `${titleId}-badge` },
      h('span', { class: 'shape', 'aria-hidden': 'true' }, levelShape(card.level)),
      h('span', {}, card.badge),
    ),
    card.drill && h('span', { class: 'drill' }, t('drill')),
    h(
      'p',
      { class: 'where' },
      h(
        'button',
        {
          type: 'button',
          class: 'code',
          'data-action': 'open',
          'aria-label': t('openDetail', { code: card.code }),
          onclick: () => hands.open(card),
        },
        card.code,
      ),
      ' ',
      state(card),
    ),
  );
}

/** @param {Card} card */
function state(card) {
  if (!card.running) return h('span', { class: 'state' }, card.state);
  const clock = h('time', {
    'data-due': card.running.due,
    'data-style': 'digits',
    datetime: card.running.due,
  });
  return h('span', { class: 'state' }, `${card.running.word} `, clock);
}

/** @param {Card} card @param {Hands} hands */
function title(card, hands) {
  return card.titleSpans?.map((span) => spanNode(span, hands.identity)) ?? [card.title];
}

/** What is to be said in public stands together. @param {readonly Line[]} all @param {Hands} hands */
function lines(all, hands) {
  const said = all.filter(({ kind }) => kind === 'statement');
  return all.flatMap((line) => {
    if (line.kind === 'statement') return line === said[0] ? [sayingElement(said)] : [];
    const content = line.spans.map((span) => spanNode(span, hands.identity));
    return line.kind === 'quote'
      ? h('blockquote', { class: 'line quote' }, ...content)
      : h('p', { class: `line ${line.kind}` }, ...content);
  });
}

/** At most four on the face; the rest behind 更多. @param {Card} card @param {Hands} hands */
function actions(card, hands) {
  const wanted = card.actions.filter(({ more }) => !more);
  const face = wanted.slice(0, faceSize);
  const rest = [...wanted.slice(faceSize), ...card.actions.filter(({ more }) => more)];
  const buttons = face.map((action) =>
    h(
      'button',
      {
        type: 'button',
        class: action.style,
        'data-action': action.id,
        onclick: () => hands.press(card, action),
      },
      action.label,
    ),
  );
  const more = h(
    'button',
    {
      type: 'button',
      class: 'plain more',
      'data-action': 'more',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    t('more'),
  );
  more.addEventListener('click', () =>
    openMenu(
      more,
      rest.map((action) => ({
        label: action.label,
        danger: action.style === 'danger',
        choose: () => hands.press(card, action),
      })),
    ),
  );
  return h('footer', { class: 'actions' }, ...buttons, ...(rest.length > 0 ? [more] : []));
}
