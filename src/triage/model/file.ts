import { crc32 } from 'node:zlib';
import { categories } from '../lexicon/categories.ts';
import { evidenceNames } from './evidence.ts';
import { type Head, type Model, moods, stances } from './model.ts';

/**
 * A model as bytes, numbers little-endian: `FHMODEL`, one byte of version, the length of it all, the length of the JSON
 * header, the header, the weights of its tables one after the other, the CRC-32 of all before.
 */
const magic = 'FHMODEL';
const version = 2;
const lengthAt = magic.length + 1;
const headerAt = lengthAt + 8;
const checksumLength = 4;
const matterTables = 4;

/** Why bytes are no model that can serve; the first that holds. */
export type ModelProblem = 'notAModel' | 'otherVersion' | 'truncated' | 'damaged' | 'otherLexicon';

export type ModelRead =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problem: ModelProblem };

interface WrittenHead {
  readonly labels: readonly string[];
  readonly scale: number;
  readonly evidence: readonly number[];
  readonly bias: readonly number[];
}

const labels = { mood: moods, stance: stances, category: categories } as const;
type Question = keyof typeof labels;

interface Header {
  readonly evidence: readonly string[];
  readonly heads: Readonly<Record<Question, WrittenHead>>;
  /** The logarithm of how many buckets the feelings and the matters have. */
  readonly bits: readonly [feelings: number, matters: number];
}

/** Reads a model from bytes; what cannot serve is refused by name and never half used. */
export function readModel(bytes: Uint8Array): ModelRead {
  const problem = wrongWith(bytes);
  if (problem) return { ok: false, problem };
  const end = headerAt + viewOf(bytes).getUint32(lengthAt + 4, true);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(headerAt, end)));
  if (!isOfThisLexicon(header)) return { ok: false, problem: 'otherLexicon' };
  const { heads, bits } = header;
  const [feelings = new Int32Array(), ...matters] = tablesIn(bytes, end, [
    bits[0],
    ...Array.from({ length: matterTables }, () => bits[1]),
  ]);
  const [mood, stance, category] = [heads.mood, heads.stance, heads.category].map(headOf);
  return mood && stance && category
    ? { ok: true, model: { feelings, matters, mood, stance, category } }
    : { ok: false, problem: 'otherLexicon' };
}

/** The bytes that `readModel` reads. */
export function writeModel(model: Model): Uint8Array {
  const tables = [model.feelings, ...model.matters];
  const header: Header = {
    evidence: evidenceNames,
    heads: {
      mood: written('mood', model.mood),
      stance: written('stance', model.stance),
      category: written('category', model.category),
    },
    bits: [Math.log2(model.feelings.length), Math.log2(model.matters[0]?.length ?? 1)],
  };
  const words = new TextEncoder().encode(JSON.stringify(header));
  const weights = tables.map((each) => new Uint8Array(each.buffer, each.byteOffset, each.byteLength));
  const length = weights.reduce((sum, each) => sum + each.length, headerAt + words.length);
  const bytes = new Uint8Array(length + checksumLength);
  bytes.set(new TextEncoder().encode(magic));
  bytes[magic.length] = version;
  viewOf(bytes).setUint32(lengthAt, bytes.length, true);
  viewOf(bytes).setUint32(lengthAt + 4, words.length, true);
  let at = headerAt;
  for (const part of [words, ...weights]) {
    bytes.set(part, at);
    at += part.length;
  }
  viewOf(bytes).setUint32(length, crc32(bytes.subarray(0, length)), true);
  return bytes;
}

function wrongWith(bytes: Uint8Array): ModelProblem | undefined {
  if (new TextDecoder().decode(bytes.subarray(0, magic.length)) !== magic) return 'notAModel';
  if (bytes.length <= magic.length) return 'truncated';
  if (bytes[magic.length] !== version) return 'otherVersion';
  if (bytes.length < headerAt + checksumLength) return 'truncated';
  if (bytes.length < viewOf(bytes).getUint32(lengthAt, true)) return 'truncated';
  const length = bytes.length - checksumLength;
  return viewOf(bytes).getUint32(length, true) === crc32(bytes.subarray(0, length)) ? undefined : 'damaged';
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Its weights are of the words, evidence and answers that we know, in our order. */
function isOfThisLexicon({ evidence, heads }: Header): boolean {
  return (
    same(evidence, evidenceNames) &&
    (['mood', 'stance', 'category'] as const).every((name) => same(heads[name].labels, labels[name]))
  );
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.join() === others.join();
}

/** Each table in memory of its own: numbers must begin at a multiple of four. */
function tablesIn(bytes: Uint8Array, from: number, bits: readonly number[]): readonly Int32Array[] {
  let at = from;
  return bits.map((each) => {
    const end = at + 4 * 2 ** each;
    const table = new Int32Array(new Uint8Array(bytes.subarray(at, end)).buffer);
    at = end;
    return table;
  });
}

function headOf({ scale, evidence, bias }: WrittenHead): Head {
  return { scale, evidence: Float32Array.from(evidence), bias: Float32Array.from(bias) };
}

function written(name: Question, { scale, evidence, bias }: Head): WrittenHead {
  return { labels: labels[name], scale, evidence: rounded(evidence), bias: rounded(bias) };
}

/** Five digits are more than the weights themselves have. */
function rounded(numbers: Float32Array): readonly number[] {
  return Array.from(numbers, (each) => Number(each.toPrecision(5)));
}
