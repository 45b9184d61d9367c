import { parseArgs } from 'node:util';
import { type Usage, wrongUse } from './flags.ts';
import type { ExitCode, Io } from './frame.ts';

export interface Options {
  readonly file: string;
  /** 0 = as fast as it goes; else times real time. */
  readonly speed: number;
  /** Where the service runs; by default where this machine's environment says. */
  readonly url?: string;
  readonly source?: string;
  readonly json: boolean;
}

const usage: Usage = {
  line: 'fenghuo replay 文件 FILE [--speed N] [--source NAME] [--url http://127.0.0.1:4040] [--json]',
  about: `把 JSON 行文件经 webhook 送进正在运行的服务,像厂商推送一样签名。中断后再运行会接着送;重复送不会重复计。
Sends a file of JSON lines into the running service through its webhook, signed as a vendor would. Goes on where it was
stopped; sending twice counts once.

  --speed N     N 倍于文件里的时间,0 = 尽快 N times the file's own time, 0 = as fast as it goes (0)
  --source NAME sources.yaml 里的 webhook 信源 a webhook source there (replay)
  --url URL     服务地址 where the service runs
  --json        机器可读 machine-readable

退出码 Exit code: 0 全部收下 all taken, 1 有没收下的 some were not, 2 用法不对 wrong use`,
  words: 1,
};

/** The command line of a replay; an exit code instead when there is nothing to do (help, wrong use). */
export function readOptions(argv: readonly string[], io: Io): Options | ExitCode {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        speed: { type: 'string', default: '0' },
        url: { type: 'string' },
        source: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    if (values.help) {
      io.out(`${usage.line}\n\n${usage.about}`);
      return 0;
    }
    const [file, surplus] = positionals;
    const { url, source, json } = values;
    if (file === undefined) return wrongUse('缺少文件 a file is missing', usage, io);
    if (surplus !== undefined) return wrongUse(`多余的参数 unexpected argument: ${surplus}`, usage, io);
    if (!/^\d+(\.\d+)?$/.test(values.speed))
      return wrongUse(`--speed ${values.speed}: 0, 1, 60 …`, usage, io);
    if (url !== undefined && !/^https?:\/\//.test(url)) return wrongUse(`--url ${url}: http://…`, usage, io);
    return { file, speed: Number(values.speed), json, ...(url && { url }), ...(source && { source }) };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error), usage, io);
  }
}
