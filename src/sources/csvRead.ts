import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../ports.ts';
import type { FoundMention } from '../triage/mention.ts';
import { decodeText } from './charset.ts';
import { columnsOf, constantsOf, ourColumns } from './csvColumns.ts';
import { type CsvRecord, cellsOf, csvRecords, linesOf } from './csvRecords.ts';
import type { Field, Mapping } from './mapping.ts';
import { checkRow, type RowRules } from './mentionRow.ts';
import { sha256 } from './words.ts';

export interface CsvFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping?: Mapping;
  readonly site?: string;
  readonly now: Date;
}

export interface CsvRead {
  readonly found: readonly FoundMention[];
  readonly problems: readonly Problem[];
  /** What each problem's line holds, so that it can be mended. */
  readonly raw: ReadonlyMap<number, string>;
}

/** Rows between two breaths: others on this thread wait no longer than for so many. */
const rowsAtOnce = 500;

/**
 * A spreadsheet (UTF-8, UTF-16 or GB18030; comma, tab or semicolon) → mentions, and its bad cells each with line, field
 * and what would be right. A row with an id or words to be known by goes through without its bad cells.
 */
export async function readCsv(file: CsvFile): Promise<CsvRead> {
  const { lines, delimiter } = linesOf(decodeText(file.bytes).replace(/^\ufeff/, ''));
  const header = cellsOf(lines[0] ?? '', delimiter);
  const columns = columnsOf(header, file.mapping);
  if (!columns.has('title') && !columns.has('text')) return noColumns(file.name, lines[0] ?? '');

  const rules = {
    now: file.now,
    mapping: constantsOf(file.mapping),
    ...(file.site ? { site: file.site } : {}),
  };
  const rows: (ReadRow & CsvRecord)[] = [];
  for (const record of csvRecords(lines, delimiter, header.length)) {
    rows.push({ ...record, ...readRecord(record, header, columns, rules) });
    if (rows.length % rowsAtOnce === 0) await setImmediate();
  }
  const bad = rows.filter(({ problems }) => problems.length > 0);
  return {
    found: rows.flatMap(({ mention }) => (mention ? [mention] : [])),
    problems: bad.flatMap(({ line, problems }) =>
      problems.map((each) => ({ file: file.name, line, ...each })),
    ),
    raw: new Map(bad.map(({ line, raw }) => [line, raw.slice(0, 2_000)])),
  };
}

interface ReadRow {
  readonly mention?: FoundMention;
  readonly problems: readonly Omit<Problem, 'file' | 'line'>[];
}

function readRecord(
  { cells, raw }: CsvRecord,
  header: readonly string[],
  columns: ReadonlyMap<Field, number>,
  rules: RowRules,
): ReadRow {
  if (!cells) return { problems: [unreadable(raw, header.length)] };
  const { id, reads, comments, shares, ...rest } = Object.fromEntries(
    [...columns].map(([field, at]) => [field, cells[at]?.trim() ?? '']),
  );
  const row = { ...rest, id: id || idOf(rest), reach: { reads, comments, shares } };
  const { mention, problems } = checkRow(row, rules);
  const named = problems.map(({ field, wrong, right }) => {
    const column = field === 'row' ? undefined : header[columns.get(field) ?? -1]?.trim();
    return { field: column || field, wrong, right };
  });
  return { problems: named, ...(mention ? { mention } : {}) };
}

/** Without an id a row is known by what it says, so that a mended file put in again brings nothing twice. */
function idOf(row: Readonly<Record<string, string>>): string {
  const { url, title, text, author, publishedAt } = row;
  const parts = [url, title, text, author, publishedAt];
  return `sha256:${sha256(parts.map((part) => part ?? '').join('\n'))}`;
}

function unreadable(raw: string, width: number): Omit<Problem, 'file' | 'line'> {
  const field = raw.slice(0, 30);
  const right = `与表头一样 ${width} 列;含逗号、引号或换行的格子用双引号括起,里面的双引号写两个 (${width} cells as in the header; quote cells that hold commas, quotes or line breaks, double the quotes inside)`;
  return { field, wrong: '列数或引号不对 (the number of cells or the quotes are wrong)', right };
}

function noColumns(file: string, header: string): CsvRead {
  const wrong = `第一行里没有标题或正文列 (no column for a title or a text): ${header.slice(0, 100)}`;
  return {
    found: [],
    problems: [{ file, line: 1, wrong, right: ourColumns }],
    raw: new Map([[1, header.slice(0, 2_000)]]),
  };
}
