import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const toleranceS = 300;
/** Shorter keys can be guessed; the standard asks for 24 to 64 bytes. */
const shortestKey = 16;

/**
 * Standard Webhooks (github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over `id.timestamp.body` of the raw
 * bytes, the time within 300 s either way. Any of several secrets and any of several `v1` signatures may match, so that
 * both sides can change keys. Without a usable secret nothing is genuine.
 */
export function isGenuine(
  headers: IncomingHttpHeaders,
  body: Uint8Array,
  secrets: readonly string[],
  now: Date,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > toleranceS) return false;

  const given = signatures
    .split(' ')
    .flatMap((signature) => (signature.startsWith('v1,') ? [signature.slice(3)] : []));
  return secrets.some((secret) => {
    const key = keyOf(secret);
    if (!key) return false;
    const right = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
    // As it is written: decoded, several writings would be one signature.
    return given.some((signature) => isSame(Buffer.from(signature), Buffer.from(right)));
  });
}

/** The signature of a message that we send ourselves (replay). */
export function sign(id: string, timestamp: number, body: string, secret: string): string | undefined {
  const key = keyOf(secret);
  return key && `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** A body is verified in two thirds of the time with a key that was made before; there are few, and they live in the environment anyway. */
const keys = new Map<string, KeyObject | undefined>();
const mostKeys = 100;

function keyOf(secret: string): KeyObject | undefined {
  if (keys.has(secret)) return keys.get(secret);
  if (keys.size >= mostKeys) keys.clear();
  const encoded = secret.trim().replace(/^whsec_/, '');
  const bytes = Buffer.from(encoded, 'base64');
  const key = isBase64(encoded) && bytes.length >= shortestKey ? createSecretKey(bytes) : undefined;
  keys.set(secret, key);
  return key;
}

/** Node's decoder skips what it does not know; a key with such in it is not the one that was made. */
function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
