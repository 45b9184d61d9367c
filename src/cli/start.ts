import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Usage } from './flags.ts';
import { readFlags } from './flags.ts';
import type { ExitCode, Subcommand } from './frame.ts';

const usage: Usage = {
  line: 'fenghuo start',
  about:
    '启动服务，直到收到 SIGTERM 或 Ctrl-C。\nRuns the service until SIGTERM or Ctrl-C.\n\nFENGHUO_CONFIG 配置文件夹 config folder (./config, else the example chain)\nFENGHUO_DATA   数据文件夹 data folder (./data)\nDATABASE_URL   PostgreSQL；不设则用内嵌数据库 embedded when not set\nHOST, PORT     127.0.0.1, 4040',
  words: 0,
};

const root = join(import.meta.dirname, '../..');
const words = ['--import', pathToFileURL(join(root, 'scripts/cache.js')).href, join(root, 'src/main.ts')];
const passedOn = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** `fenghuo start`: the service in a process of its own, which gets our signals and whose end is ours. */
export const start: Subcommand = async (argv, io) => {
  const flags = readFlags(argv, usage, io);
  if (typeof flags === 'number') return flags;
  const child = spawn(process.execPath, words, { stdio: 'inherit', cwd: io.cwd, env: { ...io.env } });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of passedOn) process.on(signal, pass);
  const code = await new Promise<ExitCode>((done) => {
    child.on('error', () => done(1));
    child.on('exit', (status) => done(status === 0 ? 0 : 1));
  });
  for (const signal of passedOn) process.off(signal, pass);
  if (flags.json) io.out(JSON.stringify({ ok: code === 0 }));
  return code;
};
