import { expect, it } from 'vitest';
import { valuesOf } from '../../../src/bot/slack/modal.ts';

const option = (value: string) => ({ value, text: { type: 'plain_text', text: value } });

it('what was entered comes back by the name of its field, several ticks with blanks between', () => {
  const state = {
    reason: { v: { type: 'plain_text_input', value: '同一件事' } },
    to: { v: { type: 'static_select', selected_option: option('hq/east') } },
    mentions: { v: { type: 'checkboxes', selected_options: [option('m-1'), option('m-2')] } },
    none: { v: { type: 'checkboxes', selected_options: [] } },
    empty: { v: { type: 'plain_text_input', value: null } },
  };
  expect(valuesOf(state)).toEqual({
    ...{ reason: '同一件事', to: 'hq/east', mentions: 'm-1 m-2', none: '', empty: '' },
  });
});
