import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Check, checks, type FactId } from '../../src/incident/statement.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Basis, Finding } from '../../src/statement/finding.ts';
import { inspect } from '../../src/statement/inspect.ts';

const night: Basis = basisOf([
  '2026年10月3日21时20分，患者家属在徐汇院区急诊科反映等候时间过长',
  '当晚急诊科共接诊146人次，普通患者平均等候2小时10分钟',
  '10月4日，徐汇院区增派2名医生、3名护士支援夜间急诊',
  '医务处负责急诊分诊流程复核，11月30日前完成',
  '网传“徐汇院区急诊科拒收患者”的说法不实',
]);

function basisOf(facts: readonly string[], more: Partial<Basis> = {}): Basis {
  return {
    form: 'reporter',
    facts: facts.map((text, index) => ({ id: `F${index + 1}` as FactId, text })),
    open: [],
    unitNames: ['示例医疗集团', '徐汇院区', '浦东院区', '徐汇院区急诊科', '徐汇院区儿科'],
    inquiryDone: false,
    siblings: [],
    ...more,
  };
}

/** What concerns a text as a whole says nothing of one sentence. */
const whole: readonly Check[] = ['missing', 'length', 'channels'];
function found(text: string, basis = night): readonly string[] {
  const named = inspect(text, basis).map(({ check }) => check);
  return [...new Set(named)].filter((check) => !whole.includes(check)).sort();
}

describe('a sentence', () => {
  it.each`
    text                                                           | checks
    ${'10.3晚9点20分，家属在徐汇院区急诊科反映等候时间过长。'}     | ${[]}
    ${'當晚急診科接診一百四十六人次，普通患者平均等候約2小時。'}   | ${['mismatch']}
    ${'当晚急诊科接诊一百四十六人次，普通患者平均等候约130分钟。'} | ${[]}
    ${'１０月４日，徐汇院区增派两名医生、三名护士支援夜间急诊。'}  | ${[]}
    ${'10月4日，徐汇院区增派3名医生、2名护士支援夜间急诊。'}       | ${['mismatch']}
    ${'10月5日，徐汇院区增派2名医生、3名护士支援夜间急诊。'}       | ${['mismatch']}
    ${'10月4日，浦东院区增派2名医生、3名护士支援夜间急诊。'}       | ${['mismatch']}
    ${'网传“徐汇院区急诊科拒收患者”不属实。'}                      | ${[]}
    ${'分诊护士已被停职。'}                                        | ${['unsupported']}
    ${'医务处已完成急诊分诊流程复核。'}                            | ${['unsupported']}
    ${'对给您带来的不便，我们深表歉意。'}                          | ${[]}
    ${'相关情况正在进一步核实，感谢社会各界的关心。'}              | ${[]}
    ${'患者张某于10月3日在我院就诊。'}                             | ${['identity', 'unsupported']}
    ${'该患者系我院住院病人。'}                                    | ${['identity', 'unsupported']}
    ${'此事系我院过错。'}                                          | ${['liability']}
    ${'我院无任何责任。'}                                          | ${['liability']}
    ${'是否存在过错，以鉴定结论为准。'}                            | ${[]}
    ${'我院绝无此类行为。'}                                        | ${['absolute']}
    ${'家属无理取闹，纯属医闹。'}                                  | ${['attack']}
    ${'对恶意造谣的行为，我院保留追究法律责任的权利。'}            | ${[]}
    ${'医务处已完成急诊分诊流程复核，并退还停车费。'}              | ${['unsupported']}
    ${'10月4日，徐汇院区增派5名医护人员支援夜间急诊。'}            | ${[]}
    ${'徐汇院区将再增聘急诊护士。'}                                | ${['promise']}
    ${'候诊的每一分钟都是煎熬。'}                                  | ${[]}
    ${'今后此类情况绝不会再发生。'}                                | ${['absolute', 'unsupported']}
    ${'发帖的李姓网友是患者的丈夫。'}                              | ${['identity', 'unsupported']}
    ${'您父亲的胸痛我们已按流程优先处理。'}                        | ${['identity', 'unsupported']}
    ${'周老伯，请您放心。'}                                        | ${['identity', 'unsupported']}
    ${'她丈夫是一名货车司机。'}                                    | ${['identity', 'unsupported']}
    ${'嫌疑人的妻子曾在我院产科分娩。'}                            | ${['identity', 'unsupported']}
    ${'您可在就诊时当面反映。'}                                    | ${[]}
    ${'您也可以提前用电话挂号，请您留意。'}                        | ${[]}
    ${'带孩子看病的爸爸妈妈，辛苦了。'}                            | ${[]}
    ${'救治生命是医院应尽的责任。'}                                | ${[]}
    ${'我们将尽快整改。'}                                          | ${['promise']}
    ${'医务处将于11月30日前完成急诊分诊流程复核。'}                | ${[]}
    ${'徐汇院曲增派2名医生、3名护士支援夜间急诊。'}                | ${['unit']}
    ${'感谢示例医疗集困全体同事。'}                                | ${['unit']}
    ${'感谢您的关\u200b心。'}                                      | ${['invisible']}
    ${'感谢您的关心，请见www.\u0435xample.com。'}                  | ${['invisible']}
    ${'感谢您的关心👨‍👩‍👧❤️。'}                                        | ${[]}
  `('$text', ({ text, checks }: { readonly text: string; readonly checks: readonly string[] }) => {
    expect(found(text)).toEqual(checks);
  });

  it('is told by its words, and what the fact says instead', () => {
    const [finding] = inspect('当晚急诊科共接诊164人次。', night).filter(({ check }) => check === 'mismatch');
    expect(finding).toEqual({
      check: 'mismatch',
      from: 8,
      to: 13,
      words: '164人次',
      instead: '146人次',
      fact: 'F2',
    });
  });

  it('may name what is open only as being looked into', () => {
    const basis = basisOf([], { open: [{ id: 'O1' as FactId, text: '发帖账号的真实身份' }] });
    expect(found('发帖账号的真实身份正在核实。', basis)).toEqual([]);
    expect(found('发帖账号属于一名离职员工。', basis)).toEqual(['unsupported']);
  });

  it('may say whose fault it was once the inquiry has said so', () => {
    const facts = ['经上海市医学会鉴定，徐汇院区存在过错，承担次要责任'];
    const text = '经上海市医学会鉴定，我院存在过错，承担次要责任。';
    expect(found(text, basisOf(facts, { inquiryDone: true }))).toEqual([]);
    expect(found(text, basisOf(facts))).toEqual(['liability']);
    expect(found(text.replace('次要', '主要'), basisOf(facts, { inquiryDone: true }))).toContain('liability');
  });
});

