import { h, rememberFocus } from './dom.js';
import { t } from './words.js';

/** @import { Notice, Table } from '../bot/message.ts' */

/** @typedef {NonNullable<Notice['picture']>} Picture */

/**
 * A picture at its logical size, which is half its pixels; its place is kept before it is there, so that nothing jumps. One
 * press shows it as large as the window allows.
 * @param {string} address @param {Picture} picture
 */
export function pictureElement(address, picture) {
  const { alt, width, height } = picture;
  const image = h('img', {
    src: address,
    alt,
    width: Math.round(width / 2),
    height: Math.round(height / 2),
    loading: 'lazy',
    decoding: 'async',
  });
  const whole = h(
    'button',
    { type: 'button', class: 'picture', 'aria-haspopup': 'dialog', 'data-action': 'picture' },
    image,
    h('span', { class: 'sr' }, t('pictureWhole')),
  );
  whole.addEventListener('click', () => openWhole(address, picture));
  // It has been let go of, or cannot be had: what it was stays to be read.
  image.addEventListener('error', () =>
    whole.replaceWith(h('p', { class: 'noPicture' }, t('pictureGone', { alt }))),
  );
  return whole;
}

/** @param {string} address @param {Picture} picture */
function openWhole(address, { alt, width, height }) {
  const close = h('button', { type: 'button', class: 'plain' }, t('close'));
  const dialog = h(
    'dialog',
    { class: 'wholePicture', 'aria-label': alt },
    h('div', { class: 'pictureBox', tabindex: 0 }, h('img', { src: address, alt, width, height })),
    h('div', { class: 'dialogButtons' }, close),
  );
  const giveBack = rememberFocus();
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    giveBack();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** The numbers of a picture, folded away. @param {readonly Table[]} tables */
export function tablesElement(tables) {
  return h(
    'details',
    { class: 'tables' },
    h('summary', {}, t('tables'), h('span', { class: 'count' }, ` ${tables.length}`)),
    ...tables.map(tableElement),
  );
}

/** What stands first in a row names it; a column of figures stands to the right. @param {Table} table */
function tableElement({ caption, head, rows }) {
  const figures = head.map((_, at) => at > 0 && rows.every((row) => isFigure(row[at] ?? '')));
  /** @param {number} column */
  const kind = (column) => figures[column] && 'number';
  const heads = head.map((name, column) =>
    h('th', { scope: 'col', class: kind(column) }, h('bdi', {}, name)),
  );
  const lines = rows.map((row) =>
    h(
      'tr',
      {},
      ...row.map((cell, column) =>
        column === 0
          ? h('th', { scope: 'row' }, h('bdi', {}, cell))
          : h('td', { class: kind(column) }, h('bdi', {}, cell)),
      ),
    ),
  );
  return h(
    'div',
    { class: 'tableBox', role: 'region', tabindex: 0, 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', {}, h('bdi', {}, caption)),
      h('thead', {}, h('tr', {}, ...heads)),
      h('tbody', {}, ...lines),
    ),
  );
}

/** It begins with a digit, or there is none to tell. @param {string} cell */
function isFigure(cell) {
  return cell === '' || /^[-−+–]?\d|^[-–—]$/u.test(cell);
}
