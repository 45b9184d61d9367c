import type { Words } from '../ports.ts';

/** The token is not taken: refused before anything else is looked at. */
export const stale: ReadonlySet<number> = new Set([40001, 40014, 41001, 42001]);

/**
 * The errcodes that say what was not done, and for people what to do about it (developers.weixin.qq.com, 新增草稿,
 * 获取稳定版接口调用凭据, 全局返回码). Whatever is not here, `-1` among it, leaves open whether anything was done.
 */
const refusals: Readonly<Record<number, Words>> = {
  40001: { zh: 'AppSecret 不对，或令牌已被换掉', en: 'the app secret is wrong, or the token was replaced' },
  40002: { zh: '凭证类型不对', en: 'wrong grant type' },
  40004: { zh: '素材类型不对', en: 'wrong type of material' },
  40007: {
    zh: '封面素材不存在，要用永久素材的 media_id',
    en: 'the cover does not exist: a permanent media_id is needed',
  },
  40013: { zh: 'AppID 不对', en: 'the app id is wrong' },
  40014: { zh: '令牌无效', en: 'the token is not valid' },
  40033: { zh: '含有不允许的字符', en: 'it holds characters that are not allowed' },
  40035: { zh: '参数不对', en: 'wrong parameters' },
  40097: { zh: '参数不对', en: 'wrong parameters' },
  40125: { zh: 'AppSecret 不对', en: 'the app secret is wrong' },
  40164: {
    zh: '这台机器的 IP 不在公众号的 IP 白名单里',
    en: 'the IP of this machine is not on the IP whitelist',
  },
  40227: { zh: '标题是空的', en: 'the title is empty' },
  40243: { zh: 'AppSecret 已被冻结', en: 'the app secret is frozen' },
  41001: { zh: '没有令牌', en: 'no token' },
  41002: { zh: '没有 AppID', en: 'no app id' },
  41004: { zh: '没有 AppSecret', en: 'no app secret' },
  41006: { zh: '没有封面素材', en: 'no cover' },
  42001: { zh: '令牌已过期', en: 'the token has expired' },
  43002: { zh: '要用 POST', en: 'POST is needed' },
  44002: { zh: '内容是空的', en: 'the content is empty' },
  44003: { zh: '图文内容是空的', en: 'the article is empty' },
  45002: { zh: '正文太长', en: 'the text is too long' },
  45003: { zh: '标题太长（公众号最多 32 字）', en: 'the title is too long (32 characters at most)' },
  45004: { zh: '摘要太长', en: 'the digest is too long' },
  45008: { zh: '图文条数太多', en: 'too many articles' },
  45009: { zh: '今天的调用次数用完了', en: 'the quota of the day is used up' },
  45011: { zh: '调用太频繁', en: 'called too often' },
  45110: { zh: '作者太长', en: 'the author is too long' },
  45166: { zh: '正文里有不允许的内容', en: 'the text holds what is not allowed' },
  47001: { zh: '格式不对', en: 'wrong format' },
  48001: { zh: '这个账号没有草稿接口的权限', en: 'this account may not use the draft API' },
  48004: { zh: '接口被封禁', en: 'the API is banned for this account' },
  50002: { zh: '账号受限', en: 'the account is limited' },
  89503: { zh: '这个 IP 要由管理员确认', en: 'the administrator has to confirm this IP' },
  89506: {
    zh: '这个 IP 被管理员拒绝了，24 小时内不能用',
    en: 'the administrator refused this IP for 24 hours',
  },
  89507: {
    zh: '这个 IP 被管理员拒绝了，1 小时内不能用',
    en: 'the administrator refused this IP for an hour',
  },
};

/** Why it was certainly not done; undefined when the code does not tell. */
export function refusalOf(code: number): Words | undefined {
  return Object.hasOwn(refusals, code) ? refusals[code] : undefined;
}
