import { h, rememberFocus } from './dom.js';
import { t } from './words.js';

/** @import { Answer } from '../bot/message.ts' */

/** How a change is called where it is not seen. */
const said = { gone: 'changeGone', new: 'changeNew' };

/**
 * A whole text with what became of it, word by word: what went is struck out, what came is underlined, so that it shows
 * without colour too, and is said aloud.
 * @param {string} title @param {string} text the first line says how much changed
 * @param {NonNullable<Answer['changes']>} changes
 */
export function showChanges(title, text, changes) {
  const close = h('button', { type: 'button', class: 'primary', onclick: () => dialog.close() }, t('close'));
  const dialog = h(
    'dialog',
    { class: 'wideDialog changes', 'aria-labelledby': 'changesTitle' },
    h('h2', { id: 'changesTitle' }, title),
    h('p', { class: 'about' }, text.split('\n')[0] ?? ''),
    h('div', { class: 'saying', tabindex: 0 }, ...changes.map(piece)),
    h('div', { class: 'dialogButtons' }, close),
  );
  const giveBack = rememberFocus();
  document.body.append(dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    giveBack();
  });
  dialog.showModal();
  close.focus();
}

/** @param {NonNullable<Answer['changes']>[number]} change */
function piece({ kind, text }) {
  if (kind === 'same') return h('span', {}, text);
  const key = /** @type {'changeGone' | 'changeNew'} */ (said[kind]);
  return h(kind === 'gone' ? 'del' : 'ins', {}, h('span', { class: 'sr' }, t(key)), text);
}
