import { synonymRows } from './synonymRows.ts';

const groups = synonymRows.map((row) => row.split(/\s+/u));

const byWord = new Map<string, string[]>();
for (const group of groups) {
  for (const word of group)
    byWord.set(word, [...(byWord.get(word) ?? []), ...group.filter((each) => each !== word)]);
}
const longest = Math.max(...Array.from(byWord.keys(), (word) => word.length));
const begins = new Set(Array.from(byWord.keys(), (word) => word.slice(0, 1)));

/** A word for which others may stand. */
export interface Exchangeable {
  readonly from: number;
  readonly to: number;
  readonly others: readonly string[];
}

/** The words of a text that have others for the same; the longest first, so that 不属实 is not read as 属实. */
export function synonymsIn(text: string): readonly Exchangeable[] {
  const found: Exchangeable[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!begins.has(text[at] ?? '')) continue;
    const word = wordAt(text, at);
    if (word === undefined) continue;
    found.push({ from: at, to: at + word.length, others: byWord.get(word) ?? [] });
    at += word.length - 1;
  }
  return found;
}

function wordAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longest, text.length - at); length > 1; length--) {
    const word = text.slice(at, at + length);
    if (byWord.has(word)) return word;
  }
  return undefined;
}
