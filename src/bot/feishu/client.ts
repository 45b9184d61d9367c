import * as lark from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { type Log, sdkLogger } from './log.ts';
import { FeishuError, staleToken } from './trouble.ts';

export interface Reaching {
  readonly appId: string;
  readonly appSecret: string;
  /** Origin of the open platform: `https://open.feishu.cn`, `https://open.larksuite.com`, or a test's. */
  readonly origin: string;
  /** How long Feishu may take to answer before we are unsure of it, in milliseconds. */
  readonly answerWithinMs: number;
  readonly log: Log;
}

/**
 * The official client behind one border of ours: every call has a time limit, an answer whose `code` is not 0 is an
 * error although it comes with HTTP 200, and no error carries what was sent (the SDK's hold the token). A token that
 * Feishu no longer takes is forgotten, so that the next call fetches one.
 */
export function feishuClient({ appId, appSecret, origin, answerWithinMs, log }: Reaching): lark.Client {
  const tokens = new lark.DefaultCache();
  const cache = { current: tokens };
  const forget = () => {
    cache.current = new lark.DefaultCache();
  };
  return new lark.Client({
    appId,
    appSecret,
    domain: origin,
    logger: sdkLogger(log),
    loggerLevel: lark.LoggerLevel.warn,
    cache: {
      get: (key, options) => cache.current.get(key, options),
      set: (key, value, expire, options) => cache.current.set(key, value, expire, options),
    },
    httpInstance: httpWith(async (options) => {
      try {
        return checked(await exchanged(options, answerWithinMs));
      } catch (error) {
        const known = feishuError(error);
        if (known.code !== undefined && staleToken.has(known.code)) forget();
        throw known;
      }
    }),
  });
}

/** For the long connection, whose client reads the codes itself and must not be told that they are errors. */
export function plainHttp(answerWithinMs: number): lark.HttpInstance {
  return httpWith(async (options) => {
    try {
      return await exchanged(options, answerWithinMs);
    } catch (error) {
      throw feishuError(error);
    }
  });
}

type Options = lark.HttpRequestOptions<unknown>;

interface Exchanged {
  readonly data: unknown;
  readonly headers: unknown;
}

async function exchanged(options: Options, withinMs: number): Promise<Exchanged> {
  const whole = { ...options, timeout: withinMs, $return_headers: true };
  return lark.defaultHttpInstance.request<Exchanged>(whole);
}

/** The SDK's shape of an HTTP client, from one function. */
function httpWith(send: (options: Options) => Promise<Exchanged>): lark.HttpInstance {
  const request = async (options: Options) => {
    const answer = await send(options);
    return options.$return_headers ? answer : answer.data;
  };
  // The SDK lets its caller name the type of every answer; what is in one is checked where it is read.
  const any = request as lark.HttpInstance['request'];
  return {
    request: any,
    get: (url, options) => any({ ...options, url, method: 'get' }),
    delete: (url, options) => any({ ...options, url, method: 'delete' }),
    head: (url, options) => any({ ...options, url, method: 'head' }),
    options: (url, options) => any({ ...options, url, method: 'options' }),
    post: (url, data, options) =>
      any({ ...options, url, data, method: 'post' } as lark.HttpRequestOptions<never>),
    put: (url, data, options) =>
      any({ ...options, url, data, method: 'put' } as lark.HttpRequestOptions<never>),
    patch: (url, data, options) =>
      any({ ...options, url, data, method: 'patch' } as lark.HttpRequestOptions<never>),
  };
}

const Coded = z.object({ code: z.number() });
const Waiting = z.object({ 'x-ogw-ratelimit-reset': z.coerce.number().nonnegative() });

function checked(answer: Exchanged): Exchanged {
  const code = Coded.safeParse(answer.data).data?.code ?? 0;
  if (code !== 0) throw new FeishuError({ code, status: 200, waitMs: waitOf(answer.headers) });
  return answer;
}

const Failed = z.object({
  code: z.string().optional(),
  response: z.object({ status: z.number(), data: z.unknown(), headers: z.unknown() }).optional(),
});

/** Errors that come before a byte of the request has left. */
const before = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function feishuError(error: unknown): FeishuError {
  if (error instanceof FeishuError) return error;
  const { code, response } = Failed.safeParse(error).data ?? {};
  return new FeishuError({
    code: Coded.safeParse(response?.data).data?.code,
    status: response?.status,
    waitMs: waitOf(response?.headers),
    neverLeft: response === undefined && code !== undefined && before.has(code),
  });
}

function waitOf(headers: unknown): number | undefined {
  const seconds = typeof headers === 'object' ? Waiting.safeParse({ ...headers }).data : undefined;
  return seconds && seconds['x-ogw-ratelimit-reset'] * 1000;
}
