import { duration, whenOf } from './clock.js';
import { h, rememberFocus } from './dom.js';
import { currentLanguage, t } from './words.js';

/** @typedef {Record<string, any>} Health */

/** One line under the groups of headquarters: are the sources alive; one press for the table. @param {readonly Health[]} sources */
export function sourcesButton(sources) {
  const bad = sources.filter(isBad).length;
  const text =
    bad > 0
      ? t('sourcesBad', { bad, all: sources.length })
      : t('sourcesOk', { ok: sources.length, all: sources.length });
  return h(
    'button',
    {
      type: 'button',
      class: `quiet sources${bad > 0 ? ' bad' : ''}`,
      'aria-haspopup': 'dialog',
      onclick: () => openTable(sources),
    },
    h('span', { 'aria-hidden': 'true' }, bad > 0 ? '! ' : '✓ '),
    text,
  );
}

/** @param {Health} source */
function isBad(source) {
  return source.silentSince !== undefined || isError(source);
}

/** @param {Health} source */
function isError({ lastErrorAt, lastOkAt }) {
  return lastErrorAt !== undefined && (lastOkAt === undefined || lastErrorAt > lastOkAt);
}

/** @param {Health} source */
function stateOf(source) {
  if (source.silentSince !== undefined)
    return `! ${t('sourceSilent')} ${whenOf(new Date(source.silentSince))}`;
  if (isError(source)) return `! ${t('sourceError')}：${source.lastError ?? ''}`;
  return source.lastOkAt === undefined ? t('sourceNever') : `✓ ${t('sourceGood')}`;
}

/** @param {readonly Health[]} sources */
function openTable(sources) {
  const columns = /** @type {const} */ ([
    'sourceName',
    'sourceState',
    'sourceLast',
    'sourceDay',
    'sourceDelay',
    'sourceCard',
  ]);
  const head = h('tr', {}, ...columns.map((key) => h('th', { scope: 'col' }, t(key))));
  const rows = sources.map((source) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, String(source.source)),
      h('td', {}, stateOf(source)),
      h('td', {}, source.lastItemAt ? whenOf(new Date(source.lastItemAt)) : '–'),
      h('td', { class: 'number' }, String(source.mentions24h ?? 0)),
      h('td', { class: 'number' }, spread(source.publishedToFound)),
      h('td', { class: 'number' }, spread(source.foundToCard)),
    ),
  );
  const dialog = h('dialog', { class: 'wideDialog', 'aria-labelledby': 'sourcesTitle' });
  dialog.append(
    h('h2', { id: 'sourcesTitle' }, t('sources')),
    h(
      'div',
      { class: 'tableBox', tabindex: 0 },
      h('table', {}, h('thead', {}, head), h('tbody', {}, ...rows)),
    ),
    h(
      'div',
      { class: 'dialogButtons' },
      h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, t('close')),
    ),
  );
  const giveBack = rememberFocus();
  dialog.addEventListener('close', () => {
    dialog.remove();
    giveBack();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {{ p50: number, p95: number } | undefined} times */
function spread(times) {
  return times ? `${short(times.p50)} / ${short(times.p95)}` : '–';
}

/** @param {number} ms */
function short(ms) {
  const second = currentLanguage() === 'zh' ? '秒' : 's';
  return ms < 60_000
    ? `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} ${second}`
    : duration(ms, currentLanguage());
}
