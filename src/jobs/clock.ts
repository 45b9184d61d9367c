import { schedule } from 'node-cron';

export interface Ticking {
  stop(): Promise<void>;
}

/**
 * Calls `work` at every tick of a cron pattern (six fields, seconds first), never twice at once. A tick that a busy
 * process missed is not made up: what a tick looks for is still there at the next.
 */
export function everyTick(
  pattern: string,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): Ticking {
  let busy = false;
  async function tick(): Promise<void> {
    if (busy) return;
    busy = true;
    await work().catch(failed);
    busy = false;
  }
  const task = schedule(pattern, tick, { suppressMissedWarning: true });
  return { stop: async () => task.stop() };
}
