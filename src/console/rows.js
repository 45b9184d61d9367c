import { getMessages } from './api.js';

/** @import { Row } from './api.js' */

/** The messages of the group that is open, oldest first, as far back as they have been fetched. */

/** @type {{ group: string, rows: readonly Row[], more: boolean }} */
let held = { group: '', rows: [], more: false };

export function heldRows() {
  return held.rows;
}

export function moreBefore() {
  return held.more;
}

/** Empties the list for another group. @param {string} group */
export function holdGroup(group) {
  held = { group, rows: [], more: false };
}

/**
 * Fetches the newest, and as far back as was held before, since a card changes wherever it stands.
 * @returns {Promise<boolean>} false when another group has been opened meanwhile
 */
export async function fetchNewest() {
  const { group, rows: before } = held;
  const oldest = before[0];
  let page = await getMessages(group);
  let rows = page.messages;
  while (oldest && page.more && page.messages.length > 0 && !rows.some(({ ref }) => ref === oldest.ref)) {
    page = await getMessages(group, rows[0]?.ref);
    rows = [...page.messages, ...rows];
    if (rows.length > before.length + 200) break;
  }
  if (held.group !== group) return false;
  held = { group, rows, more: page.more };
  return true;
}

/** @returns {Promise<boolean>} false when another group has been opened meanwhile */
export async function fetchOlder() {
  const { group, rows } = held;
  const page = await getMessages(group, rows[0]?.ref);
  if (held.group !== group) return false;
  const known = new Set(held.rows.map(({ ref }) => ref));
  held = {
    group,
    rows: [...page.messages.filter(({ ref }) => !known.has(ref)), ...held.rows],
    more: page.more,
  };
  return true;
}
