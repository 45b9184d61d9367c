import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { type ReplayRow, replayRow } from './replayRows.ts';

/** Lines of a file that are sent together. */
export interface Batch {
  readonly rows: readonly ReplayRow[];
  /** Lines that are no row of any known kind. */
  readonly unreadable: readonly number[];
  /** The last line it covers. */
  readonly upTo: number;
}

/** The webhook takes 1,000 mentions and 1 MiB; a Chinese character is three bytes, and JSON needs its marks. */
const mostRows = 1_000;
const mostCharacters = 250_000;

/** The file after line `skip` in batches; paced, only what was seen at one time goes together. */
export async function* batches(path: string, skip: number, paced: boolean): AsyncGenerator<Batch> {
  let open: Line[] = [];
  let characters = 0;
  for await (const next of linesOf(path)) {
    if (next.line <= skip) continue;
    const isFull = open.length >= mostRows || characters + next.characters > mostCharacters;
    if (open.length > 0 && (isFull || (paced && isLater(open[0], next)))) {
      yield closed(open);
      [open, characters] = [[], 0];
    }
    open.push(next);
    characters += next.characters;
  }
  if (open.length > 0) yield closed(open);
}

interface Line {
  readonly line: number;
  readonly characters: number;
  readonly blank: boolean;
  readonly row?: ReplayRow;
}

/** A title that comes again keeps the time it was first seen at: seeing a post later is not publishing it again. */
async function* linesOf(path: string): AsyncGenerator<Line> {
  const firstSeen = new Map<string, Date | undefined>();
  const input = createReadStream(path, 'utf8');
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    const row = text.length > mostCharacters ? undefined : replayRow(text, line, firstSeen);
    yield { line, characters: text.length, blank: text.trim() === '', ...(row && { row }) };
  }
}

function isLater(first: Line | undefined, next: Line): boolean {
  return first?.row?.at?.getTime() !== next.row?.at?.getTime();
}

function closed(lines: readonly Line[]): Batch {
  return {
    rows: lines.flatMap(({ row }) => (row ? [row] : [])),
    unreadable: lines.flatMap(({ row, blank, line }) => (row || blank ? [] : [line])),
    upTo: lines.at(-1)?.line ?? 0,
  };
}
