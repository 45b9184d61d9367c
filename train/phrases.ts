import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What people say in praise or blame, written by ourselves, and which of the two it is. */
export interface Phrase {
  readonly text: string;
  readonly mood: 'negative' | 'positive';
}

/** The phrases of the lists beside this file: separated by white space, lines from `#` on are headings. Each once. */
export function phrases(): readonly Phrase[] {
  return (['negative', 'positive'] as const).flatMap((mood) => {
    const list = readFileSync(join(import.meta.dirname, `phrases/${mood}.txt`), 'utf8');
    const lines = list.split('\n').filter((line) => !line.startsWith('#'));
    const texts = new Set(lines.flatMap((line) => line.split(/\s+/)).filter((text) => text !== ''));
    return [...texts].map((text) => ({ text, mood }));
  });
}
