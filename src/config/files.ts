import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from './found.ts';
import { nearest, quoted } from './found.ts';

/** The files of the config folder; the last three may be absent (all defaults, no sources, nobody to call). */
export const configFiles = ['org.csv', 'people.csv', 'policy.yaml', 'sources.yaml', 'contacts.csv'] as const;
export type ConfigFile = (typeof configFiles)[number];

/** File name → its text; undefined when it is not there or could not be read, which has been reported where it matters. */
export type Texts = Readonly<Record<ConfigFile, string | undefined>>;

const nothing: { [file in ConfigFile]: string | undefined } = {
  'org.csv': undefined,
  'people.csv': undefined,
  'policy.yaml': undefined,
  'sources.yaml': undefined,
  'contacts.csv': undefined,
};

const required: ReadonlySet<string> = new Set(['org.csv', 'people.csv']);
const megabyte = 1024 * 1024;
const limits: Readonly<Record<ConfigFile, number>> = {
  'org.csv': 16 * megabyte,
  'people.csv': 16 * megabyte,
  'policy.yaml': megabyte,
  'sources.yaml': megabyte,
  'contacts.csv': megabyte,
};

/**
 * Reads the folder. What is missing, too large or in an unreadable encoding is reported and reads as empty. `instead`: what
 * stands for a file of the folder; the hash is then the one that the folder would have with it.
 */
export async function readFiles(
  folder: string,
  report: Report,
  instead: Partial<Texts> = {},
): Promise<Texts & { readonly hash: string }> {
  const present = await readdir(folder).catch(() => undefined);
  if (present === undefined) {
    report(
      { file: folder },
      { zh: `找不到配置文件夹 ${quoted(folder)}`, en: `the config folder ${quoted(folder)} is not there` },
      {
        zh: '建一个（fenghuo init 文件夹），或用 FENGHUO_CONFIG 指到已有的文件夹',
        en: 'make one (fenghuo init FOLDER) or point FENGHUO_CONFIG at an existing one',
      },
    );
    return { ...nothing, hash: '' };
  }
  const hash = createHash('sha256');
  const texts = { ...nothing };
  for (const file of configFiles) {
    const text = instead[file];
    const bytes =
      text !== undefined
        ? Buffer.from(text)
        : present.includes(file)
          ? await readOne(folder, file, report)
          : absent(file, present, report);
    if (bytes === undefined) continue;
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    texts[file] = decode(file, bytes, report);
  }
  return { ...texts, hash: hash.digest('hex') };
}

async function readOne(folder: string, file: ConfigFile, report: Report): Promise<Uint8Array | undefined> {
  const path = join(folder, file);
  try {
    const { size } = await stat(path);
    if (size <= limits[file]) return await readFile(path);
    report(
      { file },
      { zh: `文件太大（${size} 字节）`, en: `the file is too large (${size} bytes)` },
      { zh: `不超过 ${limits[file]} 字节`, en: `at most ${limits[file]} bytes` },
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    report(
      { file },
      { zh: `读不了这个文件（${code}）`, en: `the file cannot be read (${code})` },
      { zh: '请让运行烽火的用户可以读它', en: 'let the user who runs Fenghuo read it' },
    );
  }
  return undefined;
}

function absent(file: ConfigFile, present: readonly string[], report: Report): undefined {
  const others = present.filter((name) => !configFiles.some((known) => known === name));
  const near = nearest(file, others);
  if (near !== undefined) {
    report(
      { file: near },
      { zh: `文件名应为 ${file}`, en: `the file must be named ${file}` },
      { zh: `把 ${near} 改名为 ${file}`, en: `rename ${near} to ${file}` },
    );
  } else if (required.has(file)) {
    report(
      { file },
      { zh: '缺少这个文件', en: 'the file is missing' },
      {
        zh: '放进配置文件夹；fenghuo init 会写一份样本',
        en: 'put it into the folder; fenghuo init writes a sample',
      },
    );
  }
}

/** UTF-8 with or without BOM, UTF-16 with one, else GB18030: what spreadsheets on a Chinese desktop write. */
function decode(file: ConfigFile, bytes: Uint8Array, report: Report): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of utf16 ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  report(
    { file },
    { zh: '文字编码认不出', en: 'the encoding is not recognised' },
    { zh: '另存为 UTF-8（或 GB18030）', en: 'save it as UTF-8 (or GB18030)' },
  );
  return undefined;
}
