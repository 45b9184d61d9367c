import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerCard } from '../../../src/bot/feishu/answers.ts';
import type { CardJson } from '../../../src/bot/feishu/cardJson.ts';
import { formCard } from '../../../src/bot/feishu/formCard.ts';
import { overLimits } from '../../../src/bot/feishu/limits.ts';
import { rendered, wordsOnly } from '../../../src/bot/feishu/outbound.ts';
import type { Card, Span } from '../../../src/bot/message.ts';
import { cardProblem, nodesOf } from '../../contract/support/feishuCard.ts';
import { full, naughty, strangers, tenant } from './naughty.ts';

const asked = { a: 'dismiss', s: 's', c: 'oc_1', m: 'om_1' };

/** The three kinds of card that we make of these words. */
function all(words: string): readonly CardJson[] {
  const { card, notice, form } = full(words);
  return [rendered(card, tenant), rendered(notice, tenant), formCard({ title: words, fields: form }, asked)];
}

/** What they become where something went wrong, and the answer to one person. */
function rest(words: string): readonly CardJson[] {
  const { card, notice, form } = full(words);
  const again = { values: { reason: words, to: words, which: words }, errors: { reason: words } };
  const lines = Array.from({ length: 8 }, () => card.lines).flat();
  return [
    rendered({ ...card, lines }, tenant),
    wordsOnly(card),
    wordsOnly(notice),
    formCard({ title: words, fields: form }, asked, again),
    answerCard({ text: words }),
  ];
}

/** The contents that Feishu parses. */
function parsed(card: CardJson): readonly string[] {
  return nodesOf(card, [])
    .filter(({ tag }) => tag === 'markdown')
    .map(({ value }) => String(value.content));
}

