import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const skewSeconds = 300;

/**
 * True when the raw bytes carry Feishu's signature (sha256 of time, nonce, encrypt key and body) and a time within five
 * minutes of ours, past or future. The SDK signs what it has parsed and written again, and never looks at the time
 * (SECURITY finding 3). Compared in constant time; nothing is parsed before this says yes.
 */
export function verified(headers: IncomingHttpHeaders, raw: Uint8Array, key: string, now: Date): boolean {
  const said = signed(headers, now);
  if (said === undefined || key === '') return false;
  const ours = createHash('sha256').update(`${said.time}${said.nonce}${key}`).update(raw).digest();
  return timingSafeEqual(ours, Buffer.from(said.signature, 'hex'));
}

/** The three headers, when they have the right shape and a time we accept: a cheap no before the body is read. */
export function signed(headers: IncomingHttpHeaders, now: Date) {
  const time = headers['x-lark-request-timestamp'];
  const nonce = headers['x-lark-request-nonce'];
  const signature = headers['x-lark-signature'];
  if (typeof time !== 'string' || typeof nonce !== 'string' || typeof signature !== 'string')
    return undefined;
  if (!/^\d{1,12}$/.test(time) || !/^[\x21-\x7e]{1,128}$/.test(nonce) || !/^[0-9a-f]{64}$/.test(signature))
    return undefined;
  const skew = Math.abs(now.getTime() / 1000 - Number(time));
  return skew <= skewSeconds ? { time, nonce, signature } : undefined;
}

/** True when the request does not even claim to be signed: only the check of our address comes so. */
export function unsigned(headers: IncomingHttpHeaders): boolean {
  return headers['x-lark-signature'] === undefined;
}

/** What `encrypt` holds, undefined when it was not encrypted with our key; never throws. */
export function decrypted(encrypt: string, key: string): string | undefined {
  try {
    const bytes = Buffer.from(encrypt, 'base64');
    const hash = createHash('sha256').update(key).digest();
    const cipher = createDecipheriv('aes-256-cbc', hash, bytes.subarray(0, 16));
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]),
    );
  } catch {
    return undefined;
  }
}

/** Equal, in a time that does not say where they differ. */
export function same(theirs: string, ours: string): boolean {
  const hash = (each: string) => createHash('sha256').update(each).digest();
  return ours !== '' && timingSafeEqual(hash(theirs), hash(ours));
}
