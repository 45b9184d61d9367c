/** @import { Answer, Message, Span } from '../bot/message.ts' */
/** @import { Level } from '../incident/incident.ts' */
/** @import { Words } from './words.js' */

/** @typedef {{ name: string, post: string }} Member */
/** @typedef {{ id: string, tier: 'hq' | 'region' | 'branch' | 'department', unit: string, duty: Words, like?: string, members: readonly Member[] }} Room */
/** @typedef {Room & { unread: number, open: number, worst?: Level }} RoomRow */
/** @typedef {{ person: string, identity: string, name: string, post: string, groups: readonly Room[] }} You */
/** @typedef {{ you: You, demo: boolean, office: boolean, cards: 'zh' | 'en', people: readonly You[], levels: Readonly<Record<Level, Words>>, now: string }} Me */
/** @typedef {{ ref: string, at: string, changedAt: string, message: Message }} Row */
/** @typedef {{ at: string, type: string, who: string, what: string, note?: string }} Step */
/** @typedef {{ id: string, kind: string, site: string, title: string, text: string, titleSpans: readonly Span[], textSpans: readonly Span[], author?: string, url?: string, publishedAt?: string, foundAt: string, evidence: string }} Found */

/** @typedef {{ name: string, mime: string, base64: string }} Sent */
/** @typedef {{ name: string, state: string, stateWord: string, text: string, lines: readonly string[], files: readonly { said: string, id?: string }[] }} FactRow */

/** What went wrong between the page and the service; `code` is the service's own, or `net` when it was not reached. */
export class Trouble extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = 'Trouble';
    this.code = code;
  }
}

/** @returns {Promise<Me>} */
export function getMe() {
  return get('/api/me');
}

/** @returns {Promise<{ groups: readonly RoomRow[] }>} */
export function getGroups() {
  return get('/api/groups');
}

/** @param {string} group @param {string} [before] @returns {Promise<{ messages: readonly Row[], more: boolean }>} */
export function getMessages(group, before) {
  const from = before === undefined ? '' : `?before=${encodeURIComponent(before)}`;
  return get(`/api/groups/${encodeURIComponent(group)}/messages${from}`);
}

/** Where a message's picture lies. @param {string} group @param {string} ref */
export function pictureAddress(group, ref) {
  return `/api/groups/${encodeURIComponent(group)}/pictures/${encodeURIComponent(ref)}`;
}

/** @param {string} group @param {string} incident @returns {Promise<{ code: string, mentions: number, rows: readonly Step[], facts?: readonly FactRow[] }>} */
export function getTimeline(group, incident) {
  return get(`/api/incidents/${encodeURIComponent(incident)}/timeline?group=${encodeURIComponent(group)}`);
}

/** That it was opened is kept on record. @param {string} group @param {string} incident @returns {Promise<{ count: number, mentions: readonly Found[] }>} */
export function getMentions(group, incident) {
  return get(`/api/incidents/${encodeURIComponent(incident)}/mentions?group=${encodeURIComponent(group)}`);
}

/** @returns {Promise<{ sources: readonly Record<string, any>[] }>} */
export function getSources() {
  return get('/api/sources');
}

/**
 * @param {{ key: string, group: string, as: string, subject: string, action: string, rev?: number, values: Record<string, string>, files?: readonly Sent[] }} body
 * @returns {Promise<Answer>}
 */
export function postPress(body) {
  return post('/api/press', body);
}

/**
 * @param {{ key: string, group: string, as: string, text: string, files: readonly Sent[] }} body
 * @returns {Promise<Answer>}
 */
export function postSay(body) {
  return post('/api/say', body);
}

/** @param {{ group: string, ref: string, as: string }} body @returns {Promise<unknown>} */
export function postRead(body) {
  return post('/api/read', body);
}

/** @param {string} person @returns {Promise<unknown>} */
export function postIdentity(person) {
  return post('/api/identity', { person });
}

/**
 * A sealed file with the name it goes by, or the no in words. That it was opened, and why, is kept on record.
 * @param {string} incident @param {string} id @param {{ group: string, as: string, reason: string }} body
 * @returns {Promise<{ blob: Blob, name: string } | { answer: Answer }>}
 */
export async function fetchFile(incident, id, body) {
  const path = `/api/incidents/${encodeURIComponent(incident)}/files/${encodeURIComponent(id)}`;
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(path, { ...request, credentials: 'same-origin' }).catch(() => {
    throw new Trouble('net');
  });
  const disposition = response.headers.get('content-disposition');
  if (response.ok && disposition !== null) return { blob: await response.blob(), name: nameIn(disposition) };
  const told = await response.json().catch(() => ({}));
  if (response.ok) return { answer: told };
  throw new Trouble(told.trouble ?? 'unavailable');
}

/** @param {string} disposition */
function nameIn(disposition) {
  const spelled = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'evidence';
  return decodeURIComponent(spelled);
}

/** @param {string} path @returns {Promise<any>} */
function get(path) {
  return once(path, { headers: { accept: 'application/json' } });
}

const pauses = [300, 1200, 3000];

/**
 * Asks again with the same key while the service cannot be reached or is not ready: the key makes it happen once.
 * @param {string} path @param {unknown} body @returns {Promise<any>}
 */
async function post(path, body) {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  for (const pause of pauses) {
    try {
      return await once(path, request);
    } catch (error) {
      if (!(error instanceof Trouble) || !['net', 'unavailable'].includes(error.code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return once(path, request);
}

/** @param {string} path @param {RequestInit} request @returns {Promise<any>} */
async function once(path, request) {
  let response;
  try {
    response = await fetch(path, { ...request, credentials: 'same-origin' });
  } catch {
    throw new Trouble('net');
  }
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Trouble(body.trouble ?? (response.status >= 500 ? 'unavailable' : 'other'));
}
