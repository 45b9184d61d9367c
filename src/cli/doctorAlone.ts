import { webGroups } from '../bot/web/check.ts';
import type { Env } from '../config/env.ts';
import { checkBinding, readSettings } from '../config.ts';
import type { Elsewhere } from '../platforms/needs.ts';
import { chatPlatforms } from '../platforms.ts';
import type { Finding, Keepsakes, Settings } from '../ports.ts';
import { lookAt } from '../store/look.ts';
import type { Looked } from './doctorChat.ts';
import { diagnose } from './doctorRun.ts';

/** Where no service runs: the same platforms are built, never started, and asked. */
export async function* lookAlone(env: Env, now: () => Date, where: Elsewhere = {}): AsyncGenerator<Finding> {
  const settings = await sound(env);
  const platforms = settings ? await built(env, settings, now, where) : [];
  const look = () => lookAt(env.databaseUrl, env.data, now());
  yield* diagnose({ env, settings, platforms, look, now });
}

async function sound(env: Env): Promise<Settings | undefined> {
  const read = await readSettings(env.config);
  return read.ok && checkBinding(env, read.settings).length === 0 ? read.settings : undefined;
}

async function built(
  env: Env,
  settings: Settings,
  now: () => Date,
  where: Elsewhere,
): Promise<readonly Looked[]> {
  const { org, people, demo } = settings;
  const web = webGroups({ org: () => org, people: () => people, demo });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  return [
    web,
    ...(await chatPlatforms(env, {
      ...{ settings: () => settings, now, log },
      keepsakes: () => nothing,
      ...where,
    })),
  ];
}

/** Nothing is remembered of a look, and nothing is needed for one. */
const nothing: Keepsakes = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  take: () => Promise.resolve(undefined),
};
