import type { Outlet } from '../ports/statements.ts';
import type { Now } from '../ports.ts';
import { type SiteOptions, siteOutlet } from './site.ts';
import { type WechatOptions, wechatOutlet } from './wechat.ts';

/** What is configured, as `env.publish` holds it. */
interface Configured {
  readonly site?: Pick<SiteOptions, 'url' | 'secret' | 'hosts'>;
  readonly wechat?: Pick<WechatOptions, 'appId' | 'appSecret' | 'cover'>;
}

/** Every outlet that is configured; what has none is published by hand. */
export function outletsOf(
  { site, wechat }: Configured,
  { sign, now }: { readonly sign: SiteOptions['sign']; readonly now: Now },
): readonly Outlet[] {
  return [
    ...(site ? [siteOutlet({ ...site, sign, now })] : []),
    ...(wechat ? [wechatOutlet({ ...wechat, now })] : []),
  ];
}
