import { h } from './dom.js';
import { t } from './words.js';

/** @import { Field } from '../bot/message.ts' */
/** @import { Input } from './field.js' */

/** The same as incident/statement: what the service takes for one fact. */
const mostFiles = 5;
const mostBytes = 10 * 1024 * 1024;
const accepted = '.pdf,.png,.jpg,.jpeg,.heic,.docx,.xlsx,.txt,.eml';

/** What was chosen in a form that was closed and not sent. @type {Map<string, readonly File[]>} */
const kept = new Map();

/** A new person at the page must not find another's files. */
export function forgetPicked() {
  kept.clear();
}

/**
 * Files for a form: chosen, dropped or pasted, each with its size and a way to take it out again. Nothing is read before the form is sent.
 * @param {Field} field @param {string} id @param {string} described @param {string} draft names the form
 * @param {(wrong: string) => void} complain
 * @returns {Input & { files: () => readonly File[], sent: () => void }}
 */
export function filePicker(field, id, described, draft, complain) {
  const name = `${draft}/${field.name}`;
  let files = kept.get(name) ?? [];
  const input = h('input', {
    ...{ id, type: 'file', multiple: true, accept: accepted, name: field.name },
    'aria-describedby': described,
  });
  const list = h('ul', { class: 'files', 'aria-label': t('files') });
  const element = h(
    'div',
    { class: 'picker' },
    input,
    h('label', { class: 'pick', for: id }, t('pickFiles')),
    list,
  );

  /** @param {readonly File[]} more */
  const add = (more) => {
    const all = [...files, ...more];
    complain('');
    if (all.length > mostFiles) return complain(t('evidenceTooMany'));
    if (all.reduce((sum, { size }) => sum + size, 0) > mostBytes) return complain(t('evidenceTooLarge'));
    keep(all);
  };
  /** @param {readonly File[]} all */
  const keep = (all) => {
    files = all;
    kept.set(name, files);
    list.replaceChildren(...files.map(row));
  };
  /** @param {File} file */
  const row = (file) => {
    const out = {
      ...{ type: 'button', class: 'icon', 'aria-label': t('removeFile', { name: file.name }) },
      onclick: () => {
        keep(files.filter((each) => each !== file));
        input.focus();
      },
    };
    const size = h('span', { class: 'count' }, sizeSaid(file.size));
    return h('li', {}, h('bdi', {}, file.name), size, h('button', out, '×'));
  };
  input.addEventListener('change', () => {
    add([...(input.files ?? [])]);
    input.value = '';
  });
  element.addEventListener('dragover', (event) => event.preventDefault());
  element.addEventListener('drop', (event) => {
    event.preventDefault();
    add([...(event.dataTransfer?.files ?? [])]);
  });
  keep(files);
  return {
    element,
    value: () => '',
    files: () => files,
    sent: () => kept.delete(name),
    focus: () => input.focus(),
    invalid: (bad) => input.setAttribute('aria-invalid', String(bad)),
  };
}

/** `1.2 MB`, `340 KB` @param {number} bytes */
function sizeSaid(bytes) {
  const mb = bytes / (1024 * 1024);
  return mb >= 0.95 ? `${mb.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** @typedef {{ name: string, mime: string, base64: string, size: number }} Picked */

/** A file as it is sent. @param {File} file @returns {Promise<Picked>} */
export async function read(file) {
  return { name: file.name, mime: file.type, base64: await base64(file), size: file.size };
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
