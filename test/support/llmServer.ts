import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { served } from './served.ts';

/** What a test's provider was asked, byte for byte. */
export interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: string;
  /** The text in the user's message. */
  readonly text: string;
  readonly format: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What it does with a question: what it says, or what it does to the connection. */
export type Behaviour = (asked: Asked, count: number) => Says;
export type Says =
  | {
      readonly says: unknown;
      readonly usage?: object | null;
      readonly finish?: string;
      readonly refusal?: string;
    }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly raw?: string }
  | 'hang'
  | 'torn'
  | 'hangUp'
  | 'endless';

export const adverse = {
  relevant: true,
  negative: true,
  category: 'medical_safety',
  confidence: 0.93,
  words: [],
} as const;

/** A server that speaks OpenAI's chat completions over real HTTP, as well or as badly as a test wants. */
export async function llmServer(behave: Behaviour) {
  const asked: Asked[] = [];
  const server = createServer(
    served(async (request, response) => {
      const parts: Uint8Array[] = [];
      for await (const part of request) parts.push(part);
      const question = askedOf(request.url ?? '', request.headers, Buffer.concat(parts).toString());
      asked.push(question);
      answer(response, behave(question, asked.length));
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function askedOf(url: string, headers: IncomingHttpHeaders, bytes: string): Asked {
  const body = JSON.parse(bytes);
  const user = body.messages.find(({ role }: { role: string }) => role === 'user');
  return {
    url,
    headers,
    bytes,
    body,
    text: JSON.parse(user.content).text,
    format: body.response_format?.type,
  };
}

function answer(response: ServerResponse, what: Says): void {
  if (what === 'hang') return;
  if (what === 'hangUp') response.destroy();
  else if (what === 'torn') torn(response);
  else if (what === 'endless') endless(response);
  else if ('status' in what) refuse(response, what);
  else tell(response, what);
}

function refuse(response: ServerResponse, what: Extract<Says, { status: number }>): void {
  const { status, headers = {}, raw = '{"error":{"message":"an echo of the question","code":null}}' } = what;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(raw);
}

function tell(response: ServerResponse, what: Extract<Says, { says: unknown }>): void {
  const {
    says,
    finish = 'stop',
    refusal,
    usage = { prompt_tokens: 700, completion_tokens: 60, total_tokens: 760 },
  } = what;
  const content = typeof says === 'string' || says === null ? says : JSON.stringify(says);
  const message = { role: 'assistant', content, ...(refusal !== undefined && { refusal }) };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: 'x',
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: finish }],
      usage,
    }),
  );
}

/** Promises more than it says, and is gone. */
function torn(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
  response.write('{"choices":[{"message":', () => response.destroy());
}

/** Goes on for as long as anybody listens. */
function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    if (response.destroyed) return;
    if (response.write(' '.repeat(32 * 1024))) setImmediate(more);
    else response.once('drain', more);
  };
  more();
}
