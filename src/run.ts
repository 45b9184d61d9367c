import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from './config/env.ts';
import { readEnv } from './config.ts';
import { makeLog } from './log.ts';
import type { Running, start } from './main.ts';
import type { Problem } from './ports.ts';
import { playScenario, scenarioSteps } from './sources/scenario.ts';

const scenarioSource = 'scenario';
const drainMs = 25_000;

/**
 * The service as a process: says where it is, plays the example's story, and leaves in order when told to (SECURITY
 * F15). Resolves with the exit code; a second signal ends it at once.
 */
export async function run(begin: typeof start): Promise<number> {
  const began = performance.now();
  const env = readEnv();
  if (!env.ok) return refuse(env.problems);
  const log = makeLog(process.stderr.isTTY);
  const world = { now: () => new Date(), newId: randomUUID, dice: Math.random, log };
  const started = await begin(env.value, world).catch((error: unknown) => {
    say(`没有启动 / not started: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (!started) return 1;
  if (!started.ok) return refuse(started.problems);
  const { running } = started;
  const leaving = signals();
  const { demo, org } = running.settings();
  const name = org.units.get(org.root)?.name ?? '';
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`烽火已就绪（${seconds} 秒）${name}：${running.url}`);
  if (env.value.llm) say(secondOpinionLine(env.value.llm));
  if (demo)
    playExample(running, env.value, leaving.signal).catch((error: unknown) =>
      log.error({ error }, 'the story stopped'),
    );
  await leaving.asked;
  say('正在停止：办完手上的事 / stopping…');
  const late = setTimeout(() => process.exit(1), drainMs);
  await running.stop();
  clearTimeout(late);
  return 0;
}

/** Whom masked words go to is said aloud, every time. */
function secondOpinionLine({ baseUrl = 'https://api.openai.com', model }: NonNullable<Env['llm']>): string {
  return `第二意见已打开：拿不准的才问，只送脱敏后的字 / second opinions are on: ${model}, ${new URL(baseUrl).host}`;
}

/** The story of the example chain plays once for each data folder; a restart goes on where it was. */
async function playExample(running: Running, env: Env, signal: AbortSignal): Promise<void> {
  const scenario = scenarioSteps(await readFile(join(env.config, 'scenario.yaml'), 'utf8'));
  if (!scenario.ok) return refuseStory(scenario.problems);
  const { sourceStates } = running.store;
  const played = Number((await sourceStates.get(scenarioSource)).cursor ?? 0);
  if (played >= scenario.steps.length) {
    return say(`示例剧本已演完；停下后删掉 ${env.data} 再启动，可以从头看。`);
  }
  say(`示例剧本开始：${scenario.name}。打开上面的地址，左上角可换身份。`);
  let at = played;
  await playScenario(scenario.steps.slice(played), {
    now: () => new Date(),
    sleep: (ms) => sleep(ms, undefined, { signal, ref: false }),
    keep: async (found) => {
      await until(() => running.intake.keep(scenarioSource, found), signal);
      at += 1;
      await sourceStates.set(scenarioSource, { cursor: `${at}` });
    },
  }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** A database that is away for a while ends no story. */
async function until<T>(keep: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await keep();
    } catch (error) {
      signal.throwIfAborted();
      say(`示例剧本等待数据库 / the story waits: ${error instanceof Error ? error.message : String(error)}`);
      await sleep(5_000, undefined, { signal, ref: false });
    }
  }
}

function refuseStory(problems: readonly Problem[]): void {
  say(`示例剧本有问题 / the story has problems:\n${problems.map(inLine).join('\n')}`);
}

function signals(): { readonly asked: Promise<void>; readonly signal: AbortSignal } {
  const leaving = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const leave = (): void => {
      if (leaving.signal.aborted) process.exit(1);
      leaving.abort();
      resolve();
    };
    process.on('SIGTERM', leave);
    process.on('SIGINT', leave);
  });
  return { asked, signal: leaving.signal };
}

function refuse(problems: readonly Problem[]): number {
  say(`没有启动：配置有 ${problems.length} 处问题 / not started, problems in the config:`);
  for (const problem of problems) say(inLine(problem));
  return 1;
}

function inLine({ file, line, column, field, wrong, right }: Problem): string {
  const place = [file, line, column].filter((each) => each !== undefined).join(':');
  return `  ${place}${field === undefined ? '' : ` [${field}]`}  ${wrong} → ${right}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