/** What is left of parsed content without what our own code writes: our mention, our links, stars and entities. */
function leftover(content: string): string {
  return content
    .replaceAll('<at id=ou_ann></at>', '')
    .replace(/\[([^[\]]*)\]\(https?:\/\/[^()\s<>[\]"'`*_~|\\]+\)/g, '$1')
    .replaceAll('**', '')
    .replace(/&#\d+;/g, '');
}

/** What turns the direction of our words, or hides between them; JSON writes control characters as escapes. */
const unseen = /[\u200b\u202a-\u202e\u2066-\u2069]|\\u00[01]/;

function wrongWith(card: CardJson): readonly string[] {
  const contents = parsed(card);
  const mentions = contents.flatMap((content) => content.match(/<\s*at\b[^>]*>/g) ?? []);
  return [
    ...overLimits(card),
    ...(cardProblem(JSON.stringify(card)) ?? '').split('\n').filter((problem) => problem !== ''),
    ...mentions.filter((mention) => mention !== '<at id=ou_ann>'),
    ...contents.flatMap((content) => /[<>[\]()`*_~#|{}$\\&"'@]/.exec(leftover(content))?.[0] ?? []),
    ...(unseen.exec(JSON.stringify(card)) ?? []),
    ...(JSON.stringify(card).includes('lark_md') ? ['lark_md'] : []),
  ];
}

describe('a stranger cannot speak with our voice on Feishu', () => {
  it('2,000 hostile strings in every field: within the limits, and no mention but ours', () => {
    fc.assert(
      fc.property(naughty, (words) => {
        expect(all(words).flatMap(wrongWith)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('and so where there are far too many lines of them, in forms shown again and in answers', () => {
    fc.assert(
      fc.property(naughty, (words) => {
        expect(rest(words).flatMap(wrongWith)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.skipIf(strangers().length === 0)(
    'the corpora of hostile strings (skipped without ../shared/corpora)',
    () => {
      expect(strangers().length).toBeGreaterThan(500);
      expect(strangers().filter((words) => all(words).some((card) => wrongWith(card).length > 0))).toEqual(
        [],
      );
    },
  );

  it('mentions a person of our own company only', () => {
    const people = [
      'feishu:tk1:ou_ann',
      'feishu:tk2:ou_ann',
      'slack:tk1:ou_ann',
      'feishu:tk1:all',
      'feishu:tk1:ou_a b',
      'feishu:tk1:ou_a:b',
    ];
    const spans: readonly Span[] = people.map((person) => ({ person, name: '李敏' }));
    const [content = ''] = parsed(rendered({ kind: 'notice', tone: 'calm', spans }, tenant));
    expect(content.match(/<at[^>]*>/g)).toEqual(['<at id=ou_ann>']);
    expect(content.match(/&#64;李敏/g)).toHaveLength(5);
  });

  it('shows words that stand alone where Feishu parses nothing', () => {
    const { card } = full('**<at id=all></at>**');
    const plain = rendered(
      { ...card, lines: [{ kind: 'quote', spans: [{ text: '**<at id=all></at>**' }] }] },
      tenant,
    );
    expect(parsed(plain)).toEqual([]);
    expect(JSON.stringify(plain)).toContain('**<at id=all></at>**');
  });
});

describe('a card on Feishu', () => {
  const { card } = full('手术后高烧');

  it('says the level by colour, by shape and by word', () => {
    const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■' } as const;
    const colours = Object.entries(shapes).map(([level, shape]) => {
      const { header } = rendered(
        { ...card, level: z.enum(['red', 'orange', 'yellow', 'blue']).parse(level) },
        tenant,
      );
      expect(header?.title.content).toContain(shape);
      expect(header?.title.content).toContain('手术后高烧');
      return header?.template;
    });
    expect(colours).toEqual(['red', 'orange', 'yellow', 'blue']);
  });

  it('marks the words that are why in bold, without stars that would be printed', () => {
    const spans: readonly Span[] = [
      { text: '为什么是Ⅱ级：', weight: 'strong' },
      { text: '「医生' },
      { text: '（误诊）', mark: 'harm' },
      { text: '！！！', mark: 'harm' },
      { text: '」' },
    ];
    expect(parsed(rendered({ ...card, lines: [{ kind: 'quote', spans }] }, tenant))).toEqual([
      '**为什么是Ⅱ级**：「医生（**误诊**）！！！」',
    ]);
  });

  it('opens links that lead to the web, and prints the words of others', () => {
    const spans: readonly Span[] = [
      { link: 'https://weibo.example/a(b)?x=[1]&y=*', text: '原文' },
      { link: 'javascript:alert(1)', text: '坏的' },
    ];
    expect(parsed(rendered({ ...card, lines: [{ kind: 'origin', spans }] }, tenant))).toEqual([
      '[原文](https://weibo.example/a%28b%29?x=%5B1%5D&y=%2A)坏的',
    ]);
  });

  it('puts a drill first in everything that is read', () => {
    const { header, config } = rendered(card, tenant);
    expect(header?.title.content.startsWith('【演练】')).toBe(true);
    expect(config.summary?.content.startsWith('【演练】')).toBe(true);
  });

  it('asks once more before a danger button acts, also under 更多', () => {
    const buttons = nodesOf(rendered(card, tenant).body, []).filter(({ tag }) => tag === 'button');
    const asking = buttons.filter(({ value }) => value.confirm !== undefined);
    expect(asking.map(({ value }) => JSON.stringify(value.behaviors).match(/"a":"(\w+)"/)?.[1])).toEqual([
      'close',
      'publish',
    ]);
    expect(asking.map(({ within }) => within.includes('collapsible_panel'))).toEqual([false, true]);
  });

  it('has four buttons on its face, the others under 更多', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const actions = ids.map((id) => ({ id, label: id, style: 'plain', more: id === 'a' }) as const);
    const nodes = nodesOf(rendered({ ...card, actions }, tenant).body, []).filter(
      ({ tag }) => tag === 'button',
    );
    const onFace = nodes.filter(({ within }) => !within.includes('collapsible_panel'));
    expect(onFace.map(({ value }) => JSON.stringify(value.behaviors).match(/"a":"(\w+)"/)?.[1])).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(nodes).toHaveLength(6);
  });

  it('quotes nothing where a locked phone would show it', () => {
    const quiet: Card = { ...card, title: '标题', badge: 'Ⅰ级', code: 'P1', state: '待认领', drill: false };
    expect(rendered(quiet, tenant).config.summary?.content).toBe('● Ⅰ级 · P1 · 待认领 标题');
  });

  it('leaves off what is too much and says how much', () => {
    const lines = Array.from(
      { length: 40 },
      () => ({ kind: 'plain', spans: [{ text: '字'.repeat(900) }] }) as const,
    );
    const whole = rendered({ ...card, lines }, tenant);
    expect(overLimits(whole)).toEqual([]);
    expect(JSON.stringify(whole)).toContain('……另有 34 行');
  });

  it('a closed one is grey and has no buttons, and no card leaves its group', () => {
    const closed: Card = { ...card, done: true, actions: [] };
    const { header, config, body } = rendered(closed, tenant);
    expect(header?.template).toBe('grey');
    expect(config).toMatchObject({ update_multi: true, enable_forward: false });
    expect(nodesOf(body, []).some(({ tag }) => tag === 'button')).toBe(false);
  });

  it('names what is over a limit', () => {
    const huge = {
      ...wordsOnly(card),
      body: { elements: [{ tag: 'markdown', content: 'x'.repeat(30_000) }] },
    };
    expect(overLimits(huge)).toEqual([expect.stringContaining('bytes')]);
    const nested = {
      tag: 'column_set',
      columns: [{ tag: 'column', elements: [{ tag: 'form', name: 'f', elements: [] }] }],
    };
    expect(overLimits({ body: { elements: [nested] } })).toEqual([expect.stringContaining('root only')]);
    const many = Array.from({ length: 201 }, () => ({ tag: 'hr' }));
    expect(overLimits({ body: { elements: many } })).toEqual(['201 parts, at most 200']);
  });
});

describe('a form on Feishu', () => {
  it('says how many choices it cannot show', () => {
    const options = Array.from({ length: 300 }, (_, index) => ({
      value: String(index),
      label: `机构${index}`,
    }));
    const card = formCard(
      { title: '转交', fields: [{ name: 'to', label: '给谁', input: 'choice', required: true, options }] },
      asked,
    );
    expect(overLimits(card)).toEqual([]);
    expect(JSON.stringify(card)).toMatch(/另有 \d+ 项没有列出/);
  });

  it('takes words where there is nothing to choose from', () => {
    const card = formCard(
      { title: '转交', fields: [{ name: 'to', label: '给谁', input: 'choice', required: true }] },
      asked,
    );
    expect(nodesOf(card.body, []).map(({ tag }) => tag)).toContain('input');
    expect(overLimits(card)).toEqual([]);
  });
});
