import { h, rememberFocus } from './dom.js';
import { fieldElement, isLong } from './field.js';
import { forgetPicked, read } from './picker.js';
import { t } from './words.js';

/** @import { Answer, Field } from '../bot/message.ts' */
/** @import { Picked } from './picker.js' */

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {string} [about] what it is about, in small print under the title
 * @property {string} [confirm] what will happen to whom
 * @property {readonly Field[]} fields
 * @property {string} submit the word on the button
 * @property {boolean} danger
 * @property {string} draft names what was typed, so that closing the form by mistake loses nothing
 * @property {(values: Record<string, string>, files: readonly Picked[]) => Promise<Answer>} send
 */

/** What was typed and not yet sent. @type {Map<string, Record<string, string>>} */
const drafts = new Map();

/** A new person at the page must not find another's words. */
export function forgetDrafts() {
  drafts.clear();
  forgetPicked();
}

/**
 * Asks before a press counts. Resolves when the dialog is closed; a refusal or an error keeps it open with what was typed.
 * @param {Question} question
 */
export function ask(question) {
  const fields = question.fields.map((field) =>
    fieldElement(field, drafts.get(question.draft)?.[field.name] ?? field.value ?? '', question.draft),
  );
  const status = h('p', { class: 'formStatus', role: 'alert' });
  const submit = h(
    'button',
    { type: 'submit', class: question.danger ? 'danger solid' : 'primary' },
    question.submit,
  );
  const cancel = h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, t('cancel'));
  const form = h(
    'form',
    { novalidate: true },
    h('h2', { id: 'dialogTitle' }, question.title),
    question.about !== undefined && h('p', { class: 'about' }, question.about),
    question.confirm !== undefined && h('p', { class: 'warning', id: 'dialogWarning' }, question.confirm),
    ...fields.map(({ element }) => element),
    status,
    h('div', { class: 'dialogButtons' }, cancel, submit),
  );
  const long = question.fields.some(isLong);
  const dialog = h('dialog', {
    class: long ? 'wideDialog' : undefined,
    'aria-labelledby': 'dialogTitle',
    'aria-describedby': question.confirm === undefined ? undefined : 'dialogWarning',
  });
  dialog.append(form);

  const values = () => Object.fromEntries(fields.map(({ name, value }) => [name, value()]));
  const keep = () => drafts.set(question.draft, values());
  form.addEventListener('input', keep);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const missing = fields.map((field) => field.check());
    const first = fields[missing.indexOf(false)];
    if (first) return first.focus();
    submit.disabled = true;
    submit.textContent = t('sending');
    status.textContent = '';
    const answer = await question.send(values(), await picked(fields));
    submit.disabled = false;
    submit.textContent = question.submit;
    if (answer.tone === 'ok') {
      drafts.delete(question.draft);
      for (const field of fields) field.sent();
      return dialog.close();
    }
    status.textContent = answer.text;
    const errors = answer.errors ?? {};
    for (const field of fields) field.complain(errors[field.name] ?? '');
    (fields.find(({ name }) => errors[name] !== undefined) ?? fields[0])?.focus();
  });

  const giveBack = rememberFocus();
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      giveBack();
      resolve(undefined);
    });
    dialog.showModal();
    (fields[0] ?? { focus: () => (question.danger ? cancel : submit).focus() }).focus();
  });
}

/** What was chosen, read only now. @param {ReturnType<typeof fieldElement>[]} fields @returns {Promise<readonly Picked[]>} */
function picked(fields) {
  return Promise.all(fields.flatMap(({ files }) => files().map(read)));
}
