import { byId, h } from './dom.js';
import { roomTitle } from './rooms.js';
import { t } from './words.js';

/** @import { RoomRow } from './api.js' */

/** The name of the open group, who is in it, and the unread of all the others in the window's title. @param {RoomRow | undefined} room @param {readonly RoomRow[]} all */
export function showRoomHead(room, all) {
  const unread = all.reduce((sum, each) => sum + each.unread, 0);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${room ? `${roomTitle(room)} · ` : ''}${t('brand')}`;
  const elsewhere = all.some((each) => each.id !== room?.id && each.unread > 0);
  const dot = byId('drawerButton').querySelector('.dot');
  if (dot instanceof HTMLElement) dot.hidden = !elsewhere;
  byId('roomName').textContent = room ? roomTitle(room) : '';
  const note = byId('roomNote');
  const shown = room && `${room.id} ${room.members.length} ${t('members')}`;
  if (note.dataset.shown !== shown) byId('roomMembers').replaceChildren(...(room ? [membersOf(room)] : []));
  note.dataset.shown = shown ?? '';
  note.textContent = room ? t('openCount', { count: room.open }) : '';
}

/** @param {RoomRow} room */
function membersOf({ id, members }) {
  const names = members.map(({ name, post }) =>
    h('li', {}, h('span', {}, name), h('span', { class: 'post' }, post)),
  );
  const summary = h('summary', { title: t('memberList') }, t('members', { count: members.length }));
  const details = h(
    'details',
    { class: 'members', 'data-of': id },
    summary,
    h('ul', { 'aria-label': t('memberList') }, ...names),
  );
  details.addEventListener('focusout', (event) => {
    if (!details.contains(/** @type {Node | null} */ (event.relatedTarget))) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') details.open = false;
  });
  return details;
}
