import { array, constantFrom, sample, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/triage/fold.ts';
import type { Hit } from '../../src/triage/hits.ts';
import { compile } from '../../src/triage/match.ts';

const letters = string({ unit: constantFrom('医', '院', '徐', '汇', 'a', '1', ' '), maxLength: 40 });
const patterns = array(string({ unit: constantFrom('医', '院', '徐', '汇', 'a', '1'), maxLength: 5 }), {
  maxLength: 30,
});

/** What a loop of indexOf finds. */
function naive(words: readonly string[], text: string): readonly Hit[] {
  const folded = fold(text).text;
  return words.flatMap((word, pattern) => {
    const sought = fold(word).text;
    const hits: Hit[] = [];
    for (
      let start = sought ? folded.indexOf(sought) : -1;
      start >= 0;
      start = folded.indexOf(sought, start + 1)
    ) {
      hits.push({ pattern, start, end: start + sought.length });
    }
    return hits;
  });
}

function sorted(hits: readonly Hit[]): readonly string[] {
  return hits.map(({ pattern, start, end }) => `${start}-${end}#${pattern}`).sort();
}

describe('the matcher', () => {
  it('finds what a loop over all patterns finds, overlapping and nested', () => {
    for (const [words, text] of sample(tuple(patterns, letters), { seed: 3, numRuns: 400 })) {
      expect(sorted(compile(words).scan(fold(text)))).toEqual(sorted(naive(words, text)));
    }
  });

  it('finds a name however it is written', () => {
    const matcher = compile(['徐汇院区']);
    for (const text of ['徐匯院區', '徐\u200b汇院区', '在徐汇院区'])
      expect(matcher.scan(fold(text))).toHaveLength(1);
  });

  it('reports each of several patterns that read the same', () => {
    expect(compile(['急诊', '急診']).scan(fold('急诊'))).toHaveLength(2);
  });

  it('finds nothing in nothing, and nothing with nothing', () => {
    expect(compile(['医院']).scan(fold(''))).toEqual([]);
    expect(compile([]).scan(fold('医院'))).toEqual([]);
    expect(compile(['', '\u200b']).scan(fold('医院'))).toEqual([]);
  });

  it('is built of 42,000 names without stalling', { timeout: 60_000 }, () => {
    const names = Array.from({ length: 42_000 }, (_, index) => {
      const [a, b, c] = [index % 97, Math.floor(index / 97) % 89, index % 1009];
      return `${String.fromCharCode(0x4e00 + a, 0x5000 + b, 0x5400 + c)}医院`;
    });
    const start = process.threadCpuUsage().user;
    const matcher = compile(names);
    expect((process.threadCpuUsage().user - start) / 1e6).toBeLessThan(4);
    expect(matcher.scan(fold(`去${names[41_999]}看病`))).toEqual([{ pattern: 41_999, start: 1, end: 6 }]);
  });
});
