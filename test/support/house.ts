import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../../src/config/env.ts';
import type { Elsewhere } from '../../src/config/kind.ts';
import { exampleFolder, readSettings } from '../../src/config.ts';
import { type Running, start, type World } from '../../src/main.ts';

export interface House extends Running {
  readonly data: string;
  /** A session of one person on the console, by the last part of their web account. */
  visitor(account: string): Promise<Visitor>;
  /** Resolves when nothing waits in the outbox. */
  quiet(): Promise<void>;
}

export interface Visitor {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  readonly person: string;
}

/**
 * The whole service on a folder of its own and a free port, with the example chain, whose files may be rewritten first
 * (`edit`: file → change). It stays the example chain, so that its console lets one choose who one is.
 */
export async function openHouse(
  options: {
    readonly databaseUrl?: string;
    /** Base64: with the same database and the same key another house is the same one, on another machine or after a restart. */
    readonly sealKey?: string;
    readonly edit?: Readonly<Record<string, (text: string) => string>>;
    /** Of every webhook; needed where the folder is changed while the house runs. */
    readonly secret?: string;
    readonly now?: () => Date;
    readonly llm?: NonNullable<Env['llm']>;
    /** Chat platforms beside the console, and where their vendors stand. */
    readonly chats?: Pick<Env, 'slack' | 'feishu' | 'wecom' | 'wechaty' | 'ringHook'>;
    readonly elsewhere?: Elsewhere;
    /** Where approved texts go, and how public pages are read. */
    readonly publish?: NonNullable<Env['publish']>;
    readonly fetchPage?: NonNullable<World['fetchPage']>;
    readonly log?: World['log'];
  } = {},
): Promise<House> {
  const data = mkdtempSync(join(tmpdir(), 'fenghuo-house-'));
  const config = join(data, 'config');
  cpSync(exampleFolder, config, { recursive: true });
  for (const [file, change] of Object.entries(options.edit ?? {})) {
    writeFileSync(join(config, file), change(readFileSync(join(config, file), 'utf8')));
  }
  const env = {
    config,
    data,
    host: '127.0.0.1',
    port: 0,
    secret: () => options.secret,
    ...(options.llm && { llm: options.llm }),
    ...(options.sealKey !== undefined && { sealKey: options.sealKey }),
    ...options.chats,
    ...(options.publish && { publish: options.publish }),
  };
  const world = {
    now: options.now ?? (() => new Date()),
    newId: randomUUID,
    dice: () => 0.5,
    log: options.log ?? loud,
    ...options.elsewhere,
    ...(options.fetchPage && { fetchPage: options.fetchPage }),
  };
  const database = options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl };
  const started = await start({ ...env, ...database }, world, readAsExample);
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  const { running } = started;
  return {
    ...running,
    data,
    visitor: (account) => visitorAt(running, account),
    quiet: () => quiet(running),
    stop: async () => {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function readAsExample(folder: string) {
  const read = await readSettings(folder);
  return read.ok ? { ...read, settings: { ...read.settings, demo: true } } : read;
}

/** Says nothing but our own bugs. */
export const loud = {
  info: () => {},
  warn: () => {},
  error: (fields: object, message: string) =>
    process.stderr.write(`${message} ${JSON.stringify(fields, errors)}\n`),
};

function errors(_key: string, value: unknown): unknown {
  return value instanceof Error ? (value.stack ?? value.message) : value;
}

async function visitorAt({ url, settings }: Running, account: string): Promise<Visitor> {
  const person = settings().people.byIdentity.get(`web:demo:${account}`)?.id;
  if (!person) throw new Error(`nobody has the web account ${account}`);
  const headers = { 'content-type': 'application/json', origin: url };
  const entered = await fetch(`${url}/api/identity`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ person }),
  });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    person,
    get: async (path) => (await fetch(`${url}${path}`, { headers: { cookie } })).json(),
    post: async (path, body) => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body: JSON.stringify({ key: randomUUID(), as: person, ...body }),
      });
      return response.json();
    },
  };
}

/** Resolves when nothing waits in the outbox; clocks that are not yet due do not count. */
export async function quiet({ store, intake }: Running): Promise<void> {
  for (let still = 0; still < 3; ) {
    await intake.decideAll();
    const waiting = Object.entries(await store.outbox.depth()).filter(([queue]) => queue !== 'clock');
    still = waiting.every(([, { waiting: count }]) => count === 0) ? still + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
