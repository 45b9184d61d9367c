import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { Job } from '../../src/ports.ts';
import { openStore, type StoreOptions } from '../../src/store/open.ts';
import { maskPhones, openPglite } from '../support/databases.ts';
import { copyTemplate } from '../support/postgres.ts';
import { hq, liMin, noon, person } from '../support/story.ts';
import { asks, changed, newIncident, notedIn, open, until, verdictOn } from './given.ts';

const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('belongs to one process: a second is told at once who has it, and the first goes on', async () => {
    const dataDir = folder();
    const first = await startWorker(dataDir, 'hold');
    const second = await startWorker(dataDir, 'hold');
    expect(second.said[0]).toMatch(
      new RegExp(
        `^refused Locked the data folder .* is in use by process ${first.child.pid} on .+ since 20.*Z`,
      ),
    );
    const asked = performance.now();
    await expect(openStore(options(dataDir))).rejects.toThrow(`process ${first.child.pid}`);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(first.child.exitCode).toBeNull();
  });

  it('is taken over from a dead owner with all it had acknowledged, and its unfinished work is done', async () => {
    const dataDir = folder();
    const worker = await startWorker(dataDir);
    await until(() => worker.said.length > 20, 60_000);
    worker.child.kill('SIGKILL');
    await new Promise((resolve) => worker.child.once('exit', resolve));
    const acknowledged = worker.said.slice(1, -1);

    const store = await openStore(options(dataDir));
    const jobs: Job[] = [];
    await store.outbox.work(async (job) => {
      jobs.push(job);
      return { done: true };
    });
    const kept = await store.reads.list([hq], { limit: 10_000 });
    const ids = new Set(kept.map(({ incident }) => String(incident.id)));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    expect(kept.length - acknowledged.length, 'at most one was kept and not yet told of').toBeLessThanOrEqual(
      2,
    );
    expect(await store.audit.verify()).toMatchObject({ ok: true, rows: kept.length });
    await until(() => jobs.some(({ queue }) => queue === 'card'));
    const refreshed = () =>
      new Set(jobs.flatMap((job) => (job.queue === 'spread' ? [job.effect.incident] : [])));
    await until(() => refreshed().size === kept.length);
    await store.close();
  });

  it('lets a mention that a dead owner was judging be judged at once', async () => {
    const dataDir = folder();
    const first = await openStore(options(dataDir));
    await first.mentions.keep('s', [{ externalId: 'a', kind: 'post', title: '投诉', reach: {} }], noon);
    expect(await first.mentions.take(5)).toHaveLength(1);
    await first.close();
    const second = await openStore(options(dataDir));
    expect(await second.mentions.take(5)).toMatchObject([{ externalId: 'a', attempts: 2 }]);
    await second.close();
  });

  it('holds no word that was sealed, in any of its files', async () => {
    const canary = '13912345678';
    const db = await openPglite({ mask: maskPhones });
    const { mentions, ledger, inbox, evidence, reads } = db.store;
    const incident = newIncident();
    const { ids } = await mentions.keep(
      's',
      [{ externalId: '1', kind: 'post', title: `电话${canary}`, text: `请打${canary}`, author: canary }],
      noon,
    );
    const opened = await open(ledger, incident, {
      verdicts: ids.map((id) => verdictOn(id, { told: canary })),
    });
    const id = 'canary-text' as never;
    const ask = asks(incident, 'note', person(liMin), [{ id, kind: 'note', words: `家属${canary}` }]);
    await ledger.commit(1, changed(ask, opened, [notedIn(incident, id)]));
    const bytes = Buffer.from(canary);
    const report = { text: canary, links: [], files: [{ name: 'a.txt', mime: 'text/plain', bytes }] };
    await inbox.accept('web', { kind: 'report', key: 'k', at: noon, by: 'web::1', channel: 'c', ...report });
    await inbox.finish('web', 'k', { tone: 'ok', text: `已收到 ${canary}` });
    await evidence.keep({ name: 'a.txt', mime: 'text/plain', bytes });
    const view = await reads.incident([hq], incident);
    expect([view?.first?.title, view?.first?.author, view?.texts.get(id)]).toEqual([
      '电话139****5678',
      '**',
      '家属139****5678',
    ]);
    await db.raw('CHECKPOINT');
    await db.close();
    const files = readdirSync(db.dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(100);
    const holding = (words: string) =>
      files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(words));
    expect(holding('139****5678').length, 'the search can find what is there').toBeGreaterThan(0);
    expect(holding(canary).map(({ name }) => name)).toEqual([]);
    rmSync(db.dataDir, { recursive: true, force: true });
  });
});

function folder(): string {
  const made = copyTemplate(inject('pgliteTemplate'));
  folders.push(made);
  return made;
}

function options(dataDir: string): StoreOptions {
  return {
    dataDir,
    sealKey: new Uint8Array(32).fill(7),
    mask: (text) => text,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    log: { warn: () => {}, error: () => {} },
  };
}

/** Resolves when it has said whether it may. */
async function startWorker(dataDir: string, ...more: readonly string[]) {
  const script = join(import.meta.dirname, 'worker.ts');
  const child = spawn(process.execPath, [script, dataDir, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  await until(() => said.length > 0, 60_000);
  return { child, said };
}
