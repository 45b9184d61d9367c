import { parseArgs } from 'node:util';

/** One figure, always two things of the same run: `ratio` > 1 = ours is better; no rival → null (DESIGN section 4). */
export interface Result {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly rival: string | null;
  readonly theirs: number | null;
  readonly ratio: number | null;
  readonly must: number | null;
  readonly ok: boolean;
}

const names = [
  'click',
  'ingest',
  'match',
  'growth',
  'pipeline',
  'memory',
  'storm',
  'approve',
  'digest',
] as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const name = names.find((each) => each === positionals[0]);
if (!name) {
  console.error(`用法 usage: npm run -s bench -- ${names.join('|')} [--json]`);
  process.exit(2);
}
const bench: { run: () => Promise<readonly Result[]> } = await import(`./${name}.ts`);
const results = await bench.run();
if (values.json) console.log(JSON.stringify({ bench: name, results }));
else console.table(results);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
