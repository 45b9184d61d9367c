import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const onPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const chromiumAdvice =
  'no Chromium found: apt-get install chromium fonts-wqy-microhei, or set CHROME_PATH to a Chrome or Edge';

/** Chromium's path, or undefined where there is none: FENGHUO_CHROMIUM and CHROME_PATH first, then the usual places. */
export function findChromium(): string | undefined {
  const named = [process.env.FENGHUO_CHROMIUM, process.env.CHROME_PATH].filter((path) => path !== undefined);
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => onPath.map((name) => join(folder, name)));
  return [...named, ...paths, ...elsewhere].find((path) => path !== '' && existsSync(path));
}

/**
 * True when the browser tests can run. Where there is no browser they are skipped with the advice; on CI they are not
 * skipped, so that they fail.
 */
export function canBrowse(): boolean {
  if (findChromium() !== undefined || process.env.CI === 'true') return true;
  process.stderr.write(`browser tests skipped, ${chromiumAdvice}\n`);
  return false;
}

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(chromiumAdvice);
  return await chromium.launch({ executablePath, headless: true, args: flags });
}
