import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskAuthor } from '../../src/triage/author.ts';
import { mask } from '../../src/triage/mask.ts';

it.each([
  ['城市观察', '城市观察'],
  ['@示例晚报', '@示例晚报'],
  ['健康示例发布', '健康示例发布'],
  ['示例医院徐汇院区', '示例医院徐汇院区'],
  ['City Daily', 'City Daily'],
  ['小明妈妈', '小**'],
  ['@排队的人', '排**'],
  ['wang_1987', 'w**'],
  ['13812345678', '**'],
  ['🌸花开', '🌸**'],
  ['', ''],
])('%j is shown as %j', (author, shown) => {
  expect(maskAuthor(author, mask)).toBe(shown);
});

it('never shows more of a private handle than its first letter', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\u4e00-\u9fff]{2,8}$/u), (author) => {
      fc.pre(!/[报视台播道闻刊志社华湃察布方微府务会委局安防院所团司线]/u.test(author));
      expect([...maskAuthor(author, mask)]).toHaveLength(3);
    }),
    { seed: 20261122, numRuns: 300 },
  );
});
