import { byId, h } from './dom.js';
import { levelName, levelShape } from './levels.js';
import { pick, t } from './words.js';

/** @import { RoomRow } from './api.js' */

/** @type {readonly { tier: RoomRow['tier'], title: 'tierHq' | 'tierRegion' | 'tierBranch' | 'tierDepartment' }[]} */
const tiers = [
  { tier: 'hq', title: 'tierHq' },
  { tier: 'region', title: 'tierRegion' },
  { tier: 'branch', title: 'tierBranch' },
  { tier: 'department', title: 'tierDepartment' },
];

/** `徐汇院区 · 监测群`. @param {{ unit: string, duty: RoomRow['duty'] }} room */
export function roomTitle(room) {
  return `${room.unit} · ${pick(room.duty)}`;
}

/**
 * The left side: groups by tier, each with its gravest open level and what is unread.
 * @param {readonly RoomRow[]} rooms @param {string | undefined} current @param {(id: string) => void} choose
 * @param {Node | undefined} below what stands under the groups
 */
export function showRooms(rooms, current, choose, below) {
  const nav = byId('rooms');
  const focused =
    document.activeElement instanceof HTMLElement && nav.contains(document.activeElement)
      ? document.activeElement.dataset.room
      : undefined;
  const sections = tiers.flatMap(({ tier, title }) => {
    const here = rooms.filter((room) => room.tier === tier);
    if (here.length === 0) return [];
    const heading = `tier-${tier}`;
    const items = here.map((room) => h('li', {}, roomButton(room, room.id === current, choose)));
    return [
      h(
        'section',
        { 'aria-labelledby': heading },
        h('h2', { id: heading }, t(title), h('span', { class: 'count' }, String(here.length))),
        h('ul', {}, ...items),
      ),
    ];
  });
  const empty = rooms.length === 0 && h('p', { class: 'none' }, t('noGroups'));
  nav.replaceChildren(h('div', { class: 'roomsList' }, ...sections, empty), ...(below ? [below] : []));
  if (focused !== undefined) roomElement(focused)?.focus({ preventScroll: true });
}

/** @param {string} id @returns {HTMLElement | null} */
function roomElement(id) {
  return document.querySelector(`[data-room="${CSS.escape(id)}"]`);
}

/** @param {RoomRow} room @param {boolean} current @param {(id: string) => void} choose */
function roomButton(room, current, choose) {
  const level = room.worst;
  const parts = [
    h('span', { class: `worst ${level ?? 'calm'}`, 'aria-hidden': 'true' }, level ? levelShape(level) : '○'),
    h(
      'span',
      { class: 'roomText' },
      h('span', { class: 'unit' }, room.unit),
      h('span', { class: 'duty' }, `${pick(room.duty)} · ${t('openCount', { count: room.open })}`),
    ),
    level &&
      h(
        'span',
        { class: 'sr' },
        `，${t('worst', { level: levelName(level) })}，${t('openCount', { count: room.open })}`,
      ),
    room.unread > 0 &&
      h(
        'span',
        { class: 'badgeCount', 'aria-hidden': 'true' },
        room.unread > 99 ? '99+' : String(room.unread),
      ),
    room.unread > 0 && h('span', { class: 'sr' }, `，${t('unread', { count: room.unread })}`),
  ];
  return h(
    'button',
    {
      type: 'button',
      class: 'roomButton',
      'data-room': room.id,
      'aria-current': current ? 'true' : undefined,
      title: level
        ? `${t('worst', { level: levelName(level) })} · ${t('openCount', { count: room.open })}`
        : undefined,
      onclick: () => choose(room.id),
      onkeydown: (/** @type {KeyboardEvent} */ event) => step(event),
    },
    ...parts,
  );
}

/** Arrows move among the groups. @param {KeyboardEvent} event */
function step(event) {
  const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (way === 0) return;
  event.preventDefault();
  const all = [...document.querySelectorAll('.roomButton')];
  const next = all[all.indexOf(/** @type {Element} */ (event.currentTarget)) + way];
  if (next instanceof HTMLElement) next.focus();
}
