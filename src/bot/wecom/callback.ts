import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Now, Route } from '../../ports.ts';
import { rawBody } from '../kit/body.ts';
import type { Log } from './log.ts';
import { opened, type Sealing, sealedOf, signedOf, verified } from './verify.ts';
import { flatXml } from './xml.ts';

export interface Callback {
  readonly sealing: Sealing;
  readonly agentId: number;
  readonly now: Now;
  readonly log: Log;
  readonly started: () => boolean;
  /** Resolves once what was brought has been kept. @throws when it was not, so that WeCom brings it again */
  readonly on: (fields: ReadonlyMap<string, string>) => Promise<void>;
}

const mostBytes = 1024 * 1024;
const readWithinMs = 10_000;

/**
 * GET and POST /wecom/callback. Nothing is opened or parsed before WeCom's signature has been found right; what was not
 * kept is answered 503, and WeCom brings it three times more.
 */
export function callbackRoutes({ sealing, agentId, now, log, started, on }: Callback): readonly Route[] {
  async function greet(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const signed = signedOf(request.url, now());
    if (signed?.echostr === undefined || !verified(signed, signed.echostr, sealing))
      return refuse(response, 401);
    const echo = opened(signed.echostr, sealing);
    if (echo === undefined) return refuse(response, 401);
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(echo);
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = await trusted(request);
    if (typeof fields === 'number') return refuse(response, fields);
    if (!started()) return refuse(response, 503);
    try {
      await on(fields);
      response.writeHead(200).end();
    } catch {
      log.warn({}, 'wecom callback not kept');
      refuse(response, 503);
    }
  }

  async function trusted(request: IncomingMessage): Promise<ReadonlyMap<string, string> | number> {
    const signed = signedOf(request.url, now());
    if (!signed) return 401;
    const raw = await rawBody(request, mostBytes, readWithinMs);
    if (!raw.ok) return raw.status;
    const sealed = sealedOf(raw.bytes.toString('utf8'), sealing, agentId);
    if (sealed === undefined || !verified(signed, sealed, sealing)) return 401;
    const text = opened(sealed, sealing);
    if (text === undefined) return 401;
    return flatXml(text) ?? 400;
  }

  const path = '/wecom/callback';
  return [
    { method: 'GET', path, handle: greet },
    { method: 'POST', path, handle: take },
  ];
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
