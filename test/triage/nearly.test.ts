import { describe, expect, it } from 'vitest';
import { measureLikeness } from '../../eval/likeness.ts';

const letters =
  '我你他她们的了在是有不这到说要就会去看来没人也还都上下个时候医院生病人家里打电话等问题钱检查药水门诊住手术父母孩子老师朋友早晚今明天年月第次一二三四五六七八九十窗口排队态度收费退款投诉楼电梯床饭车路雨雪';

/** Texts nobody wrote, of 40 to 240 letters in clauses of 4 to 15, the same in every run. */
function texts(count: number): readonly string[] {
  let state = 20_260_301;
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const clause = () => Array.from({ length: 4 + below(12) }, () => letters[below(letters.length)]).join('');
  return Array.from({ length: count }, () => {
    const length = 40 + below(200);
    let text = clause();
    while (text.length < length) text += `，${clause()}`;
    return `${text}。`;
  });
}

describe('nearly the same words about the same unit', () => {
  const { n, falsePairs, otherBranchJoined, changed10, ...recall } = measureLikeness(texts(800));

  it.each(Object.entries(recall))('are known again after this edit: %s', (_edit, found) => {
    expect(found).toBeGreaterThanOrEqual(0.97);
  });

  it('are known again with a tenth of the letters changed', () => {
    expect(changed10).toBeGreaterThanOrEqual(0.93);
  });

  it('are hardly ever other words', () => {
    expect(n).toBe(400);
    expect(falsePairs).toBeLessThanOrEqual(0.01);
  });

  it('never join across branches, though the template is the same', () => {
    expect(otherBranchJoined).toBe(0);
  });
});
