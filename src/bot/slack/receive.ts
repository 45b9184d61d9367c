import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { z } from 'zod';
import type { Now, Route } from '../../ports.ts';
import { rawBody } from '../kit/body.ts';
import type { Log } from './log.ts';
import { signed, verified } from './verify.ts';

const mostBytes = 1024 * 1024;
const readWithinMs = 10_000;

/** Bolt without a server of its own: payloads are handed to it by us, after our own checks. */
export const handedOver: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

export const Payload = z.record(z.string(), z.unknown());
export type Payload = z.infer<typeof Payload>;

/**
 * One payload through Bolt. An event is answered only after it has been handled, because Slack brings an unanswered one
 * again and Bolt by itself answers first and may lose it; the rest is answered when its handler says so.
 * @throws what the handler threw: then an event is not answered
 */
export async function intoBolt(
  app: App,
  body: Payload,
  answer: (payload: unknown) => Promise<void>,
): Promise<void> {
  const event = body.type === 'event_callback';
  let answered = false;
  await app.processEvent({
    body,
    ack: async (payload: unknown) => {
      if (event || answered) return;
      answered = true;
      await answer(payload);
    },
  });
  if (!answered) await answer(undefined);
}

export interface Http {
  readonly app: App;
  readonly secret: string;
  readonly now: Now;
  readonly log: Log;
  readonly started: () => boolean;
}

/** POST /slack/events for events, presses, forms, commands and shortcuts alike. */
export function httpRoute({ app, secret, now, log, started }: Http): Route {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await trusted(request, secret, now);
    if (typeof body === 'number') return refuse(response, body);
    const hello = greeting(body);
    if (hello) return write(response, hello.answer);
    if (!started()) return refuse(response, 503);
    try {
      await intoBolt(app, body, async (payload) => write(response, payload));
    } catch {
      log.warn({ type: String(body.type) }, 'slack payload not handled');
      if (!response.headersSent) refuse(response, 503);
    }
  }
  return { method: 'POST', path: '/slack/events', handle };
}

/** The payload of a request that is Slack's and fresh, or the status that refuses it. Nothing is parsed before that. */
async function trusted(request: IncomingMessage, secret: string, now: Now): Promise<Payload | number> {
  if (!signed(request.headers, now())) return 401;
  const raw = await rawBody(request, mostBytes, readWithinMs);
  if (!raw.ok) return raw.status;
  if (!verified(request.headers, raw.bytes, secret, now())) return 401;
  return parsed(request.headers['content-type'], raw.bytes.toString('utf8')) ?? 400;
}

/** Slack trying our address: has no effect. */
function greeting(body: Payload): { readonly answer: unknown } | undefined {
  if (body.ssl_check !== undefined) return { answer: undefined };
  return body.type === 'url_verification' ? { answer: { challenge: String(body.challenge) } } : undefined;
}

function parsed(type: string | undefined, text: string): Payload | undefined {
  try {
    if (type?.startsWith('application/json')) return Payload.parse(JSON.parse(text));
    const form = new URLSearchParams(text);
    const payload = form.get('payload');
    return payload === null ? Object.fromEntries(form) : Payload.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

function write(response: ServerResponse, payload: unknown): void {
  if (payload === undefined || payload === '') return void response.writeHead(200).end();
  const json = JSON.stringify(payload);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(json);
}
