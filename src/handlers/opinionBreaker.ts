import { setTimeout as sleep } from 'node:timers/promises';
import type { Heard, Unheard } from '../triage/opinion.ts';

type Silence = Extract<Heard, { heard: false }>;

const patience = 3;
const minute = 60_000;
const longest = 30 * minute;
const busy = 10_000;

/**
 * How long nobody is asked after this, in milliseconds: as long as a busy provider wishes, and after three failures in a row
 * a minute, then two, four … up to half an hour. What lay with us is no failure of theirs.
 */
export function restAfter({ why, restMs = busy }: Silence, failures: number): number {
  if (why === 'unmasked' || why === 'stopped') return 0;
  if (why === 'limited') return Math.min(longest, Math.max(restMs, 1_000));
  return failures < patience ? 0 : Math.min(longest, minute * 2 ** (failures - patience));
}

export interface Breaker {
  /** Resolves when questions may be asked again; undefined when they may now. */
  readonly resting: () => Promise<void> | undefined;
  readonly answered: () => void;
  readonly failed: (silence: Silence) => void;
}

/** Leaves a provider in peace that does not answer. `told` hears when a rest begins and why; `stopping` ends every rest. */
export function makeBreaker(stopping: AbortSignal, told: (why: Unheard, restMs: number) => void): Breaker {
  let failures = 0;
  let rest: Promise<void> | undefined;

  function begin(ms: number): void {
    const mine = sleep(ms, undefined, { signal: stopping, ref: false })
      .catch(() => {})
      .then(() => {
        if (rest === mine) rest = undefined;
      });
    rest = mine;
  }

  return {
    resting: () => rest,
    answered: () => {
      failures = 0;
    },
    failed: (silence) => {
      if (silence.why !== 'limited') failures += 1;
      const ms = restAfter(silence, failures);
      if (ms === 0) return;
      told(silence.why, ms);
      begin(ms);
    },
  };
}
