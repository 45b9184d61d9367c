import { sample, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/triage/fold.ts';
import { nastyTexts } from './nasty.ts';

const anyText = string({ unit: 'binary', maxLength: 60 });

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
        expect(fold(text.slice(from, to)).text || ' ').toContain(folded.text[at]);
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

  it('takes 2 MB of one letter', () => {
    expect(fold('医'.repeat(700_000)).text.length).toBe(700_000);
  });
});
