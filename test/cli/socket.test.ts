import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { askService, serveCommands } from '../../src/cli/socket.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serving(folder = mkdtempSync(join(tmpdir(), 'fenghuo-socket-'))): Promise<string> {
  const stop = await serveCommands(folder, {
    echo: (args) => Promise.resolve(args),
    fail: () => Promise.reject(new Error('the disk is full')),
  });
  stops.push(stop);
  return folder;
}

it('brings a command to the running service and its result back', async () => {
  const folder = await serving();
  expect(await askService(folder, 'echo', { words: '院区\n第二行' })).toEqual({
    ok: true,
    result: { words: '院区\n第二行' },
  });
});

it('says why, when the service cannot', async () => {
  const folder = await serving();
  expect(await askService(folder, 'fail')).toEqual({ ok: false, why: 'the disk is full' });
  expect(await askService(folder, 'toString')).toEqual({
    ok: false,
    why: 'the running service does not know toString',
  });
});

it('is for its owner only', async () => {
  const folder = await serving();
  expect(statSync(join(folder, 'fenghuo.sock')).mode & 0o777).toBe(0o600);
});

it('tells “nobody runs here” from trouble', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-socket-'));
  expect(await askService(folder, 'echo')).toBeUndefined();
});

it('takes over what a dead owner left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-socket-'));
  writeFileSync(join(folder, 'fenghuo.sock'), '');
  await serving(folder);
  expect(await askService(folder, 'echo', { a: 1 })).toEqual({ ok: true, result: { a: 1 } });
});

it('works where the data folder’s path is too long for a socket', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'fenghuo-socket-')), 'a'.repeat(120));
  await serving(folder);
  expect(await askService(folder, 'echo', { a: 1 })).toEqual({ ok: true, result: { a: 1 } });
});

it('is not shaken by lines that are no commands', async () => {
  const folder = await serving();
  for (const line of ['\n', '{}\n', '[1]\n', 'x'.repeat(2_000_000)]) {
    const socket = connect(join(folder, 'fenghuo.sock'));
    socket.on('error', () => {});
    socket.write(line);
    await new Promise((done) => {
      socket.on('close', done);
      socket.resume();
    });
  }
  expect(await askService(folder, 'echo', { a: 1 })).toEqual({ ok: true, result: { a: 1 } });
  expect(readdirSync(folder)).toEqual(['fenghuo.sock']);
});
