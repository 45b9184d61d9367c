import { getMentions, getTimeline, Trouble } from './api.js';
import { whenOf } from './clock.js';
import { byId, h } from './dom.js';
import { factList } from './facts.js';
import { levelShape } from './levels.js';
import { link, spanNode } from './span.js';
import { incidentIn, topicIn } from './subject.js';
import { toast } from './toast.js';
import { t } from './words.js';

/** @import { Card, Span } from '../bot/message.ts' */
/** @import { Place } from './press.js' */
/** @import { FactRow, Found, Step } from './api.js' */

/** The side column is there from this width on; below it the history opens over the page. */
const wide = matchMedia('(min-width: 1200px)');

/** @type {Card | undefined} */
let current;
/** @type {{ steps: readonly Step[] | undefined, count: number, facts: readonly FactRow[] } | undefined} */
let known;
/** What was said: fetched when it is asked for, since that leaves a trace. @type {readonly Found[] | undefined} */
let found;
/** Where it is looked at, and by whom. @type {Place} */
let place = { group: '', as: '' };
/** @type {HTMLDialogElement | undefined} */
let sheet;

/** Shows what has become of an incident since it was found. @param {Card} card @param {Place} where @param {boolean} asked by a person, not by chance */
export async function openDetail(card, where, asked) {
  if (!asked && !wide.matches) return;
  const same = shownIncident() === incidentIn(card.subject);
  current = card;
  place = where;
  if (!same) forget();
  if (asked && !wide.matches) openSheet();
  draw();
  await refreshDetail();
}

/** Something happened to the incident that is shown; its card may be another than the one that changed. @param {Card} card */
export function followDetail(card) {
  if (current && topicIn(current.subject) === topicIn(card.subject)) current = card;
  void refreshDetail();
}

export function closeDetail() {
  current = undefined;
  forget();
  sheet?.close();
  draw();
}

/** @returns {string | undefined} the incident that is shown */
export function shownIncident() {
  return current && incidentIn(current.subject);
}

export function draw() {
  byId('detail').replaceChildren(...(wide.matches ? content() : []));
  sheet?.firstElementChild?.replaceChildren(...content());
}

function forget() {
  known = undefined;
  found = undefined;
}

async function refreshDetail() {
  const incident = shownIncident();
  if (incident === undefined) return;
  try {
    const { rows, mentions, facts = [] } = await getTimeline(place.group, incident);
    if (shownIncident() === incident) known = { steps: rows, count: mentions, facts };
  } catch (error) {
    const gone = error instanceof Trouble && error.code === 'notFound';
    if (shownIncident() === incident && gone) known = { steps: undefined, count: 0, facts: [] };
  }
  draw();
}

async function openMentions() {
  const incident = shownIncident();
  if (incident === undefined) return;
  try {
    const answer = await getMentions(place.group, incident);
    if (shownIncident() === incident) found = answer.mentions;
  } catch {
    toast('trouble', t('troubleNet'));
  }
  draw();
}

function openSheet() {
  if (sheet) return;
  const dialog = h('dialog', { class: 'sheet', 'aria-label': t('detail') });
  const close = h(
    'button',
    { type: 'button', class: 'icon sheetClose', 'aria-label': t('close'), onclick: () => dialog.close() },
    '×',
  );
  dialog.append(h('div', { class: 'sheetBody' }), close);
  const opener = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    sheet = undefined;
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  document.body.append(dialog);
  sheet = dialog;
  dialog.showModal();
}

/** @returns {HTMLElement[]} */
function content() {
  if (!current) return [h('p', { class: 'none' }, t('detailEmpty'))];
  const head = h(
    'header',
    { class: `detailHead ${current.level}` },
    h(
      'p',
      { class: 'badge' },
      h('span', { class: 'shape', 'aria-hidden': 'true' }, levelShape(current.level)),
      h('span', {}, current.badge),
    ),
    h('h2', {}, current.title),
    h('p', { class: 'where' }, `${current.code} · ${current.running?.word ?? current.state}`),
  );
  if (!known) return [head, h('p', { class: 'none' }, t('loading'))];
  if (!known.steps) return [head, h('p', { class: 'none' }, t('detailAbsent'))];
  const about = { incident: incidentIn(current.subject), code: current.code, place };
  const told = known.facts.length > 0 ? [factList(known.facts, about)] : [];
  return [head, ...told, history(known.steps), mentionList(known.count)];
}

/** @param {readonly Step[]} steps */
function history(steps) {
  const items = steps.map(({ at, type, who, what, note }) =>
    h(
      'li',
      { class: type },
      h('time', { datetime: at }, whenOf(new Date(at))),
      h('p', {}, h('span', { class: 'who' }, who), ' ', h('span', {}, what)),
      note !== undefined && h('p', { class: 'note' }, h('bdi', {}, note)),
    ),
  );
  const title = h('h3', {}, t('timeline'), h('span', { class: 'count' }, String(steps.length)));
  return h('section', {}, title, h('ol', { class: 'timeline' }, ...items));
}

/** @param {number} count */
function mentionList(count) {
  const title = h('h3', {}, t('mentions'), h('span', { class: 'count' }, String(count)));
  if (!found) {
    const open = h(
      'button',
      { type: 'button', class: 'plain', onclick: () => void openMentions() },
      t('openMentions'),
    );
    return h('section', {}, title, h('p', { class: 'from' }, t('openMentionsNote')), open);
  }
  const some =
    count > found.length && h('p', { class: 'from' }, t('mentionsShown', { count, shown: found.length }));
  const none = found.length === 0 && h('p', { class: 'none' }, t('noMentions'));
  return h('section', {}, title, some, none, h('ul', { class: 'mentions' }, ...found.map(mention)));
}

/** @param {Found} found */
function mention({ site, author, title, text, titleSpans, textSpans, url, evidence, publishedAt, foundAt }) {
  const from = [site, author, whenOf(new Date(publishedAt ?? foundAt))].filter(Boolean).join(' · ');
  const hash = h('span', { title: evidence }, t('evidence', { hash: evidence.slice(0, 8) }));
  return h(
    'li',
    {},
    h('p', { class: 'from' }, from),
    title !== '' && h('p', { class: 'mentionTitle' }, ...nodes(titleSpans)),
    text !== '' && text !== title && h('p', { class: 'mentionText' }, ...nodes(textSpans)),
    h('p', { class: 'from' }, hash, ' ', url !== undefined && link(url, t('original'))),
  );
}

/** @param {readonly Span[]} spans */
function nodes(spans) {
  return spans.map((span) => spanNode(span, ''));
}

wide.addEventListener('change', () => {
  sheet?.close();
  draw();
});
