import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelFile } from '../../src/model.ts';
import { fold } from '../../src/triage/fold.ts';
import { categories } from '../../src/triage/lexicon/categories.ts';
import { evidenceNames } from '../../src/triage/model/evidence.ts';
import { bucketsOf } from '../../src/triage/model/features.ts';
import { readModel, writeModel } from '../../src/triage/model/file.ts';
import { type Head, type Model, type Mood, moods, opinionOf, stances } from '../../src/triage/model/model.ts';

function head<Label extends string>(labels: readonly Label[], bits: number): Head<Label> {
  const weights = Int8Array.from({ length: labels.length * 2 ** bits }, (_, at) => (at % 251) - 125);
  const evidence = Float32Array.from(
    { length: labels.length * evidenceNames.length },
    (_, at) => (at % 64) / 8,
  );
  return { labels, bits, weights, scale: 0.5, evidence, bias: Float32Array.from(labels, (_, at) => at) };
}

const small: Model = { mood: head(moods, 6), stance: head(stances, 5), category: head(categories, 4) };
const bytes = writeModel(small);

function changed(at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

describe('a model as bytes', () => {
  it('reads as it was written', () => {
    expect(readModel(bytes)).toEqual({ ok: true, model: small });
  });

  it('reads from the middle of a larger buffer', () => {
    const wider = new Uint8Array(bytes.length + 7);
    wider.set(bytes, 3);
    expect(readModel(wider.subarray(3, 3 + bytes.length))).toEqual({ ok: true, model: small });
  });

  it.each`
    what                       | given                                                                                 | problem
    ${'nothing'}               | ${new Uint8Array()}                                                                   | ${'notAModel'}
    ${'a page of words'}       | ${new TextEncoder().encode('<!doctype html>')}                                        | ${'notAModel'}
    ${'only its name'}         | ${bytes.slice(0, 7)}                                                                  | ${'truncated'}
    ${'half a head'}           | ${bytes.slice(0, bytes.length >> 1)}                                                  | ${'truncated'}
    ${'all but its last byte'} | ${bytes.slice(0, -1)}                                                                 | ${'truncated'}
    ${'one of tomorrow'}       | ${changed(7, 99)}                                                                     | ${'otherVersion'}
    ${'one changed weight'}    | ${changed(bytes.length - 9, 1)}                                                       | ${'damaged'}
    ${'something behind it'}   | ${Uint8Array.from([...bytes, 0])}                                                     | ${'damaged'}
    ${'another lexicon’s'}     | ${writeModel({ ...small, mood: head<Mood>(['positive', 'neutral', 'negative'], 3) })} | ${'otherLexicon'}
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
  it('sees every run of up to four letters once', () => {
    const { codes } = fold('哈哈哈哈哈哈');
    expect(bucketsOf(codes, 20)).toHaveLength(4);
  });

  it('cuts any words into as many buckets as there are runs, at most, all in range', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 4, max: 20 }),
        (text, bits) => {
          const { codes } = fold(text);
          const buckets = bucketsOf(codes, bits);
          return new Set(buckets).size === buckets.length && buckets.every((bucket) => bucket < 2 ** bits);
        },
      ),
    );
  });

  it('gives shares that are together one, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const opinion = opinionOf(small, fold(text).codes, [0, 3]);
        const all = [opinion.mood(), opinion.stance(), opinion.category()];
        const sums = all.map((shares) => [...shares.values()].reduce((a, b) => a + b, 0));
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
