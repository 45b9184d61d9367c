import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Route } from './ports.ts';

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  /** When given, a request by any other host name is refused: a page elsewhere cannot reach a console on loopback by DNS. */
  readonly onlyHosts?: readonly string[];
  /** Hears of each request that was refused, once it has been told so: an answer says no more by how long it takes. */
  readonly refused?: (no: RefusedRequest) => void;
  readonly log: { readonly error: (fields: object, message: string) => void };
}

/** `nobody` where it is not known who asked. */
interface RefusedRequest {
  readonly actor: string;
  readonly what: string;
  readonly reason: string;
}

export interface Http {
  readonly port: number;
  close(): Promise<void>;
}

/** One server, one port, raw bodies: no parser runs before a route has verified what it was sent. */
export async function listen(options: HttpOptions): Promise<Http> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    // Also when whoever asked did not wait for it.
    response.once('close', () => tell(options, request, response.statusCode));
    answer(options, request, response).catch((error: unknown) => {
      options.log.error({ error, path: pathOf(request) }, 'a route threw');
      if (!response.headersSent) reply(response, 500, 'internal error');
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return { port: portOf(server.address()), close: () => close(server) };
}

async function answer(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (options.onlyHosts && !options.onlyHosts.includes(host))
    return reply(response, 421, 'unknown host name');
  const path = pathOf(request);
  const here = options.routes.filter((route) => matches(route.path, path));
  const route = here.find(
    ({ method }) => method === 'ANY' || method === request.method || asGet(method, request),
  );
  if (route) return route.handle(request, response);
  reply(response, here.length > 0 ? 405 : 404, here.length > 0 ? 'method not allowed' : 'not found');
}

/** What a request is refused for; whatever else goes wrong with one says nothing of who may do what. */
const reasons: Readonly<Record<number, string>> = {
  400: 'notUnderstood',
  401: 'notSigned',
  403: 'notHere',
  404: 'notFound',
  405: 'notFound',
  409: 'identityChanged',
  421: 'notHere',
};
/** Whoever is not known has to try something: a page that is not there and a body that is no JSON are no attempts. */
const anybodys: readonly number[] = [401, 403, 421];
const writers: readonly number[] = [404, 405];

function tell({ refused, routes }: HttpOptions, request: IncomingMessage, status: number): void {
  const reason = reasons[status];
  if (!refused || reason === undefined) return;
  const path = pathOf(request);
  const route = routes.find((each) => matches(each.path, path));
  const known = route?.asked?.(request);
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  if (known) refused({ ...known, reason });
  else if (anybodys.includes(status) || (writes && writers.includes(status)))
    refused({ actor: 'nobody', what: route?.path ?? 'nowhere', reason });
}

function asGet(method: string, request: IncomingMessage): boolean {
  return method === 'GET' && request.method === 'HEAD';
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Open streams (SSE) would keep the server for ever: they are cut after a moment's grace. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
