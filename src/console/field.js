import { freshId, h } from './dom.js';
import { levelShape, levels } from './levels.js';
import { filePicker } from './picker.js';
import { t } from './words.js';

/** @import { Field } from '../bot/message.ts' */

/**
 * @typedef {object} Asked
 * @property {string} name
 * @property {HTMLElement} element
 * @property {() => string} value
 * @property {() => boolean} check says under the field what is missing; true when nothing is
 * @property {(wrong: string) => void} complain
 * @property {() => void} focus
 * @property {() => readonly File[]} files
 * @property {() => void} sent what was entered is no draft any more
 */

/**
 * One field of a form, labelled, with its hint and its complaint.
 * @param {Field} field @param {string} initial @param {string} draft names the form @returns {Asked}
 */
export function fieldElement(field, initial, draft) {
  const id = freshId('field');
  const hint = h('p', { class: 'hint', id: `${id}-hint` }, field.hint ?? '');
  const wrong = h('p', { class: 'wrong', id: `${id}-wrong` });
  const described = `${id}-hint ${id}-wrong`;
  const choices = field.options ?? [];
  const few = choices.length > 0 && (choices.length <= 7 || field.input === 'choices');
  const picker =
    field.input === 'file' ? filePicker(field, id, described, draft, (said) => complain(said)) : undefined;
  const input = picker ?? (few ? radios(field, id, initial) : box(field, id, initial, described));
  const label = [field.label, h('span', { class: 'need' }, field.required ? '' : t('optional'))];
  const element = few
    ? h(
        'fieldset',
        { class: 'field', 'data-field': field.name, 'aria-describedby': described },
        h('legend', {}, ...label),
        input.element,
        hint,
        wrong,
      )
    : h(
        'div',
        { class: 'field', 'data-field': field.name },
        h('label', { for: id }, ...label),
        input.element,
        hint,
        wrong,
      );

  /** @param {string} text */
  const complain = (text) => {
    wrong.textContent = text;
    element.classList.toggle('bad', text !== '');
    input.invalid(text !== '');
  };
  element.addEventListener('input', () => complain(''));
  return {
    name: field.name,
    element,
    value: () => input.value().trim(),
    complain,
    focus: input.focus,
    files: () => picker?.files() ?? [],
    sent: () => picker?.sent(),
    check() {
      const ok = !field.required || input.value().trim() !== '' || (picker?.files().length ?? 0) > 0;
      complain(ok ? '' : t('fieldMissing', { label: field.label }));
      return ok;
    },
  };
}

/** A whole text is edited, not a sentence written. @param {Field} field */
export function isLong({ input, maxLength }) {
  return input === 'text' && (maxLength ?? 0) >= 1000;
}

/** @typedef {{ element: HTMLElement, value: () => string, focus: () => void, invalid: (bad: boolean) => void }} Input */

/** @param {Field} field @param {string} id @param {string} initial @param {string} described @returns {Input} */
function box(field, id, initial, described) {
  const common = {
    id,
    name: field.name,
    'aria-describedby': described,
    'aria-required': field.required ? 'true' : undefined,
  };
  const element = boxOf(field, common);
  element.value = initial;
  return {
    element,
    value: () => element.value,
    focus: () => element.focus(),
    invalid: (bad) => element.setAttribute('aria-invalid', String(bad)),
  };
}

/** @param {Field} field @param {Record<string, string | undefined>} common */
function boxOf(field, common) {
  if (field.options) {
    const options = field.options.map(({ value, label }) => h('option', { value }, label));
    return h('select', common, h('option', { value: '' }, t('choose')), ...options);
  }
  if (field.input === 'text') {
    const large = isLong(field);
    const props = { class: large ? 'large' : undefined, rows: large ? 16 : 4, maxlength: field.maxLength };
    return h('textarea', { ...common, ...props });
  }
  if (field.input === 'minutes') {
    return h('input', {
      ...common,
      type: 'number',
      inputmode: 'numeric',
      min: 1,
      step: 1,
      placeholder: t('minutesHint'),
    });
  }
  return h('input', { ...common, type: 'text', maxlength: field.maxLength, autocomplete: 'off' });
}

/** A few choices are all in sight, one of them to be chosen or several. @param {Field} field @param {string} id @param {string} initial @returns {Input} */
function radios(field, id, initial) {
  const type = field.input === 'choices' ? 'checkbox' : 'radio';
  const before = type === 'checkbox' ? initial.split(' ') : [initial];
  const inputs = (field.options ?? []).map(({ value }, index) => {
    const radio = h('input', { type, name: id, value, id: `${id}-${index}` });
    radio.checked = before.includes(value);
    return radio;
  });
  const rows = (field.options ?? []).flatMap(({ label, value }, index) => {
    const radio = inputs[index];
    const level = levels.find((each) => each === value);
    const shape = level && h('span', { class: `shape ${level}`, 'aria-hidden': 'true' }, levelShape(level));
    return radio ? [h('label', { for: radio.id }, radio, shape, h('span', {}, label))] : [];
  });
  return {
    element: h('div', { class: `radios ${field.input}` }, ...rows),
    value: () =>
      inputs
        .filter(({ checked }) => checked)
        .map(({ value }) => value)
        .join(' '),
    focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus(),
    invalid: (bad) => {
      for (const each of inputs) each.setAttribute('aria-invalid', String(bad));
    },
  };
}
