#!/usr/bin/env node
// A lock file made where some platforms' binaries are not published leaves them out, and `npm ci` then fails elsewhere.
// This adds what is missing; with --check it only says what is wrong. A path after that names another lock file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const own = join(fileURLToPath(import.meta.url), '../../package-lock.json');

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/**
 * Every optional dependency that the lock file names but does not hold, as the entry it should have:
 * `[path, {version, cpu, os, libc?, optional: true, dev?, peer?}]`.
 */
export function missingEntries({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isThere(packages, path, name))
      .map(([name, version]) => [`${folderOf(path)}node_modules/${name}`, entryOf(name, version, entry)]),
  );
}

/** What must not be in a lock file that others use: the address of one registry. */
export function resolvedEntries({ packages }) {
  return Object.keys(packages).filter((path) => 'resolved' in packages[path] && packages[path].link !== true);
}

/** The lock file with every missing entry, in npm's order. */
export function completed(lock) {
  const entries = [...Object.entries(lock.packages), ...missingEntries(lock)];
  const inOrder = entries.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(inOrder) };
}

/** As Node looks for it: beside the package that wants it, then further and further out. */
function isThere(packages, path, name) {
  for (let from = path; ; from = folderOf(from).replace(/\/$/, '')) {
    if (packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`] !== undefined) return true;
    if (from === '') return false;
  }
}

/** `a/node_modules/@b/c` → `a/`; `node_modules/c` → ``. */
function folderOf(path) {
  return path.slice(0, Math.max(0, path.lastIndexOf('node_modules/')));
}

/** What a binary is for stands in its name, by the habit of every publisher of such packages. */
function entryOf(name, version, parent) {
  const os = systems.find((system) => new RegExp(`\\b${system}\\b`).test(name));
  const cpu = processors.find((processor) => new RegExp(`\\b${processor}\\b`).test(name));
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new Error(`${name}@${version}: not the name of a platform's binary in one version; add it by hand`);
  }
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined;
  return {
    version,
    cpu: [cpu],
    ...(parent.dev === true ? { dev: true } : {}),
    ...(os === 'linux' && libc !== undefined ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
    ...(parent.peer === true ? { peer: true } : {}),
  };
}

function main(words) {
  const file = words.find((word) => !word.startsWith('--')) ?? own;
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock).map(([path]) => `missing: ${path}`);
  const bound = resolvedEntries(lock).map((path) => `bound to one registry: ${path}`);
  if (words.includes('--check')) {
    for (const problem of [...missing, ...bound]) stdout.write(`${problem}\n`);
    if (missing.length > 0) stderr.write('node scripts/lockfile.js adds what is missing\n');
    return missing.length + bound.length === 0 ? 0 : 1;
  }
  writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`);
  stderr.write(`${missing.length} entries added\n`);
  return 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) exit(main(argv.slice(2)));
