import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Card, Field, Notice } from '../../../src/bot/message.ts';
import { privately } from '../../../src/bot/slack/answers.ts';
import { homeView } from '../../../src/bot/slack/homeView.ts';
import { overLimits } from '../../../src/bot/slack/limits.ts';
import { modal } from '../../../src/bot/slack/modal.ts';
import { rendered, wordsOnly } from '../../../src/bot/slack/outbound.ts';

const team = 'T1';
const me = { person: 'slack:T1:U0ANN', name: '李敏' };

/** The same words in every place where a stranger's can stand, and one mention that is ours. */
function full(words: string): { readonly card: Card; readonly notice: Notice } {
  const spans = [
    { text: words },
    { text: words, weight: 'strong' },
    { text: words, mark: 'harm' },
    { link: 'https://weibo.example/1', text: words },
    { link: words, text: '原文' },
    { person: words, name: words },
    { person: 'slack:T9:U0STRANGER', name: words },
  ] as const;
  const kinds = ['facts', 'quote', 'reasons', 'origin', 'clocks', 'state', 'directive', 'plain'] as const;
  const form: Field[] = [
    { name: 'reason', label: words, input: 'text', required: true, hint: words },
    { name: 'to', label: words, input: 'choice', required: true, options: [{ value: 'a', label: words }] },
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
    lines: [{ kind: 'plain', spans: [me] }, ...kinds.map((kind) => ({ kind, spans }))],
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
  return { card, notice: { kind: 'notice', tone: 'red', spans: [...spans, me] } };
}

interface Node {
  readonly type: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Everything with a `type` in it, however deep. */
function nodes(what: unknown): readonly Node[] {
  if (Array.isArray(what)) return what.flatMap(nodes);
  if (typeof what !== 'object' || what === null) return [];
  const value = Object.fromEntries(Object.entries(what));
  const own = typeof value.type === 'string' ? [{ type: value.type, value }] : [];
  return [...own, ...Object.values(value).flatMap(nodes)];
}

type Shown = { readonly text: string; readonly blocks: unknown; readonly attachments?: unknown };

/** What Slack would make of the message beyond words: mentions, parsed text, links. */
function powers({ text, blocks, attachments }: Shown) {
  const all = nodes([blocks, attachments]);
  return {
    mentions: all
      .filter(({ type }) => ['user', 'usergroup', 'broadcast', 'channel', 'team'].includes(type))
      .map(({ value }) => value),
    parsed: all.filter(({ type }) => type === 'mrkdwn'),
    links: all.filter(({ type }) => type === 'link').map(({ value }) => String(value.url)),
    tokens: text.match(/<[^>]*>?/g) ?? [],
    loose: text.match(/&(?!amp;|lt;|gt;)/g) ?? [],
  };
}

const hostile = [
  '<!channel>',
  '<!here|here>',
  '<@U1>',
  '<#C1|general>',
  '<!subteam^S1>',
  '<http://evil.example|原文>',
  '@all @channel @everyone',
  '<at id=all></at>',
  '*bold* _italic_ ~gone~ `code` ```block```',
  '> quoted\n>>> more',
  '&lt;!channel&gt; &amp;lt;!channel&amp;gt;',
  ':rotating_light: :fire:',
  'javascript:alert(1)',
  'http://user:pass@host/',
  '\u202e\u2066反\u2069\u200b\u0000\u0007',
  '\ud800 lone',
  '',
  ' ',
];

describe('a stranger cannot speak with our voice on Slack', () => {
  it.each(hostile)('%j in every field makes no mention, no parsed text, no link of its own', (words) => {
    const { card, notice } = full(words);
    for (const message of [card, notice]) {
      const whole = rendered(message, team);
      const { mentions, parsed, tokens, loose, links } = powers(whole);
      expect(mentions).toEqual([{ type: 'user', user_id: 'U0ANN' }]);
      expect(parsed).toEqual([]);
      expect([...tokens, ...loose]).toEqual([]);
      expect(links.every((url) => /^https?:\/\//.test(url))).toBe(true);
      expect(powers(wordsOnly(message)).tokens).toEqual([]);
    }
  });

  it('never asks Slack to find names or addresses in the words', () => {
    const whole = rendered(full('@all https://evil.example').card, team);
    expect(Object.keys(whole).sort()).toEqual(['attachments', 'blocks', 'text']);
    expect(nodes(whole).every(({ value }) => !('verbatim' in value) && value.emoji !== true)).toBe(true);
  });

  it('hides no character that turns the direction of our words', () => {
    const shown = JSON.stringify(rendered(full('\u202e反\u2066\u200b').card, team));
    expect(shown).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069]/);
    expect(shown).toContain('反');
  });

  it('mentions a person of our own workspace only', () => {
    const spans = [
      'slack:T1:U0ANN',
      'slack:T2:U0ANN',
      'web:T1:U0ANN',
      'slack:T1:!channel',
      'slack:T1:U0ANN>',
    ].map((person) => ({ person, name: '李敏' }));
    const { mentions } = powers(rendered({ kind: 'notice', tone: 'calm', spans }, team));
    expect(mentions).toEqual([{ type: 'user', user_id: 'U0ANN' }]);
  });

  it('answers to one person are words too', () => {
    const { text, blocks } = privately({ tone: 'ok', text: '<!channel> *bold*' });
    expect(text).toBe('&lt;!channel&gt; *bold*');
    expect(blocks).toEqual([
      { type: 'section', text: { type: 'plain_text', text: '<!channel> *bold*', emoji: false } },
    ]);
  });
});

const strings = join(import.meta.dirname, '../../../../shared/corpora');
const there = existsSync(strings);

/** What is wrong with what Slack is given for these words, wherever they stand; empty when nothing is. */
function wrongWith(words: string): readonly string[] {
  const { card, notice } = full(words);
  const messages = [card, notice].flatMap((message) => {
    const whole = rendered(message, team);
    const { mentions, parsed, tokens, loose } = powers(whole);
    return [
      ...(mentions.length === 1 ? [] : [`${mentions.length} mentions`]),
      ...parsed.map(() => 'parsed text'),
      ...[...tokens, ...loose, ...powers(wordsOnly(message)).tokens].map((token) => `token ${token}`),
      ...overLimits(whole.blocks, 'message'),
      ...whole.attachments.flatMap(({ blocks }) => overLimits(blocks, 'message')),
      ...(whole.text.length > 4000 ? ['a text over 4,000'] : []),
    ];
  });
  const home = homeView([{ channel: 'C0GROUP', card }]);
  const atHome = powers({ text: '', blocks: home.blocks });
  const form = { title: words, fields: card.actions[2]?.form ?? [] };
  const alone = privately({ tone: 'ok', text: words });
  return [
    ...messages,
    ...overLimits(modal(form, { action: 'a', subject: 's', channel: 'c' }), 'modal'),
    ...overLimits(home, 'modal'),
    ...(JSON.stringify(atHome.mentions) === '[{"type":"channel","channel_id":"C0GROUP"}]'
      ? []
      : ['home mentions']),
    ...[...atHome.parsed, ...powers(alone).parsed].map(() => 'parsed text'),
    ...overLimits(alone.blocks, 'message'),
    ...powers(alone).tokens.map((token) => `token ${token}`),
  ];
}

describe('whatever the words', () => {
  it('2,000 naughty strings: nothing over a limit, no mention that is not ours', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...hostile,
        '👩‍👩‍👧‍👦',
        '🇨🇳',
        '{{user}}',
        '#{x}',
        '%s',
        "'; drop table",
        '<script>',
        '\ufeff',
        '\u00a0',
        '﷽',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('患', '\u202e', '\ud83d', '&', '<', '\u200b', '\n'),
        maxLength: 400,
      }),
    );
    const naughty = fc
      .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom(1, 1, 1, 1, 1, 1, 40))
      .map(([pieces, times]) => pieces.join('').repeat(times));
    fc.assert(
      fc.property(naughty, (words) => {
        expect(wrongWith(words)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe.skipIf(!there)('the corpora of hostile strings (skipped without ../shared/corpora)', () => {
  const lines = (file: string) => readFileSync(join(strings, file), 'utf8').split('\n');
  const corpora: readonly (readonly [string, () => readonly string[]])[] = [
    [
      'naughty strings',
      () => z.array(z.string()).parse(JSON.parse(readFileSync(join(strings, 'strings/blns.json'), 'utf8'))),
    ],
    ['XSS of intruders', () => lines('xss/patt-IntrudersXSS.txt')],
    ['XSS of RSNAKE', () => lines('xss/patt-RSNAKE_XSS.txt')],
    ['XSS polyglots', () => lines('xss/patt-XSS_Polyglots.txt')],
  ];
  it.each(corpora)(
    '%s: every message and form is within the limits and has our one mention',
    (_name, read) => {
      expect(read().filter((words) => wrongWith(words).length > 0)).toEqual([]);
    },
  );
});

describe('a card on Slack', () => {
  const { card } = full('手术后高烧');

  it('says the level by colour, by shape and by word', () => {
    const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■' } as const;
    const bars = Object.entries(shapes).map(([level, shape]) => {
      const whole = rendered(
        { ...card, level: z.enum(['red', 'orange', 'yellow', 'blue']).parse(level) },
        team,
      );
      expect(whole.text).toContain(shape);
      expect(JSON.stringify(whole.blocks[0])).toContain(shape);
      return whole.attachments[0]?.color;
    });
    expect(new Set(bars).size).toBe(4);
  });

  it('marks the words that are why in bold, within the quote', () => {
    const quote = [{ text: '「医生' }, { text: '误诊', mark: 'harm' }, { text: '」' }] as const;
    const { blocks } = rendered({ ...card, lines: [{ kind: 'quote', spans: quote }] }, team);
    const [section] = nodes(blocks).filter(({ type }) => type === 'rich_text_quote');
    expect(section?.value.elements).toEqual([
      { type: 'text', text: '「医生' },
      { type: 'text', text: '误诊', style: { bold: true } },
      { type: 'text', text: '」' },
    ]);
  });

  it('puts a drill first in everything that is read', () => {
    const { text, blocks } = rendered(card, team);
    expect(text.startsWith('【演练】')).toBe(true);
    expect(JSON.stringify(blocks[0])).toContain('【演练】');
  });

  it('asks once more before a danger button acts, also under 更多', () => {
    const buttons = nodes(rendered(card, team).blocks).filter(({ type }) => type === 'button');
    const asking = buttons
      .filter(({ value }) => value.confirm !== undefined)
      .map(({ value }) => value.action_id);
    expect(asking).toEqual(['close', 'publish']);
  });

  it('shows links only where they lead to the web', () => {
    const { links } = powers(rendered(card, team));
    expect(new Set(links)).toEqual(new Set(['https://weibo.example/1']));
  });

  it('prints the words of a link whose address is too long once it is written out', () => {
    const link = `https://weibo.example/${'患'.repeat(600)}`;
    const { blocks } = rendered({ kind: 'notice', tone: 'calm', spans: [{ link, text: '原文' }] }, team);
    expect(nodes(blocks).some(({ type }) => type === 'link')).toBe(false);
    expect(JSON.stringify(blocks)).toContain('原文');
    expect(overLimits(blocks, 'message')).toEqual([]);
  });

  it('leaves off what is too much and says how much', () => {
    const long: Card = {
      ...card,
      lines: Array.from({ length: 40 }, () => ({ kind: 'plain', spans: [{ text: '字'.repeat(900) }] })),
    };
    const whole = rendered(long, team);
    expect(overLimits(whole.blocks, 'message')).toEqual([]);
    expect(JSON.stringify(whole.blocks)).toContain('……另有 31 行');
  });

  it('a closed one is grey and has no buttons', () => {
    const whole = rendered({ ...card, done: true, actions: [] }, team);
    expect(whole.attachments[0]?.color).toBe('#9E9E9E');
    expect(nodes(whole.blocks).some(({ type }) => type === 'actions')).toBe(false);
  });
});
