import { describe, expect, it } from 'vitest';
import { understand } from '../../src/handlers/phrasebook.ts';

describe('a digest that is typed', () => {
  it.each([
    ['日报', { form: 'day' }],
    ['@烽火 日报', { form: 'day' }],
    ['看日报', { form: 'day' }],
    ['日报 今天', { form: 'day' }],
    ['日報 昨天。', { form: 'day', of: 'last' }],
    ['日报11-20', { form: 'day', of: { date: '11-20' } }],
    ['日报 ２０２６－１１－２０', { form: 'day', of: { date: '2026-11-20' } }],
    ['周报', { form: 'week' }],
    ['周报 上周', { form: 'week', of: 'last' }],
    ['月报 上个月', { form: 'month', of: 'last' }],
    ['Digest', { form: 'day' }],
    ['digest yesterday', { form: 'day', of: 'last' }],
    ['weekly digest last week', { form: 'week', of: 'last' }],
    ['monthly', { form: 'month' }],
    ['日报 表', { form: 'day', table: true }],
    ['日报 11-20 数据表', { form: 'day', of: { date: '11-20' }, table: true }],
    ['weekly last week table', { form: 'week', of: 'last', table: true }],
  ])('%s', (words, phrase) => {
    expect(understand(words)).toEqual({ kind: 'digest', ...phrase });
  });

  it.each(['日报里说的不对', '周报 11-20', '日报 明天', 'digestive trouble', '晨报', '解放日报 报道了我们'])(
    '%s is none',
    (words) => {
      expect(understand(words).kind).not.toBe('digest');
    },
  );
});
