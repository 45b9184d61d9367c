import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressNumbers, versionPressIds, versionPressNumbers } from '../../src/bot/cards/presses.ts';
import { approvalHowAnswer, notWaitingWords } from '../../src/bot/cards/typed.ts';
import { understand } from '../../src/handlers/phrasebook.ts';
import { english, voice } from '../bot/cards/sample.ts';

const approval = {
  ...{ kind: 'approval', code: 'P128', version: 3, hash: 'a41f', action: 'approve', values: {} },
};
const rejection = (reason: string) => ({ ...approval, action: 'reject', values: { reason } });

describe('同意 and 驳回 are of a statement version, by its hash', () => {
  it.each<[string, object]>([
    ['P128-v3 a41f 同意', approval],
    ['P128-v3 A41F 同意。', approval],
    ['p128-V3　#a41f　同意', approval],
    ['Ｐ１２８－ｖ３ ａ４１ｆ 同意', approval],
    ['P128v3 a41f同意', approval],
    ['P128 v3 a41f 同意', approval],
    ['P128_v3，a41f：同意', approval],
    ['同意 P128-v3 a41f', approval],
    ['同意：P128-v3 a41f', approval],
    ['@烽火 P128-v3 a41f 同意', approval],
    ['回复 P128-v3 a41f 同意', approval],
    ['P128-v3 a41f approve', approval],
    ['Approve P128-v3 a41f', approval],
    ['P128-v3 a41f 同意 请同时抄送区域', { ...approval, values: { reason: '请同时抄送区域' } }],
    ['P128-v3 a41f09c2 同意', { ...approval, hash: 'a41f09c2' }],
    [`P128-v3 ${'0f'.repeat(32)} 同意`, { ...approval, hash: '0f'.repeat(32) }],
    ['P128-v12 a41f 同意', { ...approval, version: 12 }],
    ['P128-v3 a41f 驳回 第二段Ｄ未经核实', rejection('第二段Ｄ未经核实')],
    ['P128-v3 a41f 驳回：未经核实', rejection('未经核实')],
    ['駁回 P128-v3 a41f 未經核實', rejection('未經核實')],
    ['P128-v3 a41f reject Not checked yet', rejection('Not checked yet')],
  ])('%s', (typed, phrase) => {
    expect(understand(typed)).toEqual(phrase);
  });

  it.each<[string, string, object]>([
    ['同意 的编号', 'P128-v3 a41f 31', { action: 'approve', values: {} }],
    [
      'with its name',
      'P128-v3 a41f 31 同意 提醒已核实',
      { action: 'approve', values: { reason: '提醒已核实' } },
    ],
    [
      'with its label',
      'P128-v3 a41f 32 驳回 + 理由：未经核实',
      { action: 'reject', values: { reason: '未经核实' } },
    ],
    [
      '要求修改',
      'P128-v3 a41f 要求修改 第二段删掉',
      { action: 'askChanges', values: { reason: '第二段删掉' } },
    ],
    ['提交', 'P128-v3 a41f 提交', { action: 'submit', values: {} }],
    ['提交审批', 'P128-v3 a41f 提交审批', { action: 'submit', values: {} }],
    ['发布', 'P128-v3 a41f 发布', { action: 'publish', values: {} }],
    ['by ways', 'P128-v3 a41f 发布 官网 公众号', { action: 'publish', values: { ways: '官网 公众号' } }],
    [
      'later',
      'P128-v3 a41f 发布 官网、公众号 11-23 09:00',
      { action: 'publish', values: { ways: '官网 公众号', at: '11-23 09:00' } },
    ],
    ['later today', 'P128-v3 a41f 发布 ２１：３０', { action: 'publish', values: { at: '21:30' } }],
    [
      'in English',
      'P128-v3 a41f publish site at 2026-11-23 09:00',
      { action: 'publish', values: { ways: 'site', at: '2026-11-23 09:00' } },
    ],
    [
      '登记',
      'P128-v3 a41f 登记 https://hospital.example/n/1',
      { action: 'register', values: { link: 'https://hospital.example/n/1' } },
    ],
    ['登记 nothing', 'P128-v3 a41f 登记 已发', { action: 'register', values: {} }],
    [
      '核对',
      'P128-v3 a41f 核对 已发布 https://a.example/1',
      { action: 'settlePublication', values: { published: 'yes', link: 'https://a.example/1' } },
    ],
    [
      'a no that holds a yes',
      'P128-v3 a41f 核对 未发布',
      { action: 'settlePublication', values: { published: 'no' } },
    ],
    ['撤回同意', 'P128-v3 a41f 撤回同意', { action: 'unapprove', values: {} }],
    ['收回', 'P128-v3 a41f 收回', { action: 'takeBack', values: {} }],
    ['take back', 'P128-v3 a41f take back', { action: 'takeBack', values: {} }],
    ['take back approval', 'P128-v3 a41f take back approval', { action: 'unapprove', values: {} }],
    ['取消定时', 'P128-v3 a41f 取消定时', { action: 'callOff', values: {} }],
    [
      'one sentence',
      'P128-v3 a41f 修改 5 新句子。',
      { action: 'edit', values: { number: '5', words: '新句子。' } },
    ],
    [
      '第几句',
      'P128-v3 a41f 修改 第５句：新句子。',
      { action: 'edit', values: { number: '5', words: '新句子。' } },
    ],
    [
      'the whole text',
      'P128-v3 a41f 修改 我们\n正在核实',
      { action: 'edit', values: { text: '我们\n正在核实' } },
    ],
    [
      'a count is no sentence',
      'P128-v3 a41f 修改 3人已转院',
      { action: 'edit', values: { text: '3人已转院' } },
    ],
    ['改动', 'P128-v3 a41f 改动', { action: 'difference', values: {} }],
    ['更正', 'P128-v3 a41f 更正', { action: 'correct', values: { purpose: 'correction' } }],
    ['撤回声明', 'P128-v3 a41f 撤回声明', { action: 'correct', values: { purpose: 'withdrawal' } }],
    [
      '更正/撤回',
      'P128-v3 a41f 39 更正/撤回 + 撤回声明',
      { action: 'correct', values: { purpose: 'withdrawal' } },
    ],
    ['更正 first', '更正 P128-v3 a41f', { action: 'correct', values: { purpose: 'correction' } }],
    ['更正/撤回 alone', 'P128-v3 a41f 39 更正/撤回', { action: 'correct', values: {} }],
    ['verb first', '提交 P128-v3 a41f', { action: 'submit', values: {} }],
  ])('%s: %s', (_what, typed, pressed) => {
    expect(understand(typed)).toEqual({ ...approval, ...pressed });
  });

  it.each(versionPressIds)('the number of %s is its own', (action) => {
    const typed = `P128-v3 a41f ${versionPressNumbers[action]}`;
    expect(understand(typed)).toMatchObject({ kind: 'approval', action });
  });

  it('no number is of a button of both cards, nor without a hash', () => {
    const numbers = [...Object.values(pressNumbers), ...Object.values(versionPressNumbers)];
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(understand('P128-v3 31')).toEqual({ kind: 'approvalHow', code: 'P128' });
    expect(understand('P128 31').kind).not.toMatch(/press|approval$/u);
  });

  it.each([
    ['no hash to publish', 'P128-v3 发布'],
    ['no version to publish', 'P128 发布 官网'],
    ['no hash to hand in', 'P128-v3 提交'],
    ['no version', 'P128 同意'],
    ['no version, the verb first', '同意 P128'],
    ['words behind', 'P128 同意，已核实'],
    ['the other verdict', 'P128 驳回 未经核实'],
    ['in English', 'P128 approve'],
    ['in English, the other', 'reject P128 not checked'],
    ['no hash', 'P128-v3 同意'],
    ['a hash of three', 'P128-v3 a41 同意'],
    ['a hash that is none', 'P128-v3 a41g 同意'],
    ['a hash that is too long', `P128-v3 ${'a'.repeat(65)} 同意`],
    ['version nought', 'P128-v0 a41f 同意'],
    ['a hash and no version', 'P128 a41f 同意'],
    ['no verdict', 'P128-v3 a41f'],
    ['a hash and no version, in English', 'P128 a41f09c2 reject not checked'],
    ['a question', 'P128-v3'],
    ['told by another', '他说 P128-v3 a41f 同意'],
    ['quoted', '> P128-v3 a41f09c2 同意'],
    ['in quotation marks', '“P128-v3 a41f09c2 发布”'],
    ['in the middle of a talk', 'as agreed: p128-v3 #a41f, approve it'],
  ])('%s: how it is written (%s)', (_what, typed) => {
    expect(understand(typed)).toEqual({ kind: 'approvalHow', code: 'P128' });
  });

  it.each([
    ['a word behind a version that is no verb', '他说 P128-v3 a41f 写得不错'],
    ['a model number', 'MP128-v3 a41f 同意'],
    ['a year behind the code', 'P128 2026 年度'],
  ])('%s is none of it (%s)', (_what, typed) => {
    expect(understand(typed).kind).toBe('unknown');
  });

  it.each(['同意', '同意。', '驳回', 'approve', '@烽火 同意'])('%j alone, of nothing at all', (typed) => {
    expect(understand(typed)).toEqual({ kind: 'approvalHow' });
  });

  it.each([
    ['P128 同意排除', 'confirmDismissal', {}],
    ['P128 同意 排除', 'confirmDismissal', {}],
    ['同意排除 P128', 'confirmDismissal', {}],
    ['P128 confirm dismissal', 'confirmDismissal', {}],
    ['P128 不同意 还要核实', 'rejectDismissal', { reason: '还要核实' }],
    ['P128 reject dismissal Ask again', 'rejectDismissal', { reason: 'Ask again' }],
  ])('%s stays the answer to a dismissal', (typed, action, values) => {
    expect(understand(typed)).toEqual({ kind: 'press', code: 'P128', action, values });
  });

  it('is nobody’s press, whatever stands around the word', () => {
    const around = fc.string({ unit: fc.constantFrom(...'Pp128v3 a41f-，。：同意驳回排'), maxLength: 20 });
    const property = fc.property(around, around, (before, behind) => {
      const phrase = understand(`${before}同意${behind}`);
      if (phrase.kind === 'press' && phrase.action === 'confirmDismissal') {
        expect(`${before}同意${behind}`).toMatch(/同意\s?排除|15/u);
      }
      if (phrase.kind === 'approval') expect(phrase.hash).toMatch(/^[0-9a-f]{4,64}$/u);
    });
    fc.assert(property, { seed: 128, numRuns: 2000 });
  }, 30_000);

  it('is read in time however long it is', () => {
    for (const long of [
      `P128-v3 ${'a'.repeat(200_000)}`,
      `P128-v3 a41f${' '.repeat(200_000)}同意`,
      '同意'.repeat(100_000),
    ]) {
      expect(understand(long).kind).toBeTypeOf('string');
    }
  }, 30_000);
});

describe('who says it without saying of what', () => {
  it('is told both ways, in either language', () => {
    const { tone, text } = approvalHowAnswer('P131', voice);
    expect(tone).toBe('refused');
    expect(text).toContain('P131 同意排除');
    expect(text).toContain('P131-v3 a41f 同意');
    expect(approvalHowAnswer(undefined, { policy: english }).text).not.toMatch(/\p{Script=Han}/u);
  });

  it('and what the answer shows as an example is understood', () => {
    for (const policy of [voice.policy, english]) {
      const { text } = approvalHowAnswer('P131', { policy });
      for (const written of text.match(/P131[^，,（(]*?(?:同意排除|dismissal|同意|approve)/gu) ?? []) {
        expect(understand(written).kind, written).toMatch(/^(?:press|approval)$/u);
      }
    }
  });

  it('is told of a version that does not wait', () => {
    expect(notWaitingWords({ code: 'P128', version: 3, hash: 'a41f' }, voice)).toContain('P128-v3 a41f');
  });
});
