import { boxesOf, type Field } from '../message.ts';
import { type CardJson, type Element, plainText, words } from './cardJson.ts';
import { overLimits } from './limits.ts';
import type { Pressed } from './pressed.ts';
import { cut, oneLine, visible } from './text.ts';

export interface Form {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What was typed and what is wrong with it, where a form is shown again. */
export interface Again {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Form and submit button are named; the names come back with what was entered. */
const formName = 'fenghuo';
const submitName = 'submit';
const longestInput = 1000;
/** A text that needs more boxes than these is changed sentence by sentence. */
const mostBoxes = 6;
/** Stands between a field's name and the number of its box, from the second box on. */
const boxMark = '#';

/** Whether what stands in the fields has room in a card, word for word: a text that was cut would be saved cut. */
export function hasRoom({ fields }: Form): boolean {
  return fields.every(({ input, value = '' }) => {
    const boxes = boxesOf(value, longestInput);
    return input !== 'text' || (boxes !== undefined && boxes.length <= mostBoxes);
  });
}

/** What was entered, box by box, as the fields that were asked; boxes of one text are put together again. */
export function joined(entered: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  const boxes = Object.entries(entered).map(([id, words]) => {
    const [name = '', number = '1'] = id.split(boxMark);
    return { name, number: Number(number), words };
  });
  for (const { name, words } of boxes.toSorted((one, other) => one.number - other.number))
    values.set(name, [values.get(name) ?? '', words].filter((part) => part !== '').join('\n'));
  return Object.fromEntries(values);
}

/** The names of all boxes of a form, in its order: an empty one does not come back by itself. */
export function boxNames({ fields }: Form): readonly string[] {
  return fields.flatMap((field) =>
    Array.from({ length: boxCount(field, field.value ?? '') }, (_, index) => boxName(field, index)),
  );
}

function boxName({ name }: Field, index: number): string {
  return index === 0 ? name : `${name}${boxMark}${index + 1}`;
}

/** A text that somebody changes has room to grow; anything else is one box. */
function boxCount({ input, value, maxLength = longestInput }: Field, typed: string): number {
  if (input === 'file') return 0;
  if (input !== 'text' || value === undefined) return 1;
  const wanted = Math.max(Math.ceil(maxLength / longestInput), (boxesOf(typed, longestInput) ?? []).length);
  return Math.min(wanted, mostBoxes);
}

/** A form as a card for one person's eyes; `asked` is the press that it completes. */
export function formCard(form: Form, asked: Pressed, again?: Again): CardJson {
  for (const options of [200, 60, 20]) {
    const card = cardOf(form, asked, again, options);
    if (overLimits(card).length === 0) return card;
  }
  return cardOf({ title: form.title, fields: form.fields.slice(0, 10) }, asked, undefined, 5);
}

function cardOf({ title, fields }: Form, asked: Pressed, again: Again | undefined, most: number): CardJson {
  const head = cut(oneLine(title), 60) || '请填写';
  const submit: Element = {
    tag: 'button',
    name: submitName,
    type: 'primary_filled',
    text: plainText('提交'),
    form_action_type: 'submit',
    behaviors: [{ type: 'callback', value: asked }],
  };
  const elements = fields.slice(0, 30).flatMap((field) => fieldOf(field, again, most));
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false, summary: { content: head } },
    header: { title: plainText(head), template: 'blue' },
    body: { elements: [{ tag: 'form', name: formName, elements: [...elements, submit] }] },
  };
}

/** A menu or a box has no label of its own, so every field is headed alike; what is wrong stands right under it. */
function fieldOf(field: Field, again: Again | undefined, most: number): readonly Element[] {
  const label = cut(oneLine(field.label), 100) || field.name;
  const wrong = again?.errors[field.name];
  const left = (field.options ?? []).length - most;
  const typed = again?.values[field.name] ?? field.value ?? '';
  const count = boxCount(field, typed);
  if (count === 0) return [words(`${label}：${sendFile}`, { text_size: 'notation' })];
  const filled = count === 1 ? [typed] : (boxesOf(typed, longestInput) ?? []);
  const boxes = Array.from({ length: count }, (_, index) => {
    const box = { ...field, name: boxName(field, index), required: field.required && index === 0 };
    return inputOf(box, filled[index] ?? '', most);
  });
  return [
    words(field.required ? label : `${label}（可不填）`),
    ...boxes,
    ...(left > 0 ? [words(`另有 ${left} 项没有列出：请改用打字`, { text_size: 'notation' })] : []),
    ...(wrong === undefined ? [] : [words(`▲ ${cut(oneLine(wrong), 300)}`, { text_size: 'notation' })]),
  ];
}

/** A card takes no file; a message does. */
const sendFile = '卡片里放不了文件。请回复那个文件的消息，@烽火 加编号和「补充事实 内容」';

function inputOf(field: Field, typed: string, most: number): Element {
  const name = field.name;
  const hint = cut(oneLine(field.hint ?? ''), 100);
  const common = { name, required: field.required, ...(hint === '' ? {} : { placeholder: plainText(hint) }) };
  const all = field.options ?? [];
  const options = all.slice(0, most).map(({ value, label }) => ({
    text: plainText(cut(oneLine(label), 60) || value),
    value,
  }));
  switch (options.length === 0 && field.input !== 'text' ? 'line' : field.input) {
    case 'line':
    case 'minutes':
    case 'file':
      return { tag: 'input', ...common, ...textOf(field, typed), input_type: 'text' };
    case 'text':
      return { tag: 'input', ...common, ...textOf(field, typed), input_type: 'multiline_text', rows: 3 };
    case 'choice': {
      const chosen = all.findIndex(({ value }) => value === typed) + 1;
      const before = chosen > 0 && chosen <= options.length ? { initial_index: chosen } : {};
      return { tag: 'select_static', ...common, ...before, options };
    }
    case 'choices': {
      const chosen = typed.split(' ').filter((each) => options.some(({ value }) => value === each));
      return {
        tag: 'multi_select_static',
        ...common,
        ...(chosen.length > 0 ? { selected_values: chosen } : {}),
        options,
      };
    }
  }
}

function textOf({ maxLength, input }: Field, typed: string) {
  const longest = Math.min(Math.max(maxLength ?? longestInput, 1), input === 'minutes' ? 6 : longestInput);
  return {
    max_length: longest,
    ...(visible(typed) === '' ? {} : { default_value: cut(visible(typed), longest) }),
  };
}
