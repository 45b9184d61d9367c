import { platforms } from '../config/channels.ts';
import type { Env } from '../config/env.ts';
import { readEnv } from '../config.ts';
import type { Finding } from '../ports.ts';
import { askDoctor } from './doctorAsk.ts';
import { problemFinding } from './doctorConfig.ts';
import { type Flags, readFlags, type Usage } from './flags.ts';
import type { ExitCode, Io, Subcommand } from './frame.ts';

const usage: Usage = {
  line: 'fenghuo doctor',
  about: `从配置到每个群，逐项看一遍，一项一行，写明下一步。服务在运行时由服务来看；没有运行就自己看，不发消息，不占机器人的连接。
Looks at everything from the config to each group, one line each with the next step. Asks the running service; without one it
looks by itself, sends nothing and takes no bot's connection.

✓ 正常 ok   ! 注意 worth a look   ✗ 要修 to be mended (退出码 exit code 1)`,
  words: 0,
};

/** `fenghuo doctor`: exit 1 when anything is bad; each line comes as it is found. */
export const doctor: Subcommand = async (argv, io) => {
  const flags = readFlags(argv, usage, io);
  if (typeof flags === 'number') return flags;
  const all: Finding[] = [];
  for await (const finding of findings(io)) {
    all.push(finding);
    if (!flags.json) io.out(lineOf(finding, flags.language));
  }
  return finish(all, flags, io);
};

async function* findings(io: Io): AsyncGenerator<Finding> {
  const env = envOf(io);
  if ('problems' in env) return yield* env.problems;
  const asked = await askDoctor(env.value.data);
  if (asked) return yield* asked;
  const { lookAlone } = await import('./doctorAlone.ts');
  yield* lookAlone(env.value, io.now);
}

function envOf(io: Io): { readonly value: Env } | { readonly problems: readonly Finding[] } {
  const [zh, en] = [readEnv(io.env, 'zh'), readEnv(io.env, 'en')];
  if (zh.ok) return zh;
  const english = en.ok ? [] : en.problems;
  return { problems: zh.problems.map((problem, at) => problemFinding(problem, english[at] ?? problem)) };
}

const marks = { ok: '✓', warn: '!', bad: '✗' } as const;

function lineOf(finding: Finding, language: Flags['language']): string {
  const { state, what, next } = finding;
  return `${marks[state]} ${aboutWhat(finding)}${what[language]}${next ? ` → ${next[language]}` : ''}`;
}

/** A platform's own words need not say whose they are, nor of which group: `wecom:wrkSFfCg… · 12 人，来自企业微信`. */
function aboutWhat({ id, what }: Finding): string {
  const [platform = ''] = id.split('.');
  if (!Object.hasOwn(platforms, platform)) return '';
  const group = /\.channel\.(.+?)(\.[A-Za-z]+)?$/.exec(id)?.[1];
  if (group !== undefined && what.zh.includes(`${platform}:${group}`)) return '';
  return group === undefined || what.zh.includes(group) ? `${platform} · ` : `${platform}:${group} · `;
}

function finish(all: readonly Finding[], { json, language }: Flags, io: Io): ExitCode {
  const count = (state: Finding['state']) => all.filter((each) => each.state === state).length;
  const [ok, warn, bad] = [count('ok'), count('warn'), count('bad')];
  if (json) {
    const findings = all.map(({ id, state, what, next }) => ({
      ...{ id, state, what: what[language] },
      ...(next && { next: next[language] }),
    }));
    io.out(JSON.stringify({ findings, ok, warn, bad }));
  } else {
    io.out(
      language === 'zh'
        ? `${ok} 项正常，${warn} 项注意，${bad} 项要修`
        : `${ok} ok, ${warn} to look at, ${bad} to mend`,
    );
  }
  return bad > 0 ? 1 : 0;
}
