import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Field } from '../message.ts';
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

/** A form as a modal; at most 100 fields, choices of more than 100 entries are grouped. */
export function modal(form: Form, asked: Asked): types.ModalView {
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: JSON.stringify(asked),
    title: { type: 'plain_text', text: cut(visible(form.title) || '请填写', 24), emoji: false },
    submit: { type: 'plain_text', text: '提交', emoji: false },
    close: { type: 'plain_text', text: '取消', emoji: false },
    blocks: form.fields.slice(0, 100).map(inputBlock),
  };
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
    }),
  ),
);

/** Field name → what was entered, `''` where nothing was: so a form sent in empty is told from a bare press. */
export function valuesOf(state: unknown): Readonly<Record<string, string>> {
  const filled = Filled.safeParse(state);
  if (!filled.success) return {};
  return Object.fromEntries(
    Object.entries(filled.data).map(([name, elements]) => {
      const entered = elements[valueId];
      const several = entered?.selected_options?.map(({ value }) => value).join(' ');
      return [name, entered?.value ?? entered?.selected_option?.value ?? several ?? ''] as const;
    }),
  );
}

function inputBlock(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    optional: !field.required,
    label: { type: 'plain_text', text: cut(visible(field.label) || field.name, 2000), emoji: false },
    ...(field.hint === undefined || field.hint === ''
      ? {}
      : { hint: { type: 'plain_text', text: cut(visible(field.hint), 2000), emoji: false } as const }),
    element: element(field),
  };
}

function element(field: Field): types.InputBlock['element'] {
  switch (field.input) {
    case 'line':
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: valueId,
        multiline: field.input === 'text',
        max_length: Math.min(field.maxLength ?? 3000, 3000),
      };
    case 'minutes':
      return { type: 'number_input', action_id: valueId, is_decimal_allowed: false, min_value: '1' };
    case 'choice':
      return choice(field.options ?? []);
    case 'choices':
      return { type: 'checkboxes', action_id: valueId, options: optionsOf(field.options ?? []).slice(0, 10) };
  }
}

function optionsOf(all: NonNullable<Field['options']>) {
  return all.map(({ value, label }) => ({
    value,
    text: { type: 'plain_text', text: cut(visible(label) || value, 75), emoji: false } as const,
  }));
}

function choice(all: NonNullable<Field['options']>): types.StaticSelect {
  const options = optionsOf(all);
  const base = { type: 'static_select', action_id: valueId } as const;
  if (options.length <= 100) return { ...base, options };
  const groups = Array.from({ length: Math.ceil(options.length / 100) }, (_, index) => {
    const entries = options.slice(index * 100, index * 100 + 100);
    const ends = [entries[0]?.text.text ?? '', entries.at(-1)?.text.text ?? ''].map((end) => cut(end, 30));
    return { label: { type: 'plain_text', text: ends.join(' – '), emoji: false } as const, options: entries };
  });
  return { ...base, option_groups: groups.slice(0, 100) };
}
