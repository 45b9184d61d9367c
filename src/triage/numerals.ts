import { digitOf, isNumeral } from './foldTable.ts';

/** A run of Chinese digits this long is a number, … */
const surelyNumber = 5;
/** … or one shorter by one that holds a zero, such as a year. */
export const shortestNumber = surelyNumber - 1;
const zeroes: ReadonlySet<number> = new Set(Array.from('零〇', (zero) => zero.charCodeAt(0)));

/** Writes Chinese digits as ours where they stand for a number; whether there were any. */
export function inDigits(codes: Uint16Array): boolean {
  let any = false;
  let start = 0;
  for (let end = 0; end <= codes.length; end++) {
    if (end < codes.length && isNumeral(codes[end] ?? 0)) continue;
    if (end - start >= shortestNumber) any = asNumber(codes.subarray(start, end)) || any;
    start = end + 1;
  }
  return any;
}

function asNumber(run: Uint16Array): boolean {
  if (run.length < surelyNumber && !run.some((unit) => zeroes.has(unit))) return false;
  run.set(run.map(digitOf));
  return true;
}
