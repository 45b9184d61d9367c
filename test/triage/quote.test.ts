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
});
