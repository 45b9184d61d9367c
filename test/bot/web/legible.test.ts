import { expect, it } from 'vitest';
import { shown, shownAnswer, shownMention } from '../../../src/bot/web/legible.ts';
import { newIncident } from '../../support/cardFixtures.ts';
import { post } from '../cards/sample.ts';

it('what hides or turns the reading round is shown in marked words too, and the mark stays', () => {
  const spans = [{ text: '误\u202e诊\u200b', mark: 'harm' }] as const;
  const card = newIncident(new Date('2026-11-21T01:14:20Z'));
  const told = shown({ ...card, titleSpans: spans, lines: [{ kind: 'quote', spans }] });
  const expected = [{ text: '误[U+202E]诊', mark: 'harm' }];
  expect(told).toMatchObject({ titleSpans: expected, lines: [{ spans: expected }] });
});

it('a mention is shown with the words that are why marked, however long it is', () => {
  const text = `误诊${'。'.repeat(1997)}😀误诊`;
  const { titleSpans, textSpans } = shownMention({ ...post, title: '并发症\u202e', text }, ['harm']);
  expect(titleSpans).toEqual([{ text: '并发症', mark: 'harm' }, { text: '[U+202E]' }]);
  expect(textSpans).toEqual([
    { text: '误诊', mark: 'harm' },
    { text: '。'.repeat(1997) },
    { text: '😀误诊' },
  ]);
});

it('what hides is shown in the changes of a text and in words quoted exactly too', () => {
  const changes = [{ kind: 'new', text: '已\u202e答复' }] as const;
  expect(shownAnswer({ tone: 'ok', text: '增 4 字', changes })).toEqual({
    ...{ tone: 'ok', text: '增 4 字' },
    changes: [{ kind: 'new', text: '已[U+202E]答复' }],
  });
  const notice = { kind: 'notice', tone: 'calm', spans: [], exact: '正在\u202e核实' } as const;
  expect(shown(notice)).toMatchObject({ exact: '正在[U+202E]核实' });
});

it('what hides is shown in every cell of a table and in the words of a picture too', () => {
  const [hidden, seen] = ['徐\u202e汇', '徐[U+202E]汇'];
  const notice = { kind: 'notice', tone: 'calm', spans: [] } as const;
  const table = (word: string) => ({ caption: word, head: [word, '新增'], rows: [[word, '3']] });
  const picture = (alt: string) => ({ alt, width: 1440, height: 900 });
  expect(shown({ ...notice, tables: [table(hidden)], picture: picture(hidden) })).toEqual({
    ...{ ...notice, tables: [table(seen)], picture: picture(seen) },
  });
});
