import { describe, expect, it } from 'vitest';
import { makeBreaker, restAfter } from '../../src/handlers/opinionBreaker.ts';

const minute = 60_000;
const silence = (why: Parameters<typeof restAfter>[0]['why'], restMs?: number) =>
  ({ heard: false, why, tokens: 0, ...(restMs !== undefined && { restMs }) }) as const;

describe('how long a provider that does not answer is left in peace', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, minute],
    [4, 2 * minute],
    [7, 16 * minute],
    [8, 30 * minute],
    [400, 30 * minute],
  ])('after %i failures in a row: %i ms', (failures, ms) => {
    for (const why of ['late', 'refused', 'unreachable', 'nonsense'] as const)
      expect(restAfter(silence(why), failures)).toBe(ms);
  });

  it.each([
    [undefined, 10_000],
    [7_000, 7_000],
    [1, 1_000],
    [86_400_000, 30 * minute],
  ])('a busy one that asks for %s ms: %i ms', (restMs, ms) => {
    expect(restAfter(silence('limited', restMs), 0)).toBe(ms);
  });

  it('what lay with us is none of its failures', () => {
    for (const why of ['unmasked', 'stopped'] as const) expect(restAfter(silence(why), 5)).toBe(0);
  });
});

describe('a breaker', () => {
  it('begins anew after one answer', () => {
    const told: string[] = [];
    const stopping = new AbortController();
    const breaker = makeBreaker(stopping.signal, (why) => told.push(why));
    for (const round of [1, 2, 3]) {
      breaker.failed(silence('late'));
      breaker.failed(silence('nonsense'));
      expect([round, breaker.resting()]).toEqual([round, undefined]);
      breaker.answered();
    }
    expect(told).toEqual([]);
    stopping.abort();
  });

  it('rests, tells why, and stops resting when the service stops', async () => {
    const told: unknown[] = [];
    const stopping = new AbortController();
    const breaker = makeBreaker(stopping.signal, (...rest) => told.push(rest));
    for (let failure = 0; failure < 4; failure += 1) breaker.failed(silence('unreachable'));
    expect(told).toEqual([
      ['unreachable', minute],
      ['unreachable', 2 * minute],
    ]);
    const rest = breaker.resting();
    expect(rest).toBeInstanceOf(Promise);
    stopping.abort();
    await rest;
    expect(breaker.resting()).toBeUndefined();
  });
});
