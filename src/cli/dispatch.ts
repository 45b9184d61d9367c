import { nearest } from '../config/found.ts';
import type { ExitCode, Io, Subcommand } from './frame.ts';

interface Entry {
  readonly name: string;
  readonly about: string;
  /** Loaded when asked for: `--help` answers at once. */
  readonly load: () => Promise<Subcommand>;
}

/** To add a subcommand: one file under cli/, one line here. */
const commands: readonly Entry[] = [
  {
    name: 'init',
    about: '写一份起步配置 write a config to start from',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'start',
    about: '启动服务 run the service',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'doctor',
    about: '逐项检查，写明下一步 look at everything, with the next step',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'org check',
    about: '检查机构表和人员表 check org.csv and people.csv',
    load: async () => (await import('./org.ts')).orgCheck,
  },
  {
    name: 'policy check',
    about: '检查规则和信源 check policy.yaml and sources.yaml',
    load: async () => (await import('./policy.ts')).policyCheck,
  },
  {
    name: 'policy simulate',
    about: '用已存的舆情演算改过的规则 play a changed policy on what is stored',
    load: async () => (await import('./simulate.ts')).policySimulate,
  },
  {
    name: 'replay',
    about: '把 JSON 行文件送进运行中的服务 send a JSON-lines file into the running service',
    load: async () => (await import('./replay.ts')).replay,
  },
  {
    name: 'audit verify',
    about: '核对审计链 verify the audit chain',
    load: async () => (await import('./audit.ts')).auditVerify,
  },
  {
    name: 'export labels',
    about: '导出人工判定，供训练 what people said of mentions, to train on',
    load: async () => (await import('./exportLabels.ts')).exportLabels,
  },
  {
    name: 'export exchanges',
    about: '导出问过大模型什么 what language models were asked and said',
    load: async () => (await import('./exportExchanges.ts')).exportExchanges,
  },
];

/** Runs what the words ask for; without a command, or with one that does not exist, says what there is. */
export async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const entry = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
  if (entry !== undefined) return (await entry.load())(argv.slice(entry.name.split(' ').length), io);
  const asked = argv.filter((word) => !word.startsWith('-')).join(' ');
  const group = commands.filter(({ name }) => asked === '' || name.startsWith(`${asked} `));
  const helped = argv.some((word) => word === '--help' || word === '-h');
  const print = helped && group.length > 0 ? io.out : io.err;
  if (group.length === 0) {
    const near = nearest(
      asked,
      commands.map(({ name }) => name),
    );
    io.err(
      `没有这个命令 no such command: ${asked}${near === undefined ? '' : `；是否想写 did you mean: ${near}`}`,
    );
  }
  print('用法 usage: fenghuo <命令 command> [--help] [--json]\n');
  for (const { name, about } of group.length > 0 ? group : commands) print(`  ${name.padEnd(17)}${about}`);
  return print === io.out ? 0 : 2;
}
