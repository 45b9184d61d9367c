import { byId } from './dom.js';

const narrow = matchMedia('(max-width: 799px)');

/** On a phone the groups are a drawer over the page; behind it nothing can be reached. */
export function startDrawer() {
  byId('drawerButton').addEventListener('click', () => toggle(!isOpen()));
  byId('rooms').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeDrawer();
  });
  byId('main').addEventListener('pointerdown', closeDrawer);
  narrow.addEventListener('change', () => toggle(false));
  toggle(false);
}

export function closeDrawer() {
  if (isOpen()) toggle(false);
}

function isOpen() {
  return document.body.classList.contains('drawerOpen');
}

/** @param {boolean} open */
function toggle(open) {
  const wasOpen = isOpen();
  document.body.classList.toggle('drawerOpen', open);
  byId('drawerButton').setAttribute('aria-expanded', String(open));
  byId('rooms').inert = narrow.matches && !open;
  if (open) byId('rooms').querySelector('button')?.focus();
  else if (wasOpen) byId('drawerButton').focus();
}
