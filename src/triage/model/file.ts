import { crc32 } from 'node:zlib';
import { categories } from '../lexicon/categories.ts';
import { evidenceNames } from './evidence.ts';
import { type Head, type Model, moods, stances } from './model.ts';

/**
 * A model as bytes, numbers little-endian: `FHMODEL`, one byte of version, the length of it all, the length of the JSON
 * header, the header, the weights of its heads one after the other, the CRC-32 of all before.
 */
const magic = 'FHMODEL';
const version = 1;
const lengthAt = magic.length + 1;
const headerAt = lengthAt + 8;
const checksumLength = 4;

/** Why bytes are no model that can serve; the first that holds. */
export type ModelProblem = 'notAModel' | 'otherVersion' | 'truncated' | 'damaged' | 'otherLexicon';

export type ModelRead =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problem: ModelProblem };

interface WrittenHead {
  readonly name: string;
  readonly labels: readonly string[];
  readonly bits: number;
  readonly scale: number;
  readonly evidence: readonly number[];
  readonly bias: readonly number[];
}

interface Header {
  readonly evidence: readonly string[];
  readonly heads: readonly WrittenHead[];
}

/** Reads a model from bytes; what cannot serve is refused by name and never half used. */
export function readModel(bytes: Uint8Array): ModelRead {
  const problem = wrongWith(bytes);
  if (problem) return { ok: false, problem };
  const end = headerAt + viewOf(bytes).getUint32(lengthAt + 4, true);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(headerAt, end)));
  const heads = headsOf(header, bytes, end);
  const mood = answering(heads.get('mood'), moods);
  const stance = answering(heads.get('stance'), stances);
  const category = answering(heads.get('category'), categories);
  const fits = mood && stance && category && same(header.evidence, evidenceNames);
  return fits ? { ok: true, model: { mood, stance, category } } : { ok: false, problem: 'otherLexicon' };
}

/** The bytes that `readModel` reads. */
export function writeModel(model: Model): Uint8Array {
  const heads = Object.entries(model);
  const header: Header = { evidence: evidenceNames, heads: heads.map(([name, head]) => written(name, head)) };
  const words = new TextEncoder().encode(JSON.stringify(header));
  const weights = heads.map(
    ([, { weights: each }]) => new Uint8Array(each.buffer, each.byteOffset, each.length),
  );
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

function headsOf(header: Header, bytes: Uint8Array, from: number): ReadonlyMap<string, Head> {
  let at = bytes.byteOffset + from;
  return new Map(
    header.heads.map(({ name, labels, bits, scale, evidence, bias }) => {
      const weights = new Int8Array(bytes.buffer, at, labels.length * 2 ** bits);
      at += weights.length;
      const head = {
        labels,
        bits,
        weights,
        scale,
        evidence: Float32Array.from(evidence),
        bias: Float32Array.from(bias),
      };
      return [name, head];
    }),
  );
}

/** The head, when its answers are those we know. */
function answering<Label extends string>(
  head: Head | undefined,
  labels: readonly Label[],
): Head<Label> | undefined {
  return head && same(head.labels, labels) ? { ...head, labels } : undefined;
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.join() === others.join();
}

function written(name: string, { labels, bits, scale, evidence, bias }: Head): WrittenHead {
  return { name, labels, bits, scale, evidence: rounded(evidence), bias: rounded(bias) };
}

/** Five digits are more than the weights themselves have. */
function rounded(numbers: Float32Array): readonly number[] {
  return Array.from(numbers, (each) => Number(each.toPrecision(5)));
}
