import { array, constantFrom, sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepable, webUrl } from '../../src/sources/words.ts';

/** What addresses are made of, and what makes them hard to read. */
const parts = constantFrom(
  ...[
    'http://',
    'https://',
    'HTTP://',
    'ftp://',
    'javascript:',
    'w.cn',
    'weibo.com',
    'xn--fiqs8s',
    'xn--a',
    '.',
    '..',
  ],
  ...[
    '%2e',
    '%zz',
    '/',
    '//',
    '\\',
    '?',
    '#',
    '&a=b',
    "'",
    '"',
    '<',
    ' ',
    '1.2.3.4',
    '0x7f.1',
    '127',
    ':80',
    ':443',
    '@',
  ],
  ...[
    'a',
    'B',
    '_',
    '-',
    '~',
    '|',
    '^',
    '{',
    '医院',
    'é',
    '\t',
    '\n',
    '\0',
    '[::1]',
    '(x)',
    '*',
    '+',
    ',',
    ';',
    '=',
  ],
);
const addresses = array(parts, { maxLength: 9 }).map((each) => each.join(''));

describe('an address', () => {
  it('is given as a browser would read it, or not at all', () => {
    const begun = sample(addresses, { seed: 5, numRuns: 4000 }).flatMap((end) => [
      end,
      `https://w.cn/${end}`,
    ]);
    for (const text of begun) {
      const parsed = URL.canParse(text) ? new URL(text) : undefined;
      const right = parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined;
      expect(webUrl(text), text).toBe(right);
    }
  });

  it.each`
    written                          | kept
    ${'https://weibo.com/1/Ab_c?x='} | ${'https://weibo.com/1/Ab_c?x='}
    ${'https://weibo.com'}           | ${'https://weibo.com/'}
    ${'https://a.cn/b/../c'}         | ${'https://a.cn/c'}
    ${'https://A.cn/B'}              | ${'https://a.cn/B'}
    ${'https://a.cn/医'}             | ${'https://a.cn/%E5%8C%BB'}
    ${'http://1.2/'}                 | ${'http://1.0.0.2/'}
    ${'javascript:alert(1)'}         | ${undefined}
    ${'/b'}                          | ${undefined}
    ${''}                            | ${undefined}
  `('$written is kept as $kept', ({ written, kept }) => {
    expect(webUrl(written)).toBe(kept);
  });
});

describe('a text', () => {
  it.each`
    written          | kept
    ${'医院'}        | ${'医院'}
    ${'医\0院'}      | ${'医院'}
    ${'医\ud83d'}    | ${'医\ufffd'}
    ${'医院😀院'}    | ${'医院\ufffd'}
    ${'\0\0\0医院a'} | ${'医院a'}
  `('is kept as a database can keep it: $kept', ({ written, kept }) => {
    expect(keepable(written, 3)).toBe(kept);
  });
});
