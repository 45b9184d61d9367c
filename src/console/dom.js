/**
 * Makes an element. Strings become text nodes, never markup: every word a stranger wrote passes through here, and the
 * page's policy (trusted types) forbids the other way.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [props] `on…` listens, `class` and
 *   the rest are attributes; false and undefined leave an attribute out
 * @param {...(Node | string | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/**
 * The element of this page with this id.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @param {new () => Kind} [kind]
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  const wanted = kind ?? HTMLElement;
  if (!(found instanceof wanted)) throw new Error(`the page has no #${id}`);
  return /** @type {Kind} */ (found);
}

let count = 0;

/** @param {string} name @returns {string} an id used nowhere else on the page */
export function freshId(name) {
  count += 1;
  return `${name}-${count}`;
}

/** Sound only: said by a screen reader, seen by nobody. @param {string} text */
export function announce(text) {
  const line = byId('announce');
  line.textContent = '';
  requestAnimationFrame(() => {
    line.textContent = text;
  });
}

/**
 * Remembers where the focus is, by what it is on: a card may be drawn anew while its form or menu is open.
 * @returns {() => void} gives the focus back
 */
export function rememberFocus() {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return () => undefined;
  const ref = focused.closest('[data-ref]')?.getAttribute('data-ref');
  const action = focused.dataset.action;
  return () => {
    if (focused.isConnected) return focused.focus();
    const card = ref && document.querySelector(`[data-ref="${CSS.escape(ref)}"]`);
    if (!(card instanceof HTMLElement)) return;
    const button = action && card.querySelector(`[data-action="${CSS.escape(action)}"]`);
    (button instanceof HTMLElement ? button : card).focus({ preventScroll: true });
  };
}
