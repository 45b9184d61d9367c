import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const suffixes = ['_dev', '_train', '_heldout'];

/** The rows of `name` under whichever suffix is there; undefined when it is not. */
export function rowsOf<Row>(folder: string, name: string): readonly Row[] | undefined {
  const path = suffixes
    .map((suffix) => join(folder, `${name}${suffix}.jsonl`))
    .find((each) => existsSync(each));
  if (path === undefined) return undefined;
  return parsed(path);
}

/** Training reads this set too, but for a tenth of it. */
export function isTrainingSet(folder: string, name: string): boolean {
  return existsSync(join(folder, `${name}_train.jsonl`)) && !existsSync(join(folder, `${name}_dev.jsonl`));
}

/** The rows of every set whose name begins so; undefined when there is none. */
export function rowsOfAll<Row>(folder: string, prefix: string): readonly Row[] | undefined {
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(prefix) && suffixes.some((suffix) => name.endsWith(`${suffix}.jsonl`)),
  );
  return names.length === 0 ? undefined : names.sort().flatMap((name) => parsed<Row>(join(folder, name)));
}

function parsed<Row>(path: string): readonly Row[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line): Row => JSON.parse(line));
}
