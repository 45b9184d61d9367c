import { sample, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../src/triage/mask.ts';
import { nastyTexts } from './nasty.ts';

describe('what nobody may see', () => {
  it.each`
    text                                  | shown
    ${'联系13800138000李女士'}            | ${'联系【电话】李女士'}
    ${'电话+86 138-0013-8000'}            | ${'电话【电话】'}
    ${'１３８００１３８０００'}           | ${'【电话】'}
    ${'138 0013 8000'}                    | ${'【电话】'}
    ${'1 3 8 0 0 1 3 8 0 0 0'}            | ${'【电话】'}
    ${'138\u200b0013\u200b8000'}          | ${'【电话】'}
    ${'①③⑧００１３８０００'}              | ${'【电话】'}
    ${'微信同号13800138000，13900139000'} | ${'微信同号【电话】，【电话】'}
    ${'座机021-62345678转801'}            | ${'座机【电话】转801'}
    ${'(0755)86543210'}                   | ${'(【电话】'}
    ${'身份证11010519491231002X，请核实'} | ${'身份证【身份证】，请核实'}
    ${'11010519491231002x 的患者'}        | ${'【身份证】 的患者'}
    ${'老证130503670401001'}              | ${'老证【身份证】'}
    ${'打到6222021234567890128卡上'}      | ${'打到【银行卡】卡上'}
    ${'6222 0212 3456 7890 128'}          | ${'【银行卡】'}
    ${'写信到 Li.Na+1@example.com.cn'}    | ${'写信到 【邮箱】'}
    ${'加QQ：123456789'}                  | ${'加QQ：【QQ】'}
    ${'车牌沪A·12345'}                    | ${'车牌【车牌】'}
  `('$text → $shown', ({ text, shown }) => {
    expect(mask(text)).toBe(shown);
  });
});

describe('what everybody may see', () => {
  it.each([
    '2025年12月31日 08:30',
    '2019-2024年共12000例',
    '花费12,800.50元',
    '证据 #a41f',
    '#a41f13800138000',
    '孩子3岁，住院18天，15万元',
    '阅读1234567890',
    '电话12345和120',
    '订单号110105194912310022',
    '比分 15 20 30 40 50 6',
    'https://t.cn/A6vxQ',
    '体温39.5，血压120/80，脉搏72',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe('masking', () => {
  it('changes nothing the second time', () => {
    const digits = string({ unit: 'grapheme', maxLength: 50 });
    for (const text of sample(digits, { seed: 4, numRuns: 300 })) expect(mask(mask(text))).toBe(mask(text));
    const twice = mask('13800138000 a@b.cn 11010519491231002X');
    expect(mask(twice)).toBe(twice);
  });

  it('leaves everything around a secret as it was', () => {
    expect(mask('Ｌｏｏｋ： 13800138000 ！\u200b醫院')).toBe('Ｌｏｏｋ： 【电话】 ！\u200b醫院');
  });

  it.skipIf(nastyTexts.length === 0)('never throws on the naughty list', () => {
    for (const text of nastyTexts) expect(mask(mask(text))).toBe(mask(text));
  });

  it('takes 2 MB of digits', () => {
    expect(mask('1'.repeat(2_000_000))).toHaveLength(2_000_000);
  });
});
