import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

const folder = join(import.meta.dirname, '../../../shared/corpora');

/** Where hostile input that others wrote lies beside the project. */
export function corpus(path: string): string {
  return join(folder, path);
}

/** Runs where the corpora are; elsewhere it is skipped and its name says why. */
export function describeWithCorpus(path: string, name: string, run: () => void): void {
  if (existsSync(corpus(path))) describe(name, run);
  else describe.skip(`${name} (skipped: ../shared/corpora/${path} is not here)`, run);
}
