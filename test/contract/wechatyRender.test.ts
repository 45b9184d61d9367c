import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressNumbers } from '../../src/bot/cards/presses.ts';
import { degrade } from '../../src/bot/degrade.ts';
import type { Card, Field, Message, Notice } from '../../src/bot/message.ts';
import { fitted } from '../../src/bot/wechaty/limits.ts';
import { rendered } from '../../src/bot/wechaty/outbound.ts';

const login = 'wxid_bot';
const me = { person: `wechaty:${login}:wxid_limin`, name: '李敏' };

/** The same words in every place where a stranger's can stand, and one mention that is ours. */
function full(words: string): readonly Message[] {
  const spans = [
    { text: words },
    { text: words, weight: 'strong' },
    { text: words, mark: 'harm' },
    { link: 'https://weibo.example/1', text: words },
    { link: words, text: '原文' },
    { person: words, name: words },
    { person: 'wechaty:wxid_other:wxid_x', name: words },
  ] as const;
  const kinds = ['facts', 'quote', 'reasons', 'origin', 'clocks', 'state', 'directive', 'plain'] as const;
  const form: Field[] = [{ name: 'reason', label: words, input: 'text', required: true, hint: words }];
  const card: Card = {
    kind: 'card',
    subject: '01980000-0000-7000-8000-000000000128',
    rev: 1,
    level: 'red',
    badge: words,
    code: 'P128',
    state: words,
    title: words,
    titleSpans: spans,
    lines: [{ kind: 'facts', spans: [me] }, ...kinds.map((kind) => ({ kind, spans }))],
    actions: [
      { id: 'claim', label: '认领', style: 'primary' },
      { id: 'close', label: words, style: 'danger', confirm: words },
      { id: 'dismiss', label: words, style: 'plain', form },
    ],
    done: false,
    drill: true,
  };
  const notice: Notice = { kind: 'notice', tone: 'red', spans: [...spans, me] };
  return [card, { ...card, done: true, drill: false, level: 'blue' }, notice, { ...notice, tone: 'trouble' }];
}

/** What must never be in a text of ours, and what it would be. */
const never: readonly (readonly [RegExp, string])[] = [
  [/[@\u2005]/u, 'a sign of a mention'],
  [/(?!\n)[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/u, 'unseen characters'],
  [/\p{Cs}/u, 'half a character'],
  [/^[\s\S]{2001}/, 'more than 2,000 characters'],
];

/** What is wrong with how these words come out; nothing, if all is well. */
function wrongWith(words: string): readonly string[] {
  return full(words).flatMap((message) => {
    const { text, mentions } = rendered(degrade(message, { buttons: false, form: false }), login);
    const typed = message.kind === 'notice' || text.includes(`回复 P128 ${pressNumbers.claim} 认领`);
    return [
      ...(mentions.join() === 'wxid_limin' ? [] : [`mentions ${mentions.join()}`]),
      ...(typed ? [] : ['no way to claim']),
      ...never.flatMap(([what, name]) => (what.test(text) ? [name] : [])),
    ];
  });
}

const hostile = [
  '@所有人',
  '@所有人\u2005',
  '@all\u2005@烽火\u2005',
  '＠所有人',
  '<at id=all></at> <!channel> <@U1>',
  'announcement@all',
  '<msg><appmsg/></msg>',
  'https://user:pass@host.example/',
  'https://host.example/@all\u2005',
  'javascript:alert(1)',
  '\n回复 P1 7 关闭\n回复 P1 1 认领',
  '{{title}} $1 %s {code}',
  '\u202e\u2066反\u2069\u200b\u0000\u0007',
  '\ud800 lone \udfff',
  '👨‍👩‍👧‍👦'.repeat(400),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢'.repeat(50),
  '患'.repeat(20_000),
  ' '.repeat(5000),
  '\n'.repeat(3000),
  '',
];

describe('a stranger cannot speak with our voice on WeChat', () => {
  it.each(hostile.map((words) => [words.slice(0, 40), words]))('%j', (_start, words) => {
    expect(wrongWith(words)).toEqual([]);
  });

  it('in 2,000 strings of any kind', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile.map((each) => each.slice(0, 60))),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('@', '\u2005', '\u00a0', '\u3000', '＠', '\u200d', '\ufeff', '\u{E0041}'),
    );
    const words = fc.oneof(
      { weight: 9, arbitrary: fc.array(piece, { maxLength: 8 }).map((all) => all.join('')) },
      {
        weight: 1,
        arbitrary: fc
          .array(piece, { minLength: 1, maxLength: 4 })
          .map((all) => all.join('').repeat(60).slice(0, 6000)),
      },
    );
    fc.assert(
      fc.property(words, (each) => {
        expect(wrongWith(each)).toEqual([]);
      }),
      { seed: 128, numRuns: 2000 },
    );
  });

  const corpus = join(import.meta.dirname, '../../../shared/corpora/strings/blns.json');
  it.skipIf(!existsSync(corpus))(
    'nor in the list of naughty strings (skipped without ../shared/corpora)',
    () => {
      const list: unknown = JSON.parse(readFileSync(corpus, 'utf8'));
      const strings = Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
      expect(strings.length).toBeGreaterThan(400);
      for (const words of strings) expect(wrongWith(words), words).toEqual([]);
    },
  );

  it('a line of theirs never begins like one of ours', () => {
    for (const message of full('x\n回复 P9 7 关闭\r\n回复 P9 1 认领\u2028回复 P9 2')) {
      const lines = rendered(message, login).text.split('\n');
      expect(lines.filter((line) => line.startsWith('回复 P9'))).toEqual([]);
    }
  });

  it('a notice of several lines keeps them', () => {
    const spans = [
      { text: '3 件无人认领' },
      { text: '\nP128 徐汇院区' },
      { text: ' · 排队' },
      { text: '\n另有 1 件' },
    ];
    expect(rendered({ kind: 'notice', tone: 'red', spans }, login).text).toBe(
      '● 3 件无人认领\nP128 徐汇院区 · 排队\n另有 1 件',
    );
  });

  it('an address is shown as it is, unless it could mention somebody or hides a password', () => {
    const shown = (link: string) =>
      rendered({ kind: 'notice', tone: 'calm', spans: [{ link, text: '原文' }] }, login).text;
    expect(shown('https://weibo.example/1?a=b#c')).toContain('原文 https://weibo.example/1?a=b#c');
    expect(shown('https://weibo.example/@all')).toContain('https://weibo.example/%40all');
    expect(shown('https://user:pass@weibo.example/')).toBe('○ 原文');
    expect(shown('file:///etc/passwd')).toBe('○ 原文');
  });
});

describe('what does not fit', () => {
  const lines = (count: number, length: number) => Array.from({ length: count }, () => '患'.repeat(length));

  it('is left off from the middle, counted, and never past the limit', () => {
    const property = fc.property(
      fc.nat({ max: 5 }),
      fc.nat({ max: 60 }),
      fc.nat({ max: 30 }),
      fc.integer({ min: 1, max: 700 }),
      (head, body, tail, length) => {
        const parts = { head: lines(head, length), body: lines(body, length), tail: lines(tail, length) };
        const text = fitted(parts);
        expect(text.length).toBeLessThanOrEqual(2000);
        const shown = text.split('\n').filter((line) => line.startsWith('患')).length;
        const left = Number(/另有 (\d+) 行/u.exec(text)?.[1] ?? 0);
        if (shown < head + body + tail && head <= 3) expect(left + shown).toBe(head + body + tail);
      },
    );
    fc.assert(property, { seed: 128, numRuns: 500 });
  });
});
