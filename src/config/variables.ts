import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Words } from '../policy/policy.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';

/** The process's environment as Node hands it over. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** How one corner of the environment is read: plain words, secrets, and where to say what is wrong. */
export interface Reading {
  /** Trimmed; undefined when it is not set or empty. */
  word(name: string): string | undefined;
  /** The same of a variable that may stand in a file instead, NAME_FILE; never quoted in a problem. */
  secret(name: string): string | undefined;
  readonly report: Report;
}

export const file = 'env';

/** `cwd` is what the paths of secret files count from. */
export function reading(variables: Variables, cwd: string, report: Report): Reading {
  const word = (name: string) => wordOf(variables, name);
  return { word, secret: (name) => secretOf(word, cwd, name, report), report };
}

function wordOf(variables: Variables, name: string): string | undefined {
  const value = variables[name]?.trim();
  return value === '' ? undefined : value;
}

function secretOf(word: Reading['word'], cwd: string, name: string, report: Report): string | undefined {
  const direct = word(name);
  const path = word(`${name}_FILE`);
  if (path === undefined) return direct;
  if (direct !== undefined) {
    report(
      { file, field: name },
      { zh: `${name} 和 ${name}_FILE 都写了`, en: `${name} and ${name}_FILE are both set` },
      { zh: '只留一个', en: 'keep one of them' },
    );
    return direct;
  }
  try {
    const value = readFileSync(resolve(cwd, path), 'utf8').trim();
    if (value !== '') return value;
  } catch {
    // Reported below with the empty file: both are mended in the same place.
  }
  report(
    { file, field: `${name}_FILE` },
    {
      zh: `${name}_FILE 指的文件读不到或是空的`,
      en: `the file that ${name}_FILE names is empty or cannot be read`,
    },
    { zh: '写一个运行烽火的用户可读的文件', en: 'name a file that the user who runs Fenghuo can read' },
  );
  return undefined;
}

/** One of a few words, the first of them when nothing is written; another is told which it may be. */
export function oneOf<Option extends string>(
  { word, report }: Reading,
  name: string,
  options: readonly [Option, ...Option[]],
): Option {
  const written = word(name);
  const meant = written === undefined ? options[0] : options.find((option) => option === written);
  if (meant !== undefined) return meant;
  report(
    { file, field: name },
    { zh: `${name} 不能是 ${quoted(written)}`, en: `${name} may not be ${quoted(written)}` },
    choose(written ?? '', options),
  );
  return options[0];
}

/** Says that something is not there, and where it is found. */
export function missing(report: Report, name: string, right: Words): void {
  report({ file, field: name }, { zh: `缺少 ${name}`, en: `${name} is missing` }, right);
}

/** Says when something is not there or not of its shape, without repeating it. */
export function shaped(
  { report }: Reading,
  name: string,
  value: string | undefined,
  shape: RegExp,
  right: Words,
): void {
  if (value === undefined) missing(report, name, right);
  else if (!shape.test(value))
    report({ file, field: name }, { zh: `${name} 写法不对`, en: `${name} is not well formed` }, right);
}
