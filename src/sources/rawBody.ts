import type { IncomingMessage } from 'node:http';

export type RawBody =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly why: 'tooLarge' | 'tooSlow' | 'cutOff' };

/** Reads a request's bytes as they are, up to `mostBytes` and for `mostMs`: what comes later is nobody's. */
export function readRawBody(request: IncomingMessage, mostBytes: number, mostMs: number): Promise<RawBody> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes)
    return Promise.resolve({ ok: false, why: 'tooLarge' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => done({ ok: false, why: 'tooSlow' }), mostMs);
    const done = (body: RawBody) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      resolve(body);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) done({ ok: false, why: 'tooLarge' });
      else chunks.push(chunk);
    };
    const onEnd = () => done({ ok: true, bytes: Buffer.concat(chunks) });
    const onClose = () => done({ ok: false, why: 'cutOff' });
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
