import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/bot/message.ts';
import { overLimits } from '../../../src/bot/slack/limits.ts';
import { askedOf, modal, valuesOf } from '../../../src/bot/slack/modal.ts';

const asked = { action: 'a', subject: 's', channel: 'C1' };
const option = (value: string) => ({ value, text: { type: 'plain_text', text: value } });
const blocksOf = (fields: readonly Field[]) => modal({ title: '拟声明', fields }, asked).blocks;

it('what was entered comes back by the name of its field, several ticks with blanks between', () => {
  const state = {
    reason: { v: { type: 'plain_text_input', value: '同一件事' } },
    to: { v: { type: 'static_select', selected_option: option('hq/east') } },
    mentions: { v: { type: 'checkboxes', selected_options: [option('m-1'), option('m-2')] } },
    none: { v: { type: 'multi_static_select', selected_options: [] } },
    empty: { v: { type: 'plain_text_input', value: null } },
  };
  expect(valuesOf(state)).toEqual({
    ...{ reason: '同一件事', to: 'hq/east', mentions: 'm-1 m-2', none: '', empty: '' },
  });
});

describe('a text longer than Slack takes in one box', () => {
  const draft: Field = { name: 'text', label: '声明全文', input: 'text', required: true, maxLength: 7500 };

  it('has a box for every 3,000 characters, the first of them required', () => {
    const blocks = blocksOf([draft]);
    expect(blocks).toMatchObject([
      {
        block_id: 'text',
        optional: false,
        label: { text: '声明全文（1/3）' },
        element: { max_length: 3000 },
      },
      {
        block_id: 'text#2',
        optional: true,
        label: { text: '声明全文（2/3）' },
        element: { max_length: 3000 },
      },
      {
        block_id: 'text#3',
        optional: true,
        label: { text: '声明全文（3/3）' },
        element: { max_length: 1500 },
      },
    ]);
    expect(overLimits(modal({ title: '拟声明', fields: [draft] }, asked), 'modal')).toEqual([]);
  });

  it('comes back whole and in order, however Slack orders the boxes', () => {
    const parts = ['一'.repeat(3000), '二'.repeat(3000), '三'.repeat(10)];
    const box = (value: string | null) => ({ v: { type: 'plain_text_input', value } });
    const state = { 'text#3': box(parts[2] ?? ''), 'text#2': box(parts[1] ?? ''), text: box(parts[0] ?? '') };
    expect(valuesOf(state)).toEqual({ text: parts.join('\n') });
    expect(valuesOf({ text: box('第一段'), 'text#2': box(null), 'text#3': box('第三段') })).toEqual({
      text: '第一段\n第三段',
    });
    expect(valuesOf({ text: box(null), 'text#2': box(null) })).toEqual({ text: '' });
  });

  it('stands in more than ten boxes in their order', () => {
    const box = (value: string) => ({ v: { value } });
    const state = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [at === 0 ? 'text' : `text#${at + 1}`, box(`${at + 1}`)]),
    );
    expect(valuesOf(state)).toEqual({ text: '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12' });
  });

  it('has one box where it may not be longer', () => {
    expect(blocksOf([{ ...draft, maxLength: 3000 }])).toMatchObject([
      { block_id: 'text', label: { text: '声明全文' }, element: { max_length: 3000 } },
    ]);
  });
});

it('more than ten choices are a menu, so that none is left out', () => {
  const options = Array.from({ length: 11 }, (_, at) => ({ value: `m-${at}`, label: `第 ${at} 条` }));
  const several: Field = { name: 'mentions', label: '拆出', input: 'choices', required: true, options };
  expect(blocksOf([several])).toMatchObject([{ element: { type: 'multi_static_select' } }]);
  expect(blocksOf([{ ...several, options: options.slice(1) }])).toMatchObject([
    { element: { type: 'checkboxes' } },
  ]);
});

it('what a form must bring back comes back, and what we did not write does not', () => {
  const whole = { ...asked, ref: '1.2', rev: 4, home: true } as const;
  expect(askedOf(modal({ title: '', fields: [] }, whole).private_metadata ?? '')).toEqual(whole);
  expect(askedOf(modal({ title: '', fields: [] }, asked).private_metadata ?? '')).toEqual(asked);
  for (const forged of [
    '',
    '{}',
    '[]',
    '{"action":""}',
    '{"action":"a","subject":"s","channel":"c","home":1}',
  ]) {
    expect(askedOf(forged)).toBeUndefined();
  }
});

it('every form is within what Slack takes', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'binary', minLength: 2500, maxLength: 2600 }),
  );
  const field = fc.record({
    name: fc.uuid(),
    label: words,
    hint: words,
    required: fc.boolean(),
    input: fc.constantFrom('line', 'text', 'choice', 'choices', 'minutes'),
    maxLength: fc.integer({ min: 1, max: 40_000 }),
    options: fc.array(fc.record({ value: fc.uuid(), label: words }), { minLength: 1, maxLength: 130 }),
  });
  fc.assert(
    fc.property(
      words,
      fc.uniqueArray(field, { maxLength: 12, selector: ({ name }) => name }),
      (title, fields) => {
        expect(overLimits(modal({ title, fields }, asked), 'modal')).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
