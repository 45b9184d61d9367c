import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const list = join(import.meta.dirname, '../../../shared/corpora/strings/blns.json');

/** The big list of naughty strings, where it is there; tests that need it skip by name where it is not. */
export const nastyTexts: readonly string[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
