/** A pattern found: folded indexes, half open. Overlapping and nested hits are all there. */
export interface Hit {
  /** Index into what was compiled. */
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

/** Hits on a sheet that is used again: three numbers to each, its pattern, its start, its end. */
export interface Hits {
  numbers: Int32Array;
  /** How many numbers there are. */
  length: number;
}

export function noHits(): Hits {
  return { numbers: new Int32Array(3 * 256), length: 0 };
}

export function put(hits: Hits, pattern: number, start: number, end: number): void {
  const { length } = hits;
  if (length + 3 > hits.numbers.length) {
    const { numbers } = hits;
    hits.numbers = new Int32Array(numbers.length * 2);
    hits.numbers.set(numbers);
  }
  hits.numbers[length] = pattern;
  hits.numbers[length + 1] = start;
  hits.numbers[length + 2] = end;
  hits.length = length + 3;
}

/** The hits one by one, good for as long as one likes. */
export function listed({ numbers, length }: Hits): readonly Hit[] {
  const list: Hit[] = [];
  for (let at = 0; at < length; at += 3) {
    list.push({ pattern: numbers[at] ?? 0, start: numbers[at + 1] ?? 0, end: numbers[at + 2] ?? 0 });
  }
  return list;
}

/** By where they start, of one start the longest last; the sheet itself where it is so already, as the matcher leaves it. */
export function inOrder(hits: Hits): Hits {
  if (isInOrder(hits)) return hits;
  const sorted = listed(hits).toSorted((a, b) => a.start - b.start || a.end - b.end);
  const sheet = noHits();
  for (const { pattern, start, end } of sorted) put(sheet, pattern, start, end);
  return sheet;
}

function isInOrder({ numbers, length }: Hits): boolean {
  let start = 0;
  let end = 0;
  for (let at = 0; at < length; at += 3) {
    const from = numbers[at + 1] ?? 0;
    const to = numbers[at + 2] ?? 0;
    if (from < start || (from === start && to < end)) return false;
    start = from;
    end = to;
  }
  return true;
}
