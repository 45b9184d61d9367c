import { Agent, type Dispatcher, request } from 'undici';
import { type Body, readBody } from './body.ts';
import { type Checked, checkUrl, everyAddress, type Refused, refuse } from './guard.ts';

/** What one fetch may cost. Bytes, milliseconds. */
export interface Limits {
  readonly ports: readonly number[];
  readonly wireBytes: number;
  readonly inflatedBytes: number;
  readonly ms: number;
  readonly hops: number;
}

export const publicLimits: Limits = {
  ports: [80, 443],
  wireBytes: 5 * 1024 * 1024,
  inflatedBytes: 10 * 1024 * 1024,
  ms: 20_000,
  hops: 5,
};

export interface FetchOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Lets a source of the operator's own network through, on any port. Never set by outside text. */
  readonly allowPrivate?: boolean;
  readonly limits?: Limits;
  /** Host → every address it has. Asked once for each hop. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

export type Fetched =
  | {
      readonly ok: true;
      readonly status: number;
      /** Where the redirects ended. */
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly bytes: Uint8Array;
    }
  | { readonly ok: false; readonly why: string };

export type Fetch = (url: string, options: FetchOptions) => Promise<Fetched>;

/**
 * Fetches a URL that came from outside without letting it lead us inside (SEC-T13, SEC-T14): http and https only, ports
 * 80 and 443, all addresses of the name checked and only a checked one connected to, every redirect checked again,
 * sizes and time capped. The world's trouble is a value; never rejects for it.
 */
export async function fetchGuarded(url: string, options: FetchOptions): Promise<Fetched> {
  const limits = options.limits ?? publicLimits;
  const signal = AbortSignal.timeout(limits.ms);
  try {
    return await follow(url, options, limits, signal);
  } catch (error) {
    if (signal.aborted) return refuse(`没有在 ${limits.ms / 1000} 秒内答完 (no full answer in time)`);
    return refuse(`连接失败 (connection failed): ${reasonOf(error)}`);
  }
}

async function follow(
  from: string,
  options: FetchOptions,
  limits: Limits,
  signal: AbortSignal,
): Promise<Fetched> {
  let at = from;
  for (let hop = 0; hop <= limits.hops; hop++) {
    const checked = await within(signal, checkUrl(at, rulesFor(at, from, options, limits)));
    if (!checked.ok) return checked;
    const answer = await once(checked, options, limits, signal);
    if (!answer.ok || answer.redirect === undefined) return answer;
    at = answer.redirect;
  }
  return refuse(`跳转超过 ${limits.hops} 次 (too many redirects)`);
}

/** The own network is open to the place that was configured, not to wherever that place sends us. */
function rulesFor(at: string, from: string, options: FetchOptions, { ports }: Limits) {
  const isConfigured = at === from || (URL.canParse(at) && new URL(at).origin === new URL(from).origin);
  const allowPrivate = options.allowPrivate === true && isConfigured;
  return { allowPrivate, ports, resolve: options.resolve ?? everyAddress };
}

type Answer = (Extract<Fetched, { ok: true }> & { readonly redirect?: string }) | Refused;

async function once(
  { url, addresses }: Checked,
  options: FetchOptions,
  limits: Limits,
  signal: AbortSignal,
): Promise<Answer> {
  const agent = agentTo(addresses, limits.ms);
  try {
    const response = await request(url, {
      dispatcher: agent,
      signal,
      headers: { 'user-agent': 'fenghuo', 'accept-encoding': 'gzip, deflate, br', ...options.headers },
    });
    const headers = flat(response.headers);
    const redirect = redirectOf(response.statusCode, headers, url);
    if (redirect !== undefined) {
      return {
        ok: true,
        status: response.statusCode,
        url: url.href,
        headers,
        bytes: new Uint8Array(),
        redirect,
      };
    }
    const body: Body = await readBody(response.body, headers, limits, signal);
    if (!body.ok) return body;
    return { ok: true, status: response.statusCode, url: url.href, headers, bytes: body.bytes };
  } finally {
    // Not waited for: undici's destroy() lasts as long as a connection attempt under way.
    agent.destroy().catch(() => undefined);
  }
}

/** An agent that can reach the checked addresses and nothing else: the name is not asked a second time. */
function agentTo(addresses: readonly string[], ms: number): Agent {
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return new Agent({
    connections: 1,
    connect: {
      timeout: ms,
      lookup: (_host, { all: wantsAll }, done) => {
        const [first] = all;
        if (wantsAll) done(null, all);
        else done(null, first?.address ?? '', first?.family);
      },
    },
  });
}

function redirectOf(status: number, headers: Readonly<Record<string, string>>, url: URL): string | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.canParse(location, url.href) ? new URL(location, url.href).href : location;
}

function flat(headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(pairs);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
