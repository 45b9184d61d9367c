import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FactId } from '../../src/incident/statement.ts';
import { inspect } from '../../src/statement/inspect.ts';

const facts = [
  '2026年11月3日晚，一名男子在示例医院徐汇院区急诊科打伤值班医生顾长青',
  '警方已对嫌疑人崔某刑事拘留',
  '点评平台有一条评价称在急诊科等候两小时',
  '徐汇院区当晚急诊接诊96人次',
].map((text, at) => ({ id: `F${at + 1}` as FactId, text }));

function toldIn(text: string) {
  const more = { open: [], unitNames: ['徐汇院区'], inquiryDone: false, siblings: [] };
  return inspect(text, { form: 'reporter', facts, ...more }).filter(({ check }) => check === 'identity');
}

it.each`
  text                                                  | why
  ${'崔某系我院消化内科的老病人，去年住过院。'}         | ${'a suspect by what was done for them here'}
  ${'您父亲那天拍的片子我们找到了。'}                   | ${'to somebody, of theirs'}
  ${'您在我们这儿住了九天，药费一共三千四百元。'}       | ${'a stay and its bill'}
  ${'那位跑网约车的男子当晚是来看腰伤的。'}             | ${'a job and an illness'}
  ${'发帖人其实是产妇的婆婆，住在附近的纺织新村。'}     | ${'whose kin, and where they live'}
  ${'她不是抑郁，只是来做常规产检。'}                   | ${'denied, and told by that'}
  ${'His wife was admitted to our ward on 3 November.'} | ${'in English'}
`('$why: $text', ({ text }: { readonly text: string }) => {
  expect(toldIn(text)).not.toEqual([]);
});

it.each`
  text                                            | why
  ${'值班医生顾长青右手受伤，已回家休养。'}       | ${'who was on duty'}
  ${'崔某已被警方刑事拘留。'}                     | ${'a suspect as police tell'}
  ${'您如果当晚来过急诊，可以打客服电话问一问。'} | ${'to whoever was here'}
  ${'感谢您的评论，我们已经转给急诊科。'}         | ${'to whoever wrote'}
  ${'谁来看过病、看的什么病，我们都不会对外说。'} | ${'refused'}
  ${'六十岁以上的老人接种后请观察三十分钟。'}     | ${'people in general'}
  ${'当晚急诊接诊96人次，平均等候四十分钟。'}     | ${'a number'}
  ${'“秋实楼”以捐赠人方秋实先生的名字命名。'}     | ${'a namesake'}
`('$why: $text', ({ text }: { readonly text: string }) => {
  expect(toldIn(text)).toEqual([]);
});

it('points at the words that tell most, not at the sentence before them', () => {
  const text = '当晚急诊接诊96人次。您父亲那天拍的片子我们找到了。';
  const [first, ...others] = toldIn(text);
  expect(first?.from).toBeGreaterThanOrEqual(text.indexOf('您'));
  expect(first?.words.length).toBeLessThan(12);
  expect(others.every(({ from }) => from >= text.indexOf('您'))).toBe(true);
});

const pieces = [
  '您',
  '父亲',
  '𠮷',
  '做过手术',
  '，',
  '。',
  '崔某',
  '８月３日',
  '１２床',
  '我院',
  '👨‍👩‍👧',
  '\u200b',
  '請',
  'Mr Lee',
  '`$',
  '如果',
];

it('says the words that stand where it points, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (each) => {
      const text = each.join('');
      for (const { from, to, words } of toldIn(text)) {
        expect(text.slice(from, to)).toBe(words);
        expect(words).not.toBe('');
      }
    }),
    { numRuns: 60 },
  );
});

it('what only its signs make likely is unsure, what a pattern knows is not', () => {
  const unsure = (text: string) => toldIn(text).map((finding) => finding.unsure ?? false);
  expect(unsure('您父亲那天拍的片子我们找到了。')).toEqual([true]);
  expect(new Set(unsure('该患者系我院住院病人。'))).toEqual(new Set([false]));
});
