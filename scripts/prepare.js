#!/usr/bin/env node
// Makes a fresh clone ready to run, and does nothing when it is: called before `npm start`, `npm test` and `npm run bench`.
// Plain JavaScript without dependencies, because it runs on whatever Node (20.19 or newer) the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, execPath, exit, platform, stderr, versions } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = join(fileURLToPath(import.meta.url), '../..');

/**
 * Installs what the lock file names, sees to it that Node 24 is pinned, and generates what must be generated.
 * Says in one line each what it does, on stderr. Throws with what to do when something cannot be done.
 */
export async function prepare(root = here) {
  checkNode();
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(root, 'node_modules/.fenghuo-stamp');
  if (read(stamp) !== hash) {
    if (!isInstalled(root, lock)) install(root);
    pin(root);
    writeFileSync(stamp, hash);
  } else if (!existsSync(pinned(root))) pin(root);
  await generate(root);
  template(root);
}

/** True when every package the lock file needs on every machine is there in its version. */
export function isInstalled(root, lock) {
  const there = read(join(root, 'node_modules/.package-lock.json'));
  if (there === undefined) return false;
  const installed = JSON.parse(there).packages ?? {};
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional === true || link === true || installed[path]?.version === version,
  );
}

function checkNode() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${versions.node} 太旧：请安装 Node 20.19 以上。 Node 20.19 or newer is needed.`);
}

function install(root) {
  say('安装依赖（第一次约一分钟）… installing what the lock file names');
  if (npm(root, 'ci')) return;
  say('npm ci 未成功，改用 npm install … npm ci failed, trying npm install');
  if (npm(root, 'install')) return;
  throw new Error('安装失败：请检查到 npm 仓库的网络。 Could not install: is the npm registry reachable?');
}

/** Scripts run on the pinned Node whatever the machine has; npm settings that skip install scripts would lose it. */
function pin(root) {
  if (!runs(root)) {
    say('固定运行时为 Node 24 … pinning the runtime to Node 24');
    npm(root, 'rebuild', 'node');
  }
  if (!runs(root))
    throw new Error('固定的 Node 24 不能运行：请删去 node_modules 重试。 The pinned Node 24 does not run.');
}

function runs(root) {
  const asked = spawnSync(pinned(root), ['--version'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.startsWith('v24.');
}

function pinned(root) {
  return join(root, 'node_modules/.bin', platform === 'win32' ? 'node.cmd' : 'node');
}

async function generate(root) {
  const script = join(root, 'scripts/generate.js');
  if (!existsSync(script)) return;
  const { generate: make } = await import(pathToFileURL(script).href);
  if (make()) say('生成了数据库客户端 generated the database client');
}

/** Once for each version of the embedded database: a first start then copies its empty cluster instead of making one. */
function template(root) {
  const packaged = read(join(root, 'node_modules/@electric-sql/pglite/package.json'));
  const script = join(root, 'src/store/template.ts');
  if (packaged === undefined || !existsSync(script)) return;
  if (existsSync(join(root, `node_modules/.cache/fenghuo/pglite-${JSON.parse(packaged).version}`))) return;
  say('准备内嵌数据库 … preparing the embedded database');
  spawnSync(pinned(root), [script], { cwd: root, stdio: ['ignore', stderr.fd, stderr.fd] });
}

/** Development packages too, whatever NODE_ENV says: the runtime itself is one of them. */
function npm(root, ...words) {
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const cli = env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [execPath, [cli]] : ['npm', []];
  const run = spawnSync(command, [...first, ...words, ...flags], {
    cwd: root,
    stdio: ['ignore', stderr.fd, stderr.fd],
    shell: command === 'npm' && platform === 'win32',
  });
  return run.status === 0;
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function say(words) {
  stderr.write(`[fenghuo] ${words}\n`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await prepare();
  } catch (problem) {
    say(problem instanceof Error ? problem.message : String(problem));
    exit(1);
  }
}
