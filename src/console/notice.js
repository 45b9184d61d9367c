import { pictureAddress } from './api.js';
import { stamp } from './card.js';
import { h } from './dom.js';
import { pictureElement, tablesElement } from './figures.js';
import { levelShape } from './levels.js';
import { spanNode } from './span.js';
import { t } from './words.js';

/** @import { Notice } from '../bot/message.ts' */
/** @import { Row } from './api.js' */

/**
 * A short message that rang: one line with its level, and the way to its card; below it what it brought to look at.
 * @param {Row} row @param {Notice} notice
 * @param {{ identity: string, group: string, jump: (about: string) => void, knows: (about: string) => boolean }} hands
 */
export function noticeElement(row, notice, { identity, group, jump, knows }) {
  const sign =
    notice.tone === 'calm' || notice.tone === 'trouble'
      ? notice.tone === 'calm'
        ? 'i'
        : '!'
      : levelShape(notice.tone);
  const { about, picture, tables, spans } = notice;
  const shown = picture && pictureElement(pictureAddress(group, row.ref), picture);
  const below =
    shown &&
    spans.length > 1 &&
    h('p', { class: 'below' }, ...rest(spans).map((span) => spanNode(span, identity)));
  const figured = picture || tables?.length ? ' figured' : '';
  return h(
    'div',
    { class: 'item' },
    h(
      'article',
      { class: `notice ${notice.tone}${figured}`, tabindex: 0, 'data-ref': row.ref },
      h('span', { class: 'shape', 'aria-hidden': 'true' }, sign),
      h(
        'p',
        {},
        ...(below ? spans.slice(0, 1) : spans).map((span) => spanNode(span, identity)),
        exactly(notice),
      ),
      about !== undefined &&
        knows(about) &&
        h('button', { type: 'button', class: 'quiet', onclick: () => jump(about) }, t('aboutCard')),
      stamp(row),
      shown,
      below,
      tables !== undefined && tables.length > 0 && tablesElement(tables),
    ),
  );
}

/** What stands below the picture, from the beginning of its line. @param {Notice['spans']} spans */
function rest(spans) {
  return spans
    .slice(1)
    .map((span, at) =>
      at === 0 && 'text' in span ? { ...span, text: span.text.replace(/^\n/u, '') } : span,
    );
}

/** Words to the public, letter by letter. @param {Notice} notice */
function exactly({ exact }) {
  return exact !== undefined && h('span', { class: 'exact' }, h('bdi', {}, exact));
}
