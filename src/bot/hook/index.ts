import type { Delivery, Now, RingHook } from '../../ports.ts';

export interface RingHookOptions {
  readonly url: string;
  readonly secret: string;
  /** Signs as Standard Webhooks says; undefined when the secret is not usable. */
  readonly sign: (id: string, timestamp: number, body: string, secret: string) => string | undefined;
  readonly now: Now;
  /** So long an answer is waited for. */
  readonly withinMs?: number;
}

/**
 * A signed POST to whoever sends our text messages and makes our calls (Standard Webhooks). `webhook-id` names the one
 * call, however often it has to be asked: whoever answers rings once for it. Neither number nor secret is ever in a reason.
 */
export function ringHook({ url, secret, sign, now, withinMs = 10_000 }: RingHookOptions): RingHook {
  return {
    async ring(who, call, key) {
      const body = JSON.stringify({ id: key, person: who, ...call });
      const timestamp = Math.floor(now().getTime() / 1000);
      const signature = sign(key, timestamp, body, secret);
      if (signature === undefined) return { outcome: 'failed', why: 'RING_HOOK_SECRET cannot be used' };
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': key,
        'webhook-timestamp': `${timestamp}`,
        'webhook-signature': signature,
      };
      const signal = AbortSignal.timeout(withinMs);
      try {
        const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal });
        await answer.body?.cancel();
        return outcomeOf(answer, key, now());
      } catch (error) {
        return troubleOf(error);
      }
    },
  };
}

/** Where it is not said how long. */
const soonMs = 2_000;
const longestMs = 10 * 60_000;

function outcomeOf({ status, ok, headers }: Response, key: string, now: Date): Delivery {
  if (ok) return { outcome: 'sent', ref: key };
  const why = `the ring hook answered ${status}`;
  if (status === 429 || status === 408 || status >= 500)
    return { outcome: 'retry', afterMs: waitOf(headers.get('retry-after'), now), why };
  return { outcome: 'failed', why };
}

/** `Retry-After` in seconds or as a date. */
function waitOf(written: string | null, now: Date): number {
  if (written === null) return soonMs;
  const ms = /^\d{1,6}$/.test(written) ? Number(written) * 1000 : new Date(written).getTime() - now.getTime();
  return Number.isNaN(ms) ? soonMs : Math.min(longestMs, Math.max(0, ms));
}

/** It was never asked: nobody there, no such name, not who they say they are. */
const unasked =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT)|CERT|TLS|SELF_SIGNED|UNABLE_TO/;

function troubleOf(error: unknown): Delivery {
  const code = codeOf(error instanceof Error ? (error.cause ?? error) : error);
  if (unasked.test(code))
    return { outcome: 'retry', afterMs: soonMs, why: `the ring hook is not reached: ${code}` };
  return { outcome: 'uncertain', why: `the ring hook gave no answer: ${code}` };
}

/** A code never holds what was sent; a message may. */
function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return 'unknown';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return 'name' in cause && typeof cause.name === 'string' ? cause.name : 'unknown';
}
