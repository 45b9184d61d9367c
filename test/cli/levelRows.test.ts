import { describe, expect, it } from 'vitest';
import { levelRows } from '../../src/cli/levelRows.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { LevelCondition } from '../../src/policy/policy.ts';

function rows(levelTable: readonly LevelCondition[], language: 'zh' | 'en' = 'zh'): readonly string[] {
  return levelRows({ ...defaultPolicy, levelTable }, language).slice(1, -1);
}

describe('the level table as a director reads it', () => {
  it.each<[LevelCondition, string, string]>([
    [
      { level: 'red', anyOf: ['death', 'massHarm'] },
      'Ⅰ级 特别重大：有任一事由 称有人死亡、称多人受害',
      'Level I, red: any of these is said: a death is alleged, harm to several people is alleged',
    ],
    [
      { level: 'orange', natures: ['safety'], minReach: 100_000, minUnits: 3 },
      'Ⅱ级 重大：性质是 医疗安全 之一，并且 触达不少于 10万，并且 涉及机构不少于 3 个',
      'Level II, orange: the nature is one of Medical safety; and reach of at least 100k; and at least 3 units named',
    ],
    [
      {
        level: 'yellow',
        natures: ['rumour', 'complaint', 'fault', 'safety', 'violence', 'privacy'],
        minTrend: 10,
      },
      'Ⅲ级 较大：性质是 表扬、其他 以外的，并且 10 分钟内新增不少于 10 条',
      'Level III, yellow: the nature is any but Praise, Other; and at least 10 new posts within 10 minutes',
    ],
    [{ level: 'yellow' }, 'Ⅲ级 较大：任何情况', 'Level III, yellow: always'],
    [
      { level: 'red', anyOf: [], minReach: 1 },
      'Ⅰ级 特别重大：永远不成立（列表是空的）',
      'Level I, red: never (a list is empty)',
    ],
  ])('%j', (row, zh, en) => {
    expect(rows([row])[0]).toBe(zh);
    expect(rows([row], 'en')[0]).toBe(en);
  });

  it('is in the order of gravity, whatever the order it was written in, and says what is left', () => {
    const table = [
      { level: 'yellow', minTrend: 1 },
      { level: 'red', minTrend: 9 },
    ] as const;
    expect(rows(table).map((line) => line.slice(0, 2))).toEqual(['Ⅰ级', 'Ⅲ级', 'Ⅳ级']);
  });

  it('says when a level rises again after a person set it', () => {
    expect(levelRows({ ...defaultPolicy, riseAgain: 1.5 }, 'zh').at(-1)).toContain('达到当时的 1.5 倍');
    expect(levelRows(defaultPolicy, 'en').at(-1)).toContain('are 2 times what they were');
  });
});
