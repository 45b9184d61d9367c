import { z } from 'zod';
import type { Env } from '../config/env.ts';
import { readEnv } from '../config.ts';
import { askOrOpen } from './data.ts';
import type { Usage } from './flags.ts';
import { readFlags } from './flags.ts';
import type { ExitCode, Io, Subcommand } from './frame.ts';
import { printProblems } from './problems.ts';

const usage: Usage = {
  line: 'fenghuo audit verify',
  about:
    '从头核对审计链，指出第一条对不上的记录。服务在运行时由服务核对，否则自己打开数据。\nWalks the audit chain and names the first row that does not fit; asks the running service, else opens the data itself.',
  words: 0,
};

const verdict = z.object({
  ok: z.boolean(),
  rows: z.number(),
  firstBad: z.number().optional(),
  why: z.string().optional(),
  head: z.string(),
});
type Verdict = z.infer<typeof verdict>;

/** `fenghuo audit verify`: exit 0 when the whole chain holds, 1 when it does not or cannot be read. */
export const auditVerify: Subcommand = async (argv, io) => {
  const flags = readFlags(argv, usage, io);
  if (typeof flags === 'number') return flags;
  const env = readEnv(io.env, flags.language);
  if (!env.ok) {
    printProblems(env.problems, io);
    return 1;
  }
  const found = await verify(env.value, io);
  if (typeof found === 'string') {
    if (flags.json) io.out(JSON.stringify({ ok: false, why: found }));
    else io.err(found);
    return 1;
  }
  return print(found, flags.json, io);
};

/** The service's answer, else our own; a string says why there is none. */
async function verify(env: Env, io: Io): Promise<Verdict | string> {
  const asked = await askOrOpen(env, io, { command: 'audit verify' }, (store) => store.audit.verify());
  if (!asked.ok) return asked.why;
  const parsed = verdict.safeParse(asked.result);
  return parsed.success ? parsed.data : '运行中的服务答非所问 the running service’s answer is not understood';
}

function print({ ok, rows, firstBad, why, head }: Verdict, json: boolean, io: Io): ExitCode {
  if (json) io.out(JSON.stringify({ ok, rows, firstBad, why, head }));
  else if (ok) io.out(`✓ 审计链完整 the chain holds: ${rows} 条 rows, ${head.slice(0, 16)}`);
  else io.out(`✗ 第 ${firstBad ?? '?'} 条对不上 row ${firstBad ?? '?'} does not fit: ${why ?? ''}`);
  return ok ? 0 : 1;
}
