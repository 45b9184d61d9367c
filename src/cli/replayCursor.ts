import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const shape = z.object({
  /** Lines of the file that are done with, blank and unreadable ones too. */
  lines: z.number(),
  rows: z.number(),
  accepted: z.number(),
  updated: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  unreadable: z.number(),
});

/** How far a replay has come: all of it acknowledged. */
export type Progress = z.infer<typeof shape>;

const nothingSent: Progress = {
  lines: 0,
  rows: 0,
  accepted: 0,
  updated: 0,
  duplicate: 0,
  rejected: 0,
  unreadable: 0,
};

export interface Cursor {
  read(): Promise<Progress>;
  write(progress: Progress): Promise<void>;
  /** A replay that is through starts from the beginning next time. */
  clear(): Promise<void>;
}

/** Where a replay of this very file into this source stands, kept beside the data it went into. */
export function replayCursor(dataFolder: string, source: string, fileHash: string): Cursor {
  const folder = join(dataFolder, 'replay');
  const path = join(folder, `${source}-${fileHash.slice(0, 32)}.json`);
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch(() => undefined);
      return text === undefined ? nothingSent : (shape.safeParse(parsed(text)).data ?? nothingSent);
    },
    async write(progress) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${path}.new`, JSON.stringify(progress), { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
    clear: () => rm(path, { force: true }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
