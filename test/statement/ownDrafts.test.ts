import { describe, expect, it } from 'vitest';
import { levels, natures } from '../../src/incident/incident.ts';
import { type FactId, forms, type Purpose } from '../../src/incident/statement.ts';
import { inspect } from '../../src/statement/inspect.ts';
import { knownFrom } from '../../src/statement/known.ts';
import { textOf } from '../../src/statement/text.ts';
import { draftFrom } from '../../src/statement/write.ts';

const told: readonly (readonly string[])[] = [
  [],
  ['患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理'],
  ['网传视频拍摄于2023年，与徐汇院区无关', '徐汇院区当日无相关就诊', '公安机关已对发布者立案调查'],
  [
    '经核实，11月21日徐汇院区急诊候诊时间最长为3小时40分钟',
    '徐汇院区已于11月22日增派2名急诊医师',
    '医务部将于11月25日前公布候诊改进安排',
    '意见反映电话021-12345678，每天8时至20时有人接听',
  ],
];
const looked = [{ id: 'o1' as FactId, text: '手术前是否告知并发症' }];
const purpose: Purpose = 'statement';
const courses = told.flatMap((words) =>
  levels.flatMap((level) => [[], looked].map((open) => [words, level, open] as const)),
);
const unitNames = ['示例医疗集团', '徐汇院区', '示例医院徐汇院区', '浦东院区'];

describe.each(natures)('a first draft about %s', (nature) => {
  it.each(forms)('as %s is not held back by the checks, however little is known', (form) => {
    for (const [words, level, open] of courses) {
      const facts = words.map((text, at) => ({ id: `f${at}` as FactId, text }));
      const draft = draftFrom({
        ...{ form, purpose, nature, level, facts, open },
        ...{ chain: '示例医疗集团', unit: '徐汇院区', matter: '网传徐汇院区一事', zone: 'Asia/Shanghai' },
        now: new Date('2026-11-22T12:00:00Z'),
      });
      const inquiryDone = knownFrom(facts).verdict !== 'none';
      const found = inspect(textOf(draft), { form, facts, open, unitNames, inquiryDone, siblings: [] });
      expect(found.filter(({ check }) => check !== 'missing')).toEqual([]);
    }
  });
});
