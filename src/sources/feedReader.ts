import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FeedBytes, FeedRead } from './feedRead.ts';

export interface ThreadAsk {
  readonly id: number;
  readonly feed: FeedBytes;
}
export interface ThreadAnswer {
  readonly id: number;
  readonly read: FeedRead;
}

export interface FeedReader {
  read(feed: FeedBytes): Promise<FeedRead>;
  close(): Promise<void>;
}

const memoryMiB = 256;

/**
 * Reads feeds in a thread of their own with 256 MiB and, for each feed, `patienceMs`: a feed that takes more loses the
 * thread, the next one gets a new thread (SEC-T14). One at a time, in order; the thread is kept warm between feeds and
 * holds no process open.
 */
export function feedReader(patienceMs = 5_000): FeedReader {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function readOne(feed: FeedBytes): Promise<FeedRead> {
    thread ??= await startThread();
    const read = await ask(thread, { id: ++count, feed }, patienceMs);
    if (read) return read;
    await thread.terminate();
    thread = undefined;
    return { ok: false, why: `解析超过 ${patienceMs / 1000} 秒或 ${memoryMiB} MiB (too much to parse)` };
  }

  return {
    read(feed) {
      const mine = last.then(() => readOne(feed));
      last = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await last;
      await thread?.terminate();
      thread = undefined;
    },
  };
}

/** Starting is not counted against the first feed: on a busy machine it takes seconds. */
async function startThread(): Promise<Worker> {
  const thread = new Worker(new URL('./feedThread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
  });
  thread.on('error', () => undefined);
  await once(thread, 'message');
  thread.unref();
  return thread;
}

/** Undefined when the thread did not answer in time or died of it. */
function ask(thread: Worker, question: ThreadAsk, patienceMs: number): Promise<FeedRead | undefined> {
  return new Promise((resolve) => {
    const done = (read: FeedRead | undefined) => {
      clearTimeout(timer);
      thread.off('message', onAnswer).off('error', onEnd).off('exit', onEnd);
      resolve(read);
    };
    const onAnswer = (answer: ThreadAnswer) => {
      if (answer.id === question.id) done(answer.read);
    };
    const onEnd = () => done(undefined);
    const timer = setTimeout(onEnd, patienceMs);
    thread.on('message', onAnswer).on('error', onEnd).on('exit', onEnd);
    thread.postMessage(question);
  });
}
