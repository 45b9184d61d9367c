import { z } from 'zod';
import type { Allowance, Attachment, Now } from '../../ports.ts';
import { neverArrived } from '../kit/arrived.ts';
import { harmlessTrouble, refused, type Trouble } from './trouble.ts';

export interface ApiOptions {
  readonly corpId: string;
  /** The app's own. */
  readonly secret: string;
  readonly fetch: typeof fetch;
  /** Ends with `/`; only for tests another than WeCom's. */
  readonly apiUrl?: string;
  /** How long WeCom may take to answer before we are unsure of it, in milliseconds; only for tests other than 10 s. */
  readonly answerWithinMs?: number;
  readonly now: Now;
}

export type Json = Readonly<Record<string, unknown>>;
export type ApiAnswer<Gone extends Trouble = Trouble> =
  | { readonly ok: true; readonly body: Json }
  /** `code` is WeCom's, where it gave one. */
  | { readonly ok: false; readonly trouble: Gone; readonly code?: number };
type Asked = ApiAnswer<Exclude<Trouble, { outcome: 'uncertain' }>>;

/** WeCom's HTTP API for one app. Addresses hold tokens and are never logged; nothing here throws. */
export interface Api {
  /** A call that only reads: what is not known may be asked again. */
  get(method: string, query?: Readonly<Record<string, string>>): Promise<Asked>;
  /** A call that does something; `uncertain` when WeCom may have done it. */
  post(method: string, body: Json): Promise<ApiAnswer>;
  /** The media id of a file, good for three days. */
  upload(
    file: Attachment,
    type: 'image' | 'file',
  ): Promise<string | Exclude<Trouble, { outcome: 'uncertain' }>>;
}

export const wecomApi = 'https://qyapi.weixin.qq.com/cgi-bin/';
const Answer = z.looseObject({ errcode: z.number() });
const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
/** The token is no longer taken: it was refused before anything was done, so asking once more does no harm. */
const stale = new Set([40014, 42001, 41001]);
const renewBeforeMs = 5 * 60_000;

export function apiOf(options: ApiOptions): Api {
  const { corpId, secret, fetch, now, apiUrl = wecomApi, answerWithinMs = 10_000 } = options;
  const say = (url: string, init: RequestInit) => ask(fetch, url, init, answerWithinMs, 'app');
  let token: { readonly words: string; readonly until: number } | undefined;
  let fetching: Promise<string | Trouble> | undefined;

  async function fresh(): Promise<string | Trouble> {
    const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
    const answer = await say(`${apiUrl}gettoken?${query}`, {});
    if (!answer.ok) return harmlessTrouble(answer.trouble);
    const { data } = Token.safeParse(answer.body);
    if (!data) return { outcome: 'retry', afterMs: 5_000, why: '企业微信没有给出令牌（no token）' };
    token = { words: data.access_token, until: now().getTime() + data.expires_in * 1000 - renewBeforeMs };
    return token.words;
  }

  /** However many need it at once, WeCom is asked once. */
  async function known(): Promise<string | Trouble> {
    if (token && token.until > now().getTime()) return token.words;
    fetching ??= fresh().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  async function call(
    method: string,
    query: Json,
    init: () => RequestInit,
    again = true,
  ): Promise<ApiAnswer> {
    const words = await known();
    if (typeof words !== 'string') return { ok: false, trouble: words };
    const asked = new URLSearchParams({ access_token: words });
    for (const [name, value] of Object.entries(query)) asked.set(name, String(value));
    const answer = await say(`${apiUrl}${method}?${asked}`, init());
    if (answer.ok || !again || !stale.has(answer.code ?? 0)) return answer;
    if (token?.words === words) token = undefined;
    return call(method, query, init, false);
  }

  return {
    async get(method, query = {}) {
      const answer = await call(method, query, () => ({}));
      return answer.ok ? answer : { ok: false, trouble: harmlessTrouble(answer.trouble) };
    },
    post: (method, body) => call(method, {}, () => ({ method: 'POST', body: JSON.stringify(body) })),
    async upload(file, type) {
      const answer = await call('media/upload', { type }, () => ({ method: 'POST', body: formOf(file) }));
      return answer.ok ? String(answer.body.media_id) : harmlessTrouble(answer.trouble);
    },
  };
}

/** A file as WeCom wants it: one part named `media`. */
export function formOf({ name, mime, bytes }: Attachment): FormData {
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(bytes)], { type: mime }), name);
  return form;
}

/** One call; what WeCom says, or what became of it. `scope` is whom a limit here is about. */
export async function ask(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  withinMs: number,
  scope: Allowance['scope'],
): Promise<ApiAnswer> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(withinMs) });
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, trouble: statusTrouble(response) };
    }
    const body = Answer.parse(await response.json());
    if (body.errcode === 0) return { ok: true, body };
    return { ok: false, trouble: refused(body.errcode, scope), code: body.errcode };
  } catch (error) {
    return { ok: false, trouble: neverArrived(error) ? noLine : noAnswer };
  }
}

const noAnswer: Trouble = { outcome: 'uncertain', why: '企业微信没有答复，或答复读不懂（no answer）' };
const noLine: Trouble = {
  outcome: 'retry',
  afterMs: 5_000,
  why: '连不上企业微信（no connection）',
  scope: 'app',
};

function statusTrouble({ status, headers }: Response): Trouble {
  if (status === 429) {
    const seconds = Number(headers.get('retry-after') ?? 60);
    return {
      outcome: 'retry',
      afterMs: Math.max(Number.isFinite(seconds) ? seconds : 60, 1) * 1000,
      why: '企业微信限速（429）',
      scope: 'app',
    };
  }
  if (status >= 500) return { outcome: 'uncertain', why: `企业微信出错（HTTP ${status}）` };
  return { outcome: 'failed', why: `企业微信拒绝了请求（HTTP ${status}）` };
}
