import { setTimeout as pause } from 'node:timers/promises';

/** People first: what nobody waits for lets pass what somebody does. */
export interface Courtesy {
  /** From now on until `leave` somebody waits for this. */
  enter(key: string): void;
  leave(key: string): void;
  /** Resolves when nobody waits any more, and after half a second in any case: nothing is put off for ever. */
  letPass(): Promise<void>;
}

const mostMs = 500;
/** Who has waited longer than any platform waits for an answer is counted no more. */
const forgottenMs = 3_000;

export function makeCourtesy(): Courtesy {
  const since = new Map<string, number>();
  let clear = Promise.withResolvers<void>();

  function isBusy(): boolean {
    const oldest = performance.now() - forgottenMs;
    for (const [key, at] of since) if (at < oldest) since.delete(key);
    return since.size > 0;
  }

  return {
    enter: (key) => void since.set(key, performance.now()),
    leave: (key) => {
      if (!since.delete(key) || since.size > 0) return;
      clear.resolve();
      clear = Promise.withResolvers();
    },
    async letPass() {
      const until = performance.now() + mostMs;
      for (let left = mostMs; left > 0 && isBusy(); left = until - performance.now()) {
        await Promise.race([clear.promise, pause(left, undefined, { ref: false })]);
      }
    },
  };
}
