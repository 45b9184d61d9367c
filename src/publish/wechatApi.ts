import type { Now } from '../ports.ts';
import { type Asked, ask, objectOf } from './ask.ts';
import { refusalOf, stale } from './wechatCodes.ts';

export interface WechatApiOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly now: Now;
  /** Only for tests another than WeChat's; without a slash at its end. */
  readonly apiUrl?: string;
  /** So long an answer is waited for, in milliseconds. */
  readonly withinMs?: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * `done`: as WeChat says. `undone`: certainly not; `code` is WeChat's. `unknown`: it may have been done; not `readable`:
 * something came that is no JSON of theirs.
 */
export type Called =
  | { readonly what: 'done'; readonly body: Json }
  | { readonly what: 'undone'; readonly why: string; readonly code?: number; readonly ip?: string }
  | { readonly what: 'unknown'; readonly why: string; readonly readable: boolean };

/** WeChat's HTTP API for one official account. Addresses hold tokens and are told to nobody; nothing here throws. */
export interface WechatApi {
  /** One call. It is made once more when it was refused for its token, and then nothing had been done. */
  call(method: 'GET' | 'POST', path: string, body?: Json): Promise<Called>;
}

const wechatUrl = 'https://api.weixin.qq.com';
const renewBeforeMs = 5 * 60_000;

export function wechatApi(options: WechatApiOptions): WechatApi {
  const { appId, appSecret, now, apiUrl = wechatUrl, withinMs = 20_000 } = options;
  let token: { readonly words: string; readonly until: number } | undefined;
  let fetching: Promise<string | Called> | undefined;

  async function fresh(): Promise<string | Called> {
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: false };
    const told = calledOf(await say('POST', `${apiUrl}/cgi-bin/stable_token`, body));
    // Without a token nothing was asked of the account itself.
    if (told.what !== 'done') {
      const { code, ip } = told.what === 'undone' ? told : {};
      return {
        what: 'undone',
        why: `没有拿到令牌（token）：${told.why}`,
        ...(code && { code }),
        ...(ip && { ip }),
      };
    }
    const { access_token: words, expires_in: seconds } = told.body;
    if (typeof words !== 'string' || words === '' || typeof seconds !== 'number')
      return { what: 'undone', why: '公众号没有给出令牌（no token）' };
    token = { words, until: now().getTime() + seconds * 1000 - renewBeforeMs };
    return words;
  }

  /** However many need it at once, WeChat is asked once. */
  async function known(): Promise<string | Called> {
    if (token && token.until > now().getTime()) return token.words;
    fetching ??= fresh().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  function say(method: 'GET' | 'POST', url: string, body?: Json): Promise<Asked> {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return ask({ url, method, withinMs, ...(body && { headers, body: JSON.stringify(body) }) });
  }

  async function call(method: 'GET' | 'POST', path: string, body?: Json, again = true): Promise<Called> {
    const words = await known();
    if (typeof words !== 'string') return words;
    const query = new URLSearchParams({ access_token: words });
    const told = calledOf(await say(method, `${apiUrl}/cgi-bin/${path}?${query}`, body));
    if (told.what !== 'undone' || !again || !stale.has(told.code ?? 0)) return told;
    if (token?.words === words) token = undefined;
    return call(method, path, body, false);
  }

  return { call: (method, path, body) => call(method, path, body) };
}

function calledOf(asked: Asked): Called {
  if (asked.came === 'never') return { what: 'undone', why: `连不上公众号（not reached: ${asked.code}）` };
  if (asked.came === 'lost') {
    const why = `公众号没有答完（no full answer: ${asked.code}）`;
    return { what: 'unknown', why, readable: asked.code !== 'TOO_LARGE' };
  }
  const body = asked.status === 200 ? objectOf(asked.text) : undefined;
  if (body === undefined) {
    const why = `公众号的答复读不懂（HTTP ${asked.status}, not understood）`;
    return { what: 'unknown', why, readable: asked.status !== 200 };
  }
  const { errcode: code = 0, errmsg } = body;
  if (code === 0) return { what: 'done', body };
  const refusal = typeof code === 'number' ? refusalOf(code) : undefined;
  if (typeof code !== 'number' || refusal === undefined)
    return {
      ...{ what: 'unknown', readable: true },
      why: `公众号答了 ${codeWord(code)}，说不清做没做（not said whether done）`,
    };
  const ip = code === 40164 ? addressIn(errmsg) : undefined;
  const at = ip === undefined ? '' : ` ${ip}`;
  return {
    ...{ what: 'undone', code, why: `${refusal.zh}${at}（${code}: ${refusal.en}）` },
    ...(ip === undefined ? {} : { ip }),
  };
}

function codeWord(code: unknown): string {
  return typeof code === 'number' ? `${code}` : '一个不认识的码';
}

/** `invalid ip 61.172.68.219 ipv6 ::ffff:61.172.68.219, not in whitelist`: the address that WeChat sees us come from. */
function addressIn(errmsg: unknown): string | undefined {
  return typeof errmsg === 'string' ? /invalid ip ([0-9a-fA-F.:]{3,45})/.exec(errmsg)?.[1] : undefined;
}
