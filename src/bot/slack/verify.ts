import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

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
