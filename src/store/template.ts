import { readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const cache = join(import.meta.dirname, '../../node_modules/.cache/fenghuo');

/** An empty cluster of the embedded database, beside the packages: making one costs more than all else in a first start. */
function templateFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const packaged = join(dirname(entry), '../package.json');
  const { version }: { readonly version: string } = JSON.parse(readFileSync(packaged, 'utf8'));
  return join(cache, `pglite-${version}`);
}

/** Makes the template once for each version of the embedded database. */
async function makeTemplate(): Promise<void> {
  const folder = templateFolder();
  if (await exists(folder)) return;
  const making = `${folder}.${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  const lite = await PGlite.create({ dataDir: making });
  await lite.close();
  await rename(making, folder);
}

/** Puts a copy of the template where a database is to be, whole or not at all; without a template the database makes its own. */
export async function startFromTemplate(folder: string): Promise<void> {
  const template = templateFolder();
  if ((await exists(folder)) || !(await exists(template))) return;
  const copying = `${folder}.new`;
  await rm(copying, { recursive: true, force: true });
  await cp(template, copying, { recursive: true });
  await rename(copying, folder);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) await makeTemplate();
