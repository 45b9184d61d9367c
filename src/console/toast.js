import { byId, h } from './dom.js';
import { t } from './words.js';

/** @import { Answer } from '../bot/message.ts' */

const restMs = { ok: 5000, refused: 12_000, trouble: 15_000 };
const signs = { ok: '✓', refused: '—', trouble: '!' };
const mostAtOnce = 4;

/**
 * A short word to the person at this page. Stays while the mouse or the focus is on it.
 * @param {Answer['tone']} tone @param {string} text
 */
export function toast(tone, text) {
  const box = byId('toasts');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const gone = () => {
    clearTimeout(timer);
    element.remove();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(gone, restMs[tone]);
  };
  const element = h(
    'div',
    {
      class: `toast ${tone}`,
      role: tone === 'trouble' ? 'alert' : 'status',
      onpointerenter: () => clearTimeout(timer),
      onpointerleave: wait,
      onfocusin: () => clearTimeout(timer),
      onfocusout: wait,
    },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, signs[tone]),
    h('p', {}, text),
    h('button', { type: 'button', class: 'icon', 'aria-label': t('dismissToast'), onclick: gone }, '×'),
  );
  while (box.childElementCount >= mostAtOnce) box.firstElementChild?.remove();
  box.append(element);
  wait();
}
