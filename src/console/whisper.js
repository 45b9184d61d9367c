import { timeOf } from './clock.js';
import { byId, h } from './dom.js';
import { t } from './words.js';

/** @import { Answer } from '../bot/message.ts' */

const mostKept = 5;

/** What the bot answered to a typed line: it stands under the cards, for the person who typed alone. @param {string} said @param {Answer} answer */
export function whisper(said, answer) {
  const box = byId('whispers');
  const element = h(
    'div',
    { class: `whisper ${answer.tone}` },
    h('p', { class: 'whisperHead' }, h('strong', {}, t('onlyYou')), ` · ${timeOf(new Date())}`),
    h('p', { class: 'said' }, `${t('youSaid')}：`, h('bdi', {}, said)),
    h('p', { class: 'answer' }, h('bdi', {}, answer.text)),
    h(
      'button',
      { type: 'button', class: 'icon', 'aria-label': t('dismissWhisper'), onclick: () => element.remove() },
      '×',
    ),
  );
  while (box.childElementCount >= mostKept) box.firstElementChild?.remove();
  box.append(element);
  element.scrollIntoView({ block: 'end' });
}

export function clearWhispers() {
  byId('whispers').replaceChildren();
}
