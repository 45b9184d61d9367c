import { byId } from './dom.js';

/** Up and down move from card to card when the focus is on one; Esc leaves the line for the cards. */
export function startKeys() {
  byId('stream').addEventListener('keydown', (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1, PageDown: 1, PageUp: -1 }[event.key];
    const here = event.target;
    if (!way || !(here instanceof HTMLElement) || here.tagName !== 'ARTICLE') return;
    const all = [...document.querySelectorAll('#stream article')];
    const next = all[all.indexOf(here) + way];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  });
  byId('say').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    const last = [...document.querySelectorAll('#stream article')].at(-1);
    if (last instanceof HTMLElement) last.focus();
  });
}
