import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concernsPublic, understand } from '../../src/handlers/phrasebook.ts';

it.each`
  text                                    | means
  ${'P128 口径'}                          | ${{ code: 'P128' }}
  ${'P128口径'}                           | ${{ code: 'P128' }}
  ${'口径 P128'}                          | ${{ code: 'P128' }}
  ${'P128 口径 3'}                        | ${{ code: 'P128', number: 3 }}
  ${'P128 口径3'}                         | ${{ code: 'P128', number: 3 }}
  ${'ｐ128 口径 第３条'}                  | ${{ code: 'P128', number: 3 }}
  ${'口径 P128 3 https://weibo.com/1/C2'} | ${{ code: 'P128', number: 3, link: 'https://weibo.com/1/C2' }}
  ${'@烽火 P128 口径问答 2'}              | ${{ code: 'P128', number: 2 }}
  ${'P128 answers 3'}                     | ${{ code: 'P128', number: 3 }}
  ${'P128 口径 有没有赔偿'}               | ${{ code: 'P128', words: '有没有赔偿' }}
`('$text asks for approved answers', ({ text, means }) => {
  const phrase = understand(text);
  expect(phrase).toEqual({ kind: 'replies', ...means });
  expect(concernsPublic(phrase), 'membership is looked at anew').toBe(true);
});

it.each`
  text                       | kind
  ${'口径'}                  | ${'unknown'}
  ${'P128 拟声明 口径'}      | ${'press'}
  ${'P128 备注 口径 3 已用'} | ${'press'}
  ${'P128-v3 a41f 同意'}     | ${'approval'}
`('$text does not', ({ text, kind }) => {
  expect(understand(text).kind).toBe(kind);
});

it('whatever stands behind it, it is never another command', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (words) => {
      expect(understand(`P128 口径 ${words}`).kind).toBe('replies');
    }),
  );
});
