import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../src/triage/quote.ts';

const long =
  '今天天气很好，我们一早就出门了。路上有点堵车，到的时候已经九点。医生误诊，患者术后死亡，家属要求道歉。后来我们去吃了饭。';

describe('the words on the card', () => {
  it('are all of a short text', () => {
    expect(quoteOf('  术后高烧三天，\n家属多次询问  ', 60)).toBe('术后高烧三天， 家属多次询问');
  });

  it('are those that say what went wrong', () => {
    expect(quoteOf(long, 24)).toBe('…医生误诊，患者术后死亡，家属要求道歉。');
  });

  it('never exceed their place', () => {
    for (let max = 2; max < 70; max++) expect(quoteOf(long, max).length).toBeLessThanOrEqual(max);
    expect(quoteOf('误'.repeat(500), 40)).toHaveLength(40);
  });

  it('do not cut a character in two', () => {
    for (let max = 4; max < 12; max++)
      expect(quoteOf('😀'.repeat(40), max)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('are the beginning where nothing tells more', () => {
    expect(quoteOf('甲'.repeat(30), 10)).toBe(`${'甲'.repeat(9)}…`);
  });

  it('are of the sentence that speaks of the gravest reason', () => {
    const text =
      '医生误诊，手术失误，麻醉意外，一错再错。后来孩子去世了。我们投诉、举报、上访都没有用，一直到今天也没有说法。';
    expect(quoteOf(text, 24)).toBe('…后来孩子去世了。');
    expect(quoteOf(text, 24, ['harm'])).toBe('医生误诊，手术失误，麻醉意外，一错再错。');
  });

  it('are whole clauses of a long sentence, with what leads to the gravest of them', () => {
    const text =
      '我妈妈上个月肚子痛，去了某院区挂专家号，排队三小时，结果看了两分钟就让回家，第二天送到急诊，最后抢救无效死亡，家属到现在都没有拿到病历';
    expect(quoteOf(text, 40)).toBe('…第二天送到急诊，最后抢救无效死亡，家属到现在都没有拿到病历');
  });

  it('hold the gravest word of a sentence without a break', () => {
    const text = `${'甲'.repeat(60)}死亡${'乙'.repeat(60)}`;
    for (const max of [12, 20, 50]) {
      const quote = quoteOf(text, max);
      expect(quote).toMatch(/^…甲+死亡乙+…$/);
      expect(quote.length).toBeLessThanOrEqual(max);
    }
  });

  it('are words of the text in its order, as many as there is room for', () => {
    const words = fc.constantFrom(
      '误诊',
      '死亡',
      '。',
      '，',
      '患者',
      ' ',
      '😀',
      '👩‍⚕️',
      'é',
      '好',
      '；',
      '\n',
      'abc',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), fc.integer({ min: 2, max: 60 }), (parts, max) => {
        const text = parts.join('').trim().replace(/\s+/gu, ' ');
        const quote = quoteOf(parts.join(''), max);
        expect(quote.length).toBeLessThanOrEqual(max);
        expect(quote.isWellFormed()).toBe(true);
        const bare = quote.replace(/^…|…$/gu, '').trim();
        expect(text).toContain(bare);
      }),
    );
  });
});

/** Each of these is fifty thousand letters of words that tell, in one clause, in many, and between what is hidden. */
it.each(['死亡', '死亡，', '死亡。', '某死亡', '徐汇院区误诊死亡投诉'])(
  'of a post that is nothing but %j a part is quoted that says it, and no more than fits',
  (words) => {
    const quote = quoteOf(words.repeat(50_000 / words.length), 80);
    expect(quote).toContain('死亡');
    expect(quote.length).toBeLessThanOrEqual(80);
  },
);
