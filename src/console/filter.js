import { byId, h } from './dom.js';
import { levelName, levelShape, levels, shortName } from './levels.js';
import { t } from './words.js';

/** @import { Level } from '../incident/incident.ts' */
/** @import { Row } from './api.js' */

/** @typedef {{ going: 'all' | 'live' | 'done', level: Level | undefined, words: string }} Filter */

/** @type {Filter} */
const nothing = { going: 'all', level: undefined, words: '' };
let filter = nothing;
let changed = () => {};

/** @param {() => void} onChange */
export function startFilter(onChange) {
  changed = onChange;
  const find = byId('find', HTMLInputElement);
  find.addEventListener('input', () => change({ words: find.value.trim().toLowerCase() }));
  byId('filter').addEventListener('submit', (event) => event.preventDefault());
}

export function isFiltering() {
  return filter !== nothing;
}

export function clearFilter() {
  byId('find', HTMLInputElement).value = '';
  filter = nothing;
  changed();
}

/** @param {Row} row */
export function passes({ message }) {
  if (filter === nothing) return true;
  if (message.kind !== 'card') return false;
  if (filter.going !== 'all' && message.done !== (filter.going === 'done')) return false;
  if (filter.level && message.level !== filter.level) return false;
  return `${message.title} ${message.code} ${message.badge} ${message.state}`
    .toLowerCase()
    .includes(filter.words);
}

/** The chips, each with how many it stands for. @param {readonly Row[]} rows */
export function showChips(rows) {
  const cards = rows.flatMap(({ message }) => (message.kind === 'card' ? [message] : []));
  const live = cards.filter(({ done }) => !done);
  const going = /** @type {const} */ ([
    ['all', rows.length],
    ['live', live.length],
    ['done', cards.length - live.length],
  ]).map(([kind, count]) =>
    chip(
      kind,
      filter.going === kind && (kind !== 'all' || !filter.level),
      () => change({ going: kind, level: undefined }),
      t(kind),
      count,
    ),
  );
  const byLevel = levels.flatMap((level) => {
    const count = live.filter((card) => card.level === level).length;
    if (count === 0 && filter.level !== level) return [];
    const on = filter.level === level;
    const button = chip(
      level,
      on,
      () => change({ going: on ? 'all' : 'live', level: on ? undefined : level }),
      shortName(level),
      count,
    );
    button.title = levelName(level);
    button.prepend(h('span', { class: `shape ${level}`, 'aria-hidden': 'true' }, levelShape(level)));
    return [button];
  });
  const box = byId('chips');
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.chip : undefined;
  box.replaceChildren(...going, ...byLevel);
  const again = [...box.children].find(
    (each) => each instanceof HTMLElement && each.dataset.chip === focused,
  );
  if (again instanceof HTMLElement) again.focus();
}

/** @param {string} name @param {boolean} on @param {() => void} press @param {string} label @param {number} count */
function chip(name, on, press, label, count) {
  return h(
    'button',
    { type: 'button', class: 'chip', 'data-chip': name, 'aria-pressed': String(on), onclick: press },
    h('span', {}, label),
    h('span', { class: 'count' }, String(count)),
  );
}

/** @param {Partial<Filter>} part */
function change(part) {
  const next = { ...filter, ...part };
  filter = next.going === 'all' && !next.level && next.words === '' ? nothing : next;
  changed();
}
