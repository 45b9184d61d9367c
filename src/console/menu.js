import { h } from './dom.js';

/** @typedef {{ label: string, danger: boolean, choose: () => void }} Item */

/** @type {{ close: (refocus: boolean) => void, opener: HTMLElement } | undefined} */
let open;

/** Closes the menu that is open, if any. @param {boolean} [refocus] */
export function closeMenu(refocus = false) {
  open?.close(refocus);
}

/**
 * Opens a menu at its button: arrows move, Enter chooses, Esc gives the focus back (WAI-ARIA menu button).
 * @param {HTMLElement} opener @param {readonly Item[]} items
 */
export function openMenu(opener, items) {
  const again = open?.opener === opener;
  closeMenu();
  if (again) return;
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': opener.textContent ?? '' });
  const buttons = items.map(({ label, danger, choose }) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        tabindex: -1,
        class: danger ? 'danger' : '',
        onclick: () => {
          closeMenu(true);
          choose();
        },
      },
      label,
    ),
  );
  menu.append(...buttons);
  document.body.append(menu);
  place(menu, opener);
  opener.setAttribute('aria-expanded', 'true');

  /** @param {number} index */
  const focusAt = (index) => buttons.at(index % buttons.length)?.focus();
  const at = () => buttons.findIndex((button) => button.matches(':focus'));
  /** @type {Readonly<Record<string, () => void>>} */
  const keys = {
    ArrowDown: () => focusAt(at() + 1),
    ArrowUp: () => focusAt(at() <= 0 ? -1 : at() - 1),
    Home: () => focusAt(0),
    End: () => focusAt(-1),
    Escape: () => closeMenu(true),
    Tab: () => closeMenu(true),
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const act = keys[event.key];
    if (!act) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    act();
  };
  /** @param {Event} event */
  const onOutside = (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!menu.contains(target) && !opener.contains(target)) closeMenu();
  };
  // A page that scrolls by itself (a card came in) must not take the menu away from under the pointer.
  const onMoved = () => {
    if (isInSight(opener)) place(menu, opener);
    else closeMenu();
  };
  menu.addEventListener('keydown', onKey);
  document.addEventListener('pointerdown', onOutside, true);
  document.addEventListener('scroll', onMoved, true);
  window.addEventListener('resize', onMoved);
  open = {
    opener,
    close(refocus) {
      open = undefined;
      document.removeEventListener('pointerdown', onOutside, true);
      document.removeEventListener('scroll', onMoved, true);
      window.removeEventListener('resize', onMoved);
      menu.remove();
      opener.setAttribute('aria-expanded', 'false');
      if (refocus) opener.focus();
    },
  };
  focusAt(0);
}

/** @param {HTMLElement} element */
function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** Below the button, or above it where there is no room below. @param {HTMLElement} menu @param {HTMLElement} opener */
function place(menu, opener) {
  const at = opener.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + 4;
  const top = below + height > window.innerHeight - 8 ? Math.max(8, at.top - 4 - height) : below;
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`;
}
