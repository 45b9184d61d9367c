import { currentLanguage, t } from './words.js';

/** @import { Language } from './words.js' */

/** How far the server's clock is ahead of ours, in ms: deadlines are the server's. */
let ahead = 0;
/** Cards speak the language of policy.yaml, whatever the page speaks; their clocks with them. @type {Language} */
let cards = 'zh';

/** @param {string} serverNow RFC 3339 @param {Language} language of the cards */
export function setClock(serverNow, language) {
  cards = language;
  ahead = new Date(serverNow).getTime() - Date.now();
}

export function nowMs() {
  return Date.now() + ahead;
}

/** Keeps every `<time data-due>` of the page running, once a second. */
export function startClocks() {
  const tick = () => {
    for (const element of document.querySelectorAll('time[data-due]'))
      runClock(/** @type {HTMLElement} */ (element));
  };
  tick();
  setInterval(tick, 1000);
}

/** @param {HTMLElement} element */
export function runClock(element) {
  const left = new Date(element.dataset.due ?? '').getTime() - nowMs();
  if (Number.isNaN(left)) return;
  const text = element.dataset.style === 'digits' ? digits(left) : words(left);
  if (element.textContent !== text) element.textContent = text;
  element.classList.toggle('soon', left > 0 && left < 5 * minute);
  element.classList.toggle('late', left <= 0);
}

const minute = 60_000;
const hour = 60 * minute;

/** `12:40`, `1:48:09`. @param {number} left */
function digits(left) {
  if (left <= 0) return late(-left);
  const seconds = Math.floor(left / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** @param {number} left */
function words(left) {
  if (left <= 0) return late(-left);
  return left < 10 * minute ? digits(left) : duration(left, cards);
}

/** @param {number} ms */
function late(ms) {
  const time = duration(ms, cards);
  return cards === 'zh' ? `已超时 ${time}` : `late by ${time}`;
}

/** `12 分钟`, `1 小时 48 分`, `2 天 3 小时`. @param {number} ms @param {Language} language */
export function duration(ms, language) {
  const chinese = language === 'zh';
  const minutes = Math.max(1, Math.floor(ms / minute));
  if (minutes < 60) return chinese ? `${minutes} 分钟` : `${minutes} min`;
  const hours = Math.floor(ms / hour);
  if (hours < 24) return chinese ? `${hours} 小时 ${minutes % 60} 分` : `${hours} h ${minutes % 60} min`;
  return chinese
    ? `${Math.floor(hours / 24)} 天 ${hours % 24} 小时`
    : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** `09:12`. @param {Date} at */
export function timeOf(at) {
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** `09:12` today, else `11-21 09:12`. @param {Date} at */
export function whenOf(at) {
  const same = dayKey(at) === dayKey(new Date(nowMs()));
  return same ? timeOf(at) : `${dayKey(at).slice(5)} ${timeOf(at)}`;
}

/** `今天`, `昨天`, `11 月 21 日 星期五`. @param {Date} at */
export function dayOf(at) {
  const key = dayKey(at);
  if (key === dayKey(new Date(nowMs()))) return t('today');
  if (key === dayKey(new Date(nowMs() - 24 * hour))) return t('yesterday');
  const locale = currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB';
  return at.toLocaleDateString(locale, { month: 'long', day: 'numeric', weekday: 'long' });
}

/** `2025-11-21` where the reader is. @param {Date} at */
export function dayKey(at) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
