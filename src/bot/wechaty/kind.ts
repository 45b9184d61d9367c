import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../../config/kind.ts';
import { type WechatyEnv, wechatyOf } from './env.ts';

/** What is said in watched groups comes in under this name. */
const watched = 'wechaty';

/** WeChat by a puppet, before there is one. */
export const wechaty: Kind<WechatyEnv> = {
  ways: {
    wechaty: {
      id: /^[^\s:;；]{4,80}$/,
      example: 'wechaty:19876543210@chatroom:monitor',
      members: 'group',
      needs: {
        field: 'WECHATY_TOKEN',
        name: { zh: 'wechaty 的群', en: 'groups of wechaty' },
        given: () => true,
        right: {
          zh: '设置 WECHATY_TOKEN（或 WECHATY_TOKEN_FILE），先看 docs/platforms/wechaty.md 里的风险',
          en: 'set WECHATY_TOKEN (or WECHATY_TOKEN_FILE), after reading of its risks in docs/platforms/wechaty.md',
        },
      },
    },
  },
  account: { tenant: /./, id: /./, example: 'wechaty:wxid_bot:wxid_zhangsan' },
  read: wechatyOf,
  tenant: ({ login }) => login,
  /** The session is remembered in the data folder, and the code to be scanned shown there to whoever owns it. */
  async open({ puppet: name, token, endpoint, login, watch }, { now, log, keepsakes, keep, data, meant }) {
    const { wechatyPlatform } = await import('./index.ts');
    const platform = wechatyPlatform({
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
      known: meant,
      keepsakes: keepsakes('wechaty'),
      ...{ now, log },
    });
    return [platform];
  },
};
