#!/usr/bin/env node
// Takes the guards of `guards.txt` away, one at a time, in a copy of this folder, and runs the tests that should notice.
// `node scripts/mutate.js approv audit` takes those whose name, file or tests have one of these words; `--list` runs nothing.
// Ends with one line `N noticed, N not`, and with 1 when a guard went unnoticed or the code does not say it any more.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { argv, env, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const bin = join(root, 'node_modules/.bin');
const leftOut = ['node_modules', '.git', 'data', 'dist'];
/** A guard without which everything hangs is noticed as well, but nobody waits for it all night. */
const longestMs = 15 * 60_000;

/** What a line of `guards.txt` says, by its first letter; `read` is what has been read so far. */
const says = {
  ';': () => {},
  '@': (read, rest) => {
    read.file = rest;
  },
  '?': (read, rest) => {
    read.tests = rest.split(' ');
  },
  '#': ({ guards, file, tests }, name) => guards.push({ name, file, tests, edits: [] }),
  '-': ({ guards, last }, rest) => {
    const { edits } = guards.at(-1);
    if (last === '-') edits.at(-1).from += `\n${rest}`;
    else edits.push({ from: rest, to: [] });
  },
  '+': ({ guards }, rest) => guards.at(-1).edits.at(-1).to.push(rest),
};

/** Every guard of the list: its name, its file, who should notice, and what is written instead of what. */
function guardsIn(text) {
  const read = { guards: [], file: '', tests: [], last: '' };
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const sign = line.slice(0, 1);
    if (!Object.hasOwn(says, sign)) throw new Error(`guards.txt: what is this? ${line}`);
    says[sign](read, line.slice(2));
    read.last = sign;
  }
  return read.guards;
}

/** The file without the guard. @throws Error when its text is not there exactly once: the code has changed, and so must the list */
function without({ name, file, edits }) {
  const whole = readFileSync(join(root, file), 'utf8');
  if (edits.length === 0) throw new Error(`${file}: ${name}: nothing is taken away`);
  return edits.reduce((text, { from, to }) => {
    const parts = text.split(from);
    if (parts.length === 1) throw new Error(`${file}: ${name}: it does not say any more: ${from}`);
    if (parts.length > 2) throw new Error(`${file}: ${name}: it says more than once: ${from}`);
    return parts.join(to.join('\n'));
  }, whole);
}

function copyOfAll() {
  const copy = mkdtempSync(join(tmpdir(), 'fenghuo-mutate-'));
  const filter = (path) => path === root || !leftOut.includes(basename(path));
  cpSync(root, copy, { recursive: true, filter });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** How many tests failed, which the first was, and how the run ended. */
async function vitest(copy, [project, ...files]) {
  const report = join(copy, 'mutate.json');
  rmSync(report, { force: true });
  const code = await run(copy, [
    ...['run', '--project', project, '--bail=1', '--reporter=json', `--outputFile=${report}`],
    ...files,
  ]);
  const { testResults = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed');
  return { code, failed: failed.length, which: failed[0]?.fullName ?? '' };
}

function run(cwd, words) {
  const child = spawn(join(bin, 'vitest'), words, {
    cwd,
    env: { FENGHUO_COURSES: '500', ...env, PATH: `${bin}${delimiter}${env.PATH ?? ''}` },
    stdio: 'ignore',
    timeout: longestMs,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** With all guards in their places every test passes, or what fails without one would prove nothing. */
async function allPass(copy, guards) {
  for (const [project, all] of Map.groupBy(guards, ({ tests: [project] }) => project)) {
    const files = new Set(all.flatMap(({ tests: [, ...each] }) => each));
    const { code, which } = await vitest(copy, [project, ...files]);
    if (code === 0) continue;
    stdout.write(`✗ with every guard in its place ${project} does not pass: ${which}\n`);
    return false;
  }
  return true;
}

/** True when a test fails without it; one that cannot even begin proves nothing. */
async function isNoticed(copy, { name, file, tests }, text) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, text);
  const started = performance.now();
  const { code, failed, which } = await vitest(copy, tests);
  writeFileSync(path, whole);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const how = failed > 0 ? which : code === 0 ? 'NOBODY NOTICES' : 'its tests do not even begin';
  stdout.write(`${failed > 0 ? '✓' : '✗'} ${file}: ${name} → ${how} (${seconds} s)\n`);
  return failed > 0;
}

const wanted = argv.slice(2).filter((word) => !word.startsWith('--'));
const guards = guardsIn(readFileSync(join(root, 'scripts/guards.txt'), 'utf8')).filter((guard) => {
  const said = [guard.name, guard.file, ...guard.tests].join(' ');
  return wanted.length === 0 || wanted.some((word) => said.includes(word));
});
const count = { noticed: 0, not: 0 };
const texts = new Map();
for (const guard of guards) {
  try {
    texts.set(guard, without(guard));
  } catch (error) {
    stdout.write(`✗ ${error.message}\n`);
    count.not += 1;
  }
}
if (argv.includes('--list')) for (const { name, file } of guards) stdout.write(`${file}: ${name}\n`);
else {
  const copy = copyOfAll();
  try {
    if (await allPass(copy, [...texts.keys()]))
      for (const [guard, text] of texts) count[(await isNoticed(copy, guard, text)) ? 'noticed' : 'not'] += 1;
    else count.not += texts.size;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
stdout.write(`${count.noticed} noticed, ${count.not} not\n`);
exit(count.not === 0 ? 0 : 1);
