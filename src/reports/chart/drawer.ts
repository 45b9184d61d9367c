import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Picture } from './look.ts';

export type Drawn =
  | { readonly ok: true; readonly png: Uint8Array }
  | { readonly ok: false; readonly why: string };

export interface ChartDrawer {
  readonly draw: (picture: Picture) => Promise<Drawn>;
  readonly close: () => Promise<void>;
}

const memoryMiB = 512;

/**
 * Draws charts in a thread of their own, one at a time, so that no press waits for a picture. The thread is started with
 * the first picture, kept warm and holds no process open; one that takes longer than `patienceMs` is given up. Never
 * throws: a card goes out without its picture, and why is said.
 */
export function chartDrawer(patienceMs = 60_000): ChartDrawer {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function drawOne(picture: Picture): Promise<Drawn> {
    thread ??= started();
    const over = new AbortController();
    try {
      thread.ref();
      const drawn = answerOf(thread, AbortSignal.any([over.signal, AbortSignal.timeout(patienceMs)]));
      thread.postMessage(picture);
      return await drawn;
    } catch (error) {
      await end();
      return { ok: false, why: whyNot(error, patienceMs) };
    } finally {
      over.abort();
      thread?.unref();
    }
  }

  async function end(): Promise<void> {
    await thread?.terminate();
    thread = undefined;
  }

  return {
    draw(picture) {
      const mine = last.then(() => drawOne(picture));
      last = mine;
      return mine;
    },
    close: () => last.then(end),
  };
}

async function answerOf(thread: Worker, signal: AbortSignal): Promise<Drawn> {
  const gone = once(thread, 'exit', { signal });
  const [drawn]: (Drawn | number)[] = await Promise.race([once(thread, 'message', { signal }), gone]);
  if (typeof drawn === 'object') return drawn;
  throw new Error('the thread that draws has ended');
}

function whyNot(error: unknown, patienceMs: number): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'AbortError' ? `画图超过 ${patienceMs / 1000} 秒 (too long to draw)` : error.message;
}

function started(): Worker {
  const thread = new Worker(new URL('./chartThread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
  });
  thread.on('error', () => undefined);
  return thread;
}
