import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Limits } from './fetch.ts';

export type Body =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: string };

/**
 * Reads an answer's body to the end or to its cap, whichever comes first: counted on the wire and again after inflating,
 * so that neither a long answer nor a bomb fills the memory. One Content-Encoding at most (CVE-2026-22036).
 */
export async function readBody(
  stream: Readable,
  headers: Readonly<Record<string, string>>,
  limits: Limits,
  signal: AbortSignal,
): Promise<Body> {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const inflate = Object.hasOwn(inflaters, encoding) ? inflaters[encoding] : undefined;
  if (!inflate)
    return tooMuch(stream, `不支持的压缩方式 (Content-Encoding not taken): ${encoding.slice(0, 60)}`);
  if (Number(headers['content-length'] ?? 0) > limits.wireBytes) return tooMuch(stream, overWire(limits));

  const plain = inflate(stream);
  let wire = 0;
  stream.on('data', (chunk: Buffer) => {
    wire += chunk.length;
    if (wire > limits.wireBytes) plain.destroy(new TooMuch(overWire(limits)));
  });
  stream.on('error', (error) => plain.destroy(error));
  signal.addEventListener('abort', () => plain.destroy(new TooMuch('timeout')), { once: true });
  return collect(stream, plain, limits);
}

async function collect(stream: Readable, plain: Readable, limits: Limits): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of plain) {
      size += chunk.length;
      if (size > limits.inflatedBytes)
        throw new TooMuch(`解压后超过 ${mib(limits.inflatedBytes)} (too large once inflated)`);
      chunks.push(chunk);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, why: error.message };
    throw error;
  } finally {
    stream.on('error', () => undefined);
    stream.destroy();
  }
}

class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

const inflaters: Readonly<Record<string, ((stream: Readable) => Readable) | undefined>> = {
  identity: (stream) => stream,
  gzip: (stream) => stream.pipe(createGunzip()),
  'x-gzip': (stream) => stream.pipe(createGunzip()),
  deflate: (stream) => stream.pipe(createInflate()),
  br: (stream) => stream.pipe(createBrotliDecompress()),
};

function tooMuch(stream: Readable, why: string): Body {
  stream.on('error', () => undefined);
  stream.destroy();
  return { ok: false, why };
}

function overWire(limits: Limits): string {
  return `超过 ${mib(limits.wireBytes)} (too large)`;
}

function mib(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
