import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReasonCode, reasonCodes } from '../../src/incident/language.ts';
import { lexicon } from '../../src/triage/lexicon/lexicon.ts';
import { marksIn, piecesOf } from '../../src/triage/marks.ts';
import { mask, placeholders } from '../../src/triage/mask.ts';
import { item } from './chain.ts';
import { nastyTexts } from './nasty.ts';

/** `称[harm:误诊]的`: the text with what is marked in brackets. */
function marked(text: string, reasons: readonly ReasonCode[] = reasonCodes): string {
  return piecesOf(text, reasons)
    .map(({ text: words, mark: reason }) => (reason ? `[${reason}:${words}]` : words))
    .join('');
}

describe('the words that are why', () => {
  it.each<[string, string, (readonly ReasonCode[])?]>([
    ['家属称医生误诊，患者术后死亡', '家属称医生[harm:误诊]，患者[death:术后死亡]', ['death', 'harm']],
    ['家属称医生误诊，患者术后死亡', '家属称医生[harm:误诊]，患者[harm:术后死亡]', ['harm']],
    ['家属称医生误诊，患者术后死亡', '家属称医生误诊，患者术后死亡', ['media']],
    ['醫療事故致一名嬰兒重傷', '[harm:醫療事故]致一名[minor:嬰兒][harm:重傷]', ['harm', 'minor']],
    ['醫療 误/诊 wu诊', '醫療 [harm:误/诊] [harm:wu诊]', ['harm']],
    ['ＣＥＯ：误诊', 'ＣＥＯ：[harm:误诊]', ['harm']],
    ['误诊👩‍⚕️误诊', '[harm:误诊]👩‍⚕️[harm:误诊]', ['harm']],
    ['', '', ['harm']],
    ['今天天气不错', '今天天气不错', ['harm', 'reach', 'report']],
  ])('%s', (text, expected, reasons) => {
    expect(marked(text, reasons)).toBe(expected);
  });

  it('are none of what is masked', () => {
    expect(marked('【电话】张某某误诊')).toBe('【电话】张某某[harm:误诊]');
    for (const kind of ['电话', '身份证', '病历号', '床号', '微信', '地址'])
      expect(marked(`【${kind}】`)).toBe(`【${kind}】`);
  });
});

const words = lexicon.flatMap(({ words: each, term }) =>
  term.role === 'risk' || 'reason' in term ? [each] : [],
);
const fragments = [
  '13812345678',
  '张伟',
  '王建国',
  '【电话】',
  '某某',
  '，',
  '。',
  ' ',
  '\n',
  '😀',
  '徐汇院区',
  '*',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...fragments), fc.string()), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('whatever the text', () => {
  it('the pieces are the text, no mark is empty, and none touches a mask', () => {
    fc.assert(
      fc.property(text, fc.subarray([...reasonCodes]), (raw, reasons) => {
        const masked = mask(raw);
        const pieces = piecesOf(masked, reasons);
        expect(pieces.map((piece) => piece.text).join('')).toBe(masked);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        const hidden = [...masked.matchAll(placeholders)].map(({ index, 0: mask }) => [
          index,
          index + mask.length,
        ]);
        for (const { start, end, reason } of marksIn(masked, reasons)) {
          expect(reasons).toContain(reason);
          for (const [from = 0, to = 0] of hidden) expect(end <= from || start >= to).toBe(true);
          expect(masked.slice(start, end)).not.toContain('某');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('every reason that triage finds in a title has a word in it', () => {
    const titles = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(titles, (some) => {
        const title = `徐汇院区${some.join('，')}`;
        const { reasons } = item(title).verdict;
        for (const reason of reasons) expect(marksIn(title, [reason]), `${title}: ${reason}`).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.skipIf(nastyTexts.length === 0)('nothing on the naughty list breaks it', () => {
    for (const nasty of nastyTexts) {
      const pieces = piecesOf(nasty, reasonCodes);
      expect(pieces.map((piece) => piece.text).join('')).toBe(nasty);
    }
  });
});
