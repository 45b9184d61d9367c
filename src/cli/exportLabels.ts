import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { readEnv } from '../config.ts';
import { everyPage } from './exportPages.ts';
import { type Usage, wrongUse } from './flags.ts';
import type { ExitCode, Io, Subcommand } from './frame.ts';
import { labelPage, type PageAsked, type PageOfLabels, pageOfLabels } from './labelPage.ts';
import { printProblems } from './problems.ts';

const usage: Usage = {
  line: 'fenghuo export labels [--with-text --reason 理由 WHY] [--json]',
  about: `导出人对舆情信息的判定（排除、定级、改性质），每条信息一行，供 npm run train 使用。
What people said of mentions (dismissed, level, nature), one line each, for npm run train.

  --json        JSON 行 one line of JSON each: {text,sha256,relevant,negative,nature,level}; 没有说过的字段不写 what nobody said is absent
  --with-text   打开原文，写进审计 opens the words, audited
  --reason WHY  为什么要打开，至少 4 个字 why, at least 4 characters
  --help        本说明 this text

退出码 Exit code: 0 正常 ok, 1 有问题 problems found, 2 用法不对 wrong use`,
  words: 0,
};

interface Options {
  readonly json: boolean;
  readonly open?: PageAsked['open'];
}

/** `fenghuo export labels`: asks the running service page by page, else opens the data itself. */
export const exportLabels: Subcommand = async (argv, io) => {
  const options = readOptions(argv, io);
  if (typeof options === 'number') return options;
  const env = readEnv(io.env);
  if (!env.ok) {
    printProblems(env.problems, io);
    return 1;
  }
  const all: PageOfLabels[number][] = [];
  const take = (page: readonly PageOfLabels[number][]): void => {
    if (options.json) for (const label of page) io.out(lineOf(label));
    all.push(...page);
  };
  const asked = (after: string): PageAsked => ({ after, ...(options.open && { open: options.open }) });
  const why = await everyPage(
    env.value,
    io,
    {
      ...{ command: 'export labels', asked, page: pageOfLabels },
      own: ({ labels }, after) => labelPage(labels, asked(after)),
      named: ({ mention }) => mention,
    },
    take,
  );
  if (why !== undefined) {
    io.err(why);
    return 1;
  }
  if (!options.json) io.out(summary(all));
  return 0;
};

function readOptions(argv: readonly string[], io: Io): Options | ExitCode {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'with-text': { type: 'boolean', default: false },
        reason: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    const { 'with-text': withText, reason = '', json, help } = values;
    if (help) {
      io.out(`${usage.line}\n\n${usage.about}`);
      return 0;
    }
    if (!withText && reason !== '') return wrongUse('--reason 只与 --with-text 同用 goes with it', usage, io);
    if (!withText) return { json };
    if ([...reason.trim()].length < 4) {
      return wrongUse('--with-text 要写 --reason，至少 4 个字 needs a reason of 4 characters', usage, io);
    }
    return { json, open: { by: `terminal:${userInfo().username}`, reason: reason.trim() } };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error), usage, io);
  }
}

function lineOf({ mention: _mention, ...label }: PageOfLabels[number]): string {
  return JSON.stringify(label);
}

function summary(all: PageOfLabels): string {
  const said = (holds: (label: PageOfLabels[number]) => boolean): number => all.filter(holds).length;
  return [
    `判定 labels: ${all.length}`,
    `  无关 not ours to handle   ${said(({ relevant }) => relevant === false)}`,
    `  有性质 with a nature      ${said(({ nature }) => nature !== undefined)}`,
    `  有等级 with a level       ${said(({ level }) => level !== undefined)}`,
  ].join('\n');
}
