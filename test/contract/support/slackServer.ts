import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  request as knock,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer, json } from 'node:stream/consumers';
import { createEmulator } from 'emulate';
import { z } from 'zod';
import { served } from '../../support/served.ts';
import { catchHooks } from './emulatorHooks.ts';

export const botToken = 'xoxb-test';
export const signingSecret = 'a-signing-secret-of-the-tests';
export const bot = { user: 'U0FENGHUO', bot: 'B0FENGHUO', app: 'A0FENGHUO' };

/** Just what docs/platforms/slack.md asks for: the server refuses every call that needs more. */
const manifest = readFileSync(join(import.meta.dirname, '../../../docs/platforms/slack.md'), 'utf8');
export const scopes = [
  ...(/scopes:\s*bot:((?:\s+- [\w:.]+)+)/.exec(manifest)?.[1] ?? '').matchAll(/- ([\w:.]+)/g),
].map((match) => match[1] ?? '');

/** The events that docs/platforms/slack.md subscribes to: Slack brings no others. */
export const botEvents = [
  ...(/bot_events:((?:\s+- \w+)+)/.exec(manifest)?.[1] ?? '').matchAll(/- (\w+)/g),
].map((match) => match[1] ?? '');

/** What goes wrong with one call: before it reaches Slack, after it did, or in what Slack says. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'after'; readonly how: 'reset' | 'hang' | 'error' }
  | { readonly kind: 'rewrite'; readonly change: (answer: Json) => Json };

export const Json = z.record(z.string(), z.unknown());
export type Json = z.infer<typeof Json>;

export interface Seen {
  readonly sent: Json;
  readonly said: Json;
}

export interface SlackServer {
  /** For `apiUrl`. */
  readonly api: string;
  readonly channel: string;
  readonly users: readonly [string, string];
  readonly team: string;
  /** The id of somebody who was asked for by name. */
  user(name: string): string;
  /** A new group in which exactly these people and our bot are; its id. */
  group(name: string, members: readonly string[]): Promise<string>;
  /** Calls past the faults: as an administrator, as `xoxb-test` (our bot), or as anybody by name (`xoxp-limin`). */
  call(method: string, body?: Json, token?: string): Promise<Json>;
  messages(channel?: string): Promise<readonly Json[]>;
  /** What goes wrong with the next call of a method, once or until `mend`. */
  fault(method: string, fault: Fault, always?: 'always'): void;
  mend(): void;
  /** What we called a method with and what Slack said, oldest first; calls that a fault kept from Slack say `{}`. */
  seen(method: string): readonly Seen[];
  /** Has the server send its signed events there. */
  eventsTo(url: string): void;
  close(): Promise<void>;
}

const admin = 'xoxp-admin';
/** The path of every `response_url` that slackDriver writes. */
export const responsePath = 'respond';

/**
 * The emulator as Slack (written by others), behind a proxy that can break, with two people and those of `more`.
 * `granted` is what the bot's token may do.
 */
