import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SettingsRead } from '../config.ts';
import { readSettings } from '../config.ts';
import { configFiles } from './files.ts';
import type { Language } from './found.ts';

/** What is read in place: about 20 ms of work. A thread costs more than that to start. */
const small = 64 * 1024;

/** What the thread is asked to read. */
export interface Order {
  readonly folder: string;
  readonly language: Language;
}

/**
 * As `readSettings`, without a stall while people wait for answers: the tables of two thousand branches are read in a
 * thread of their own. Where no thread can be had they are read here.
 */
export async function readApart(folder: string, language: Language): Promise<SettingsRead> {
  if ((await sizeOf(folder)) <= small) return readSettings(folder, language);
  const workerData: Order = { folder, language };
  try {
    const worker = new Worker(new URL('readingThread.ts', import.meta.url), { workerData });
    worker.unref();
    const [read]: SettingsRead[] = await once(worker, 'message');
    await setImmediate();
    if (read) return read;
  } catch {
    // Reading in place is slower for others, and as good.
  }
  return readSettings(folder, language);
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = configFiles.map(async (file) => {
    const found = await stat(join(folder, file)).catch(() => undefined);
    return found?.size ?? 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
