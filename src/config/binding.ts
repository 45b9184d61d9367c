import { isIP } from 'node:net';
import type { Settings, SourceConfig } from '../ports.ts';
import { checkBound } from './bound.ts';
import type { Env } from './env.ts';
import type { Report } from './found.ts';
import { quoted } from './found.ts';
import { file } from './variables.ts';

/** True for an address that only this machine can reach. */
function loopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** What the environment and the folder must agree on: neither is wrong alone (DESIGN section 4). */
export function checkTogether(env: Env, settings: Settings, report: Report): void {
  checkHost(env, settings, report);
  checkBound(env, settings.org, report);
  if (settings.demo) return;
  for (const source of settings.sources) checkSecret(env, source, report);
}

function checkHost(env: Env, settings: Settings, report: Report): void {
  if (!settings.demo || loopback(env.host)) return;
  report(
    { file, field: 'HOST' },
    {
      zh: `示例连锁不能对外：HOST 是 ${quoted(env.host)}，而示例里人人可换身份`,
      en: `the example chain stays on this machine: HOST is ${quoted(env.host)} and anyone may be anyone in it`,
    },
    {
      zh: '去掉 HOST（用 127.0.0.1），或用 FENGHUO_CONFIG 指到自己的配置（fenghuo init）',
      en: 'leave HOST out (127.0.0.1), or point FENGHUO_CONFIG at a folder of your own (fenghuo init)',
    },
  );
}

/** The example's webhooks have a secret made on first start; everybody else's come from the environment. */
function checkSecret(env: Env, source: SourceConfig, report: Report): void {
  if (source.kind !== 'webhook') return;
  const secrets = env.secret(source.secretEnv)?.split(/\s+/) ?? [];
  if (secrets.length > 0 && secrets.every(sound)) return;
  report(
    { file, field: source.secretEnv },
    {
      zh: `信源 ${source.name} 的密钥${secrets.length === 0 ? '没有设置' : '写法不对'}`,
      en: `the secret of source ${source.name} is ${secrets.length === 0 ? 'not set' : 'not well formed'}`,
    },
    {
      zh: `设置 ${source.secretEnv}（或 ${source.secretEnv}_FILE）：whsec_ 加 24 字节以上的 base64，轮换时以空格分隔多个`,
      en: `set ${source.secretEnv} (or ${source.secretEnv}_FILE): whsec_ and the base64 of 24 bytes or more, several parted by spaces while rotating`,
    },
  );
}

function sound(secret: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
  return base64 !== undefined && Buffer.from(base64, 'base64').length >= 24;
}
