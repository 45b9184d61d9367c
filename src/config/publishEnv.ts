import { isFit } from './ringEnv.ts';
import { file, missing, type Reading, shaped } from './variables.ts';

/** Where approved texts go without a hand. */
export interface PublishEnv {
  readonly site?: {
    readonly url: string;
    readonly secret: string;
    /** Where its pages may stand, host by host; empty: anywhere. */
    readonly hosts: readonly string[];
  };
  readonly wechat?: { readonly appId: string; readonly appSecret: string; readonly cover: string };
}

/** Both ways are off until something of them is set; what is missing beside it is then named. */
export function publishOf(reading: Reading): PublishEnv | undefined {
  const site = siteOf(reading);
  const wechat = wechatOf(reading);
  return site || wechat ? { ...(site && { site }), ...(wechat && { wechat }) } : undefined;
}

function siteOf(reading: Reading): PublishEnv['site'] {
  const url = reading.secret('PUBLISH_SITE_URL');
  const secret = reading.secret('PUBLISH_SITE_SECRET');
  const hosts = hostsOf(reading);
  if (url === undefined && secret === undefined) return undefined;
  const where = {
    zh: '写 https://主机/路径；只有本机和内网的服务可以用 http://；不带用户名和密码',
    en: 'https://host/path; http:// for servers of your own network alone; no user and password',
  };
  if (url === undefined) missing(reading.report, 'PUBLISH_SITE_URL', where);
  else if (!isFit(url)) {
    const wrong = { zh: 'PUBLISH_SITE_URL 不行', en: 'PUBLISH_SITE_URL will not do' };
    reading.report({ file, field: 'PUBLISH_SITE_URL' }, wrong, where);
  }
  const pair = {
    zh: 'whsec_ 加 24 至 64 字节的 Base64，两边同一个（openssl rand -base64 32）；也可写 PUBLISH_SITE_SECRET_FILE',
    en: 'whsec_ and 24 to 64 bytes in Base64, the same on both sides (openssl rand -base64 32); PUBLISH_SITE_SECRET_FILE works too',
  };
  shaped(reading, 'PUBLISH_SITE_SECRET', secret, /^(whsec_)?[A-Za-z0-9+/]{32,88}={0,2}$/, pair);
  return { url: url ?? '', secret: secret ?? '', hosts };
}

function hostsOf({ word, report }: Reading): readonly string[] {
  const hosts = (word('PUBLISH_SITE_HOSTS') ?? '')
    .split(/[\s,，]+/)
    .filter((host) => host !== '')
    .map((host) => host.toLowerCase());
  const isHost = (host: string) => /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(host);
  if (hosts.every(isHost)) return hosts;
  report(
    { file, field: 'PUBLISH_SITE_HOSTS' },
    { zh: 'PUBLISH_SITE_HOSTS 写法不对', en: 'PUBLISH_SITE_HOSTS is not well formed' },
    {
      zh: '只写主机名，逗号隔开，如 www.example.cn,m.example.cn；不写则不限',
      en: 'host names alone, with commas, e.g. www.example.org,m.example.org; left out, any host',
    },
  );
  return hosts;
}

function wechatOf(reading: Reading): PublishEnv['wechat'] {
  const appId = reading.word('PUBLISH_WECHAT_APP_ID');
  const appSecret = reading.secret('PUBLISH_WECHAT_APP_SECRET');
  const cover = reading.word('PUBLISH_WECHAT_COVER');
  if ([appId, appSecret, cover].every((each) => each === undefined)) return undefined;
  shaped(reading, 'PUBLISH_WECHAT_APP_ID', appId, /^wx[0-9a-f]{16}$/, {
    zh: 'wx 加 16 位，在公众平台“设置与开发 → 基本配置”里',
    en: 'wx and 16 digits, under Settings & Development → Basic Configuration of mp.weixin.qq.com',
  });
  shaped(reading, 'PUBLISH_WECHAT_APP_SECRET', appSecret, /^[0-9a-f]{32}$/, {
    zh: '32 位，和 AppID 在同一页；也可写 PUBLISH_WECHAT_APP_SECRET_FILE',
    en: '32 digits, on the page of the app id; PUBLISH_WECHAT_APP_SECRET_FILE works too',
  });
  shaped(reading, 'PUBLISH_WECHAT_COVER', cover, /^[A-Za-z0-9_-]{20,128}$/, {
    zh: '封面图片的永久素材 media_id；公众号的文章一定要有封面',
    en: 'the permanent media_id of the cover image: no article of an official account goes without one',
  });
  return { appId: appId ?? '', appSecret: appSecret ?? '', cover: cover ?? '' };
}
