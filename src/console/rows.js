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
 * @returns {Promise<readonly Row[] | undefined>} what was held until then; undefined when it could not be had, or another group
 * has been opened meanwhile
 */
export async function fetchNewest() {
  const { group, rows: known } = held;
  const oldest = known[0];
  let page = await pageOf(group);
  let rows = page?.messages ?? [];
  while (oldest && page?.more && !rows.some(({ ref }) => ref === oldest.ref)) {
    page = await pageOf(group, rows[0]?.ref);
    rows = [...(page?.messages ?? []), ...rows];
    if (rows.length > known.length + 200) break;
  }
  if (!page || held.group !== group) return undefined;
  const before = held.rows;
  // What was fetched from further back meanwhile stays.
  const first = held.rows.findIndex(({ ref }) => ref === rows[0]?.ref);
  const further = held.rows.slice(0, Math.max(0, first));
  held = { group, rows: [...further, ...rows], more: further.length > 0 ? held.more : page.more };
  return before;
}

/** @returns {Promise<boolean>} false when it could not be had, or another group has been opened meanwhile */
export async function fetchOlder() {
  const { group, rows } = held;
  const page = await pageOf(group, rows[0]?.ref);
  if (!page || held.group !== group) return false;
  const known = new Set(held.rows.map(({ ref }) => ref));
  held = {
    group,
    rows: [...page.messages.filter(({ ref }) => !known.has(ref)), ...held.rows],
    more: page.more,
  };
  return true;
}

/** Undefined when the service cannot be reached, the group is no longer ours, or none is open: what is shown stays, the link says why. @param {string} group @param {string} [before] */
async function pageOf(group, before) {
  if (group === '') return undefined;
  return getMessages(group, before).catch(() => undefined);
}
