import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { type Row, rowAt } from './rows.ts';

const batchSize = 20;
const updates = 4;
/** Between two batches: a stream, not a flood, so that the kill strikes all stages of the work. */
const paceMs = 400;

/** A vendor who sends until he is heard: what was not acknowledged is sent again, the same, before anything new. */
export interface Vendor {
  /** Sends until told to stop or until nobody answers. */
  sendTo(url: string, secret: string, go: AbortSignal): Promise<void>;
  /** id → reads, of the last that was acknowledged. */
  readonly acked: ReadonlyMap<string, number>;
  /** id → reads, of the last that was sent at all. */
  readonly sent: ReadonlyMap<string, number>;
  /** Mentions acknowledged, later readings counted again. */
  count(): number;
}

type Outcome = 'acked' | 'later' | 'gone';

interface Batch {
  readonly id: string;
  readonly rows: readonly Row[];
}

/** `lane` of `lanes`: several vendors share one stream without ever sending each other's posts. */
export function vendor(titles: readonly string[], lane: number, lanes: number): Vendor {
  const acked = new Map<string, number>();
  const sent = new Map<string, number>();
  let next = lane * batchSize;
  let made = 0;
  let count = 0;
  let owed: Batch | undefined;

  function newBatch(): Batch {
    made += 1;
    const fresh = Array.from({ length: batchSize }, (_, n) => rowAt(titles, next + n));
    const again = fresh.slice(0, made > 1 ? updates : 0).map((_, n) => {
      const row = rowAt(titles, next - lanes * batchSize + n);
      return { ...row, reach: { reads: row.reach.reads + made } };
    });
    next += lanes * batchSize;
    return { id: randomUUID(), rows: [...fresh, ...again] };
  }

  async function sendTo(url: string, secret: string, go: AbortSignal): Promise<void> {
    while (!go.aborted) {
      owed ??= newBatch();
      const outcome = await sendOwed(`${url}/hooks/replay`, secret, owed);
      if (outcome === 'gone') return;
      await sleep(outcome === 'later' ? 50 : paceMs);
    }
  }

  async function sendOwed(url: string, secret: string, batch: Batch): Promise<Outcome> {
    for (const { id, reach } of batch.rows) sent.set(id, reach.reads);
    const outcome = await post(url, secret, batch);
    if (outcome !== 'acked') return outcome;
    for (const { id, reach } of batch.rows) acked.set(id, reach.reads);
    count += batch.rows.length;
    owed = undefined;
    return outcome;
  }

  return { sendTo, acked, sent, count: () => count };
}

/** @throws Error when the service refused what it should have taken. */
async function post(url: string, secret: string, { id, rows }: Batch): Promise<Outcome> {
  const body = JSON.stringify({ mentions: rows });
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  const response = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
  if (!response) return 'gone';
  if (response.status === 503) return 'later';
  if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  // The status line is the acknowledgement, whatever becomes of the rest.
  await response.text().catch(() => '');
  return 'acked';
}
