import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { askDoctor } from '../../src/cli/doctorAsk.ts';
import { doctorHere } from '../../src/cli/doctorServe.ts';
import { askService, serveCommands } from '../../src/cli/socket.ts';
import type { Finding } from '../../src/ports.ts';
import { collected } from '../support/collected.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serving(begin: () => AsyncIterable<Finding>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-doctor-'));
  stops.push(await serveCommands(folder, { doctor: doctorHere(begin) }));
  return folder;
}

function finding(at: number): Finding {
  const what = { zh: `第 ${at} 项`, en: `number ${at}` };
  return { state: at % 3 === 0 ? 'bad' : 'ok', id: `test.${at}`, what, ...(at % 2 && { next: what }) };
}

async function heard(folder: string): Promise<readonly Finding[]> {
  const asked = (await askDoctor(folder)) ?? expect.fail('nobody answers');
  return await collected(asked);
}

async function* twelve(): AsyncGenerator<Finding> {
  for (let at = 0; at < 12; at += 1) {
    if (at % 4 === 0) await setTimeout(5);
    yield finding(at);
  }
}

const all = Array.from({ length: 12 }, (_, at) => finding(at));

it('brings every finding once and in order, to several who ask at once', async () => {
  const folder = await serving(twelve);
  expect(await heard(folder)).toEqual(all);
  expect(await Promise.all([heard(folder), heard(folder), heard(folder)])).toEqual([all, all, all]);
});

it('brings a finding before the next one is there', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const folder = await serving(async function* () {
    yield finding(1);
    await promise;
    yield finding(2);
  });
  const seen: string[] = [];
  for await (const { id } of (await askDoctor(folder)) ?? expect.fail()) {
    seen.push(id);
    if (id === 'test.1') resolve();
  }
  expect(seen).toEqual(['test.1', 'test.2']);
});

it('is told when the service fails in the middle', async () => {
  const folder = await serving(async function* () {
    yield finding(1);
    await setTimeout(5);
    throw new Error('the disk is full');
  });
  const found = await heard(folder);
  expect(found.at(-1)).toMatchObject({
    id: 'service',
    state: 'bad',
    what: { zh: expect.stringContaining('the disk is full') },
  });
});

it('is told when the service is too old to know', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-doctor-'));
  stops.push(await serveCommands(folder, {}));
  expect(await heard(folder)).toMatchObject([
    { id: 'service', state: 'bad', next: { zh: expect.stringContaining('重启') } },
  ]);
});

it('is told that nobody runs here', async () => {
  expect(await askDoctor(mkdtempSync(join(tmpdir(), 'fenghuo-doctor-')))).toBeUndefined();
});

it('keeps only a few runs of those who went away, and says so to who comes back', async () => {
  const folder = await serving(twelve);
  const first = await askService(folder, 'doctor');
  const run = first?.ok && Object(first.result).run;
  for (let more = 0; more < 4; more += 1) await askService(folder, 'doctor');
  expect(await askService(folder, 'doctor', { run, after: 0 })).toMatchObject({
    ok: false,
    why: expect.stringContaining('begin again'),
  });
});
