import type { Words } from '../policy/policy.ts';
import type { Problem } from '../ports.ts';

/** Where in the config something stands. Lines and columns count from 1; in a CSV the column is the cell's ordinal. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

/** A problem in both languages: the reader chooses at the end, the checks need not know. */
export interface Found extends Place {
  readonly wrong: Words;
  readonly right: Words;
}

/** Where checks put what they find, so that every problem is named at once. */
export type Report = (place: Place, wrong: Words, right: Words) => void;

export type Language = 'zh' | 'en';

/** Makes a report that keeps, and what it kept. */
export function collector(): { readonly found: readonly Found[]; readonly report: Report } {
  const found: Found[] = [];
  return {
    found,
    report: (place, wrong, right) => {
      found.push({ ...place, wrong, right });
    },
  };
}

/** The problems as their owner reads them: in one language, file by file and line by line. */
export function inWords(found: readonly Found[], language: Language): readonly Problem[] {
  return found
    .map(({ wrong, right, ...place }) => ({ ...place, wrong: wrong[language], right: right[language] }))
    .sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}

/** What strangers typed, made safe and short enough to stand in a message. */
export function quoted(value: unknown): string {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const shown = words.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign) => `U+${hex(sign)}`);
  return `「${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}」`;
}

/** The known word that was probably meant, or undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const ranked = known
    .map((option) => ({ option, steps: distance(word.toLowerCase(), option.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best !== undefined && best.steps <= Math.max(1, Math.floor(best.option.length / 3))
    ? best.option
    : undefined;
}

/** "meant X?" when something is near, else the whole list. */
export function choose(word: string, known: readonly string[]): Words {
  const near = nearest(word, known);
  const list = known.join('、');
  return near === undefined
    ? { zh: `请从以下选一个：${list}`, en: `choose one of: ${known.join(', ')}` }
    : { zh: `是否想写 ${near}？可用：${list}`, en: `did you mean ${near}? known: ${known.join(', ')}` };
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Single-letter changes between two words, a swap of neighbours counting once (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const steps = [
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      ];
      current.push(Math.min(...steps));
    }
    before = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
