import { readFileSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelFile } from '../../src/model.ts';
import { fold } from '../../src/triage/fold.ts';
import { categories } from '../../src/triage/lexicon/categories.ts';
import { evidenceNames } from '../../src/triage/model/evidence.ts';
import { bucketsOf, runsIn, sumsOf } from '../../src/triage/model/features.ts';
import { readModel, writeModel } from '../../src/triage/model/file.ts';
import { type Head, type Model, moods, opinionOf, stances } from '../../src/triage/model/model.ts';

function head(labels: readonly string[]): Head {
  const evidence = Float32Array.from(
    { length: labels.length * evidenceNames.length },
    (_, at) => (at % 64) / 8,
  );
  return { scale: 0.5, evidence, bias: Float32Array.from(labels, (_, at) => at) };
}

function table(bits: number): Int32Array {
  return Int32Array.from({ length: 2 ** bits }, (_, at) => Math.imul(at + 1, 0x9e37_79b1));
}

const small: Model = {
  feelings: table(6),
  matters: [table(4), table(4), table(4), table(4)],
  ...{ mood: head(moods), stance: head(stances), category: head(categories) },
};
const bytes = writeModel(small);

function changed(at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

/** The same with other words of the same length in its header. */
function reworded(word: string, other: string): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.write(other, copy.indexOf(word));
  copy.writeUInt32LE(crc32(copy.subarray(0, -4)), copy.length - 4);
  return copy;
}

describe('a model as bytes', () => {
  it('reads as it was written', () => {
    expect(readModel(bytes)).toEqual({ ok: true, model: small });
  });

  it.each([Uint8Array, Buffer])('reads from the middle of a larger %o', (Kind) => {
    const wider = Kind.from(new Uint8Array(bytes.length + 7));
    wider.set(bytes, 3);
    expect(readModel(wider.subarray(3, 3 + bytes.length))).toEqual({ ok: true, model: small });
  });

  it.each`
    what                       | given                                          | problem
    ${'nothing'}               | ${new Uint8Array()}                            | ${'notAModel'}
    ${'a page of words'}       | ${new TextEncoder().encode('<!doctype html>')} | ${'notAModel'}
    ${'only its name'}         | ${bytes.slice(0, 7)}                           | ${'truncated'}
    ${'half a head'}           | ${bytes.slice(0, bytes.length >> 1)}           | ${'truncated'}
    ${'all but its last byte'} | ${bytes.slice(0, -1)}                          | ${'truncated'}
    ${'one of tomorrow'}       | ${changed(7, 99)}                              | ${'otherVersion'}
    ${'one changed weight'}    | ${changed(bytes.length - 9, 1)}                | ${'damaged'}
    ${'something behind it'}   | ${Uint8Array.from([...bytes, 0])}              | ${'damaged'}
    ${'one of yesterday'}      | ${changed(7, 1)}                               | ${'otherVersion'}
    ${'another lexicon’s'}     | ${reworded('"adverse"', '"reverse"')}          | ${'otherLexicon'}
    ${'one for other words'}   | ${reworded('"lethal"', '"legal!"')}            | ${'otherLexicon'}
  `('refuses $what as $problem', ({ given, problem }) => {
    expect(readModel(given)).toEqual({ ok: false, problem });
  });

  it('refuses every beginning of it and every changed byte', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const other = changed(at, ((bytes[at] ?? 0) + by) % 256);
        return !readModel(bytes.slice(0, at)).ok && !readModel(other).ok;
      }),
    );
  });
});

describe('what the model sees', () => {
  it('sees every run of up to three letters as often as it stands there', () => {
    const { codes } = fold('哈哈哈哈哈哈');
    const buckets = bucketsOf(codes, 20);
    expect(buckets).toHaveLength(6 + 5 + 4);
    expect(new Set(buckets).size).toBe(3);
  });

  it('reads the beginning and the end of a long text, and nothing between', () => {
    const told = (between: string) =>
      bucketsOf(fold(`${'甲'.repeat(160)}${between}${'乙'.repeat(80)}`).codes, 20);
    expect(told('丙'.repeat(500))).toEqual(told('丁'));
    expect(told('丙')).toHaveLength(3 * 240 - 6);
  });

  it('adds up the weights of the runs it sees, whatever the letters', () => {
    const weights = table(9);
    const lanes = [0, 8, 16, 24];
    fc.assert(
      fc.property(fc.uint16Array({ maxLength: 400 }), (codes) => {
        const buckets = bucketsOf(codes, 9);
        const oneByOne = lanes.map((lane) =>
          buckets.reduce((sum, bucket) => sum + (((weights[bucket] ?? 0) >>> lane) & 255) - 128, 0),
        );
        return runsIn(codes) === buckets.length && sumsOf(codes, weights).join() === oneByOne.join();
      }),
    );
  });

  it('gives shares that are together one, whatever the letters', () => {
    fc.assert(
      fc.property(fc.uint16Array({ maxLength: 300 }), (codes) => {
        const opinion = opinionOf(small, codes, [0, 3]);
        const all = [opinion.mood(), opinion.stance(), opinion.category()];
        const sums = all.map((shares) => Object.values(shares).reduce((a, b) => a + b, 0));
        return sums.every((sum) => Math.abs(sum - 1) < 1e-9);
      }),
    );
  });
});

describe('the shipped model', () => {
  it('is there, small, and made for this lexicon', () => {
    expect(readModel(readFileSync(modelFile)).ok).toBe(true);
    expect(statSync(modelFile).size).toBeLessThanOrEqual(5_000_000);
  });
});
