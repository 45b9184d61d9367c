import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { served } from '../../support/served.ts';
import { feishuApi } from './feishuApi.ts';
import { clientConfig, feishuLink } from './feishuLink.ts';
import { type Call, Json, type Said, type World } from './feishuWorld.ts';
import { listening } from './slackServer.ts';

export const app = {
  id: 'cli_a1b2c3d4e5f60718',
  secret: 'a-secret-of-the-tests',
  encryptKey: 'an-encrypt-key-of-the-tests',
  token: 'a-verification-token',
  bot: 'ou_0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
};
export const tenant = 'tk5ab2f3';

/** What goes wrong with one call: instead of being done, or after it was. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  | {
      readonly kind: 'code';
      readonly code: number;
      readonly status?: number;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: 'after'; readonly how: 'reset' | 'hang' | 'error' }
  | { readonly kind: 'reset' };

export type FeishuServer = Awaited<ReturnType<typeof feishuServer>>;

/** Feishu's open platform and its long connection, with one company, one app and one group of two people. */
export async function feishuServer(now: () => Date = () => new Date()) {
  const world: World = {
    now,
    tenant,
    bot: app.bot,
    chats: new Map(),
    messages: new Map(),
    ephemeral: [],
    uuids: new Map(),
    resources: new Map(),
    directory: new Map(),
    scopes: undefined,
    subscribed: undefined,
  };
  const api = feishuApi(world);
  const once: { readonly route: string; readonly fault: Fault }[] = [];
  const always: { readonly route: string; readonly fault: Fault }[] = [];
  const seen: { readonly call: Call; readonly said: Said | undefined }[] = [];
  const hanging: ServerResponse[] = [];
  let bearer = 't-first';
  let handedOut = 0;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    const name = `${call.method} ${call.path}`;
    const fault = faultOf(name);
    if (fault && fault.kind !== 'after') {
      seen.push({ call, said: undefined });
      return instead(fault, response);
    }
    const said = await answerOf(call, request.headers.authorization);
    seen.push({ call, said });
    if (fault) return lost(fault.how, response, hanging);
    if (said.bytes) response.writeHead(200, { 'content-type': 'image/png' }).end(said.bytes);
    else send(response, said.status ?? (said.code === 0 ? 200 : 400), said.code, said);
  }

  function faultOf(name: string): Fault | undefined {
    const at = once.findIndex(({ route }) => matches(route, name));
    if (at >= 0) return once.splice(at, 1)[0]?.fault;
    return always.find(({ route }) => matches(route, name))?.fault;
  }

  async function answerOf(call: Call, authorization: string | undefined): Promise<Said> {
    if (/tenant_access_token|app_access_token/.test(call.path)) return tokenFor(call.body);
    if (call.path === '/callback/ws/endpoint') return lineFor(call.body);
    return authorization === `Bearer ${bearer}` ? api(call) : { code: 99991663 };
  }

  function tokenFor({ app_id, app_secret }: Json): Said {
    if (app_id !== app.id) return { code: 10003, status: 400 };
    if (app_secret !== app.secret) return { code: 10014, status: 200 };
    handedOut += 1;
    return { code: 0, beside: { tenant_access_token: bearer, app_access_token: bearer, expire: 7200 } };
  }

  function lineFor({ AppSecret }: Json): Said {
    if (AppSecret !== app.secret) return { code: 514, status: 200, data: {} };
    const URL = `ws://127.0.0.1:${port}/ws?device_id=${randomUUID()}&service_id=1`;
    return { code: 0, data: { URL, ClientConfig: clientConfig } };
  }

  const server = createServer(served(take));
  const link = feishuLink(server);
  const port = await listening(server);

  return {
    url: `http://127.0.0.1:${port}`,
    world,
    link,
    /** How often the app's credentials were exchanged for a token. */
    tokens: () => handedOut,
    /** Every token handed out so far is worth nothing from now on. */
    expireTokens() {
      bearer = `t-${randomUUID()}`;
    },
    /** `route` is a method and a path with `*` for an id: `POST /open-apis/im/v1/messages`. */
    fault(route: string, fault: Fault, forEver?: 'always') {
      (forEver ? always : once).push({ route, fault });
    },
    mend() {
      once.length = 0;
      always.length = 0;
    },
    seen: (route: string) => seen.filter(({ call }) => matches(route, `${call.method} ${call.path}`)),
    async close() {
      for (const response of hanging) response.destroy();
      link.breakLines();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function matches(route: string, name: string): boolean {
  const parts = route.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`).test(name);
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const url = new URL(request.url ?? '/', 'http://feishu');
  const type = request.headers['content-type'] ?? '';
  const base = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams };
  if (!type.startsWith('multipart/')) {
    const text = bytes.toString('utf8');
    return { ...base, body: Json.parse(text === '' ? {} : JSON.parse(text)), files: new Map() };
  }
  const parts = partsOf(bytes, /boundary=([^;]+)/.exec(type)?.[1] ?? '');
  const files = parts
    .filter(({ binary }) => binary)
    .map(({ name, file, bytes }) => [name, { name: file, bytes }] as const);
  const words = parts
    .filter(({ binary }) => !binary)
    .map(({ name, bytes }) => [name, bytes.toString('utf8')] as const);
  return { ...base, body: Object.fromEntries(words), files: new Map(files) };
}

/** The SDK sends bytes without the name of a file: a part is told from words by its type. */
function partsOf(bytes: Buffer, boundary: string) {
  const text = bytes.toString('latin1');
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const head = part.slice(0, part.indexOf('\r\n\r\n'));
      const content = Buffer.from(part.slice(head.length + 4, -2), 'latin1');
      const named = Buffer.from(head, 'latin1').toString('utf8');
      return {
        name: /name="([^"]*)"/.exec(named)?.[1] ?? '',
        file: /filename="([^"]*)"/.exec(named)?.[1] ?? '',
        binary: /content-type: (?!text)/i.test(head),
        bytes: content,
      };
    });
}

function instead(fault: Exclude<Fault, { kind: 'after' }>, response: ServerResponse): void {
  if (fault.kind === 'reset') response.destroy();
  if (fault.kind === 'answer') response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
  if (fault.kind === 'code') send(response, fault.status ?? 400, fault.code, {}, fault.headers);
}

function send(
  response: ServerResponse,
  status: number,
  code: number,
  { data, beside }: Pick<Said, 'data' | 'beside'>,
  headers: Record<string, string> = {},
): void {
  const msg = code === 0 ? 'success' : 'refused';
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify({ code, msg, ...beside, ...(data ? { data } : {}) }));
}

function lost(how: 'reset' | 'hang' | 'error', response: ServerResponse, hanging: ServerResponse[]): void {
  if (how === 'reset') response.destroy();
  if (how === 'hang') hanging.push(response);
  if (how === 'error') response.writeHead(502).end('bad gateway');
}
