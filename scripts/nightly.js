#!/usr/bin/env node
// The full counts, one after the other: what `npm test` does with few, for a night. `npm run nightly -- kill eval` runs these
// alone. Every step runs even when one before it failed; ends with one line `N ok, N failed`, and with 1 when one failed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env, execPath, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const bin = join(root, 'node_modules/.bin');
const { FENGHUO_COURSES = '100000', FENGHUO_KILLS = '200', AWAY_SECONDS = '60' } = env;
const data = env.FENGHUO_DATA_SETS ?? join(root, '../shared/data');
const vitest = (project, ...files) => ['vitest', 'run', '--project', project, ...files];

/** What each runs, with how much of it; `needs`: left out, and said so, where that is not there. */
const steps = {
  courses: { words: vitest('unit', 'test/incident/statementCourse.test.ts'), more: { FENGHUO_COURSES } },
  canaries: {
    words: vitest('unit', 'test/llm/writerCanaries.test.ts', 'test/llm/writerInjection.test.ts'),
  },
  attacks: { words: vitest('db', 'test/db/attacks') },
  away: { words: vitest('fault', 'test/fault/databaseAway.test.ts'), more: { AWAY_SECONDS } },
  kill: { words: ['node', 'fault/run.ts', 'kill', '--runs', FENGHUO_KILLS] },
  guards: { words: ['node', 'scripts/mutate.js'] },
  eval: { words: ['node', 'eval/run.ts', '--data', data], needs: data },
};

const wanted = argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  stdout.write(`没有这一步 no such step: ${unknown.join(' ')}（${Object.keys(steps).join(' ')}）\n`);
  exit(2);
}

/** Resolves to the exit code; what the step says is on the screen as it is said. */
function run([command = '', ...words], more = {}) {
  const own = join(bin, command);
  const child = spawn(existsSync(own) ? own : execPath, words, {
    cwd: root,
    env: { ...env, ...more, PATH: `${bin}${delimiter}${env.PATH ?? ''}` },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const count = { ok: 0, failed: 0 };
for (const [name, { words, more, needs }] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (needs !== undefined && !existsSync(needs)) {
    stdout.write(`↓ ${name}: left out, there is no ${needs}\n`);
    continue;
  }
  stdout.write(`▶ ${name}\n`);
  const started = performance.now();
  const code = await run(words, more);
  count[code === 0 ? 'ok' : 'failed'] += 1;
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  stdout.write(`${code === 0 ? '✓' : '✗'} ${name}: ${code === 0 ? 'ok' : `exit ${code}`} (${minutes} min)\n`);
}
stdout.write(`${count.ok} ok, ${count.failed} failed\n`);
exit(count.failed === 0 ? 0 : 1);
