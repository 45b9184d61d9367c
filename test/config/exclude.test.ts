import { describe, expect, it } from 'vitest';
import { folderWith, good, problemsOf, settingsOf } from './folder.ts';

/** The good chain with a column of excluded phrases, what 徐汇院区 excludes in it. */
function orgWith(phrases: string, title = 'exclude'): string {
  return good['org.csv']
    .trim()
    .split('\n')
    .map((line, at) => `${line},${at === 0 ? title : line.startsWith('hq/east/xuhui,') ? phrases : ''}`)
    .join('\n');
}

describe('phrases in which a name means something else', () => {
  it.each(['exclude', '排除词'])('stand in the column %s, separated as aliases are', async (title) => {
    const folder = folderWith({ 'org.csv': orgWith('徐汇院区路；周明远律师、徐汇分院路', title) });
    const units = [...(await settingsOf(folder)).org.units.values()];
    expect(units.map(({ exclude }) => exclude).filter((each) => each !== undefined)).toEqual([
      ['徐汇院区路', '周明远律师', '徐汇分院路'],
    ]);
  });

  it.each`
    phrases       | wrong                   | because
    ${'徐汇分院'} | ${'就是本机构的名称'}   | ${'it would silence the unit'}
    ${'ＸＸ驾校'} | ${'里没有本机构的名称'} | ${'it voids nothing'}
    ${'徐'}       | ${'太短（1 字）'}       | ${'it is one letter'}
  `('are refused by line and column where $because', async ({ phrases, wrong }) => {
    const problems = await problemsOf(folderWith({ 'org.csv': orgWith(phrases) }));
    expect(problems[0]).toMatchObject({ file: 'org.csv', line: 4, column: 9, field: 'exclude' });
    expect(problems[0]?.wrong).toContain(wrong);
  });
});
