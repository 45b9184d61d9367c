import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceState } from '../../src/ports/sources.ts';
import type { SourceConfig } from '../../src/ports.ts';
import { csvPull } from '../../src/sources/csv.ts';
import { readCsv } from '../../src/sources/csvRead.ts';

const noon = new Date('2026-01-01T12:00:00Z');
const later = new Date('2026-01-01T12:10:00Z');

function read(text: string | Uint8Array, more: { mapping?: Record<string, string>; site?: string } = {}) {
  return readCsv({
    name: '周报.csv',
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
    now: noon,
    ...more,
  });
}

describe('a spreadsheet with Chinese headings', () => {
  const sheet =
    '编号,标题,正文,链接,作者,站点/平台,发布时间,阅读,评论,转发\n7,徐汇院区排队,三小时,https://x.example/7,网友甲,微博,2025/12/31 20:00,1.2万,36,"1,200"\n';
  const row = {
    externalId: '7',
    kind: 'post',
    title: '徐汇院区排队',
    text: '三小时',
    url: 'https://x.example/7',
    author: '网友甲',
    site: '微博',
    publishedAt: new Date('2025-12-31T12:00:00Z'),
    reach: { reads: 12_000, comments: 36, shares: 1200 },
  };

  it.each`
    encoding               | bytes
    ${'UTF-8'}             | ${Buffer.from(sheet)}
    ${'UTF-8 with a mark'} | ${Buffer.from(`\ufeff${sheet}`)}
    ${'GB18030'}           | ${iconv.encode(sheet, 'gb18030')}
    ${'UTF-16'}            | ${iconv.encode(sheet, 'utf16')}
    ${'tabs'}              | ${Buffer.from(sheet.replaceAll('"1,200"', '1200').replaceAll(',', '\t'))}
    ${'Windows line ends'} | ${Buffer.from(sheet.replaceAll('\n', '\r\n'))}
  `('is read from $encoding', async ({ bytes }) => {
    expect(await read(bytes)).toMatchObject({ found: [row], problems: [] });
  });

  it('may have other headings, named in the configuration', async () => {
    const { found } = await read('文章名,来自\n徐汇院区排队,某报\n', {
      mapping: { title: '文章名', site: '=小红书' },
    });
    expect(found).toMatchObject([{ title: '徐汇院区排队', site: '小红书' }]);
  });

  it('without a number knows a row by what it says: a mended file brings nothing twice', async () => {
    const first = await read('标题,阅读\n徐汇院区排队,10\n苏州院区收费,x\n');
    const mended = await read('标题,阅读\n徐汇院区排队,10\n苏州院区收费,20\n');
    expect(mended.found.map(({ externalId }) => externalId)).toEqual(
      first.found.map(({ externalId }) => externalId),
    );
  });
});

describe('what is wrong in a spreadsheet', () => {
  it.each`
    what                      | row            | line | field        | kept
    ${'too many cells'}       | ${'1,a,b,c'}   | ${2} | ${'1,a,b,c'} | ${1}
    ${'a quote left open'}    | ${'1,"a,b'}    | ${2} | ${'1,"a,b'}  | ${1}
    ${'no words'}             | ${'1,,5'}      | ${2} | ${'标题'}    | ${1}
    ${'a count that is none'} | ${'1,t,viele'} | ${2} | ${'阅读'}    | ${2}
  `('$what is told with its line and costs nothing else', async ({ row, line, field, kept }) => {
    const { found, problems } = await read(`编号,标题,阅读\n${row}\n2,好的一条,3\n`);
    expect(problems).toEqual([
      { file: '周报.csv', line, field, wrong: expect.any(String), right: expect.any(String) },
    ]);
    expect([found.length, found.at(-1)?.title]).toEqual([kept, '好的一条']);
  });

  it('a quoted cell may run over lines and hold commas and quotes', async () => {
    const { found } = await read('编号,标题,正文\n1,a,"第一行\n第二行, ""引""号"\n2,b,c\n');
    expect(found.map(({ text }) => text)).toEqual(['第一行\n第二行, "引"号', 'c']);
  });

  it('quotes inside an unquoted cell are text', async () => {
    const { found, problems } = await read('编号,标题,正文\n1,5"屏幕,他说"好"\n2,b,c\n');
    expect([found.map(({ title }) => title), problems]).toEqual([['5"屏幕', 'b'], []]);
  });

  it('a quoted word at the start of a cell is text', async () => {
    const { found, problems } = await read('编号,标题,正文\n1,"好"医院,b\n');
    expect([found.map(({ title }) => title), problems]).toEqual([['"好"医院'], []]);
  });

  it('two broken quotes do not swallow what lies between', async () => {
    const { found, problems } = await read('编号,标题,正文\n1,"开,x\n2,好,y\n3,"又开,z\n4,好,w\n');
    expect([found.map(({ externalId }) => externalId), problems.map(({ line }) => line)]).toEqual([
      ['2', '4'],
      [2, 4],
    ]);
  });

  it('a file without a column for words says which columns there could be', async () => {
    const { found, problems } = await read('甲,乙\n1,2\n');
    expect([found, problems]).toEqual([
      [],
      [expect.objectContaining({ line: 1, right: expect.stringContaining('标题') })],
    ]);
  });
});

