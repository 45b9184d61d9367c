import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { sign } from '../sources/signature.ts';
import type { ReplayRow } from './replayRows.ts';

export interface Target {
  /** Of the source: `http://127.0.0.1:4040/hooks/replay`. */
  readonly url: string;
  readonly secret: string;
  readonly now: () => Date;
  /** Told each time the service cannot take a batch now, and how long is waited. */
  readonly waiting: (why: string, ms: number) => void;
}

const answer = z.object({
  accepted: z.number(),
  updated: z.number(),
  duplicate: z.number(),
  rejected: z.array(z.object({ index: z.number(), problem: z.string() })),
});

export type Counts = z.infer<typeof answer>;

export type Sent =
  | { readonly ok: true; readonly counts: Counts }
  | { readonly ok: false; readonly why: string };

/** Between two attempts, ms. */
const firstWait = 200;
const longestWait = 10_000;
/** A service that takes nothing for so long is not coming back by itself. */
const patienceMs = 10 * 60_000;

/**
 * Sends one batch until it is acknowledged: 503, 408, 429, any 5xx and a lost connection are waited out, so that a restart or
 * a database away costs time and no row. The batch has one `webhook-id` however often it is sent.
 */
export async function sendBatch(target: Target, id: string, rows: readonly ReplayRow[]): Promise<Sent> {
  if (rows.length === 0) return { ok: true, counts: { accepted: 0, updated: 0, duplicate: 0, rejected: [] } };
  const body = JSON.stringify({ mentions: rows.map(({ mention }) => mention) });
  const since = target.now().getTime();
  for (let attempt = 0; ; attempt++) {
    const reply = await post(target, id, body);
    if (reply.outcome !== 'later') return reply.sent;
    if (target.now().getTime() - since > patienceMs) return { ok: false, why: reply.why };
    const wait = Math.min(longestWait, Math.max(firstWait * 2 ** attempt, reply.afterMs));
    target.waiting(reply.why, wait);
    await sleep(wait);
  }
}

type Reply =
  | { readonly outcome: 'answered'; readonly sent: Sent }
  | { readonly outcome: 'later'; readonly why: string; readonly afterMs: number };

async function post(target: Target, id: string, body: string): Promise<Reply> {
  const timestamp = Math.floor(target.now().getTime() / 1000);
  const signature = sign(id, timestamp, body, target.secret) ?? '';
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(60_000),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
      },
    });
    return judged(response.status, await response.text(), Number(response.headers.get('retry-after') ?? 0));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { outcome: 'later', why: cause instanceof Error ? cause.message : String(cause), afterMs: 0 };
  }
}

function judged(status: number, text: string, retryAfterS: number): Reply {
  if (status === 408 || status === 429 || status >= 500) {
    return { outcome: 'later', why: `${status}`, afterMs: (retryAfterS || 0) * 1000 };
  }
  const counts = status === 202 ? answer.safeParse(parsed(text)) : undefined;
  if (counts?.success) return { outcome: 'answered', sent: { ok: true, counts: counts.data } };
  return { outcome: 'answered', sent: { ok: false, why: `${status} ${text.slice(0, 300)}` } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
