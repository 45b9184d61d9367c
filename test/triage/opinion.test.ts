import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../src/triage/mask.ts';
import type { Item, Outcome } from '../../src/triage/mention.ts';
import { askable, doubtsIn, isSure } from '../../src/triage/opinion.ts';
import { item } from './chain.ts';

describe('what may leave the house of a mention', () => {
  it('is its title and text as a branch may read them, and nothing else of it', () => {
    const phone = '13812345678';
    const post = item('徐汇院区术后感染', {
      text: `患者张伟丽，电话${phone}，没人管`,
      author: '发帖的某人',
      url: 'https://a.example/1',
      site: '微博',
    });
    const text = askable(post.mention);
    expect(text).toContain('术后感染');
    expect(text).toContain('没人管');
    for (const secret of [phone, '张伟丽', '发帖的某人', 'a.example', '微博'])
      expect(text).not.toContain(secret);
  });

  it('is short, and masking it again changes nothing', () => {
    const digit = fc.constantFrom(...'0123456789');
    const phone = fc.string({ unit: digit, minLength: 9, maxLength: 9 }).map((rest) => `13${rest}，`);
    const piece = fc.oneof(
      phone,
      fc.constantFrom('患者', '张伟丽说', '，', ' ', '😀', 'x@y.cn'),
      fc.string({ unit: 'grapheme' }),
    );
    const text = fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (words) => {
        const asked = askable({ text: words });
        expect(asked.length).toBeLessThanOrEqual(700);
        expect(mask(asked)).toBe(asked);
        expect(asked).not.toMatch(/\d{11}/);
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  it.each([0, 7, 14, 21, 28])(
    'shows no half of a number where a long text is cut (%i letters on)',
    (shift) => {
      const spaced = [...'11010519491231002X'].join(' ');
      const text = `${'长'.repeat(shift)}${`${spaced}，`.repeat(120)}`;
      const asked = askable({ text });
      expect(asked).toContain('【身份证】');
      expect(asked).not.toMatch(/\d \d/);
    },
  );
});

describe('what is asked about', () => {
  const doubt = (id: string, more: Partial<Item['verdict']> = {}): Item => {
    const { mention, verdict } = item(`医院 ${id}`);
    return { mention, verdict: { ...verdict, negative: true, doubtful: true, ...more } };
  };
  const sure = (id: string): Item => {
    const { doubtful: _, ...verdict } = doubt(id).verdict;
    return { mention: doubt(id).mention, verdict };
  };
  const noise = ({ verdict }: Item, muted?: number): Outcome => ({
    outcome: 'noise',
    verdict,
    ...(muted !== undefined && { muted }),
  });
  const opens = ({ verdict }: Item, group = 0): Outcome => ({ outcome: 'opens', verdict, group });
  const [a, b, c] = [doubt('a'), doubt('b'), sure('c')];
  const calm = { ...sure('d'), verdict: { ...sure('d').verdict, negative: false } };

  it.each<[string, readonly Outcome[], readonly Item[]]>([
    ['what is held back in doubt', [noise(a), noise(calm)], [a]],
    ['what opened in doubt, once for each incident', [opens(a), opens(b), opens(c, 1)], [a]],
    ['two that opened in doubt', [opens(a), opens(b, 1)], [a, b]],
    ['praise beside it makes it no surer', [opens(calm), opens(a)], [a]],
    ['nothing where something surer stands beside it', [opens(a), opens(c)], []],
    ['nothing that is muted', [noise(a, 3)], []],
    [
      'nothing that joins',
      [{ outcome: 'joins', verdict: a.verdict, incident: 'i' as never, why: 'near' }],
      [],
    ],
    ['nothing that waits', [{ outcome: 'waits', verdict: a.verdict }], []],
  ])('%s', (_what, outcomes, asked) => {
    expect(doubtsIn([a, b, c, calm], outcomes)).toEqual(asked);
  });
});

it.each([
  [0.79, false],
  [0.8, true],
  [1, true],
])('an opinion of confidence %d is sure: %s', (confidence, sure) => {
  expect(isSure({ stance: 'adverse', category: 'service', confidence, words: [] })).toBe(sure);
});
