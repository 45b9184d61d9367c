import { webGroups } from '../bot/web/check.ts';
import type { Env } from '../config/env.ts';
import type { Elsewhere } from '../config/kind.ts';
import { checkBinding, readSettings } from '../config.ts';
import { chatPlatforms } from '../platforms.ts';
import type { Finding, Keepsakes, Settings } from '../ports.ts';
import { lookAt } from '../store/look.ts';
import type { Looked } from './doctorChat.ts';
import { diagnose } from './doctorRun.ts';

/** Where no service runs: the same platforms are built, never started, and asked. */
export async function* lookAlone(env: Env, now: () => Date, where: Elsewhere = {}): AsyncGenerator<Finding> {
  const settings = await sound(env);
  const chat = settings ? await built(env, settings, now, where) : [];
  const platforms = settings ? [consoleIn(settings), ...(Array.isArray(chat) ? chat : [])] : [];
  const look = () => lookAt(env.databaseUrl, env.data, now());
  yield* diagnose({ env, settings, platforms, look, now });
  if (!Array.isArray(chat)) yield chat;
}

async function sound(env: Env): Promise<Settings | undefined> {
  const read = await readSettings(env.config);
  return read.ok && checkBinding(env, read.settings).length === 0 ? read.settings : undefined;
}

function consoleIn({ org, people, demo }: Settings): Looked {
  return webGroups({ org: () => org, people: () => people, demo });
}

/** The platforms, or why the service would not start with them. */
async function built(
  env: Env,
  settings: Settings,
  now: () => Date,
  where: Elsewhere,
): Promise<Looked[] | Finding> {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const house = { settings: () => settings, now, log, keepsakes: () => nothing };
  try {
    return [...(await chatPlatforms(env, { ...house, ...where }))];
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : 'error';
    return {
      ...{ state: 'bad', id: 'platforms' },
      what: { zh: `聊天平台建不起来：${why}`, en: `the chat platforms cannot be built: ${why}` },
      next: {
        zh: '照上面的话改环境变量，或重新安装依赖（npm start 会装）',
        en: 'mend the variables as it says, or install what is missing (npm start does)',
      },
    };
  }
}

/** Nothing is remembered of a look, and nothing is needed for one. */
const nothing: Keepsakes = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  take: () => Promise.resolve(undefined),
};
