#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const stamp = join(root, 'src/store/generated/.stamp');

/**
 * Writes Prisma's client only when what it is made from has changed, because asking Prisma costs seconds at every start.
 * Returns whether it ran. Throws with Prisma's own words when it fails. Plain JavaScript for Node 20.19 or newer.
 */
export function generate() {
  const require = createRequire(join(root, 'package.json'));
  const cli = require.resolve('prisma/build/index.js');
  const made = [
    readFileSync(join(root, 'prisma/schema.prisma')),
    readFileSync(join(root, 'prisma.config.ts')),
    require('prisma/package.json').version,
  ].reduce((hash, part) => hash.update(part), createHash('sha256'));
  const wanted = made.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  const run = spawnSync(execPath, [cli, 'generate'], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout ?? ''}${run.stderr ?? ''}`);
  writeFileSync(stamp, wanted);
  return true;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.error(generate() ? 'Prisma client generated.' : 'Prisma client is up to date.');
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    exit(1);
  }
}
