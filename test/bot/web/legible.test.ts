import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shown, shownAnswer, shownMention } from '../../../src/bot/web/legible.ts';
import { newIncident } from '../../support/cardFixtures.ts';
import { post } from '../cards/sample.ts';
import { full, naughty, strangers } from '../feishu/naughty.ts';

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

/** Every string of a message that a person reads: neither what it leads to nor what comes back with a press. */
function readIn(node: unknown, key = ''): readonly string[] {
  if (typeof node === 'string')
    return ['link', 'person', 'subject', 'id', 'name', 'value'].includes(key) ? [] : [node];
  if (Array.isArray(node)) return node.flatMap((each) => readIn(each));
  return typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([each, value]) => readIn(value, each))
    : [];
}

const mentionsIn = (node: unknown): readonly string[] =>
  JSON.stringify(node).match(/"person":"[^"]*"/g) ?? [];
const joined =
  /\p{Emoji}\uFE0F|\p{Emoji}\uFE0E|(?<=\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D(?=\p{Extended_Pictographic})/gu;

/** What is wrong with what the page is given for these words, wherever they stand. */
function wrongWith(words: string): readonly string[] {
  const { card, notice, form } = full(words);
  const answer = {
    tone: 'ok',
    text: words,
    form: { title: words, action: 'a', subject: 's', fields: form },
  } as const;
  const pairs = [
    [card, shown(card)],
    [notice, shown({ ...notice, exact: words })],
    [answer, shownAnswer(answer)],
  ] as const;
  return pairs.flatMap(([before, after]) => [
    ...readIn(after).flatMap(
      (text) => text.replaceAll(joined, '').match(/[\p{Bidi_Control}\p{Cf}]|(?![\n\t])\p{Cc}/gu) ?? [],
    ),
    ...(JSON.stringify(mentionsIn(before)) === JSON.stringify(mentionsIn(after)) ? [] : ['mentions']),
  ]);
}

it('2,000 naughty strings: nothing hides or turns the reading round, and no mention that is not ours', () => {
  fc.assert(
    fc.property(naughty, (words) => {
      expect(wrongWith(words)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it.skipIf(strangers().length === 0)(
  'nor in strings that nobody here wrote (skipped without ../shared/corpora)',
  () => {
    expect(strangers().filter((words) => wrongWith(words).length > 0)).toEqual([]);
  },
);
