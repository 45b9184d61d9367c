import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { alertCard } from '../../src/bot/cards/alert.ts';
import { degrade } from '../../src/bot/degrade.ts';
import type { Card, Notice, Span } from '../../src/bot/message.ts';
import { groupAnswer, plainAnswer } from '../../src/bot/wecom/answers.ts';
import { sureCard, templateCard } from '../../src/bot/wecom/card.ts';
import { readKey } from '../../src/bot/wecom/keys.ts';
import { longestMarkdown, overLimits } from '../../src/bot/wecom/limits.ts';
import { type Look, markdown, markdownOneWay } from '../../src/bot/wecom/outbound.ts';
import { wordsIn } from '../../src/bot/wecom/words.ts';
import { offered } from '../../src/policy/offered.ts';
import { branchSeat, opened, org, viewOf, voice } from '../bot/cards/sample.ts';
import { notice, card as sample } from './support/messages.ts';
import { asVendor, wordsOf } from './support/wecomVendor.ts';

const corp = 'ww5823bf96d3bd56c7';
const look: Look = { corp, words: wordsIn(), most: longestMarkdown.bot, console: 'https://fenghuo.example/' };
const appLook = { ...look, most: longestMarkdown.app, channel: 'tag-12' };
const ours: Span = { person: `wecom:${corp}:li.min-1@a`, name: '李敏' };
const kinds = ['facts', 'quote', 'reasons', 'origin', 'clocks', 'state', 'directive', 'plain'] as const;

/** The same words in every place where a stranger's can stand, and one mention that is ours. */
function full(words: string): { readonly card: Card; readonly notice: Notice } {
  const spans: readonly Span[] = [
    { text: words },
    { text: words, weight: 'strong' },
    { text: words, mark: 'harm' },
    { link: 'https://weibo.example/1', text: words },
    { link: words, text: '原文' },
    { link: `https://weibo.example/${words}`, text: words },
    { person: words, name: words },
    { person: `wecom:${corp}:${words}`, name: words },
    { person: 'wecom:ww0000000000000000:stranger', name: words },
  ];
  const card: Card = {
    kind: 'card',
    subject: sample.subject,
    rev: 1,
    level: 'red',
    badge: words,
    code: words,
    state: words,
    title: words,
    lines: [
      { kind: 'plain', spans: [ours] },
      ...kinds.map((kind, index) => ({ kind, spans: index < 2 ? spans : spans.slice(index - 2, index) })),
    ],
    actions: [
      { id: 'claim', label: words, style: 'primary' },
      { id: 'close', label: words, style: 'danger', confirm: words },
      { id: 'dismiss', label: words, style: 'plain', typed: words },
      { id: words, label: words, style: 'plain', more: true },
      { id: 'claim', label: words, style: 'plain', more: true },
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
        (id) => ({ id, label: words, style: 'danger', more: true, confirm: words }) as const,
      ),
    ],
    done: false,
    drill: true,
  };
  return { card, notice: { kind: 'notice', tone: 'red', spans: [ours, ...spans] } };
}

