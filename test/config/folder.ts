import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/config.ts';
import type { Problem, Settings } from '../../src/ports.ts';

/** A small chain without a fault: the tests change one thing in it. */
export const good = {
  'org.csv': `path,kind,name,aliases,keywords,channels,zone,parent
hq,hq,示例集团,示例医疗,,web:command:command;web:office:office,Asia/Shanghai,
hq/east,region,华东区域,,,web:east:coordination,,
hq/east/xuhui,branch,徐汇院区,徐汇分院,周明远,web:xuhui:monitor,,hq/east
hq/east/pudong,branch,浦东院区,浦东分院,沈知行,web:pudong:monitor,,
hq/east/xuhui/er,department,急诊科,徐汇急诊,,,,
`,
  'people.csv': `employee_no,name,unit,phone,email,identities,deputy,on_call,roster
E1,陈一,hq,021-5555 0101,e1@demo.invalid,web:t:one,E2,是,web:command;web:office
E2,陈二,hq/east/xuhui,,,web:t:two;slack:T1:U2,,,web:xuhui
`,
  'policy.yaml': `language: zh
levels:
  red:
    claim: 4m
    hears: {branch: [monitor], region: [coordination], hq: [command]}
`,
  'sources.yaml': `sources:
  - name: vendor
    kind: webhook
    secret_env: VENDOR_SECRET
  - name: news
    kind: feed
    url: https://news.example.com/rss
    every: 60s
`,
  'contacts.csv': `kind,region,organisation,name,post,phone,email,note
媒体,,示例晚报,温知秋,记者,021-5555 0301,wen@news.invalid,先打电话
police,hq,示例区公安分局,,,021-5555 0306,,
`,
} as const;

export type File = keyof typeof good;

/** A folder on disk with these texts instead of the good ones; `undefined` leaves a file out. */
export function folderWith(texts: Partial<Record<File, string | Uint8Array | undefined>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-config-'));
  for (const [file, text] of Object.entries({ ...good, ...texts })) {
    if (text !== undefined) writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** The good chain with one piece of one file replaced; a piece that is not there is a fault of the test. */
export function folderWhere(file: File, from: string, to: string): string {
  if (!good[file].includes(from)) throw new Error(`${file} does not hold ${from}`);
  return folderWith({ [file]: good[file].replace(from, () => to) });
}

export async function problemsOf(folder: string, language: 'zh' | 'en' = 'zh'): Promise<readonly Problem[]> {
  const read = await readSettings(folder, language);
  return read.ok ? [] : read.problems;
}

export async function settingsOf(folder: string): Promise<Settings> {
  const read = await readSettings(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.settings;
}
