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
