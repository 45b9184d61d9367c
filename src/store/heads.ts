import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of the audit and its hash, or the beginning of it, as it was at some time. */
export interface NotedHead {
  readonly row: number;
  readonly hash: string;
}

/** Sixteen characters are as many as `fenghuo audit verify` shows. */
const written = /^(\d{1,15}):([0-9a-f]{16,64})$/;

/** `1204:9f86d081884c7d65`; undefined for what is no head. */
export function headIn(text: string): NotedHead | undefined {
  const [, row, hash] = written.exec(text.trim().toLowerCase()) ?? [];
  return row === undefined || hash === undefined ? undefined : { row: Number(row), hash };
}

/**
 * The heads of the audit's chain, kept in the data folder and not in the database (SECURITY finding 9): whoever rewrites the
 * whole chain there has this file, and the log that says the same, against them. One line each: time, row, hash.
 */
export function headsIn(dataDir: string) {
  const file = join(dataDir, 'audit-heads.txt');
  return {
    note({ row, hash }: NotedHead, at: Date): void {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      appendFileSync(file, `${at.toISOString()} ${row}:${hash}\n`, { mode: 0o600 });
    },
    /** A line that was cut short by a death of the process says nothing. */
    all(): readonly NotedHead[] {
      return linesOf(file).flatMap((line) => headIn(line.split(' ')[1] ?? '') ?? []);
    },
  };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
