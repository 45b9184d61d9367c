import type { types } from '@slack/bolt';
import { z } from 'zod';
import { boxesOf, type Field } from '../message.ts';
import { cut, visible } from './text.ts';

/** A form and the press it completes: travels through Slack in the view's private_metadata and comes back signed. */
export interface Asked {
  readonly action: string;
  readonly subject: string;
  readonly channel: string;
  readonly ref?: string;
  readonly rev?: number;
  /** The button stood in somebody's App Home. */
  readonly home?: true;
}

export interface Form {
  readonly title: string;
  readonly fields: readonly Field[];
}

export const formId = 'fenghuo_form';
const valueId = 'v';

/** Slack takes so many characters in one box. */
const longestInput = 3000;
const mostBlocks = 100;
/** A text that needs more boxes than these is changed sentence by sentence. */
const mostBoxes = 4;
const mostFiles = 5;
/** Stands between a field's name and the number of its box, from the second box on. */
const boxMark = '#';

/**
 * A form as a modal of at most 100 boxes; choices of more than 100 entries are grouped, and a text that may be longer than
 * a box has as many boxes one under the other as it needs.
 */
export function modal(form: Form, asked: Asked): types.ModalView {
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: JSON.stringify(asked),
    title: plain(cut(visible(form.title) || '请填写', 24)),
    submit: plain('提交'),
    close: plain('取消'),
    blocks: form.fields.flatMap(inputBlocks).slice(0, mostBlocks),
  };
}

/** Whether what stands in the fields has room in a modal, word for word: a text that was cut would be saved cut. */
export function hasRoom({ fields }: Form): boolean {
  return fields.every((field) => {
    const boxes = boxesOf(field.value ?? '', longestInput);
    return field.input !== 'text' || (boxes !== undefined && boxes.length <= mostBoxes);
  });
}

const Metadata = z.object({
  action: z.string().min(1),
  subject: z.string(),
  channel: z.string().min(1),
  ref: z.string().optional(),
  rev: z.number().int().optional(),
  home: z.literal(true).optional(),
});

/** Undefined when the metadata is not what `modal` wrote. */
export function askedOf(privateMetadata: string): Asked | undefined {
  try {
    const { ref, rev, home, ...rest } = Metadata.parse(JSON.parse(privateMetadata));
    return {
      ...rest,
      ...(ref === undefined ? {} : { ref }),
      ...(rev === undefined ? {} : { rev }),
      ...(home ? { home } : {}),
    };
  } catch {
    return undefined;
  }
}

const Filled = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
      files: z.array(z.unknown()).nullish(),
    }),
  ),
);

/**
 * Field name → what was entered, `''` where nothing was: so a form sent in empty is told from a bare press. The boxes of
 * one text are put together again, each on a line of its own.
 */
export function valuesOf(state: unknown): Readonly<Record<string, string>> {
  const filled = Filled.safeParse(state);
  if (!filled.success) return {};
  const boxes = Object.entries(filled.data).map(([id, elements]) => {
    const [name = '', number = '1'] = id.split(boxMark);
    return { name, number: Number(number), value: enteredIn(elements[valueId]) };
  });
  const ordered = boxes.toSorted((one, other) => one.number - other.number);
  const values = new Map<string, string>();
  for (const { name, value } of ordered) {
    const before = values.get(name) ?? '';
    values.set(name, [before, value].filter((part) => part !== '').join('\n'));
  }
  return Object.fromEntries(boxes.map(({ name }) => [name, values.get(name) ?? '']));
}

/** What was put into the boxes for files, as Slack describes files. */
export function filesIn(state: unknown): readonly unknown[] {
  const filled = Filled.safeParse(state);
  const boxes = filled.success ? Object.values(filled.data) : [];
  return boxes.flatMap((elements) => elements[valueId]?.files ?? []);
}

function enteredIn(entered: z.infer<typeof Filled>[string][string] | undefined): string {
  const several = entered?.selected_options?.map(({ value }) => value).join(' ');
  return entered?.value ?? entered?.selected_option?.value ?? several ?? '';
}

function inputBlocks(field: Field): types.InputBlock[] {
  if (field.input !== 'text') return [inputBlock(field, 1, 1, field.value)];
  const filled = field.value === undefined ? [] : (boxesOf(field.value, longestInput) ?? []);
  const many = Math.max(Math.ceil((field.maxLength ?? longestInput) / longestInput), filled.length);
  return Array.from({ length: many }, (_, index) => inputBlock(field, index + 1, many, filled[index]));
}

function inputBlock(field: Field, number: number, many: number, value: string | undefined): types.InputBlock {
  const label = cut(visible(field.label) || field.name, 1900);
  const hint = visible(field.hint ?? '');
  const left = (field.maxLength ?? longestInput) - (number - 1) * longestInput;
  const longest = field.value === undefined ? Math.min(left, longestInput) : longestInput;
  return {
    type: 'input',
    block_id: number === 1 ? field.name : `${field.name}${boxMark}${number}`,
    optional: !field.required || number > 1,
    label: plain(many === 1 ? label : `${label}（${number}/${many}）`),
    ...(hint === '' || number > 1 ? {} : { hint: plain(cut(hint, 2000)) }),
    element: element(field, longest, value),
  };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

function element(field: Field, longest: number, value = ''): types.InputBlock['element'] {
  switch (field.input) {
    case 'line':
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: valueId,
        multiline: field.input === 'text',
        max_length: Math.min(longest, longestInput),
        ...(value !== '' && { initial_value: value }),
      };
    case 'minutes':
      return { type: 'number_input', action_id: valueId, is_decimal_allowed: false, min_value: '1' };
    case 'file':
      return { type: 'file_input', action_id: valueId, max_files: mostFiles };
    case 'choice':
      return choice(field.options ?? []);
    case 'choices':
      return choices(optionsOf(field.options ?? []), value.split(' '));
  }
}

/** Boxes to tick, ten at most; of more than that a menu. */
function choices(
  options: types.PlainTextOption[],
  chosen: readonly string[],
): types.Checkboxes | types.MultiStaticSelect {
  const few = options.length <= 10;
  const shown = few ? options : options.slice(0, 100);
  const before = shown.filter(({ value }) => value !== undefined && chosen.includes(value));
  const base = { action_id: valueId, options: shown, ...(before.length > 0 && { initial_options: before }) };
  return few ? { type: 'checkboxes', ...base } : { type: 'multi_static_select', ...base };
}

function optionsOf(all: NonNullable<Field['options']>) {
  return all.map(({ value, label }) => ({
    value,
    text: plain(cut(visible(label) || value, 75)),
  }));
}

function choice(all: NonNullable<Field['options']>): types.StaticSelect {
  const options = optionsOf(all);
  const base = { type: 'static_select', action_id: valueId } as const;
  if (options.length <= 100) return { ...base, options };
  const groups = Array.from({ length: Math.ceil(options.length / 100) }, (_, index) => {
    const entries = options.slice(index * 100, index * 100 + 100);
    const ends = [entries[0]?.text.text ?? '', entries.at(-1)?.text.text ?? ''].map((end) => cut(end, 30));
    return { label: plain(ends.join(' – ')), options: entries };
  });
  return { ...base, option_groups: groups.slice(0, 100) };
}
