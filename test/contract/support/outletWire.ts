import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { served } from '../../support/served.ts';
import { listening } from './slackServer.ts';

/** What can go wrong with one question; in all but the last two what was asked has been done by then. */
export const wireFaults = [
  'the answer is lost',
  'no answer comes',
  'the answer never ends',
  'the answer is torn',
  'it answers 500',
  'it answers with a page of its own',
  'it answers with something else',
  'it answers with a list',
  'it answers far too much',
  'the connection breaks before the text is read',
  'it sends us elsewhere',
] as const;
export type WireFault = (typeof wireFaults)[number];

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface Told {
  readonly status: number;
  readonly json?: object;
  readonly raw?: string;
  readonly type?: string;
}

/** A real HTTP server that does what it is asked, with faults on the line for the questions that `faulty` names. */
export async function outletWire(obey: (asked: Asked) => Told, faulty: (asked: Asked) => boolean) {
  const asked: Asked[] = [];
  const elsewhere: string[] = [];
  const faults: (WireFault | undefined)[] = [];
  const server = createServer(served(handle));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const head = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', base),
      headers: request.headers,
    };
    if (head.url.pathname === '/elsewhere') {
      elsewhere.push(head.method);
      return void response.end('{}');
    }
    const isFaulty = faulty({ ...head, body: '' });
    const fault = isFaulty ? faults.shift() : undefined;
    if (fault === 'the connection breaks before the text is read') {
      asked.push({ ...head, body: '' });
      return void request.socket.destroy();
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const whole = { ...head, body: Buffer.concat(chunks).toString('utf8') };
    asked.push(whole);
    if (fault === 'it sends us elsewhere')
      return void response.writeHead(307, { location: `${base}/elsewhere` }).end();
    answer(response, obey(whole), fault);
  }

  const base = `http://127.0.0.1:${await listening(server)}`;
  return {
    base,
    asked,
    elsewhere,
    /** The next question meets this, or nothing of the kind. */
    next: (fault?: WireFault) => void faults.push(fault),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const json = { 'content-type': 'application/json; charset=utf-8' };

function answer(response: ServerResponse, told: Told, fault: WireFault | undefined): void {
  const words = told.raw ?? JSON.stringify(told.json ?? {});
  switch (fault) {
    case undefined:
      return void response
        .writeHead(told.status, { ...json, ...(told.type && { 'content-type': told.type }) })
        .end(words);
    case 'the answer is lost':
      return void response.destroy();
    case 'no answer comes':
      return;
    case 'the answer never ends':
      return void response.writeHead(200, json).write(words.slice(0, 3));
    case 'the answer is torn':
      response.writeHead(200, { ...json, 'content-length': `${words.length + 100}` });
      return void response.write(words, () => response.destroy());
    case 'it answers 500':
      return void response.writeHead(500, json).end(words);
    case 'it answers with a page of its own':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>ok</h1>');
    case 'it answers with something else':
      return void response.writeHead(200, json).end('{"hello":["world"]}');
    case 'it answers with a list':
      return void response.writeHead(200, json).end(`[${words}]`);
    default:
      return void response
        .writeHead(200, json)
        .end(JSON.stringify({ ...told.json, more: 'x'.repeat(300_000) }));
  }
}
