import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventDispatcher } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Now, Route } from '../../ports.ts';
import { rawBody } from '../kit/body.ts';
import { callback, events } from './listen.ts';
import type { Log } from './log.ts';
import { decrypted, same, signed, unsigned, verified } from './verify.ts';

const mostBytes = 1024 * 1024;
/** The check of our address is small; whoever need not sign may not send more. */
const mostUnsigned = 4096;
const readWithinMs = 10_000;

export interface Http {
  readonly dispatcher: EventDispatcher;
  readonly appId: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly now: Now;
  readonly log: Log;
  readonly started: () => boolean;
}

const Sealed = z.object({ encrypt: z.string().min(24) });
const Hello = z.strictObject({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string().regex(/^[\w-]{1,200}$/),
});
const Event = z.looseObject({
  schema: z.literal('2.0'),
  header: z.looseObject({ token: z.string(), app_id: z.string(), event_type: z.string() }),
});
type Event = z.infer<typeof Event>;

/**
 * POST /feishu/events for events and presses alike. Verified by ourselves over the raw bytes; what is handed to the
 * SDK is only what stood encrypted, so that nothing written beside it counts.
 */
export function httpRoute(http: Http): Route {
  const { dispatcher, now, log, started } = http;
  const known: ReadonlySet<string> = new Set([...events, callback]);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (unsigned(request.headers)) return greet(request, response, http);
    const event = await trusted(request, http, now());
    if (typeof event === 'number') return refuse(response, event);
    if ('challenge' in event) return write(response, { challenge: event.challenge });
    if (!started()) return refuse(response, 503);
    return act(event, response);
  }

  async function act(event: Event, response: ServerResponse): Promise<void> {
    const type = event.header.event_type;
    try {
      const answer = known.has(type) ? await dispatcher.invoke(event, { needCheck: false }) : undefined;
      write(response, answer ?? {});
    } catch {
      log.warn({ type }, 'feishu event not handled');
      if (!response.headersSent) refuse(response, 503);
    }
  }

  return { method: 'POST', path: '/feishu/events', handle };
}

/** The event of a request that is Feishu's and fresh, or the status that refuses it. Nothing is parsed before that. */
async function trusted(
  request: IncomingMessage,
  { encryptKey, verificationToken, appId }: Http,
  now: Date,
): Promise<Event | z.infer<typeof Hello> | number> {
  if (!signed(request.headers, now)) return 401;
  const raw = await rawBody(request, mostBytes, readWithinMs);
  if (!raw.ok) return raw.status;
  if (!verified(request.headers, raw.bytes, encryptKey, now)) return 401;
  const sealed = Sealed.safeParse(json(raw.bytes.toString('utf8'))).data?.encrypt;
  const opened = json(sealed === undefined ? undefined : decrypted(sealed, encryptKey));
  if (opened === undefined) return 401;
  const hello = Hello.safeParse(opened).data;
  if (hello) return same(hello.token, verificationToken) ? hello : 401;
  const event = Event.safeParse(opened).data;
  if (!event || !same(event.header.token, verificationToken)) return 401;
  return event.header.app_id === appId ? event : 401;
}

/**
 * Feishu trying our address, which it does without a signature: has no effect but the echo, and echoes nothing but
 * what only who has our key and token can have written. Read by its shape, not parsed, until it is decrypted.
 */
async function greet(
  request: IncomingMessage,
  response: ServerResponse,
  { encryptKey, verificationToken }: Http,
): Promise<void> {
  const raw = await rawBody(request, mostUnsigned, readWithinMs);
  if (!raw.ok) return refuse(response, raw.status);
  const sealed = /^\s*\{\s*"encrypt"\s*:\s*"([A-Za-z0-9+/=]{24,3000})"\s*\}\s*$/.exec(
    raw.bytes.toString('latin1'),
  );
  const hello = Hello.safeParse(json(decrypted(sealed?.[1] ?? '', encryptKey))).data;
  if (!hello || !same(hello.token, verificationToken)) return refuse(response, 401);
  write(response, { challenge: hello.challenge });
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

function write(response: ServerResponse, payload: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(payload));
}
