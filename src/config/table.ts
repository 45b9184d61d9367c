import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Words } from '../policy/policy.ts';
import type { ConfigFile } from './files.ts';
import type { Place, Report } from './found.ts';
import { choose, quoted } from './found.ts';

/** A column as its owner may write it: our name first, then the Chinese ones. */
export interface Column<Name extends string> {
  readonly name: Name;
  readonly also: readonly string[];
  readonly required?: boolean;
}

/** One row: trimmed cells by our names, and where each stands. */
export interface Row<Name extends string> {
  readonly cell: (name: Name) => string;
  readonly place: (name?: Name) => Place;
  /** False when the whole column is missing, which has been reported once for all rows. */
  readonly has: (name: Name) => boolean;
}

/** A cell that holds several values: `;`, `；` and line breaks separate them. */
export function list(cell: string): readonly string[] {
  return cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * Rows of a CSV whose first line names the columns, in English or Chinese, in any order.
 * Undefined when there is nothing to read. Reports unknown, doubled and missing columns, surplus cells, broken quotes and invisible characters, each with its line.
 */
export function readTable<Name extends string>(
  file: ConfigFile,
  text: string | undefined,
  columns: readonly Column<Name>[],
  report: Report,
): readonly Row<Name>[] | undefined {
  const [head, ...body] = text === undefined ? [] : (records(file, text, report) ?? []);
  if (head === undefined) return undefined;
  const order = header(file, head, columns, report);
  return body.map(({ line, cells }) => {
    surplus(file, line, cells, order, report);
    const at = (name: Name) => order.indexOf(name);
    const place = (name?: Name): Place =>
      name === undefined ? { file, line } : { file, line, field: name, ...ordinal(at(name)) };
    for (const name of order) {
      if (name !== undefined) visible(cells[at(name)] ?? '', place(name), report);
    }
    return { cell: (name) => (cells[at(name)] ?? '').trim(), place, has: (name) => at(name) >= 0 };
  });
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

const withRaw = z.array(z.object({ raw: z.string(), record: z.array(z.string()) }));

/** The lines that hold anything; undefined when it is no table at all, which is reported. */
function records(file: ConfigFile, text: string, report: Report): readonly Line[] | undefined {
  let line = 1;
  try {
    const parsed = withRaw.parse(
      parse(text.replaceAll(/\r\n?/g, '\n'), {
        raw: true,
        record_delimiter: '\n',
        relax_column_count: true,
        on_record: (record, { lines }) => {
          line = lines + 1;
          return record;
        },
      }),
    );
    line = 1;
    const rows = parsed.map(({ raw, record }) => {
      const start = line;
      line += Math.max(1, raw.split('\n').length - 1);
      return { line: start, cells: record };
    });
    const full = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (full.length === 0) report({ file }, ...nothing);
    return full;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report({ file, line }, ...broken(error.code));
    return undefined;
  }
}

const nothing: readonly [Words, Words] = [
  { zh: '文件里没有内容', en: 'there is nothing in the file' },
  {
    zh: '首行写列名，其后每行一条；fenghuo init 会写一份样本',
    en: 'column names first, then one row each; fenghuo init writes a sample',
  },
];

function broken(code: string): readonly [Words, Words] {
  const unclosed = code === 'CSV_QUOTE_NOT_CLOSED';
  return [
    unclosed
      ? { zh: '引号没有收尾', en: 'a quotation mark is not closed' }
      : { zh: '引号用错了位置', en: 'a quotation mark stands where it may not' },
    {
      zh: '含逗号或引号的格子整格用英文双引号括起，里面的双引号写成两个',
      en: 'quote the whole cell and double the quotation marks inside it',
    },
  ];
}

function header<Name extends string>(
  file: ConfigFile,
  head: Line,
  columns: readonly Column<Name>[],
  report: Report,
): readonly (Name | undefined)[] {
  const names = columns.map(({ name }) => name);
  const titles = head.cells.map((cell) => cell.trim());
  const order = titles.map((title) => columns.find((column) => isCalled(column, title))?.name);
  for (const [index, title] of titles.entries()) {
    const name = order[index];
    const place = { file, line: head.line, field: title, ...ordinal(index) };
    if (name === undefined && title !== '') {
      report(
        place,
        { zh: `没有 ${quoted(title)} 这一列`, en: `there is no column ${quoted(title)}` },
        choose(title, names),
      );
    }
    if (name !== undefined && order.indexOf(name) < index) {
      report(
        place,
        { zh: `${name} 列出现了两次`, en: `the column ${name} stands twice` },
        { zh: '只留一列', en: 'keep one of them' },
      );
    }
  }
  for (const { name, required } of columns) {
    if (required !== true || order.includes(name)) continue;
    report(
      { file, line: head.line, field: name },
      { zh: `缺少 ${name} 列`, en: `the column ${name} is missing` },
      { zh: `首行应含：${names.join(',')}`, en: `the first line should hold: ${names.join(',')}` },
    );
  }
  return order;
}

function isCalled({ name, also }: Column<string>, title: string): boolean {
  return name === title.toLowerCase() || also.includes(title);
}

function surplus(
  file: ConfigFile,
  line: number,
  cells: readonly string[],
  order: readonly unknown[],
  report: Report,
): void {
  if (cells.slice(order.length).every((cell) => cell.trim() === '')) return;
  report(
    { file, line, column: order.length + 1 },
    {
      zh: `这一行有 ${cells.length} 格，首行只有 ${order.length} 列`,
      en: `${cells.length} cells under ${order.length} columns`,
    },
    {
      zh: '含逗号的格子用英文双引号括起；多个值之间用分号',
      en: 'quote cells that hold a comma; separate several values by semicolons',
    },
  );
}

/** A name with an invisible character looks right and matches nothing. */
function visible(cell: string, place: Place, report: Report): void {
  const found = /[^\P{Cc}\r\n\t]|[\p{Cf}\p{Cs}\u115F\u1160\u3164\uFFA0\uFFFD]/u.exec(cell);
  if (found === null) return;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  report(
    place,
    {
      zh: `第 ${found.index + 1} 个字符是看不见或损坏的字符 U+${code}`,
      en: `character ${found.index + 1} is invisible or broken: U+${code}`,
    },
    { zh: '删掉它，重新键入这一格', en: 'delete it and type the cell again' },
  );
}

function ordinal(index: number): { readonly column?: number } {
  return index < 0 ? {} : { column: index + 1 };
}
