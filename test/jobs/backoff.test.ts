import { expect, it } from 'vitest';
import { afterDelivery } from '../../src/jobs/backoff.ts';

it.each`
  delivery                                              | attempt | again
  ${{ outcome: 'sent', ref: 'm1' }}                     | ${0}    | ${undefined}
  ${{ outcome: 'failed', why: 'not in the channel' }}   | ${0}    | ${undefined}
  ${{ outcome: 'uncertain', why: 'no answer' }}         | ${0}    | ${1_000}
  ${{ outcome: 'retry', afterMs: 200, why: 'busy' }}    | ${3}    | ${8_000}
  ${{ outcome: 'retry', afterMs: 30_000, why: '429' }}  | ${0}    | ${30_000}
  ${{ outcome: 'retry', afterMs: 300_000, why: '429' }} | ${9}    | ${300_000}
  ${{ outcome: 'retry', afterMs: 0, why: 'reset' }}     | ${20}   | ${60_000}
`('$delivery.outcome ($delivery.why) at attempt $attempt waits $again ms', ({ delivery, attempt, again }) => {
  const next = afterDelivery(delivery, attempt);
  expect(next.done ? undefined : next.afterMs).toBe(again);
});
