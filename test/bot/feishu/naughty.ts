import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import type { Card, Field, Notice } from '../../../src/bot/message.ts';

export const tenant = 'tk1';
const me = { person: 'feishu:tk1:ou_ann', name: '李敏' };

/** The same words in every place where a stranger's can stand, and one mention that is ours. */
export function full(words: string): {
  readonly card: Card;
  readonly notice: Notice;
  readonly form: readonly Field[];
} {
  const spans = [
    { text: words },
    { text: words, weight: 'strong' },
    { text: words, mark: 'harm' },
    { link: 'https://weibo.example/1', text: words },
    { link: words, text: '原文' },
    { person: words, name: words },
    { person: 'feishu:tk9:ou_stranger', name: words },
    { person: `feishu:tk1:${words}`, name: words },
  ] as const;
  const kinds = ['facts', 'quote', 'reasons', 'origin', 'clocks', 'state', 'directive', 'plain'] as const;
  const form: Field[] = [
    { name: 'reason', label: words, input: 'text', required: true, hint: words },
    { name: 'to', label: words, input: 'choice', required: true, options: [{ value: 'a', label: words }] },
    {
      name: 'which',
      label: words,
      input: 'choices',
      required: false,
      options: [{ value: 'b', label: words }],
    },
    { name: 'minutes', label: words, input: 'minutes', required: false },
  ];
  const card: Card = {
    kind: 'card',
    subject: '01980000-0000-7000-8000-000000000128',
    rev: 1,
    level: 'red',
    badge: words,
    code: words,
    state: words,
    title: words,
    titleSpans: spans,
    lines: [
      { kind: 'plain', spans: [me] },
      ...kinds.map((kind) => ({ kind, spans })),
      { kind: 'quote', spans: [{ text: words }] },
    ],
    actions: [
      { id: 'claim', label: words, style: 'primary' },
      { id: 'close', label: words, style: 'danger', confirm: words },
      { id: 'dismiss', label: words, style: 'plain', form },
      { id: 'snooze', label: words, style: 'plain', more: true },
      { id: 'publish', label: words, style: 'danger', more: true, confirm: words },
    ],
    done: false,
    drill: true,
  };
  return { card, notice: { kind: 'notice', tone: 'red', spans: [...spans, me] }, form };
}

const pieces = fc.oneof(
  fc.constantFrom(
    ...[
      '<at id=all></at>',
      '<at user_id="all">所有人</at>',
      '<at id=ou_ann></at>',
      '<at email=a@b.c></at>',
      '@all',
      '@所有人',
    ],
    ...[
      '<person id="ou_ann"></person>',
      '<font color="red">',
      '<a href="https://evil.example">原文</a>',
      '<text_tag color="red">',
    ],
    ...[
      '**',
      '*',
      '__',
      '~~',
      '`',
      '```',
      '$$',
      '---',
      '# ',
      '> ',
      '- ',
      '1. ',
      '| a | b |',
      '[原文](https://evil.example)',
    ],
    ...[
      '![x](img_v2)',
      ':OK:',
      ':emoji:',
      '&lt;',
      '&#60;at id=all&#62;',
      '&amp;#60;',
      '{{name}}',
      '$' + '{name}',
      '\\n',
      '\\',
      '"}',
      "'",
    ],
    ...[
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\ufeff',
      '\u0000',
      '\u0007',
      '\ud800',
      '\u2028',
      '\u{e0041}',
      '\n',
      '\r\n',
      '\t',
    ],
    ...[
      '👨‍👩‍👧‍👦',
      '🏥',
      'ﷺ',
      '字'.repeat(900),
      'x'.repeat(5000),
      '*'.repeat(800),
      '"'.repeat(3000),
      '！'.repeat(4000),
      ' '.repeat(3000),
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Words made to break a card: markup, mentions, templates, direction marks, control characters, enormous lengths. */
export const naughty = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));

const corpora = join(import.meta.dirname, '../../../../shared/corpora');

/** Strings that nobody here wrote; none where ../shared/corpora is absent. */
export function strangers(): readonly string[] {
  if (!existsSync(corpora)) return [];
  const text = (file: string) => readFileSync(join(corpora, file), 'utf8');
  return [
    ...z.array(z.string()).parse(JSON.parse(text('strings/blns.json'))),
    ...text('xss/patt-IntrudersXSS.txt').split('\n'),
    ...text('xss/patt-RSNAKE_XSS.txt').split('\n'),
    ...text('xss/patt-XSS_Polyglots.txt').split('\n'),
  ];
}
