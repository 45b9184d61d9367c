import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/** The service as a process of its own, as `npm start` runs it. */
export interface Service {
  readonly pid: number;
  /** Resolves with its address when it has said so, or with undefined when it ended before. */
  readonly address: Promise<string | undefined>;
  /** Resolves with the exit code; undefined when a signal ended it. */
  readonly ended: Promise<number | undefined>;
  /** What it said on stdout, and its log. */
  said(): string;
  logged(): string;
  signal(name: 'SIGKILL' | 'SIGTERM'): void;
}

const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** Starts the example chain on a data folder and a free port. */
export function startService(data: string, more: Readonly<Record<string, string>> = {}): Service {
  const child = spawn(process.execPath, ['--import', './scripts/cache.js', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, FENGHUO_DATA: data, PORT: '0', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  const heard = { out: '', err: '' };
  child.stderr.on('data', (chunk) => {
    heard.err += chunk;
  });
  const ended = new Promise<number | undefined>((resolve) => {
    child.once('close', (code) => {
      living.delete(child);
      resolve(code ?? undefined);
    });
  });
  const address = new Promise<string | undefined>((resolve) => {
    child.stdout.on('data', (chunk) => {
      heard.out += chunk;
      const url = /就绪.*(http:\/\/[\w.:]+)\n/.exec(heard.out)?.[1];
      if (url) resolve(url);
    });
    ended.then(() => resolve(undefined)).catch(() => {});
  });
  return {
    pid: child.pid ?? 0,
    address,
    ended,
    said: () => heard.out,
    logged: () => heard.err,
    signal: (name) => void child.kill(name),
  };
}

/** Starts it and waits until it takes work. @throws Error with what it said when it did not come up. */
export async function startReady(data: string): Promise<{ readonly service: Service; readonly url: string }> {
  const service = startService(data);
  const url = await service.address;
  if (url === undefined) throw new Error(`the service did not start: ${service.said()} ${service.logged()}`);
  while (!(await isReady(url))) await sleep(20);
  return { service, url };
}

export async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Jobs that wait or are at work, clocks left out: they wait for their time. */
export async function pending(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const counts = [...text.matchAll(/^outbox_pending\{queue="(?!clock|poll)\w+"\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** The webhook secret that the example chain made for itself. */
export function secretOf(data: string): string {
  return readFileSync(join(data, 'webhook-example.secret'), 'utf8').trim();
}
