import type { Env } from '../config/env.ts';
import { readEnv } from '../config.ts';
import { type VerdictOfAudit, verdictOfAudit, verifyWith } from './auditPage.ts';
import { askOrOpen } from './data.ts';
import type { Usage } from './flags.ts';
import { readFlags } from './flags.ts';
import type { ExitCode, Io, Subcommand } from './frame.ts';
import { printProblems } from './problems.ts';

const usage: Usage = {
  line: 'fenghuo audit verify [链头 HEAD …]',
  about: `从头核对审计链，并与库外记下的链头比对（数据文件夹里的 audit-heads.txt，以及命令后写的），指出第一条对不上的记录。
Walks the audit chain, holds it against the heads noted outside the database (audit-heads.txt in the data folder, and those named here), and names the first row that does not fit.

链头 HEAD 如 like 1204:9f86d081884c7d65，即服务日志 as the service's log says hourly: audit head`,
  words: 100,
};

/** `fenghuo audit verify`: exit 0 when the whole chain holds, 1 when it does not or cannot be read. */
export const auditVerify: Subcommand = async (argv, io) => {
  const flags = readFlags(argv, usage, io);
  if (typeof flags === 'number') return flags;
  const env = readEnv(io.env, flags.language);
  if (!env.ok) {
    printProblems(env.problems, io);
    return 1;
  }
  const found = await verify(env.value, flags.words, io);
  if (typeof found === 'string') {
    if (flags.json) io.out(JSON.stringify({ ok: false, why: found }));
    else io.err(found);
    return 1;
  }
  return print(found, flags.json, io);
};

/** The service's answer, else our own; a string says why there is none. */
async function verify(env: Env, heads: readonly string[], io: Io): Promise<VerdictOfAudit | string> {
  const args = { heads };
  const asked = await askOrOpen(env, io, { command: 'audit verify', args }, (store) =>
    verifyWith(store, args),
  );
  if (!asked.ok) return asked.why;
  const parsed = verdictOfAudit.safeParse(asked.result);
  return parsed.success ? parsed.data : '运行中的服务答非所问 the running service’s answer is not understood';
}

function print({ ok, rows, noted, firstBad, why, head }: VerdictOfAudit, json: boolean, io: Io): ExitCode {
  if (json) io.out(JSON.stringify({ ok, rows, noted, firstBad, why, head }));
  else if (ok) {
    const held =
      noted === 0
        ? '没有库外链头可比 no head noted outside'
        : `与库外 ${noted} 个链头相符 as the heads noted outside`;
    io.out(`✓ 审计链完整 the chain holds: ${rows} 条 rows, ${rows}:${head.slice(0, 16)}, ${held}`);
  } else io.out(`✗ 第 ${firstBad ?? '?'} 条对不上 row ${firstBad ?? '?'} does not fit: ${why ?? ''}`);
  return ok ? 0 : 1;
}
