import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SettingsRead } from '../config.ts';
import { readSettings } from '../config.ts';
import { configFiles } from './files.ts';
import type { Language } from './found.ts';

/** What is read in place: about 20 ms of work. */
const small = 64 * 1024;

/** What the thread is asked to read. */
export interface Order {
  readonly folder: string;
  readonly language: Language;
}

export interface Apart {
  /** As `readSettings`. One at a time. */
  readonly read: (folder: string, language: Language) => Promise<SettingsRead>;
  /** What is being read then is never told. */
  readonly close: () => void;
}

/**
 * Reads the config without a stall while people wait for answers: the tables of two thousand branches are read in a
 * thread of their own, which stays for the next time. Where no thread can be had they are read here.
 */
export function readingApart(): Apart {
  let thread: Worker | undefined;

  async function read(folder: string, language: Language): Promise<SettingsRead> {
    if ((await sizeOf(folder)) <= small) return readSettings(folder, language);
    try {
      thread ??= started();
      thread.postMessage({ folder, language } satisfies Order);
      const [found]: SettingsRead[] = await once(thread, 'message');
      await setImmediate();
      if (found) return found;
    } catch {
      thread = undefined;
    }
    return readSettings(folder, language);
  }

  async function close(): Promise<void> {
    await thread?.terminate();
  }

  return { read, close: () => void close() };
}

function started(): Worker {
  const thread = new Worker(new URL('readingThread.ts', import.meta.url));
  thread.unref();
  return thread;
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = configFiles.map(async (file) => {
    const found = await stat(join(folder, file)).catch(() => undefined);
    return found?.size ?? 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
