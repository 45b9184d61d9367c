import { resolve } from 'node:path';
import { readEnv, readSettings } from '../config.ts';
import type { Problem, Settings } from '../ports.ts';
import type { Flags, Usage } from './flags.ts';
import { readFlags } from './flags.ts';
import type { ExitCode, Io } from './frame.ts';
import { printProblems } from './problems.ts';

/** A check of some of the config's files: what it calls itself, which files are its, and what it says of good ones. */
export interface Check {
  readonly usage: Usage;
  readonly files: readonly string[];
  /** The other check, which the files that are not ours belong to. */
  readonly other: string;
  readonly facts: (settings: Settings) => Readonly<Record<string, number | string>>;
  /** What no single file has wrong, and all of them together have. */
  readonly problems?: (settings: Settings, language: Flags['language']) => readonly Problem[];
  /** What good files come to, in sentences, and what they are called in JSON. */
  readonly explained?: {
    readonly as: string;
    readonly lines: (settings: Settings, language: Flags['language']) => readonly string[];
  };
}

/** Reads the folder (an argument, else FENGHUO_CONFIG and its defaults) and prints what is wrong with the check's files. */
export async function runCheck(check: Check, argv: readonly string[], io: Io): Promise<ExitCode> {
  const flags = readFlags(argv, check.usage, io);
  if (typeof flags === 'number') return flags;
  const env = readEnv(io.env, flags.language);
  const [named] = flags.words;
  if (named === undefined && !env.ok) return report(env.problems, {}, flags.json, io);
  const folder = named === undefined ? (env.ok ? env.value.config : io.cwd) : resolve(io.cwd, named);
  io.err(`${folder}`);
  const read = await readSettings(folder, flags.language);
  const all = read.ok ? (check.problems?.(read.settings, flags.language) ?? []) : read.problems;
  const others = all.filter(({ file }) => isOthers(file, check));
  if (others.length > 0) {
    io.err(`另有 ${others.length} 处问题 problems elsewhere: fenghuo ${check.other}`);
  }
  const ours = all.filter((problem) => !others.includes(problem));
  return report(ours, read.ok ? factsOf(check, read.settings, flags.language) : {}, flags.json, io);
}

function factsOf({ facts, explained }: Check, settings: Settings, language: Flags['language']): Facts {
  return { ...facts(settings), ...(explained && { [explained.as]: explained.lines(settings, language) }) };
}

const known = ['org.csv', 'people.csv', 'contacts.csv', 'policy.yaml', 'sources.yaml'];

/** What belongs to no check (a missing folder) is said by both. */
function isOthers(file: string, { files }: Check): boolean {
  return known.includes(file) && !files.includes(file);
}

type Facts = Readonly<Record<string, number | string | readonly string[]>>;

function report(problems: readonly Problem[], facts: Facts, json: boolean, io: Io): ExitCode {
  const ok = problems.length === 0;
  if (json) io.out(JSON.stringify({ ok, ...facts, problems }));
  else {
    printProblems(problems, io);
    const said = Object.entries(facts).flatMap(([name, value]) =>
      Array.isArray(value) ? [] : [`${name} ${value}`],
    );
    io.out(ok ? ['✓ 没有问题 no problems', ...said].join(' · ') : `${problems.length} 处问题 problems`);
    for (const line of Object.values(facts).flatMap((value) => (Array.isArray(value) ? value : [])))
      io.out(line);
  }
  return ok ? 0 : 1;
}
