import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const patience = 60_000;

function script(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...words], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

it(
  'has nothing to say when everything is in its place',
  () => {
    script('scripts/prepare.js');
    expect(script('scripts/prepare.js')).toEqual({ code: 0, out: '', err: '' });
  },
  patience,
);

it(
  'ends the check with one line that counts',
  () => {
    const { code, out } = script('scripts/test.js', 'lock file');
    expect([code, out.trim().split('\n').at(-1)]).toEqual([0, '1 passed, 0 failed']);
  },
  patience,
);

it(
  'a night ends with what failed, whatever comes after it, and with its reason where a step is left out',
  () => {
    const nightly = (more: Readonly<Record<string, string>>, ...steps: readonly string[]) => {
      const options = { cwd: root, encoding: 'utf8', env: { ...process.env, ...more } } as const;
      const { status, stdout } = spawnSync(process.execPath, ['scripts/nightly.js', ...steps], options);
      return { code: status, out: stdout };
    };
    const nowhere = { FENGHUO_DATA_SETS: '/nowhere' };
    const failed = nightly({ FENGHUO_KILLS: '0', ...nowhere }, 'kill', 'eval');
    expect(failed.code).toBe(1);
    expect(failed.out).toMatch(/✗ kill: exit 2.*↓ eval: left out.*0 ok, 1 failed\n$/s);
    expect(nightly(nowhere, 'eval')).toEqual({ code: 0, out: expect.stringMatching(/0 ok, 0 failed\n$/) });
    expect(nightly({}, 'kills').code).toBe(2);
  },
  patience,
);

it('runs before what it prepares: npm start, npm test and npm run bench', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  for (const name of ['prestart', 'pretest', 'prebench', 'prenightly'])
    expect(scripts[name]).toBe('node scripts/prepare.js');
  expect(scripts.start, 'SIGTERM to npm reaches our process').toMatch(/^exec node /);
});

it('is written for the Node that is there before ours is: no dependency, no type', () => {
  for (const file of ['prepare', 'generate', 'lockfile', 'browser', 'test']) {
    const code = readFileSync(join(root, `scripts/${file}.js`), 'utf8');
    const imports = [...code.matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '');
    expect(imports.filter((name) => !/^(node:|\.\/)/.test(name))).toEqual([]);
  }
});
