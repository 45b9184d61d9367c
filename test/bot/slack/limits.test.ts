import { describe, expect, it } from 'vitest';
import { overLimits } from '../../../src/bot/slack/limits.ts';
import { modal } from '../../../src/bot/slack/modal.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: plain(3),
  value: 'v',
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const section = (length: number) => ({ type: 'section', text: plain(length) });
const view = (more: object) => ({
  ...modal(
    { title: '排除', fields: [{ name: 'reason', label: '理由', input: 'text', required: true }] },
    { action: 'a', subject: 's', channel: 'c' },
  ),
  ...more,
});

describe('what Slack takes is let through', () => {
  it.each([
    ['50 blocks', Array.from({ length: 50 }, () => section(10))],
    ['a section of 3,000', [section(3000)]],
    ['a header of 150', [{ type: 'header', text: plain(150) }]],
    ['25 buttons', [actions(...Array.from({ length: 25 }, (_, each) => button({ action_id: `a${each}` })))]],
    ['a button of 75 with a value of 2,000', [actions(button({ text: plain(75), value: 'v'.repeat(2000) }))]],
    [
      'a menu of five',
      [
        actions({
          type: 'overflow',
          action_id: 'm',
          options: Array.from({ length: 5 }, () => ({ text: plain(75), value: 'v'.repeat(150) })),
        }),
      ],
    ],
  ])('%s', (_what, blocks) => {
    expect(overLimits(blocks, 'message')).toEqual([]);
  });

  it('a form', () => {
    expect(overLimits(view({}), 'modal')).toEqual([]);
    expect(overLimits(view({ private_metadata: 'm'.repeat(3000) }), 'modal')).toEqual([]);
  });

  it('a form with more boxes to tick than Slack shows: the first ten', () => {
    const options = Array.from({ length: 12 }, (_, each) => ({ value: `m${each}`, label: '字'.repeat(99) }));
    const field = {
      name: 'mentions',
      label: '拆出哪几条',
      input: 'choices',
      required: true,
      options,
    } as const;
    const form = modal({ title: '拆分', fields: [field] }, { action: 'split', subject: 's', channel: 'c' });
    expect(overLimits(form, 'modal')).toEqual([]);
    expect(JSON.stringify(form)).toContain('"m9"');
  });

  it('a form with a choice of 250', () => {
    const options = Array.from({ length: 250 }, (_, each) => ({ value: `u${each}`, label: `院区 ${each}` }));
    const form = modal(
      { title: '移交', fields: [{ name: 'to', label: '给谁', input: 'choice', required: true, options }] },
      { action: 'a', subject: 's', channel: 'c' },
    );
    expect(overLimits(form, 'modal')).toEqual([]);
    expect(JSON.stringify(form)).toContain('院区 249');
  });
});

describe('what Slack would refuse is named', () => {
  it.each([
    ['51 blocks', Array.from({ length: 51 }, () => section(10)), '51 blocks'],
    ['a section of 3,001', [section(3001)], '3001 characters, at most 3000'],
    ['a header of 151', [{ type: 'header', text: plain(151) }], 'at most 150'],
    ['an empty text', [section(0)], 'empty'],
    [
      '26 buttons',
      [actions(...Array.from({ length: 26 }, (_, each) => button({ action_id: `a${each}` })))],
      '26 entries',
    ],
    ['no button', [actions()], 'empty'],
    ['a button of 76', [actions(button({ text: plain(76) }))], 'at most 75'],
    ['a value of 2,001', [actions(button({ value: 'v'.repeat(2001) }))], 'at most 2000'],
    [
      'a menu of six',
      [
        actions({
          type: 'overflow',
          action_id: 'm',
          options: Array.from({ length: 6 }, () => ({ text: plain(5), value: 'v' })),
        }),
      ],
      '6 entries',
    ],
    [
      'a menu value of 151',
      [actions({ type: 'overflow', action_id: 'm', options: [{ text: plain(5), value: 'v'.repeat(151) }] })],
      'at most 150',
    ],
    [
      'a question of 301',
      [
        actions(
          button({ confirm: { title: plain(10), text: plain(301), confirm: plain(5), deny: plain(5) } }),
        ),
      ],
      'at most 300',
    ],
    ['an action id of 256', [actions(button({ action_id: 'a'.repeat(256) }))], 'at most 255'],
    ['the same action twice', [actions(button(), button())], 'the same id twice'],
    [
      '11 context elements',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => plain(3)) }],
      '11 entries',
    ],
    ['no such block', [{ type: 'nonsense' }], 'no such type'],
    [
      'a link of 3,001',
      [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'link', url: `https://x/${'y'.repeat(2991)}` }] },
          ],
        },
      ],
      'at most 3000',
    ],
    ['a message of 13,000', Array.from({ length: 5 }, () => section(2600)), 'in one message'],
  ])('%s', (_what, blocks, named) => {
    expect(overLimits(blocks, 'message').join('\n')).toContain(named);
  });

  it.each([
    ['a title of 25', { title: plain(25) }, 'at most 24'],
    ['a submit of 25', { submit: plain(25) }, 'at most 24'],
    ['metadata of 3,001', { private_metadata: 'm'.repeat(3001) }, 'at most 3000'],
    ['101 fields', { blocks: Array.from({ length: 101 }, () => section(3)) }, '101 blocks'],
  ])('a form with %s', (_what, more, named) => {
    expect(overLimits(view(more), 'modal').join('\n')).toContain(named);
  });
});
