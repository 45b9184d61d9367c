import { constantFrom, integer, sample, stringMatching, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disguises } from '../../eval/disguises.ts';
import { mask, maskedSpans } from '../../src/triage/mask.ts';

const phones = sample(stringMatching(/^1[3-9][0-9]{9}$/), { seed: 21, numRuns: 40 });
const sentences = ['我的电话{}，请联系', '有事打{}找我', '{}', '微信同号：{}（张）', '病人家属，{}。求扩散'];

describe('a mobile number', () => {
  it.each(Object.entries(disguises))('written %s', (_name, disguise) => {
    for (const [index, phone] of phones.entries()) {
      const text = (sentences[index % sentences.length] ?? '').replace('{}', disguise(phone));
      expect(bare(mask(text)), text).not.toMatch(/[0-9]{5}/);
      expect(
        maskedSpans(text).filter(({ kind }) => kind === '电话'),
        text,
      ).toHaveLength(1);
    }
  });
});

describe('numbers of persons', () => {
  it.each`
    text                                                                  | shown
    ${'座机0 2 1 6 2 3 4 5 6 7 8'}                                        | ${'座机【电话】'}
    ${'加QQ 7 8 6 4 6 3 1 4 6'}                                           | ${'加QQ 【QQ】'}
    ${'住院号2 0 2 4 0 0 1 2'}                                            | ${'住院号【病历号】'}
    ${'住院号 ZY 2 0 2 4 0 0 1 2'}                                        | ${'住院号 【病历号】'}
    ${'医保卡号：1.2.3.4.5.6.7.8'}                                        | ${'医保卡号：【证件号】'}
    ${'护照E 1 2 3 4 5 6 7 8'}                                            | ${'护照【护照】'}
    ${'微信号zhangwei八八六六'}                                           | ${'微信号【微信】'}
    ${'微信号z h a n g w e i'}                                            | ${'微信号【微信】'}
    ${'电话：62345678'}                                                   | ${'电话：【电话】'}
    ${'零二一-六二三四五六七八'}                                          | ${'【电话】'}
    ${'打+86 13800138000找我'}                                            | ${'打【电话】找我'}
    ${'021-62345678 138 0013 8000'}                                       | ${'【电话】 【电话】'}
    ${'021-62345678 1 3 8 0 0 1 3 8 0 0 0 张'}                            | ${'【电话】 【电话】 张'}
    ${'1，3，8，0，0，1，3，8，0，0，0，1，3，9，0，0，1，3，9，0，0，0'} | ${'【电话】'}
    ${'1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣找我'}                                       | ${'【电话】找我'}
    ${'身份证 110105 19491231 002X'}                                      | ${'身份证 【身份证】'}
    ${'１１０１０５１９４９１２３１００２Ｘ'}                             | ${'【身份证】'}
    ${'身份证壹壹零壹零伍壹玖肆玖壹贰叁壹零零贰X'}                        | ${'身份证【身份证】'}
    ${'卡号6222-0212-3456-7890-128'}                                      | ${'卡号【银行卡】'}
    ${'护照号码：E12345678'}                                              | ${'护照号码：【护照】'}
    ${'护照G23456789丢了'}                                                | ${'护照【护照】丢了'}
    ${'护照EA1234567'}                                                    | ${'护照【护照】'}
    ${'港澳通行证C12345678'}                                              | ${'港澳通行证【证件号】'}
    ${'台胞证号：12345678'}                                               | ${'台胞证号：【证件号】'}
    ${'回乡证H0123456789'}                                                | ${'回乡证【证件号】'}
    ${'医保卡号：A1234567'}                                               | ${'医保卡号：【证件号】'}
    ${'病历号：0012345'}                                                  | ${'病历号：【病历号】'}
    ${'住院号 ZY20240012'}                                                | ${'住院号 【病历号】'}
    ${'床号：12'}                                                         | ${'床号：【床号】'}
    ${'呼吸科12床的家属'}                                                 | ${'呼吸科【床号】的家属'}
    ${'三十六床病人投诉'}                                                 | ${'【床号】病人投诉'}
    ${'加q群：123456789'}                                                 | ${'加q群：【QQ】'}
    ${'扣扣 12345678'}                                                    | ${'扣扣 【QQ】'}
    ${'加vx：abc_12345'}                                                  | ${'加vx：【微信】'}
    ${'微信号是zhang-wei88'}                                              | ${'微信号是【微信】'}
    ${'写信 li.na (at) example.com'}                                      | ${'写信 【邮箱】'}
    ${'沪AD12345新能源'}                                                  | ${'【车牌】新能源'}
    ${'车牌粤B·1234学'}                                                   | ${'车牌【车牌】'}
    ${'家住枫林路180弄3号502室'}                                          | ${'家住【地址】'}
    ${'寄到 幸福小区12栋3单元401室'}                                      | ${'寄到 【地址】'}
    ${'我家住在和平街15号'}                                               | ${'我家住在【地址】'}
  `('$text → $shown', ({ text, shown }) => {
    expect(mask(text)).toBe(shown);
  });
});

