import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Env } from '../config/env.ts';
import type { OpenStore } from '../store/open.ts';
import { mask } from '../triage/mask.ts';
import type { Io } from './frame.ts';
import { type Asked, askService } from './socket.ts';

/**
 * Asks the running service; where none runs, opens the data itself and does the work here (DESIGN section 4). The reply
 * says why when neither was possible.
 */
export async function askOrOpen(
  env: Env,
  io: Io,
  { command, args = {} }: { readonly command: string; readonly args?: Readonly<Record<string, unknown>> },
  work: (store: OpenStore) => Promise<unknown>,
): Promise<NonNullable<Asked>> {
  const asked = await askService(env.data, command, args);
  if (asked !== undefined) return asked;
  if (env.databaseUrl === undefined && !existsSync(env.data)) {
    return { ok: false, why: `这里还没有数据 there is no data yet: ${env.data}` };
  }
  io.err('服务没有运行，直接打开数据 … no service runs here, opening the data');
  try {
    return { ok: true, result: await withStore(env, io, work) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

async function withStore<T>(env: Env, io: Io, work: (store: OpenStore) => Promise<T>): Promise<T> {
  const [{ openStore }, { sealKey }] = await Promise.all([
    import('../store/open.ts'),
    import('../store/keys.ts'),
  ]);
  const store = await openStore({
    ...(env.databaseUrl === undefined ? {} : { databaseUrl: env.databaseUrl }),
    dataDir: env.data,
    sealKey: sealKey(env.data, env.sealKey),
    mask,
    now: io.now,
    newId: randomUUID,
    log: { warn: () => {}, error: () => {} },
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
