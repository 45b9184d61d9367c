import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import { DatabaseSync } from 'node:sqlite';

/** Somebody else works on the data folder; the message names them. */
class Locked extends Error {
  override readonly name = 'Locked';
}

/**
 * Takes the data folder for this process alone, for life. Two owners of an embedded database would silently lose each
 * other's rows. The kernel frees the lock when its owner dies, however it dies, and it holds across containers, which
 * a file with a process id in it does not.
 * @returns how to give it back.
 * @throws Locked at once when it is held.
 */
export function lockFolder(dataDir: string, now: Date): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const owner = join(dataDir, 'owner.json');
  const lock = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Locked(
      `the data folder ${dataDir} is in use by ${ownerOf(owner)}; stop it or name another folder`,
    );
  }
  writeFileSync(owner, JSON.stringify({ pid, host: hostname(), since: now.toISOString() }), { mode: 0o600 });
  return () => lock.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function ownerOf(file: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(file, 'utf8'));
    return `process ${pid} on ${host} since ${since}`;
  } catch {
    return 'another process';
  }
}
