import { cardElement } from './card.js';
import { dayKey, dayOf } from './clock.js';
import { byId, h, rememberFocus } from './dom.js';
import { clearFilter, isFiltering, passes, showChips } from './filter.js';
import { closeMenu } from './menu.js';
import { noticeElement } from './notice.js';
import { heldRows, moreBefore } from './rows.js';
import { topicIn } from './subject.js';
import { currentLanguage, t } from './words.js';

/** @import { Row } from './api.js' */
/** @import { Hands } from './card.js' */
/** @import { Example } from './composer.js' */
/** @import { Key } from './words.js' */

/** @type {Map<string, { shown: string, element: HTMLElement }>} */
const drawn = new Map();
const nearPx = 96;

/** @typedef {Hands & { example: (key: Example) => void, group: string, newFrom: string | undefined, duty: string | undefined }} StreamHands */

/** Draws the open group: only what changed is drawn anew, so that focus, selection and scrolling stay. @param {StreamHands} hands */
export function showStream(hands) {
  const rows = heldRows();
  const visible = rows.filter(passes);
  showChips(rows);
  byId('older').hidden = !moreBefore();
  const stream = byId('stream');
  const giveBack = rememberFocus();
  const wanted = visible.length > 0 ? listed(visible, hands) : [emptyState(rows.length > 0, hands)];
  settle(stream, wanted);
  if (document.activeElement === document.body) giveBack();
  const kept = new Set(rows.map(({ ref }) => ref));
  for (const ref of drawn.keys()) if (!kept.has(ref)) drawn.delete(ref);
}

/** Forgets what is drawn: another group, another person, another language. */
export function clearStream() {
  closeMenu();
  drawn.clear();
  byId('stream').replaceChildren();
}

/** True when the list stands at its end: what comes next is followed. */
export function atEnd() {
  const { scrollTop, scrollHeight, clientHeight } = byId('scroll');
  return scrollHeight - scrollTop - clientHeight < nearPx;
}

/** True when the beginning of the newest message is in sight: a long text is seen, though not yet read to its end. */
export function seesNewest() {
  const last = byId('stream').lastElementChild;
  const { bottom } = byId('scroll').getBoundingClientRect();
  return atEnd() || (last !== null && last.getBoundingClientRect().top < bottom - nearPx);
}

/** To the newest message: to its beginning where it is longer than the window. */
export function toEnd() {
  const scroll = byId('scroll');
  scroll.scrollTop = scroll.scrollHeight;
  const last = byId('stream').lastElementChild;
  if (last && last.getBoundingClientRect().height > scroll.clientHeight)
    last.scrollIntoView({ block: 'start' });
}

/** Scrolls to the line above the new messages; to the end when there is none. */
export function toNew() {
  const line = document.querySelector('.newLine');
  const above = line?.previousElementSibling;
  if (line) (above?.classList.contains('day') ? above : line).scrollIntoView({ block: 'start' });
  else toEnd();
}

/** Shows a card of this group by its ref or by what it is about. @param {string} about */
export function jumpTo(about) {
  if (isFiltering()) clearFilter();
  const row = heldRows().find((each) => isAbout(each, about));
  const card = row && document.querySelector(`.card[data-ref="${CSS.escape(row.ref)}"]`);
  if (!(card instanceof HTMLElement)) return;
  card.scrollIntoView({ block: 'center' });
  card.focus({ preventScroll: true });
}

/** Days, the line above what is new, and the messages. @param {readonly Row[]} rows @param {StreamHands} hands */
function listed(rows, hands) {
  /** @type {HTMLElement[]} */
  const nodes = [];
  let day = '';
  for (const [index, row] of rows.entries()) {
    const at = new Date(row.at);
    if (dayKey(at) !== day) nodes.push(separator(`day-${dayKey(at)}`, 'day', dayOf(at)));
    day = dayKey(at);
    if (row.ref === hands.newFrom) nodes.push(separator('new', 'newLine', t('newLine')));
    const item = itemOf(row, hands);
    const article = item.querySelector('article');
    article?.setAttribute('aria-posinset', String(index + 1));
    article?.setAttribute('aria-setsize', String(rows.length));
    nodes.push(item);
  }
  return nodes;
}

/** @param {Row} row @param {StreamHands} hands */
function itemOf(row, hands) {
  const { message } = row;
  const shown = `${row.changedAt} ${message.kind === 'card' ? message.rev : ''} ${currentLanguage()}`;
  const before = drawn.get(row.ref);
  if (before?.shown === shown) return before.element;
  if (before?.element.querySelector('[aria-expanded="true"]')) closeMenu(true);
  const element =
    message.kind === 'card'
      ? cardElement(row, message, hands)
      : noticeElement(row, message, { identity: hands.identity, group: hands.group, jump: jumpTo, knows });
  if (before) element.querySelector('article')?.classList.add('fresh');
  drawn.set(row.ref, { shown, element });
  return element;
}

/** @param {string} about */
function knows(about) {
  return heldRows().some((row) => isAbout(row, about));
}

/** @param {Row} row @param {string} about */
function isAbout({ ref, message }, about) {
  return message.kind === 'card' && (ref === about || topicIn(message.subject) === about);
}

/** @param {string} key @param {string} kind @param {string} text */
function separator(key, kind, text) {
  const before = drawn.get(key);
  if (before?.shown === text) return before.element;
  const element = h('p', { class: kind }, h('span', {}, text));
  drawn.set(key, { shown: text, element });
  return element;
}

/** An empty list teaches. @param {boolean} filtered @param {StreamHands} hands */
function emptyState(filtered, hands) {
  if (filtered) {
    const clear = h('button', { type: 'button', class: 'plain', onclick: clearFilter }, t('clearFilter'));
    return h('div', { class: 'empty' }, h('p', {}, t('noneFound')), clear);
  }
  const { title, how, example } = taught[hands.duty ?? ''] ?? report;
  const fill = h(
    'button',
    { type: 'button', class: 'plain', onclick: () => hands.example(example) },
    t('emptyTry'),
  );
  return h('div', { class: 'empty' }, h('p', { class: 'emptyTitle' }, t(title)), h('p', {}, t(how)), fill);
}

/** What is done first where nothing has happened yet. @type {{ title: Key, how: Key, example: Example }} */
const report = { title: 'emptyTitle', how: 'emptyHow', example: 'example' };
/** The same, by duty. @type {Readonly<Record<string, typeof report>>} */
const taught = {
  release: { title: 'emptyRelease', how: 'emptyReleaseHow', example: 'exampleRelease' },
  review: { title: 'emptyReview', how: 'emptyReviewHow', example: 'exampleReview' },
  command: { title: 'emptyTitle', how: 'emptyCommandHow', example: 'exampleReview' },
};

/** Puts the wanted nodes in place and touches no node that already stands right. @param {HTMLElement} parent @param {readonly HTMLElement[]} wanted */
function settle(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(/** @type {HTMLElement} */ (child))) child.remove();
  for (const [index, node] of wanted.entries()) {
    const there = parent.children[index] ?? null;
    if (there !== node) parent.insertBefore(node, there);
  }
}
