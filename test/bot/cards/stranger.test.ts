import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertCard } from '../../../src/bot/cards/alert.ts';
import { oneLine, safeLink } from '../../../src/bot/cards/stranger.ts';
import type { Card, Span } from '../../../src/bot/message.ts';
import { branchSeat, fact, opened, post, raisedAndInstructed, viewOf, voice, why } from './sample.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpora/strings/blns.json');
const known = [
  '',
  ' ',
  '\u0000\u0007',
  '<!channel> <@U1> @all <at id=all></at>',
  '\u202Eevil\u2066',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '👨‍👩‍👧‍👦'.repeat(100),
  'a\nb\r\nc\u2028d',
  '\ud800',
  '{units}{code}{who}',
  '长'.repeat(10_000),
];

function shape({ lines, actions }: Card): unknown {
  return { lines: lines.map(({ kind, spans }) => [kind, spans.map((span) => Object.keys(span))]), actions };
}

function cardWith(words: string): Card {
  const mention = {
    ...post,
    title: `甲${words}`,
    text: `乙${words}`,
    author: `丙${words}`,
    site: `丁${words}`,
  };
  const texts = new Map([
    [why, words],
    [fact, words],
  ]);
  const view = viewOf(raisedAndInstructed, {
    first: mention,
    quote: mention,
    sites: [`丁${words}`, '微博'],
    texts,
  });
  return alertCard(view, branchSeat, { ...voice, offered: ['claim', 'close', 'dismiss'] });
}

function textOf(span: Span): string {
  return 'person' in span ? span.name : span.text;
}

const benign = shape(cardWith('寻常的话'));

function holds(words: string): void {
  const card = cardWith(words);
  expect(shape(card)).toEqual(benign);
  expect([...card.title].length).toBeLessThanOrEqual(60);
  const texts = [card.title, ...card.lines.flatMap(({ spans }) => spans.map(textOf))];
  for (const text of texts) expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
}

describe('whatever a stranger writes, the card keeps its shape', () => {
  it.each(known)('%j', (words) => {
    holds(words);
  });

  it('for any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), holds), { seed: 128, numRuns: 100 });
  }, 30_000);

  it.skipIf(!existsSync(corpus))(
    'for the list of naughty strings',
    () => {
      const list: unknown = JSON.parse(readFileSync(corpus, 'utf8'));
      const strings = Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
      expect(strings.length).toBeGreaterThan(400);
      for (const words of strings) holds(words);
    },
    30_000,
  );

  it('an empty post still has a title', () => {
    const bare = { ...post, title: '\u200b', text: '\u202e' };
    const card = alertCard(viewOf(opened, { first: bare, quote: bare }), branchSeat, {
      ...voice,
      offered: [],
    });
    expect(card.title).toBe('徐汇院区：医疗安全');
  });
});

describe('one line of a stranger’s words', () => {
  it.each`
    words              | shown
    ${'  a\n\tb  '}    | ${'a b'}
    ${'abc\u202Edef'}  | ${'abcdef'}
    ${'é̂̃̄̅'}             | ${'é̂̃'}
    ${'1234567890abc'} | ${'123456789…'}
    ${'123456789👨‍👩‍👧‍👦'}   | ${'123456789…'}
  `('$words → $shown', ({ words, shown }) => {
    expect(oneLine(words, 10)).toBe(shown);
  });
});

describe('a link on a card', () => {
  it.each`
    address                                    | link
    ${'https://weibo.example/1?a=b'}           | ${'https://weibo.example/1?a=b'}
    ${'javascript:alert(1)'}                   | ${undefined}
    ${'data:text/html,x'}                      | ${undefined}
    ${'https://bank.example@evil.example/'}    | ${undefined}
    ${'not an address'}                        | ${undefined}
    ${undefined}                               | ${undefined}
    ${`https://a.example/${'x'.repeat(3000)}`} | ${undefined}
  `('$address', ({ address, link }) => {
    expect(safeLink(address)).toBe(link);
  });
});
