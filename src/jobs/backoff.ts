import type { Delivery, JobResult } from '../ports.ts';

const first = 1_000;
const longest = 60_000;

/**
 * What the outbox does with a delivery's outcome: the platform's own wish first, else doubling. `uncertain` is asked
 * again with the same key: a platform that can tell will not post twice (SECURITY F2). "failed" is ours: it is logged
 * and not repeated.
 */
export function afterDelivery(delivery: Delivery, attempt: number): JobResult {
  switch (delivery.outcome) {
    case 'sent':
    case 'failed':
      return { done: true };
    case 'uncertain':
      return { done: false, afterMs: doubling(attempt), why: delivery.why };
    case 'retry':
      return { done: false, afterMs: Math.max(delivery.afterMs, doubling(attempt)), why: delivery.why };
  }
}

function doubling(attempt: number): number {
  return Math.min(longest, first * 2 ** attempt);
}
