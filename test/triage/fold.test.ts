import { array, constantFrom, oneof, sample, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/triage/fold.ts';
import { nastyTexts } from './nasty.ts';

/** Anything at all, and what is folded in one of the ways that are rare there. */
const anyText = array(
  oneof(
    string({ unit: 'binary', maxLength: 6 }),
    constantFrom(...Array.from('醫院 　ﬁ…😀\u200b\u202eСΗ⻓१貳〇一二三四五六幺é①𠮷\ud83d\ude00\n')),
  ),
  { maxLength: 30 },
).map((parts) => parts.join(''));

describe('spellings a reader takes for the same compare equal', () => {
  it.each`
    written                         | folded                  | because
    ${'醫院誤診'}                   | ${'医院误诊'}           | ${'traditional script'}
    ${'ＩＣＵ１２０'}               | ${'icu120'}             | ${'full width'}
    ${'徐\u200b汇\u200d院\ufeff区'} | ${'徐汇院区'}           | ${'zero-width characters'}
    ${'\u202e徐汇\u202c院区'}       | ${'徐汇院区'}           | ${'bidi controls'}
    ${'徐汇\n\n 院区\t '}           | ${'徐汇 院区'}          | ${'white space'}
    ${'①②③'}                        | ${'123'}                | ${'circled digits'}
    ${'𝟏𝟑𝟖'}                        | ${'138'}                | ${'mathematical digits'}
    ${'caf\u0065\u0301 É'}          | ${'cafe e'}             | ${'accents, composed or not'}
    ${'ﷺ'}                          | ${'صلى الله عليه وسلم'} | ${'one character for several'}
    ${'IСU рatient Ηο'}             | ${'icu patient ho'}     | ${'Cyrillic and Greek letters'}
    ${'𝓲𝓬𝓾 ｉｃｕ ⓘⓒⓤ'}             | ${'icu icu icu'}        | ${'mathematical, full-width and circled letters'}
    ${'⻓宁⻔诊'}                   | ${'长宁门诊'}           | ${'radicals'}
    ${'١٣٨ १३८'}                    | ${'138 138'}            | ${'digits of other scripts'}
    ${'打幺三八零零一三八〇〇〇'}   | ${'打13800138000'}      | ${'a number in Chinese digits'}
    ${'二〇二五年三月'}             | ${'2025年三月'}         | ${'a year in Chinese digits'}
    ${'陆玖壹貳叁肆'}               | ${'691234'}             | ${'digits as on a cheque'}
    ${'三三两两，一二三四'}         | ${'三三两两,一二三四'}  | ${'words of digits are no number'}
    ${'医\ud800院'}                 | ${'医院'}               | ${'half a surrogate pair'}
  `('$because: $written', ({ written, folded }) => {
    expect(fold(written).text).toBe(folded);
  });
});

describe('folding', () => {
  it('changes nothing the second time', () => {
    for (const text of sample(anyText, { seed: 1, numRuns: 500 })) {
      const once = fold(text).text;
      expect(fold(once).text).toBe(once);
    }
  });

  it('knows where everything stood', () => {
    for (const text of sample(anyText, { seed: 2, numRuns: 300 })) {
      const folded = fold(text);
      for (let at = 0; at < folded.text.length; at++) {
        const [from, to] = folded.span(at, at + 1);
        expect(asDigits(fold(text.slice(from, to)).text) || ' ').toContain(asDigits(folded.text[at] ?? ''));
        expect(folded.at(at)).toBe(from);
      }
      expect(folded.at(folded.text.length)).toBe(text.length);
    }
  });

  it('shows what was found in the original, hidden characters and all', () => {
    const text = '在 徐\u200b匯院區 手術';
    const folded = fold(text);
    const start = folded.text.indexOf('徐汇院区');
    expect(text.slice(...folded.span(start, start + 4))).toBe('徐\u200b匯院區');
  });

  it('gives code units that spell its text', () => {
    const { text, codes } = fold('醫院😀ﬁ');
    expect(String.fromCharCode(...codes)).toBe(text);
  });

  it.skipIf(nastyTexts.length === 0)('survives every string of the naughty list', () => {
    for (const text of nastyTexts) expect(fold(fold(text).text).text).toBe(fold(text).text);
  });

  it.each`
    piece          | folded
    ${'医'}        | ${100_000}
    ${'\u200b'}    | ${0}
    ${' '}         | ${0}
    ${'😀'}        | ${200_000}
    ${'ﷺ'}         | ${100_000 * 18}
    ${'𠮷'}        | ${200_000}
    ${'\u202e醫a'} | ${200_000}
    ${'一'}        | ${100_000}
  `('takes 100,000 times $piece', ({ piece, folded }) => {
    expect(fold(piece.repeat(100_000)).text.length).toBe(folded);
  });

  it('keeps what it gave, whatever is folded after', () => {
    const first = fold('徐汇院区');
    for (let turn = 0; turn < 20_000; turn++) fold('浦东院区排队');
    expect(String.fromCharCode(...first.codes)).toBe('徐汇院区');
  });
});

/** What a digit in Chinese is among its like. */
function asDigits(text: string): string {
  return text.replace(/[零〇幺一壹二贰三叁四肆五伍六陆七柒八捌九玖]/gu, (digit) =>
    fold(digit.repeat(5)).text.slice(0, 1),
  );
}