it('10 MB with broken quotes in every third row: read on, row by row, while others get their turn', async () => {
  const lines = ['编号,标题,正文,作者'];
  for (let n = 0; lines.length < 85_000; n++) {
    const text = '徐汇院区急诊等候四个小时没有人管,投诉无门';
    lines.push(
      [
        `${n},"好的${n}","${text}",甲`,
        `b${n},"坏"的${n},"${text},乙`,
        `c${n},标题${n},无引号的正文没有逗号,丙`,
      ][n % 3] ?? '',
    );
  }
  const bytes = Buffer.from(lines.join('\n').padEnd(10 * 1024 * 1024, '\n'));
  const before = process.memoryUsage().rss;
  let turnsOfOthers = 0;
  const beat = setInterval(() => turnsOfOthers++, 0);
  const { found, problems } = await read(bytes);
  clearInterval(beat);
  const good = Math.ceil(84_999 / 3) + Math.floor(84_999 / 3);
  expect(found.length + problems.length).toBe(84_999);
  expect(found.length).toBeGreaterThanOrEqual(good - 2);
  expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
  expect(turnsOfOthers).toBeGreaterThan(100);
}, 60_000);

describe('a drop folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fenghuo-drop-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const config = (): Extract<SourceConfig, { kind: 'csv' }> => ({
    kind: 'csv',
    name: 'drop',
    folder,
    everyMs: 1,
    silentMs: 1,
  });
  const put = async (name: string, text: string, at = noon) => {
    await writeFile(join(folder, name), text);
    await utimes(join(folder, name), at, at);
  };
  const pull = async (state: SourceState, now = later) => {
    const reading = await csvPull(config())(state, now);
    if (!reading.ok) throw new Error(reading.why);
    return reading;
  };

  it('reads a file once; it moves to done/ only after what it brought is kept', async () => {
    await put('a.csv', '标题\n徐汇院区排队\n');
    const first = await pull({});
    const waiting = await readdir(folder);
    const second = await pull(first.state);
    expect([
      first.found.length,
      waiting,
      second.found.length,
      await readdir(folder),
      await readdir(join(folder, 'done')),
    ]).toEqual([1, ['a.csv'], 0, ['done'], ['a.csv']]);
  });

  it('reads again what was not kept', async () => {
    await put('a.csv', '标题\n徐汇院区排队\n');
    await pull({});
    expect((await pull({})).found.length).toBe(1);
  });

  it('leaves a file alone while somebody writes it', async () => {
    await put('a.csv', '标题\n徐汇', later);
    expect((await pull({})).found).toEqual([]);
  });

  it('leaves hidden files, other files and links alone', async () => {
    for (const name of ['.a.csv', '~$a.csv', 'README.md']) await put(name, '标题\nx\n');
    expect((await pull({})).found).toEqual([]);
  });

  it('puts the bad rows beside the file, and no spreadsheet runs them', async () => {
    await put('a.csv', '标题,阅读\n"=cmd|\' /C calc\'!A0",=1+1\n好,1\n');
    await pull((await pull({})).state);
    const file = await readFile(join(folder, 'done', 'a.csv.problems.csv'), 'utf8');
    const rows: unknown = parse(file, { bom: true });
    expect(rows).toEqual([
      expect.anything(),
      ['2', '阅读', expect.any(String), expect.any(String), expect.stringContaining('calc')],
    ]);
    const cells: string[] = Array.isArray(rows) ? rows.flat() : [];
    expect(cells.filter((text) => /^[=+\-@\t\r＝＋－＠]/.test(text))).toEqual([]);
  });

  it('says that its folder is missing', async () => {
    const reading = await csvPull({ ...config(), folder: join(folder, 'none') })({}, noon);
    expect(reading).toMatchObject({ ok: false, why: expect.stringContaining('none') });
  });
});
