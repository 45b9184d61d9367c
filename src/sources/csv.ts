import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pull } from '../ports/sources.ts';
import type { SourceConfig } from '../ports.ts';
import { type CsvRead, readCsv } from './csvRead.ts';
import { sha256 } from './words.ts';

type CsvConfig = Extract<SourceConfig, { kind: 'csv' }>;

/** A file that has not changed for so long is finished. */
const stillMs = 2_000;
const mostBytes = 20 * 1024 * 1024;
/** One reading stops taking further files at so many mentions. */
const enough = 20_000;
/** Hashes remembered, the latest: files long moved away need none. */
const remembered = 200;

/**
 * A folder people put spreadsheets into. A file is read once, by its hash; what it brought is known to be kept when the
 * hash comes back in the state, and only then it moves to `done/`. Its bad rows stand there in `<file>.problems.csv`.
 */
export function csvPull(config: CsvConfig): Pull {
  return async ({ cursor = '' }, now) => {
    try {
      const done = cursor.split(' ').filter((hash) => hash !== '');
      const { reads, hashes } = await readNew(config, done, now);
      return {
        ok: true,
        found: reads.flatMap(({ found }) => found),
        problems: reads.flatMap(({ problems }) => problems),
        state: { cursor: [...done, ...hashes].slice(-remembered).join(' ') },
      };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { ok: false, why: `文件夹 ${config.folder} 不能读写 (cannot be read or written): ${why}` };
    }
  };
}

async function readNew(config: CsvConfig, done: readonly string[], now: Date) {
  const reads: CsvRead[] = [];
  const hashes: string[] = [];
  for (const name of await waiting(config.folder)) {
    const file = await finished(join(config.folder, name), now);
    if (!file || reads.reduce((sum, { found }) => sum + found.length, 0) >= enough) continue;
    if (done.includes(file.hash)) await putAway(config.folder, name, file.hash);
    else if (!hashes.includes(file.hash)) {
      const read = file.bytes
        ? await readCsv({ ...rulesOf(config), name, bytes: file.bytes, now })
        : tooLarge(name);
      await report(config.folder, name, read);
      reads.push(read);
      hashes.push(file.hash);
    }
  }
  return { reads, hashes };
}

function rulesOf({ mapping, site }: CsvConfig) {
  return { ...(mapping ? { mapping } : {}), ...(site ? { site } : {}) };
}

/** Plain files only: a link may lead anywhere. */
async function waiting(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^[^.~].*\.(csv|tsv|txt)$/i.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
}

interface Finished {
  readonly hash: string;
  /** Absent when there are too many of them. */
  readonly bytes?: Uint8Array;
}

/** A file nobody is writing to any more; undefined while it changes or when it is gone. */
async function finished(path: string, now: Date): Promise<Finished | undefined> {
  const before = await stat(path).catch(() => undefined);
  if (!before || Math.abs(now.getTime() - before.mtimeMs) < stillMs) return undefined;
  if (before.size > mostBytes) return { hash: sha256(`${path}\n${before.size}\n${before.mtimeMs}`) };
  const bytes = await readFile(path).catch(() => undefined);
  const after = await stat(path).catch(() => undefined);
  const same =
    after?.size === before.size && after.mtimeMs === before.mtimeMs && bytes?.length === before.size;
  return same && bytes ? { hash: sha256(bytes), bytes } : undefined;
}

async function putAway(folder: string, name: string, hash: string): Promise<void> {
  const done = join(folder, 'done');
  await mkdir(done, { recursive: true });
  const taken = await stat(join(done, name)).catch(() => undefined);
  await rename(join(folder, name), join(done, taken ? `${hash.slice(0, 8)}-${name}` : name));
}

async function report(folder: string, name: string, { problems, raw }: CsvRead): Promise<void> {
  if (problems.length === 0) return;
  const rows = problems.map(({ line, field, wrong, right }) => [
    String(line ?? ''),
    field ?? '',
    wrong,
    right,
    raw.get(line ?? 0) ?? '',
  ]);
  const header = ['行 line', '字段 field', '问题 wrong', '应为 right', '原文 row'];
  const csv = [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  await mkdir(join(folder, 'done'), { recursive: true });
  await writeFile(join(folder, 'done', `${name}.problems.csv`), `\ufeff${csv}\r\n`);
}

/** RFC 4180 quoting; what a spreadsheet would take for a formula is made text (SEC-T19). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function tooLarge(file: string): CsvRead {
  const wrong = `超过 ${mostBytes / 1024 / 1024} MiB (too large)`;
  return {
    found: [],
    problems: [{ file, wrong, right: '拆成几个文件 split it into several files' }],
    raw: new Map(),
  };
}
