import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

const skewSeconds = 300;

/**
 * True when the raw bytes carry Slack's v0 signature and a time within five minutes of ours, past or future: the SDK
 * looks at the past only (SECURITY finding 5). Compared in constant time; nothing is parsed before this says yes.
 */
export function verified(headers: IncomingHttpHeaders, raw: Uint8Array, secret: string, now: Date): boolean {
  const { time, signature } = signed(headers, now) ?? {};
  if (time === undefined || signature === undefined || secret === '') return false;
  const ours = createHmac('sha256', secret).update(`v0:${time}:`).update(raw).digest();
  return timingSafeEqual(ours, Buffer.from(signature, 'hex'));
}

/** The two headers, when they have the right shape and a time we accept: a cheap no before the body is read. */
export function signed(
  headers: IncomingHttpHeaders,
  now: Date,
): { readonly time: string; readonly signature: string } | undefined {
  const time = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof time !== 'string' || typeof signature !== 'string') return undefined;
  const hex = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1];
  if (!/^\d{1,12}$/.test(time) || hex === undefined) return undefined;
  const skew = Math.abs(now.getTime() / 1000 - Number(time));
  return skew <= skewSeconds ? { time, signature: hex } : undefined;
}

/** The body as it came, or why it was not taken. */
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