/** What WeCom's markdown would make of a text beyond words. */
function powers(text: string) {
  const bare = text.replaceAll(/\[[^\]]*\]\(https?:\/\/[^)\s]*\)/g, '');
  return {
    mentions: text.match(/<@[^>]*>?/g) ?? [],
    tags:
      bare
        .replaceAll(/<@[\w@.-]+>/g, '')
        .match(/[<>`]|@all|@所有人/g)
        ?.filter((sign) => sign !== '>') ?? [],
    links: bare.match(/\]\(/g) ?? [],
    headings: bare.match(/^#/gm) ?? [],
  };
}

/** Nothing that WeCom would refuse, and no mention but ours, in whatever these words are said. */
function harmlessEverywhere(words: string): void {
  const { card, notice } = full(words);
  // Of our own company: a person if there can be one of that name.
  const ourMentions = new Set(['<@li.min-1@a>', /^\w[\w\-@.]{0,63}$/.test(words) ? `<@${words}>` : '']);
  for (const each of [look, appLook]) {
    const shown = templateCard(card, 'fh_1', each);
    expect(overLimits(shown)).toEqual([]);
    const vendor = asVendor(shown);
    if (typeof vendor === 'string') throw new Error(vendor);
    expect(wordsOf(vendor)).not.toContain('<@');
    for (const message of [card, notice]) {
      const text = each === look ? markdown(message, each) : markdownOneWay(message, each);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(each.most);
      const { mentions, tags, links, headings } = powers(text);
      expect(mentions.filter((mention) => !ourMentions.has(mention))).toEqual([]);
      expect([...tags, ...links, ...headings]).toEqual([]);
    }
    askedOnceMore(shown, each);
  }
  const answer = { tone: 'ok', text: words, errors: { a: words } } as const;
  const told = groupAnswer(answer, look, 'limin');
  expect(told.match(/<@[^>]*>?/g)).toEqual(['<@limin>']);
  expect(Buffer.byteLength(told)).toBeLessThanOrEqual(look.most);
  expect(plainAnswer(answer, look.words)).not.toContain('<');
}

function askedOnceMore(shown: ReturnType<typeof templateCard>, each: Look): void {
  const keys = (shown.button_list ?? []).map(({ key }) => readKey(key));
  expect(keys).not.toContain(undefined);
  const sure = keys.find((key) => key?.does === 'sure');
  if (sure?.does !== 'sure') return;
  const question = sureCard(sure, 'fh_1', 'fh_2', each);
  expect(overLimits(question)).toEqual([]);
  expect(asVendor(question)).toBeTypeOf('object');
}

const hostile = [
  '<@all>',
  '<@limin>',
  '@all @所有人',
  '<font color="warning">红</font>',
  '[点我](https://evil.example/)',
  '![](https://evil.example/a.png)',
  '# 标题',
  '> 引用',
  '**粗** `码` ~~删~~ ___',
  '](https://evil.example) [',
  '&lt;@all&gt; &#60;@all&#62;',
  '\\<@all>',
  '<@wangwei',
  'https://a:b@evil.example/<@all>',
  'javascript:alert(1)',
  'https://weibo.example/(a)[b]<@all>|`',
  '{"d":"p","r":1,"s":"x","a":"claim"}',
  ']]></xml><xml>',
  '\u202E反\u2066向\u2069',
  '隐\u200B形\u2060字\uFEFF',
  '\u{E0041}\u{E007F}',
  '\uD800半个',
  '👩‍👩‍👧‍👦'.repeat(50),
  '患'.repeat(20_000),
  'A'.repeat(20_000),
  '\n\n# a\n<@all>\n'.repeat(100),
  '{{7*7}} <%= 7 %> #{7*7}',
  ' ',
  '',
];

describe('whatever strangers write, a message of WeCom is within its limits and mentions nobody', () => {
  it.each(hostile.map((words) => [words.slice(0, 40), words]))('%j', (_what, words) =>
    harmlessEverywhere(words),
  );

  it('for 2,000 strings made of what is hostile', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile.map((words) => words.slice(0, 60))),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.stringMatching(/^[<>@[\]()*_`#&|\\!~\-\n ]{0,40}$/),
    );
    const words = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(words, harmlessEverywhere), { numRuns: 2000 });
  });

  const corpora = join(import.meta.dirname, '../../../shared/corpora');
  it.skipIf(!existsSync(corpora))('for the lists of others (skipped without ../shared/corpora)', () => {
    const naughty = z
      .array(z.string())
      .parse(JSON.parse(readFileSync(join(corpora, 'strings/blns.json'), 'utf8')));
    const xss = readdirSync(join(corpora, 'xss')).flatMap((file) =>
      readFileSync(join(corpora, 'xss', file), 'utf8')
        .split('\n')
        .slice(0, 300),
    );
    for (const words of [...naughty, ...xss]) harmlessEverywhere(words);
  });
});

describe('a card on a phone', () => {
  const ctx = { ...voice, offered: offered(opened, branchSeat, org, voice.policy) };
  const alert = degrade(alertCard(viewOf(opened), branchSeat, ctx), { buttons: true, form: false });

  it('has the title, the state, the reasons and the clock whole, and its buttons', () => {
    const card = asVendor(templateCard(sample, 'fh_1', look));
    if (typeof card === 'string') throw new Error(card);
    expect(wordsOf(card).split('\n')).toEqual([
      'Ⅱ级 重大 · 医疗安全',
      '患者家属称徐汇院区手术后未告知并发症',
      '◆ P128 · 待认领 12:40',
      '「【患者】术后高烧三天，家属多次询问……」',
      '徐汇院区 · 微博 等 3 个平台 · 23 条 ↑ 8 条/10分钟',
      '为什么是Ⅱ级：称医疗损害 · 涉及未成年人',
      '首见 09:12 · 原文',
      '时限 认领 12 分钟',
      '@我打字 P128 排除',
      '认领',
      '上报区域',
      '关闭',
      '稍后30分钟',
      '非我院',
    ]);
  });

  it('of a real incident names what is typed, and puts what is left of the buttons under 更多', () => {
    if (alert.kind !== 'card') throw new Error('no card');
    const shown = templateCard(alert, 'fh_1', look);
    expect(overLimits(shown)).toEqual([]);
    expect(shown.horizontal_content_list?.at(-1)).toEqual({
      keyname: '@我打字',
      value: expect.stringMatching(/^P128 排除\/补充事实\/改性质/),
    });
    expect(shown.button_list?.map(({ text }) => text)).toContain('认领');
  });

  it('of a statement says its version and its check characters once, before what is typed', () => {
    const plainButton = {
      style: 'plain',
      form: [{ name: 'reason', label: '理由', input: 'text', required: true }],
    } as const;
    const card: Card = {
      ...sample,
      ...{ code: 'P128-v3', named: 'P128-v3 a41f09bc' },
      actions: [
        { id: 'reject', label: '驳回', ...plainButton },
        { id: 'askChanges', label: '要求修改', ...plainButton },
      ],
    };
    const told = degrade(card, { buttons: true, form: false });
    if (told.kind !== 'card') throw new Error('no card');
    expect(templateCard(told, 'fh_1', look).horizontal_content_list?.at(-1)?.value).toMatch(
      /^P128-v3 a41f09bc 驳回/u,
    );
  });

  it('of a matter that is over has no buttons and leads to the console', () => {
    const over = templateCard({ ...sample, actions: [], done: true }, 'fh_1', look);
    expect(over).toMatchObject({ card_type: 'text_notice', card_action: { type: 1, url: look.console } });
  });

  it('is told in words with everything that is on it', () => {
    expect(markdown(sample, look).split('\n')).toEqual([
      '**◆ Ⅱ级 重大 · 医疗安全**　P128 · 待认领 12:40',
      '**患者家属称徐汇院区手术后未告知并发症**',
      '徐汇院区 · 微博 等 3 个平台 · 23 条 ↑ 8 条/10分钟',
      '> 「【患者】术后高烧三天，家属多次询问……」',
      '**为什么是Ⅱ级：**称医疗损害 · 涉及未成年人',
      '首见 09:12 · [原文](https://weibo.example/1)',
      '时限：认领 12 分钟',
    ]);
    expect(markdown(notice, look)).toBe('**◆** P128 无人认领，已上报华东区域。');
  });
});