describe('a number that the words announce', () => {
  it.each`
    text                          | shown
    ${'打13 80 01 38 00 0找我'}   | ${'打【电话】找我'}
    ${'手机1-3-8-0013-8000'}      | ${'手机【电话】'}
    ${'联系我：13,80,01,38,00,0'} | ${'联系我：【电话】'}
  `('$text → $shown', ({ text, shown }) => {
    expect(mask(text)).toBe(shown);
  });
});

describe('numbers of everybody', () => {
  it.each([
    '打120、110、12345、12320、12388都没用',
    '检查：1 2 3',
    '微信支付一二三月',
    '比分 0 1 0 2 3 1 0',
    '客服400-820-8820，银行95588',
    '咨询4008208820或95188转2',
    '2024年1月1日至2024年12月31日，共366天',
    '2019-12-31 08:30:00',
    '一九四九年十月一日',
    '第一、第三、第八、第零、第一',
    '比分 3 1 3 3 1 0 1 3 0 1 3 1 0 0',
    '价格13,800,138,000元',
    '排名一二三四五六七八九十',
    '挂号费50元，检查费1380元，住院费13800.50元',
    '三百八十万零一千三百八十',
    '有3000张床，床位紧张，一床难求',
    '枫林路180号的医院',
    '新华医院住院部3楼',
    '体温38.5，血压138/80，脉搏92，血氧98%',
    '订单 2024-0001-0002',
    'GB/T 22239-2019，ISO 13485:2016',
    'ICD-10 编码 C34.900',
    '官方微信：xxyy120',
    '沪指3380点，京A股上涨',
    'http://t.cn/A6h2Kx9',
    '2025.06.18 14:30',
    'v5.1.1版本',
    'MH370和MU5735',
    '筹款15000000000元',
    '贩卖出生证6人被捕',
    'https://example.com/g36626569/x',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe('masking numbers', () => {
  it('leaves no digit of a number of a person behind, however it is put together', () => {
    const ways = constantFrom(...Object.values(disguises));
    const words = constantFrom(
      '电话',
      '，',
      '。家属',
      '说',
      '【',
      ' ',
      '加微信',
      '，12床',
      '，2024年',
      '😀',
      '张伟',
    );
    const number = constantFrom('13800138000', '19912345678', '11010519491231002X', '6222021234567890128');
    for (const [before, digits, way, after, times] of sample(
      tuple(words, number, ways, words, integer({ min: 1, max: 3 })),
      { seed: 31, numRuns: 500 },
    )) {
      const text = `看${`${before}${way(digits)}${after}，`.repeat(times)}完`;
      const seen = bare(mask(text));
      expect(seen, text).not.toContain(digits.slice(0, 6));
      expect(seen, text).not.toContain(digits.slice(-5, -1));
      expect(mask(mask(text)), text).toBe(mask(text));
    }
  });

  it.each(['1 3', '①', 'a@', '路1号'])('takes 200 kB of %s', (piece) => {
    expect(mask(piece.repeat(200_000 / Buffer.byteLength(piece))).length).toBeGreaterThan(0);
  });
});

/** What a searcher of digits would make of it: every sign that stands for one read as one, everything between left out. */
function bare(text: string): string {
  return [...text.normalize('NFKC')]
    .map((sign) => {
      const read = [
        '〇零洞⓿',
        '一壹幺❶',
        '二贰貳两❷',
        '三叁參❸',
        '四肆❹',
        '五伍❺',
        '六陆陸❻',
        '七柒拐❼',
        '八捌❽',
        '九玖勾❾',
      ];
      const digit = read.findIndex((signs) => signs.includes(sign));
      return digit >= 0 ? String(digit) : sign;
    })
    .join('')
    .replace(/[^0-9X\p{L}]/gu, '');
}
