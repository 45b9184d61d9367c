#!/usr/bin/env node
// Chromium and a Chinese font for the browser tests: found if present, installed with apt-get where the user is root.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { argv, env, exit, geteuid, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
];

/** What to type where we may not install ourselves. */
export const advice =
  'apt-get install chromium fonts-wqy-microhei（或设 FENGHUO_CHROMIUM 指到浏览器 or point FENGHUO_CHROMIUM at a browser）';

/** The browser's path, or undefined. FENGHUO_CHROMIUM names one outright. */
export function findBrowser() {
  const named = env.FENGHUO_CHROMIUM;
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...fixed, ...playwrights()].find((path) => existsSync(path));
}

/** True when Chinese can be drawn; macOS and Windows always can. */
export function hasFont() {
  const asked = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (asked.status === 0) return asked.stdout.trim() !== '';
  return !existsSync('/usr/share') || fontFiles('/usr/share/fonts');
}

/** The browser's path after installing what is missing where we may; undefined when it cannot be had. */
export function ensureBrowser() {
  const missing = [
    ...(findBrowser() === undefined ? ['chromium'] : []),
    ...(hasFont() ? [] : ['fonts-wqy-microhei']),
  ];
  if (missing.length > 0 && geteuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    stderr.write(`[fenghuo] apt-get install ${missing.join(' ')} …\n`);
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing);
  }
  return hasFont() ? findBrowser() : undefined;
}

function apt(...words) {
  spawnSync('apt-get', words, {
    stdio: ['ignore', stderr.fd, stderr.fd],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Browsers that Playwright has fetched for other projects of this user. */
function playwrights() {
  const cache = join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .map((name) => join(cache, name, 'chrome-linux/chrome'));
}

function fontFiles(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
    /wqy|cjk|han|song|hei/i.test(name),
  );
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const path = ensureBrowser();
  stdout.write(path === undefined ? `${advice}\n` : `${path}\n`);
  exit(path === undefined ? 1 : 0);
}
