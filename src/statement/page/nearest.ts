import type { Folded, Span } from './folded.ts';

/** So many letters in a row are no chance. */
const gram = 6;
/** Two that stand this much further apart on the page than in the text are of two different places. */
const widestGap = 300;
/** Less of it than this is something else. */
const leastShare = 0.25;

/** Where the most of a text stands on a page in its order, from the first letter found to the last; undefined: nowhere. */
export function nearest(page: string, text: string): Span | undefined {
  const places = new Map<string, number>();
  for (let at = 0; at + gram <= page.length; at++) {
    const letters = page.slice(at, at + gram);
    if (!places.has(letters)) places.set(letters, at);
  }
  const found: Place[] = [];
  for (let at = 0; at + gram <= text.length; at++) {
    const there = places.get(text.slice(at, at + gram));
    if (there !== undefined) found.push({ at, there });
  }
  const [best] = apart(inOrder(found)).sort((a, b) => b.length - a.length);
  const [first, last] = [best?.[0], best?.at(-1)];
  if (!best || !first || !last || best.length < leastShare * (text.length - gram + 1)) return undefined;
  return { from: first.there, to: last.there + gram };
}

interface Place {
  readonly at: number;
  readonly there: number;
}
interface Link {
  readonly place: Place;
  readonly before: Link | undefined;
}

/** The longest row of places that go forward on the page too. */
function inOrder(found: readonly Place[]): readonly Place[] {
  const ends: Link[] = [];
  for (const place of found) {
    const index = ends.findLastIndex((end) => end.place.there < place.there) + 1;
    ends[index] = { place, before: ends[index - 1] };
  }
  const row: Place[] = [];
  for (let link = ends.at(-1); link; link = link.before) row.push(link.place);
  return row.reverse();
}

function apart(row: readonly Place[]): Place[][] {
  const groups: Place[][] = [];
  for (const place of row) {
    const last = groups.at(-1)?.at(-1);
    const gap = last ? place.there - last.there - (place.at - last.at) : 0;
    if (last && gap <= widestGap) groups.at(-1)?.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** Line numbers, both ends included. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

/** The whole lines that a stretch touches. */
export function linesAt({ lines }: Folded, { from, to }: Span): Rows {
  return { first: lineBefore(lines, from + 1), last: lineBefore(lines, to) };
}

/** The last line that begins before that letter, by halves: a page may have hundreds of thousands. */
function lineBefore(lines: Folded['lines'], letter: number): number {
  let [low, high] = [0, lines.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.from ?? 0) < letter) low = middle;
    else high = middle;
  }
  return low;
}

/** Those lines with the ones beside them that belong to them, at most `most` each way. */
export function widened({ first, last }: Rows, belongs: (line: number) => boolean, most = 20): Rows {
  let [from, to] = [first, last];
  while (first - from < most && belongs(from - 1)) from -= 1;
  while (to - last < most && belongs(to + 1)) to += 1;
  return { first: from, last: to };
}
