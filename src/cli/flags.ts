import { parseArgs } from 'node:util';
import type { ExitCode, Io } from './frame.ts';

/** What every command understands besides its own words. */
export interface Flags {
  readonly json: boolean;
  readonly language: 'zh' | 'en';
  /** The words that are not options, in order. */
  readonly words: readonly string[];
}

export interface Usage {
  /** `fenghuo org check [文件夹]` */
  readonly line: string;
  /** What it does, Chinese then English. */
  readonly about: string;
  /** How many words it takes at most. */
  readonly words: number;
}

const common = `
选项 Options:
  --json        机器可读 machine-readable
  --lang zh|en  语言 language (zh)
  --help        本说明 this text

退出码 Exit code: 0 正常 ok, 1 有问题 problems found, 2 用法不对 wrong use`;

/** Reads the common flags; an exit code instead when there is nothing further to do (help, wrong use). */
export function readFlags(argv: readonly string[], usage: Usage, io: Io): Flags | ExitCode {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    if (values.help) {
      io.out(`${usage.line}\n\n${usage.about}\n${common}`);
      return 0;
    }
    const language = values.lang === 'en' ? 'en' : 'zh';
    if (language !== values.lang) return wrongUse(`--lang ${values.lang}: zh | en`, usage, io);
    const surplus = positionals[usage.words];
    if (surplus !== undefined) return wrongUse(`多余的参数 unexpected argument: ${surplus}`, usage, io);
    return { json: values.json, language, words: positionals };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error), usage, io);
  }
}

/** Says what was wrong with the call, and how it goes. */
export function wrongUse(why: string, usage: Usage, io: Io): ExitCode {
  io.err(why);
  io.err(`用法 usage: ${usage.line}  (--help)`);
  return 2;
}
