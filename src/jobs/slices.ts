import { setImmediate } from 'node:timers/promises';

/** A slice is over well before anybody notices. */
const sliceMs = 5;

/** Does long work a little at a time, so that whoever presses a button meanwhile is answered; its result at the end. */
export async function inSlices<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
}
