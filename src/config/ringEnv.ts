import { isNear } from './llmEnv.ts';
import { file, missing, type Reading, shaped } from './variables.ts';

/** Whoever sends our text messages and makes our calls. */
export interface RingEnv {
  readonly url: string;
  readonly secret: string;
}

/** Either is the switch; numbers of people go there, so never over the open net in clear. */
export function ringOf(reading: Reading): RingEnv | undefined {
  const url = reading.secret('RING_HOOK_URL');
  const secret = reading.secret('RING_HOOK_SECRET');
  if (url === undefined && secret === undefined) return undefined;
  const where = {
    zh: '写 https://主机/路径；只有本机和内网的服务可以用 http://；不带用户名和密码',
    en: 'https://host/path; http:// for servers of your own network alone; no user and password',
  };
  if (url === undefined) missing(reading.report, 'RING_HOOK_URL', where);
  else if (!isFit(url)) {
    const wrong = { zh: 'RING_HOOK_URL 不行', en: 'RING_HOOK_URL will not do' };
    reading.report({ file, field: 'RING_HOOK_URL' }, wrong, where);
  }
  const pair = {
    zh: 'whsec_ 加 24 至 64 字节的 Base64，两边同一个（openssl rand -base64 32）；也可写 RING_HOOK_SECRET_FILE',
    en: 'whsec_ and 24 to 64 bytes in Base64, the same on both sides (openssl rand -base64 32); RING_HOOK_SECRET_FILE works too',
  };
  shaped(reading, 'RING_HOOK_SECRET', secret, /^(whsec_)?[A-Za-z0-9+/]{32,88}={0,2}$/, pair);
  return { url: url ?? '', secret: secret ?? '' };
}

/** An address that secrets and people's numbers may go to: encrypted, or of the own network; no user and password in it. */
export function isFit(written: string): boolean {
  if (!URL.canParse(written)) return false;
  const { protocol, hostname, username, password } = new URL(written);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isNear(hostname));
}
