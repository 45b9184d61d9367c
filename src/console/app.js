import { getGroups, getMe, getSources, postIdentity } from './api.js';
import { setClock, startClocks } from './clock.js';
import { showNote, startComposer } from './composer.js';
import { nameOf, showDemo } from './demo.js';
import { byId } from './dom.js';
import { closeDrawer, startDrawer } from './drawer.js';
import { startFilter } from './filter.js';
import { forgetDrafts } from './form.js';
import { showRoomHead } from './head.js';
import { startKeys } from './keys.js';
import { nameLevels } from './levels.js';
import { showLink } from './link.js';
import { listen } from './live.js';
import { pressAction, sayLine } from './press.js';
import {
  currentRoom,
  drawStream,
  leaveRoom,
  markRead,
  openRoom,
  refreshRoom,
  restInNone,
  startRoom,
} from './room.js';
import { showRooms } from './rooms.js';
import { sourcesButton } from './sources.js';
import { clearStream } from './stream.js';
import { draw as drawDetail } from './timeline.js';
import { toast } from './toast.js';
import { applyWords, switchLanguage, t } from './words.js';

/** @import { Me, RoomRow } from './api.js' */

/** @type {Me | undefined} */
let me;
/** @type {readonly RoomRow[]} */
let rooms = [];
/** @type {readonly Record<string, any>[] | undefined} */
let sources;
let stopListening = () => {};
/** Counts the beginnings, so that one overtaken by the next (another identity chosen meanwhile) shows nothing. */
let beginning = 0;

function start() {
  applyWords();
  startClocks();
  startDrawer();
  startKeys();
  startFilter(drawStream);
  startRoom({
    you: () => me?.you,
    press(card, action) {
      const at = place();
      if (at) void pressAction(at, card, action, restart);
    },
    seen(group) {
      rooms = rooms.map((room) => (room.id === group ? { ...room, unread: 0 } : room));
      drawRooms();
    },
  });
  startComposer(async (text, files) => {
    const at = place();
    return at !== undefined && (await sayLine(at, text, files, restart));
  });
  byId('language').addEventListener('click', () => {
    switchLanguage();
    drawAll();
  });
  document.addEventListener('visibilitychange', () => void returned());
  void restart();
}

/** Where one speaks and who one believes to be: sent with every press, so that nobody acts as somebody else by mistake. */
function place() {
  const group = currentRoom();
  return me && group ? { group, as: me.you.person } : undefined;
}

/** Who one is, which groups that means, and the group one had open if one is still in it. */
async function restart() {
  beginning += 1;
  const mine = beginning;
  const next = await getMe().catch(() => undefined);
  if (mine !== beginning) return;
  if (!next) return void setTimeout(restart, 2000);
  const other = me !== undefined && me.you.person !== next.you.person;
  me = next;
  setClock(me.now, me.cards);
  nameLevels(me.levels);
  showDemo(me, become);
  leaveRoom();
  if (other) {
    forgetDrafts();
    toast('ok', t('switched', { who: nameOf(me.you) }));
  }
  await fetchSources();
  await fetchRooms();
  if (mine !== beginning) return;
  const wanted = decodeURIComponent(location.hash.slice(1));
  const room = rooms.find(({ id }) => id === wanted) ?? rooms[0];
  if (room) await chooseRoom(room.id);
  else restInNone();
  stopListening();
  stopListening = listen({
    changed: (groups) => void heard(groups),
    state: (state, again) => void linked(state, again),
  });
}

/** Nothing of the one is left on the page when the other begins. @param {string} person */
async function become(person) {
  beginning += 1;
  stopListening();
  leaveRoom();
  await postIdentity(person).catch(() => toast('trouble', t('troubleNet')));
  await restart();
}

/** @param {string} id */
async function chooseRoom(id) {
  closeDrawer();
  if (id === currentRoom()) return;
  history.replaceState(undefined, '', `#${encodeURIComponent(id)}`);
  const room = rooms.find((each) => each.id === id);
  const opening = openRoom(id, room?.unread ?? 0, room?.like);
  drawRooms();
  await opening;
}

async function fetchRooms() {
  rooms = (await getGroups().catch(() => undefined))?.groups ?? rooms;
  drawRooms();
}

async function fetchSources() {
  sources = undefined;
  if (me?.office) sources = (await getSources().catch(() => undefined))?.sources;
}

function drawRooms() {
  const current = currentRoom();
  showRooms(rooms, current, chooseRoom, sources && sourcesButton(sources));
  showRoomHead(
    rooms.find(({ id }) => id === current),
    rooms,
  );
}

/** @param {readonly string[]} groups */
async function heard(groups) {
  const current = currentRoom();
  if (current && groups.includes(current)) await refreshRoom();
  await fetchRooms();
}

/** What happened before one could listen is fetched. @param {'connecting' | 'open' | 'lost'} state @param {boolean} again */
async function linked(state, again) {
  showLink(state);
  if (state !== 'open') return;
  if (again) toast('ok', t('back'));
  await refreshRoom();
  await fetchRooms();
}

/** Back at the page: one may be somebody else by now, chosen in another window. */
async function returned() {
  if (document.hidden || !me) return;
  const now = await getMe().catch(() => undefined);
  if (now && now.you.person !== me.you.person) await restart();
  else await markRead();
}

function drawAll() {
  applyWords();
  showNote();
  if (me) showDemo(me, become);
  clearStream();
  drawRooms();
  drawStream();
  drawDetail();
}

start();
