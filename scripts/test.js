#!/usr/bin/env node
// The whole check: every step runs even when one before it failed. Ends with one line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { argv, env, execPath, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { advice, ensureBrowser } from './browser.js';

const root = join(fileURLToPath(import.meta.url), '../..');
const bin = join(root, 'node_modules/.bin');
const scratch = mkdtempSync(join(tmpdir(), 'fenghuo-test-'));
const longest = 10 * 60_000;

/** Two lanes at once, each in order: one computes, the other mostly waits for pages and processes. */
const lanes = [
  [
    { name: 'format and lint', run: () => check('biome', 'check', '.') },
    { name: 'types', run: () => check('tsc', '-p', 'tsconfig.check.json') },
    { name: 'dead code', run: () => check('knip') },
    { name: 'lock file', run: () => check('node', 'scripts/lockfile.js', '--check') },
    { name: 'unit', run: () => vitest('unit') },
    { name: 'db', run: () => vitest('db') },
  ],
  [
    { name: 'e2e', run: browserTests },
    { name: 'fault', run: () => vitest('fault') },
    { name: 'contract', run: () => vitest('contract') },
  ],
];

/** Runs the named steps (all without names) and returns how many tests and steps passed and failed. */
async function runAll(wanted) {
  const total = { passed: 0, failed: 0 };
  await Promise.all(lanes.map((lane) => runLane(lane, wanted, total)));
  return total;
}

async function runLane(lane, wanted, total) {
  for (const { name, run } of lane) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    stdout.write(`▶ ${name}\n`);
    const started = performance.now();
    const { passed, failed, note, output } = await run();
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) stdout.write(`${output}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    stdout.write(`${failed > 0 ? '✗' : '✓'} ${name}: ${note} (${seconds} s)\n`);
  }
}

async function check(command, ...words) {
  const { code, output } = await run(command, words);
  return code === 0
    ? { passed: 1, failed: 0, note: 'ok', output }
    : { passed: 0, failed: 1, note: `exit ${code}`, output };
}

/** Where others share the machine a page may stand still for half a minute: on CI it is tried once more. */
const standstills = ['e2e', 'contract'];

/** Counts tests; a file that could not even be loaded, or a run that broke off, counts as one failure. */
async function vitest(project, more = {}) {
  const report = join(scratch, `${project}.json`);
  const words = ['run', '--project', project, '--passWithNoTests', '--reporter=verbose', '--reporter=json'];
  const again = env.CI === 'true' && standstills.includes(project) ? ['--retry=1'] : [];
  const { code, output } = await run('vitest', [...words, ...again, `--outputFile.json=${report}`], more);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const passed = counts.numPassedTests ?? 0;
  const failed = Math.max(counts.numFailedTests ?? 0, code === 0 ? 0 : 1);
  const skipped = (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0);
  const note = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { passed, failed, note: [note, ...reasons(output)].join('\n    '), output: withoutPassed(output) };
}

/** No test is left out without its reason on the screen: each reason once, with how many tests it left out. */
function reasons(output) {
  const counts = new Map();
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const reason = /^\s*↓ .*\[([^\]]+)\]\s*$/u.exec(line)?.[1];
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${count} skipped: ${reason}`);
}

function withoutPassed(output) {
  const lines = output.split('\n');
  return lines.filter((line) => !/^\s*[✓↓] /u.test(stripVTControlCharacters(line))).join('\n');
}

/** Without a browser these tests are left out and say so; on CI that is a failure. */
async function browserTests() {
  const browser = ensureBrowser();
  if (browser !== undefined) return await vitest('e2e', { FENGHUO_CHROMIUM: browser });
  const note = `no Chromium with a Chinese font here: ${advice}`;
  return { passed: 0, failed: env.CI === 'true' ? 1 : 0, note: `left out, ${note}`, output: note };
}

function run(command, words, more = {}) {
  const own = join(bin, command);
  const child = spawn(existsSync(own) ? own : execPath, words, {
    cwd: root,
    env: { ...env, ...more, PATH: `${bin}${delimiter}${env.PATH ?? ''}`, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), longest);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => {
      clearTimeout(patience);
      resolve({ code: code ?? 1, output });
    });
  });
}

const { passed, failed } = await runAll(argv.slice(2));
rmSync(scratch, { recursive: true, force: true });
stdout.write(`${passed} passed, ${failed} failed\n`);
exit(failed === 0 ? 0 : 1);
