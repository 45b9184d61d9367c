/** One row of a CSV file and the line it begins on (1 = the header); without cells when it cannot be read. */
export interface CsvRecord {
  readonly line: number;
  readonly cells?: readonly string[];
  readonly raw: string;
}

/** A quoted cell may run over so many lines; a quote left open further than that is a mistake. */
const mostLinesOfOneRow = 50;
const longestRow = 200_000;

/** The lines of a file and what separates its cells: what the header has most of. */
export function linesOf(text: string): { readonly lines: readonly string[]; readonly delimiter: string } {
  const lines = text.split(/\r\n|\n|\r/);
  const header = lines[0] ?? '';
  const counts = [',', '\t', ';', '，'].map((delimiter) => ({
    delimiter,
    count: header.split(delimiter).length,
  }));
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  return { lines, delimiter: most?.delimiter ?? ',' };
}

/**
 * The rows below the header, one by one, so that a broken quote costs its own row and not the file: a row that leaves a
 * quote open is joined with the following lines only where the whole then reads as one row of the right width; else its
 * first line stands alone, quotes and all, or is bad. Work per line is bounded: no file makes this slow.
 */
export function* csvRecords(
  lines: readonly string[],
  delimiter: string,
  width: number,
): Generator<CsvRecord> {
  let at = 1;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at++;
    else if (!line.includes('"')) {
      yield { line: at + 1, raw: line, ...only(fits(line.split(delimiter), width)) };
      at++;
    } else {
      const { cells, taken } = quoted(lines, at, delimiter, width);
      yield { line: at + 1, raw: lines.slice(at, at + taken).join('\n'), ...only(cells) };
      at += taken;
    }
  }
}

/** The cells of one line, as the header is. */
export function cellsOf(line: string, delimiter: string): readonly string[] {
  return cut(line, delimiter, true) ?? line.split(delimiter);
}

function quoted(lines: readonly string[], at: number, delimiter: string, width: number) {
  const line = lines[at] ?? '';
  const last = isOpen(line) ? closingLine(lines, at) : at;
  const joined = last === undefined ? undefined : lines.slice(at, last + 1).join('\n');
  const strict = joined === undefined ? undefined : fits(cut(joined, delimiter, false), width);
  if (strict && last !== undefined) return { cells: strict, taken: last + 1 - at };
  return { cells: fits(cut(line, delimiter, true), width), taken: 1 };
}

/** The next line that closes an open quote: the next with an odd number of quotes. */
function closingLine(lines: readonly string[], at: number): number | undefined {
  const end = Math.min(lines.length, at + mostLinesOfOneRow);
  for (let next = at + 1; next < end; next++) if (isOpen(lines[next] ?? '')) return next;
  return undefined;
}

function isOpen(line: string): boolean {
  let open = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) open = !open;
  return open;
}

/**
 * One row to its cells, by RFC 4180; undefined where quotes are wrong. Relaxed, a cell whose quotes are wrong is text as
 * it stands up to the next delimiter. (csv-parse is set up anew for each call and costs a hundred times as much for a row.)
 */
function cut(text: string, delimiter: string, relaxed: boolean): readonly string[] | undefined {
  if (text.length > longestRow) return undefined;
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const quoted = text[at] === '"' ? quotedCell(text, at, delimiter) : undefined;
    const end = quoted?.end ?? endOfCell(text, at, delimiter);
    const plain = text.slice(at, end);
    const isWrong = quoted === undefined && plain.includes('"');
    if (isWrong && (!relaxed || (plain.startsWith('"') && isOpen(plain)))) return undefined;
    cells.push(quoted?.value ?? plain);
    at = end + delimiter.length;
  }
  return cells;
}

function quotedCell(
  text: string,
  from: number,
  delimiter: string,
): { value: string; end: number } | undefined {
  let at = text.indexOf('"', from + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at === -1) return undefined;
  const end = at + 1;
  if (end < text.length && !text.startsWith(delimiter, end)) return undefined;
  return { value: text.slice(from + 1, at).replaceAll('""', '"'), end };
}

function endOfCell(text: string, from: number, delimiter: string): number {
  const end = text.indexOf(delimiter, from);
  return end === -1 ? text.length : end;
}

/** Cells missing at the end are empty; cells beyond the header are a mistake unless they are empty. */
function fits(cells: readonly string[] | undefined, width: number): readonly string[] | undefined {
  if (!cells || cells.slice(width).some((cell) => cell.trim() !== '')) return undefined;
  return cells.slice(0, width);
}

function only(cells: readonly string[] | undefined): { readonly cells?: readonly string[] } {
  return cells ? { cells } : {};
}
