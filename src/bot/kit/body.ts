import type { IncomingMessage } from 'node:http';

/** The body as it came, or the status that refuses it. */
export type Raw =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly status: 400 | 408 | 413 };

/** Reads at most `most` bytes within `withinMs`; a body that drips or never ends is cut off. */
export async function rawBody(request: IncomingMessage, most: number, withinMs: number): Promise<Raw> {
  if (Number(request.headers['content-length'] ?? 0) > most) return { ok: false, status: 413 };
  const tooSlow = AbortSignal.timeout(withinMs);
  const stop = () => request.destroy();
  tooSlow.addEventListener('abort', stop, { once: true });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > most) return { ok: false, status: 413 };
      chunks.push(bytes);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch {
    return { ok: false, status: tooSlow.aborted ? 408 : 400 };
  } finally {
    tooSlow.removeEventListener('abort', stop);
  }
}
