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
  const { about, picture, tables } = notice;
  const figured = picture || tables?.length ? ' figured' : '';
  return h(
    'div',
    { class: 'item' },
    h(
      'article',
      { class: `notice ${notice.tone}${figured}`, tabindex: 0, 'data-ref': row.ref },
      h('span', { class: 'shape', 'aria-hidden': 'true' }, sign),
      h('p', {}, ...notice.spans.map((span) => spanNode(span, identity)), exactly(notice)),
      about !== undefined &&
        knows(about) &&
        h('button', { type: 'button', class: 'quiet', onclick: () => jump(about) }, t('aboutCard')),
      stamp(row),
      picture && pictureElement(pictureAddress(group, row.ref), picture),
      tables !== undefined && tables.length > 0 && tablesElement(tables),
    ),
  );
}

/** Words to the public, letter by letter. @param {Notice} notice */
function exactly({ exact }) {
  return exact !== undefined && h('span', { class: 'exact' }, h('bdi', {}, exact));
}
