import type { Notice, Span } from '../../bot/message.ts';

export type Parts = readonly [Notice, ...Notice[]];

/**
 * What is said in as many messages as it needs where one holds so many letters: a platform would leave off the rest. Each
 * begins with what the first begins with, numbered; no line is parted. `most` absent: in one.
 */
export function inParts(notice: Notice, most: number | undefined): Parts {
  const [head, ...lines] = notice.spans;
  if (most === undefined || !head || sizeOf(notice.spans) <= most) return [notice];
  const pages = pagesOf(lines, most - sizeOf([head]) - forNumber);
  const part = (page: readonly Span[], at: number): Notice => {
    const { tables: _tables, ...rest } = notice;
    const numbered = { ...head, text: `${wordsOf(head)} · ${at + 1}/${pages.length}` };
    return { ...(at === 0 ? notice : rest), spans: [numbered, ...page] };
  };
  const [first = [], ...more] = pages;
  return [part(first, 0), ...more.map((page, at) => part(page, at + 1))];
}

/** ` · 12/34` */
const forNumber = 8;

function pagesOf(lines: readonly Span[], most: number): readonly (readonly Span[])[] {
  const pages: Span[][] = [[]];
  let left = most;
  for (const line of lines) {
    const size = sizeOf([line]);
    if (size > left && left < most) {
      pages.push([]);
      left = most;
    }
    pages.at(-1)?.push(line);
    left -= size;
  }
  return pages;
}

function sizeOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + wordsOf(span).length, 0);
}

function wordsOf(span: Span): string {
  return 'person' in span ? span.name : span.text;
}
