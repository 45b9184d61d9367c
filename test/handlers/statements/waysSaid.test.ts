import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waysSaid } from '../../../src/handlers/statements/waysSaid.ts';

const ways = [
  { name: 'site', label: { zh: '官网', en: 'website' } },
  { name: 'wechat', label: { zh: '公众号', en: 'WeChat official account' } },
];

it.each([
  ['官网', ['site']],
  ['官网 公众号', ['site', 'wechat']],
  ['公众号、官网', ['wechat', 'site']],
  ['官网公众号', ['site', 'wechat']],
  ['site', ['site']],
  ['Website, wechat Official account', ['site', 'wechat']],
  ['site site', ['site', 'site']],
  ['官网 抖音', ['site', '抖音']],
  ['sites', ['sites']],
  ['__proto__', ['__proto__']],
  ['，官网', ['site']],
  ['', []],
])('%j is %j', (said, named) => {
  expect(waysSaid(said, ways)).toEqual(named);
});

it('ends, and names nothing that was not said, whatever is said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (said) => {
      const lengths = waysSaid(said, []).map((word) => word.length);
      return lengths.reduce((sum, each) => sum + each, 0) <= said.length;
    }),
  );
});
