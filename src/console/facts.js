import { fetchFile, Trouble } from './api.js';
import { h } from './dom.js';
import { ask } from './form.js';
import { troubleText } from './press.js';
import { t } from './words.js';

/** @import { Answer } from '../bot/message.ts' */
/** @import { FactRow } from './api.js' */
/** @import { Place } from './press.js' */

/** @typedef {{ incident: string, code: string, place: Place }} About the incident, and where it is looked at */

/**
 * What is known of an incident, each fact with what shows it; a file that is sealed can be opened for a reason.
 * @param {readonly FactRow[]} facts @param {About} about
 */
export function factList(facts, about) {
  const items = facts.map(({ name, state, stateWord, text, lines, files }) =>
    h(
      'li',
      { class: state === 'withdrawn' ? state : undefined },
      h('p', {}, h('span', { class: 'who' }, `${name} ${stateWord}`), ' ', h('bdi', {}, text)),
      lines.length > 0 && h('p', { class: 'from' }, h('bdi', {}, lines.join(' · '))),
      ...files.map(({ said, id }) => fileLine(said, id, about)),
    ),
  );
  const title = h('h3', {}, t('facts'), h('span', { class: 'count' }, String(facts.length)));
  return h('section', {}, title, h('ul', { class: 'factList' }, ...items));
}

/** @param {string} said @param {string | undefined} id @param {About} about */
function fileLine(said, id, about) {
  const name = h('bdi', {}, said);
  if (id === undefined) return h('p', { class: 'evidence' }, name);
  const open = h(
    'button',
    { type: 'button', class: 'plain', onclick: () => void openFile(said, id, about) },
    t('openFile'),
  );
  return h('p', { class: 'evidence' }, name, ' ', open);
}

/** @param {string} said @param {string} id @param {About} about */
function openFile(said, id, { incident, code, place }) {
  return ask({
    title: t('openFile'),
    about: `${code} · ${said}`,
    fields: [
      {
        ...{ name: 'reason', label: t('openFileReason'), hint: t('openFileHint') },
        ...{ input: 'line', required: true, maxLength: 500 },
      },
    ],
    submit: t('openFile'),
    danger: false,
    draft: `${place.group}/${incident}/${id}`,
    send: ({ reason = '' }) => opened(incident, id, { ...place, reason }),
  });
}

/** @param {string} incident @param {string} id @param {Place & { reason: string }} body @returns {Promise<Answer>} */
async function opened(incident, id, body) {
  try {
    const got = await fetchFile(incident, id, body);
    if ('answer' in got) return got.answer;
    save(got.blob, got.name);
    return { tone: 'ok', text: '' };
  } catch (error) {
    return { tone: 'trouble', text: troubleText(error instanceof Trouble ? error.code : 'other') };
  }
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = h('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