export async function slackServer(
  more: readonly string[] = [],
  granted: readonly string[] = scopes,
): Promise<SlackServer> {
  const hooks = await catchHooks();
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    hostname: '127.0.0.1',
    seed: { slack: seedOf(['limin', 'wangwei', ...more], granted) },
  });
  const real = emulator.url.replace('localhost', '127.0.0.1');

  const once = new Map<string, Fault[]>();
  const always = new Map<string, Fault>();
  const seen = new Map<string, Seen[]>();
  const hanging: ServerResponse[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const method = (request.url ?? '').replace('/api/', '');
    if (method === responsePath) return respond(body, response);
    const note = (said: Json) =>
      seen.set(method, [...(seen.get(method) ?? []), { sent: formOf(body), said }]);
    const fault = once.get(method)?.shift() ?? always.get(method);
    if (fault?.kind === 'reset' || fault?.kind === 'answer') {
      note({});
      return keptOut(fault, response);
    }
    if (/^\/(?:upload|files-pri)\//.test(method)) return file(request, response, body);
    const answer = homed(Json.parse(await json(await forward(`${real}${request.url}`, request, body))));
    note(answer);
    say(fault, answer, response);
  }

  function say(
    fault: Exclude<Fault, { kind: 'reset' | 'answer' }> | undefined,
    answer: Json,
    response: ServerResponse,
  ): void {
    if (fault?.kind === 'after') {
      lost(fault.how, response);
      return;
    }
    const said = fault?.kind === 'rewrite' ? fault.change(answer) : answer;
    const headers = { 'content-type': 'application/json', 'x-oauth-scopes': granted.join(',') };
    response.writeHead(200, headers).end(JSON.stringify(said));
  }

  /** Files are put through here too. */
  function homed(answer: Json): Json {
    const url = answer.upload_url;
    return typeof url === 'string'
      ? { ...answer, upload_url: `http://127.0.0.1:${port}${new URL(url).pathname}` }
      : answer;
  }

  async function file(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer<ArrayBuffer>,
  ): Promise<void> {
    const answer = await forward(`${real}${request.url}`, request, body);
    const type = answer.headers['content-type'];
    response.writeHead(answer.statusCode ?? 500, { ...(type !== undefined && { 'content-type': type }) });
    response.end(await buffer(answer));
  }

  /** Where a payload says it may be answered; the emulator has no such place. */
  function respond(body: Buffer, response: ServerResponse): void {
    const sent = Json.parse(JSON.parse(body.toString('utf8')));
    seen.set(responsePath, [...(seen.get(responsePath) ?? []), { sent, said: { ok: true } }]);
    response.writeHead(200).end('ok');
  }

  function lost(how: 'reset' | 'hang' | 'error', response: ServerResponse): void {
    if (how === 'reset') response.destroy();
    if (how === 'hang') hanging.push(response);
    if (how === 'error') response.writeHead(500).end('');
  }

  const proxy = createServer(served(pass));
  const port = await listening(proxy);

  async function call(method: string, body: Json = {}, token = admin): Promise<Json> {
    const answer = await fetch(`${real}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return Json.parse(await answer.json());
  }

  const Listed = z.object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) });
  const People = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
  const channel = Listed.parse(await call('conversations.list')).channels.find(
    ({ name }) => name === 'xuhui',
  )?.id;
  const people = People.parse(await call('users.list')).members;
  const user = (name: string) => people.find((each) => each.name === name)?.id ?? '';
  const Made = z.object({ channel: z.object({ id: z.string() }) });
  if (!channel) throw new Error('the emulator has no channel xuhui');
  await call('conversations.invite', { channel, users: bot.user });
  await call('conversations.leave', { channel });

  return {
    api: `http://127.0.0.1:${port}/api/`,
    channel,
    users: [user('limin'), user('wangwei')],
    team: 'T000000001',
    user,
    async group(name, members) {
      const { channel } = Made.parse(await call('conversations.create', { name }));
      await call('conversations.invite', { channel: channel.id, users: [bot.user, ...members].join(',') });
      await call('conversations.leave', { channel: channel.id });
      return channel.id;
    },
    call,
    async messages(where = channel) {
      const answer = await call(
        'conversations.history',
        { channel: where, include_all_metadata: true },
        botToken,
      );
      return z.array(Json).parse(answer.messages).toReversed();
    },
    fault(method, fault, forEver) {
      if (forEver) always.set(method, fault);
      else once.set(method, [...(once.get(method) ?? []), fault]);
    },
    mend() {
      once.clear();
      always.clear();
    },
    seen: (method) => seen.get(method) ?? [],
    eventsTo(url) {
      hooks().register({ url, events: ['*'], active: true, owner: 'slack' });
    },
    async close() {
      for (const response of hanging) response.destroy();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      await emulator.close();
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function keptOut(fault: Extract<Fault, { kind: 'reset' | 'answer' }>, response: ServerResponse): void {
  if (fault.kind === 'reset') response.destroy();
  else response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
}

/** Over a connection of its own: one that was kept open may be closed by the emulator just as it is used again. */
function forward(
  url: string,
  { headers, method }: IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Promise<IncomingMessage> {
  const { authorization = '', 'content-type': type = '' } = headers;
  const asked = { method, agent: false, headers: { authorization, 'content-type': type } };
  return new Promise((resolve, reject) => {
    knock(url, asked, resolve)
      .on('error', reject)
      .end(method === 'GET' ? undefined : body);
  });
}

/** A form as the SDK sends it: every value that is not a string is JSON. */
function formOf(body: Buffer): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body.toString('utf8'))].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}

export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const seedOf = (names: readonly string[], granted: readonly string[]) => ({
  signing_secret: signingSecret,
  strict_scopes: true,
  users: names.map((name) => ({ name })),
  channels: [{ name: 'xuhui' }],
  oauth_apps: [
    {
      name: 'fenghuo',
      client_id: '1.2',
      client_secret: 'none',
      redirect_uris: [],
      scopes: [...granted],
      bot_name: 'fenghuo',
      bot_user_id: bot.user,
      bot_id: bot.bot,
      app_id: bot.app,
    },
  ],
  tokens: [
    {
      token: botToken,
      type: 'bot' as const,
      user_id: bot.user,
      bot_id: bot.bot,
      app_id: bot.app,
      scopes: [...granted],
    },
    { token: admin, type: 'user' as const, user_id: 'U000000001' },
    ...names.map((name) => ({ token: `xoxp-${name}`, type: 'user' as const, user: name })),
  ],
});
