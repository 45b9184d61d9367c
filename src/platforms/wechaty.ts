import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../config/env.ts';
import { understand } from '../handlers/phrasebook.ts';
import type { Platform } from '../ports.ts';
import type { Needs } from './needs.ts';

/** What is said in watched groups comes in under this name. */
const watched = 'wechaty';

/** `data`: where the session is remembered, and where the code to be scanned is shown to whoever owns the folder. */
export async function wechaty(
  env: NonNullable<Env['wechaty']>,
  data: string,
  needs: Needs,
): Promise<Platform> {
  const { wechatyPlatform } = await import('../bot/wechaty/index.ts');
  const { puppet: name, token, endpoint, login, watch } = env;
  const { now, log, keepsakes, keep, settings } = needs;
  return wechatyPlatform({
    puppet: { name, ...(token !== undefined && { token }), ...(endpoint !== undefined && { endpoint }) },
    ...(login !== undefined && { login }),
    watch,
    memory: join(data, 'wechaty'),
    onScan: (code) => {
      const file = join(data, 'wechaty-scan.txt');
      writeFileSync(file, `${code}\n`, { mode: 0o600 });
      log.warn({ file }, 'the code to scan stands in a file that only you can read');
    },
    ...(keep && {
      found: async (mentions) => {
        await keep(watched, mentions);
      },
    }),
    // People say 1, 同意 and 上报 to each other all day: without our name only what names an incident is for us.
    known: (text) => /^(?:press|approval)$/u.test(understand(text, settings()).kind),
    keepsakes: keepsakes('wechaty'),
    ...{ now, log },
  });
}
