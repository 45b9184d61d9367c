import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const howTo = '32 bytes as base64 or as 64 hex digits (make one: openssl rand -base64 32)';

/**
 * The key that seals free text. `given` (from the environment or a secret file) wins; without it one is made on the
 * first start in `dataDir/seal.key`, readable by its owner only. Who loses it loses the sealed words.
 * @throws Error when the key has another shape, saying what would be right.
 */
export function sealKey(dataDir: string, given?: string): Uint8Array {
  if (given !== undefined) return parsed(given, 'the given sealing key');
  const file = join(dataDir, 'seal.key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return parsed(readFileSync(file, 'utf8'), file);
}

function parsed(text: string, where: string): Uint8Array {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64');
  if (key.length !== 32) throw new Error(`${where} is not a key: it must be ${howTo}`);
  return key;
}