describe('a whole text', () => {
  const long = '徐汇院区增派2名医生、3名护士支援夜间急诊。'.repeat(8);

  it('is too long for a microblog from the letter on that is one too many', () => {
    const [over] = inspect(long, { ...night, form: 'weibo' }).filter(({ check }) => check === 'length');
    expect(over).toMatchObject({ to: long.length, words: expect.stringContaining('支援') });
    expect(inspect(long, night).filter(({ check }) => check === 'length')).toEqual([]);
  });

  it.each`
    text                      | length
    ${'烽'.repeat(140)}       | ${0}
    ${'烽'.repeat(141)}       | ${1}
    ${'ab'.repeat(140)}       | ${0}
    ${`${'ab'.repeat(140)}c`} | ${1}
  `(
    'counts two letters of ASCII as one: $length',
    ({ text, length }: { readonly text: string; readonly length: number }) => {
      expect(
        inspect(text, { ...night, form: 'weibo' }).filter(({ check }) => check === 'length'),
      ).toHaveLength(length);
    },
  );

  it('lacks what the structure asks for', () => {
    const missing = (text: string) =>
      inspect(text, { ...night, form: 'site' })
        .filter(({ check }) => check === 'missing')
        .map(({ instead }) => instead);
    expect(missing('当晚急诊科共接诊146人次。')).toEqual([
      '态度',
      '措施',
      '后续',
      '落款',
      '日期',
      '联系方式',
    ]);
    const complete =
      '当晚急诊科共接诊146人次。我院高度重视，已增派2名医生。后续进展将及时公布，热线021-55550100。\n示例医疗集团\n2026年10月5日';
    expect(missing(complete)).toEqual([]);
  });

  it('does not contradict what the same statement says elsewhere', () => {
    const siblings = [{ form: 'weibo' as const, text: '当晚急诊科共接诊146人次。' }];
    const inAll = (text: string) =>
      inspect(text, basisOf([], { siblings }))
        .filter(({ check }) => check === 'channels')
        .map(({ words, instead }) => [words, instead]);
    expect(inAll('当晚急诊科共接诊164人次。')).toEqual([['164人次', 'weibo: 146人次']]);
    expect(inAll('当晚急诊科共接诊146人次。')).toEqual([]);
  });
});

describe('whatever is written', () => {
  const naughty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          '徐汇院',
          '区',
          '患者张某',
          '10月3日',
          '，',
          '。',
          '\n',
          '百分之',
          '万',
          '将',
          '🏥',
          '\u200b',
          '不',
          '责任',
          '3',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  );

  it('every finding has its words, and stands in the text', () => {
    fc.assert(
      fc.property(naughty, (text) => {
        expect(astray(text, inspect(text, { ...night, siblings: [{ form: 'weibo', text }] }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('any fact may be as naughty', () => {
    fc.assert(
      fc.property(naughty, naughty, (text, fact) => {
        const basis = basisOf([fact], { unitNames: [fact, text.slice(0, 5)] });
        expect(astray(text, inspect(text, basis))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('a text that is exactly its facts says nothing beyond them, and nothing else', () => {
    const said = fc
      .subarray([...night.facts], { minLength: 1 })
      .map((facts) => facts.map(({ text }) => `${text}。`).join(''));
    fc.assert(
      fc.property(said, (text) => {
        const beyond = inspect(text, night).filter(
          ({ check }) => check === 'unsupported' || check === 'mismatch',
        );
        expect(beyond).toEqual([]);
      }),
    );
  });

  const corpora = join(import.meta.dirname, '../../../shared/corpora');
  it.runIf(existsSync(corpora))(
    'lines that broke other programs break nothing (skipped without ../shared/corpora)',
    () => {
      const lines = ['strings', 'unicode', 'injection', 'xss'].flatMap((name) =>
        linesIn(join(corpora, name)),
      );
      expect(lines.length).toBeGreaterThan(100);
      expect(lines.flatMap((line) => astray(line, inspect(line, night)))).toEqual([]);
    },
  );
});

/** Findings whose words are not what stands at their place. */
function astray(text: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ from, to, words }) => from < 0 || from > to || to > text.length || text.slice(from, to) !== words,
  );
}

function linesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .slice(0, 400)
      .map((line) => line.slice(0, 1500)),
  );
}

it('every check has its gravity', () => {
  expect(Object.keys(defaultPolicy.statements.checks).sort()).toEqual([...checks].sort());
});
