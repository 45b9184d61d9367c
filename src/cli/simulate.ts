import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { milliseconds } from '../config/duration.ts';
import { readEnv, readSettings } from '../config.ts';
import { type Rehearsal, type Rehearsed, rehearsed } from '../handlers/rehearsing.ts';
import type { UnitPath } from '../incident/incident.ts';
import { loadModel, modelFile } from '../model.ts';
import type { Org } from '../policy/org.ts';
import type { History } from '../ports.ts';
import { askOrOpen } from './data.ts';
import { type Usage, wrongUse } from './flags.ts';
import type { ExitCode, Io, Subcommand } from './frame.ts';
import { printProblems } from './problems.ts';
import { whyNotThere, writeChart } from './simulateChart.ts';

const usage: Usage = {
  line: 'fenghuo policy simulate --with 新规则 policy.yaml [--since 90d] [--chart 图.png] [--json] [--lang zh|en]',
  about: `用已存的舆情演算改过的规则：哪些事件会更响、更静，总部会更早、更晚知道，各机构会多收少收多少条新消息。什么也不改变。
Plays what is stored under a changed policy: what would have been louder or quieter, what headquarters would have heard
sooner or later, how many new messages each unit's way up would have got. Changes nothing.

  --with FILE   改过的 policy.yaml the changed policy.yaml
  --since 90d   往回多久 how far back (90d)
  --chart FILE  另外画成一张图（PNG，已有的会被覆盖） draw it too, as a PNG (written over what is there)
  --json        机器可读 machine-readable

退出码 Exit code: 0 演算完成 done, 1 规则有问题或没有数据 problems or no data, 2 用法不对 wrong use`,
  words: 0,
};

interface Options {
  readonly file: string;
  readonly sinceMs: number;
  readonly chart: string | undefined;
  readonly json: boolean;
  readonly language: 'zh' | 'en';
}

const count = z.number().int();
const answer = z.object({
  policies: z.object({ before: z.string(), after: z.string() }),
  incidents: count,
  units: z.array(
    z.object({
      unit: z.string().transform((path) => path as UnitPath),
      ...{ incidents: count, louder: count, quieter: count, earlier: count, later: count },
      ...{ ringsBefore: count, ringsAfter: count },
    }),
  ),
});

/** `fenghuo policy simulate`: the difference a changed policy would have made, as a table or as JSON. */
export const policySimulate: Subcommand = async (argv, io) => {
  const options = readOptions(argv, io);
  if (typeof options === 'number') return options;
  const wrong = await whyNotThere(options.chart, io);
  if (wrong !== undefined) return wrongUse(wrong, usage, io);
  const env = readEnv(io.env, options.language);
  if (!env.ok) return refuse(env.problems, io);
  const text = await readFile(resolve(io.cwd, options.file), 'utf8').catch(() => undefined);
  if (text === undefined) return wrongUse(`读不到 cannot read: ${options.file}`, usage, io);
  const now = await readSettings(env.value.config, options.language);
  const then = await readSettings(env.value.config, options.language, { 'policy.yaml': text });
  if (!now.ok) return refuse(now.problems, io);
  if (!then.ok) return refuse(then.problems, io);

  const since = new Date(io.now().getTime() - options.sinceMs);
  const args = { since: since.toISOString(), policy: text };
  const reply = await askOrOpen(env.value, io, { command: 'policy simulate', args }, async ({ history }) => {
    const { model, state } = await loadModel(modelFile, { info: () => {}, warn: () => {} });
    if (!model) io.err(`没有模型，只按词表 without its model, by the lexicon alone: ${state}`);
    return await rehearsed(history, { before: now.settings, after: then.settings, model }, since);
  });
  if (!reply.ok) return fail(reply.why, io);
  const found = answer.safeParse(reply.result);
  if (!found.success) return fail('运行中的服务答非所问 the running service’s answer is not understood', io);
  return await show(found.data, now.settings.org, { ...options, since }, io);
};

async function show(found: Rehearsed, org: Org, options: Options & { readonly since: Date }, io: Io) {
  const { since, json, chart } = options;
  if (json) io.out(JSON.stringify({ since: since.toISOString(), ...found }));
  else print(found, org, io);
  const failed = chart === undefined ? undefined : await writeChart(found, org, { ...options, chart }, io);
  return failed === undefined ? 0 : fail(failed, io);
}

const asked = z.object({ since: z.coerce.date(), policy: z.string() });

/** The running service's side: the policy comes as text and is read against the config of the service. */
export async function simulateHere(
  history: History,
  { before, model }: Omit<Rehearsal, 'after'>,
  args: unknown,
): Promise<Rehearsed> {
  const { since, policy } = asked.parse(args);
  const after = await readSettings(before.folder, before.policy.language, { 'policy.yaml': policy });
  if (!after.ok) throw new Error(after.problems.map(({ wrong }) => wrong).join('；'));
  return await rehearsed(history, { before, after: after.settings, model }, since);
}

function readOptions(argv: readonly string[], io: Io): Options | ExitCode {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        with: { type: 'string' },
        since: { type: 'string', default: '90d' },
        chart: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    if (values.help) {
      io.out(`${usage.line}\n\n${usage.about}`);
      return 0;
    }
    const sinceMs = milliseconds(values.since);
    if (values.with === undefined) return wrongUse('缺少 --with FILE is missing', usage, io);
    if (sinceMs === undefined) return wrongUse(`--since ${values.since}: 7d, 90d, 12h …`, usage, io);
    const { with: file, chart, json } = values;
    return { file, sinceMs, chart, json, language: values.lang === 'en' ? 'en' : 'zh' };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error), usage, io);
  }
}

function refuse(problems: Parameters<typeof printProblems>[0], io: Io): ExitCode {
  printProblems(problems, io);
  return 1;
}

function fail(why: string, io: Io): ExitCode {
  io.err(why);
  return 1;
}

const columns = [
  '事件 incidents',
  '更响 louder',
  '更静 quieter',
  '更早 earlier',
  '更晚 later',
  '新消息 rings',
];

function print({ incidents, units }: Rehearsed, org: Org, io: Io): void {
  if (incidents === 0) {
    io.out('这段时间没有事件 no incidents in this time');
    return;
  }
  io.out(['机构 unit', ...columns].join('\t'));
  for (const { unit, ringsBefore, ringsAfter, ...each } of units) {
    const { incidents, louder, quieter, earlier, later } = each;
    const rings = `${ringsBefore} → ${ringsAfter}`;
    const name = org.units.get(unit)?.name ?? unit;
    io.out([name, incidents, louder, quieter, earlier, later, rings].join('\t'));
  }
}
