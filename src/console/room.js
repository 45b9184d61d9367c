import { postRead } from './api.js';
import { fillExample } from './composer.js';
import { announce, byId } from './dom.js';
import { clearFilter } from './filter.js';
import { fetchNewest, fetchOlder, heldRows, holdGroup } from './rows.js';
import { atEnd, clearStream, seesNewest, showStream, toEnd, toNew } from './stream.js';
import { incidentIn } from './subject.js';
import { closeDetail, followDetail, openDetail, shownIncident } from './timeline.js';
import { clearWhispers } from './whisper.js';
import { t } from './words.js';

/** @import { Action, Card } from '../bot/message.ts' */
/** @import { Row, You } from './api.js' */

/** The group that is open: its messages, what of them is new, and who reads them. */

/** @typedef {{ you: () => You | undefined, press: (card: Card, action: Action) => void, seen: (group: string) => void }} RoomHands */

/** @type {RoomHands} */
let hands = { you: () => undefined, press: () => {}, seen: () => {} };
/** @type {string | undefined} */
let current;
/** @type {string | undefined} */
let duty;
/** The first message one had not seen when the group was opened. @type {string | undefined} */
let newFrom;
/** Messages that came while one was reading further up. */
let unseen = 0;

/** @param {RoomHands} given */
export function startRoom(given) {
  hands = given;
  byId('newer').addEventListener('click', () => {
    toEnd();
    void markRead();
  });
  byId('older').addEventListener('click', async () => {
    const scroll = byId('scroll');
    const fromEnd = scroll.scrollHeight - scroll.scrollTop;
    if (await fetchOlder()) drawStream();
    scroll.scrollTop = scroll.scrollHeight - fromEnd;
  });
  byId('scroll').addEventListener('scroll', () => {
    if (unseen > 0 && seesNewest()) void markRead();
  });
}

export function currentRoom() {
  return current;
}

/** Where one reads, and who one believes to be. */
function place() {
  return { group: current ?? '', as: hands.you()?.person ?? '' };
}

export function drawStream() {
  showStream({
    identity: hands.you()?.identity ?? '',
    group: current ?? '',
    newFrom,
    duty,
    example: fillExample,
    open: (card) => void openDetail(card, place(), true),
    press: (card, action) =>
      action.id === 'history' ? void openDetail(card, place(), true) : hands.press(card, action),
  });
}

/** Leaves whatever is open, so that nothing of it is shown to the next reader; busy until a group is open again. */
export function leaveRoom() {
  byId('scroll').setAttribute('aria-busy', 'true');
  current = undefined;
  newFrom = undefined;
  unseen = 0;
  holdGroup('');
  clearStream();
  clearWhispers();
  clearFilter();
  closeDetail();
}

/** @param {string} id @param {number} unread @param {string | undefined} like the standing duty of the group */
export async function openRoom(id, unread, like) {
  leaveRoom();
  current = id;
  duty = like;
  holdGroup(id);
  if (!(await fetchNewest())) return;
  byId('scroll').setAttribute('aria-busy', 'false');
  // To whom all of it is new, a line above all of it says nothing: they begin at the end.
  newFrom = unread > 0 && unread < heldRows().length ? heldRows().at(-unread)?.ref : undefined;
  drawStream();
  toNew();
  unseen = seesNewest() ? 0 : unread;
  showUnseen();
  const last = heldRows().findLast(({ message }) => message.kind === 'card' && !message.done)?.message;
  if (last?.kind === 'card') void openDetail(last, place(), false);
  await markRead();
}

/** Something in the open group changed: new messages are said aloud once, changed ones are drawn in place. */
export async function refreshRoom() {
  const held = await fetchNewest();
  if (!held) return;
  const before = new Map(held.map((row) => [row.ref, row]));
  // Where one is now, not where one was before the wait.
  const end = atEnd();
  byId('scroll').setAttribute('aria-busy', 'false');
  const fresh = heldRows().filter(({ ref }) => !before.has(ref));
  drawStream();
  for (const row of fresh) announce(aloud(row));
  for (const { ref, changedAt, message } of heldRows()) {
    const old = before.get(ref);
    const changed = old !== undefined && old.changedAt !== changedAt;
    if (changed && message.kind === 'card' && incidentIn(message.subject) === shownIncident())
      followDetail(message);
  }
  if (end) toEnd();
  else unseen += fresh.length;
  showUnseen();
  await markRead();
}

/** The newest has been in sight while somebody looked: it is read. */
export async function markRead() {
  const last = heldRows().at(-1);
  const you = hands.you();
  if (!last || !you || !current || document.hidden || !seesNewest()) return;
  unseen = 0;
  showUnseen();
  const group = current;
  await postRead({ group, ref: last.ref, as: you.person }).catch(() => undefined);
  hands.seen(group);
}

/** Nothing is on its way: there is no group to open. */
export function restInNone() {
  byId('scroll').setAttribute('aria-busy', 'false');
}

function showUnseen() {
  const button = byId('newer');
  button.hidden = unseen === 0;
  button.textContent = `↓ ${t('newer', { count: unseen })}`;
}

/** @param {Row} row */
function aloud({ message }) {
  if (message.kind === 'card')
    return t('newCard', { code: message.code, badge: message.badge, title: message.title });
  return t('newNotice', {
    text: message.spans.map((span) => ('person' in span ? span.name : span.text)).join(''),
  });
}
