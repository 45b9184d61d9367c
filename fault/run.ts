import { parseArgs } from 'node:util';
import { kill } from './kill.ts';
import { isClean, type Report } from './report.ts';

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** Every fault there is, by name: the report, and each finding in a line. */
const faults: Readonly<
  Record<string, (options: Options) => Promise<{ report: Report; findings: readonly string[] }>>
> = {
  kill: async (options) => {
    const { report, judgement, presses } = await kill(options);
    const { lost, duplicated, unexpected, incidents, cards } = judgement;
    options.say(`${incidents} incidents, ${cards} cards, ${presses} presses`);
    return { report, findings: [...lost, ...duplicated, ...unexpected] };
  },
};

const usage = `用法 usage: npm run -s fault -- ${Object.keys(faults).join('|')} [--runs N] [--seed N] [--json]`;

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        runs: { type: 'string', default: '5' },
        seed: { type: 'string', default: '1' },
      },
    });
  } catch {
    return undefined;
  }
}

const given = options();
const [name = '', ...more] = given?.positionals ?? [];
const fault = more.length === 0 && Object.hasOwn(faults, name) ? faults[name] : undefined;
const [runs, seed] = [Number(given?.values.runs), Number(given?.values.seed)];
if (!given || !fault || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error(usage);
  process.exit(2);
}
// So that what we started ends with us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const { report, findings } = await fault({ runs, seed, say: (line) => console.error(line) });
for (const finding of findings.slice(0, 50)) console.error(finding);
if (given.values.json) console.log(JSON.stringify(report));
else console.table(report);
process.exit(isClean(report) ? 0 : 1);
