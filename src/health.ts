import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Outbox, Route } from './ports.ts';

export interface HealthNeeds {
  /** Database writable, lock held, migrations at head; why not, otherwise. Without its model the service is ready all the same. */
  readonly ready: () => Promise<{ readonly ok: boolean; readonly why?: string; readonly model?: string }>;
  readonly depth: Outbox['depth'];
  /** Figures of parts that are not always there. */
  readonly figures?: () => readonly string[];
  /** Undefined: /metrics answers this machine alone. */
  readonly metricsToken: string | undefined;
}

/** `/healthz` (the loop turns), `/readyz` (work can be taken), `/metrics` (no names, no text). Chat's health is not here: one platform's outage must not restart us (SECURITY section 5). */
export function healthRoutes({ ready, depth, figures, metricsToken }: HealthNeeds): readonly Route[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: async (_request, response) => say(response, 200, { ok: true }),
    },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_request, response) => {
        const { ok, model } = await ready();
        say(response, ok ? 200 : 503, { ok, ...(model !== undefined && { model }), ...(!ok && { why }) });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (request, response) => {
        if (!mayRead(request, metricsToken)) return say(response, 403, { ok: false });
        const queues = Object.entries(await depth());
        const lines = [
          ...queues.map(([queue, { waiting }]) => `outbox_pending{queue="${queue}"} ${waiting}`),
          ...queues.map(
            ([queue, { oldestMs }]) => `outbox_age_max_seconds{queue="${queue}"} ${oldestMs / 1000}`,
          ),
          ...(figures?.() ?? []),
          `event_loop_delay_p99_seconds ${delay.percentile(99) / 1e9}`,
          `process_rss_bytes ${process.memoryUsage.rss()}`,
          `process_uptime_seconds ${process.uptime()}`,
        ];
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(`${lines.join('\n')}\n`);
      },
    },
  ];
}

/** Anybody can ask: what the database says of itself (its host, its user) is for `fenghuo doctor`. */
const why = 'database';

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function mayRead(request: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return isFromHere(request);
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** What a proxy on this machine brings comes from loopback too, and from anywhere: proxies say so. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || address.replace('::ffff:', '').startsWith('127.');
  return isLoopback && !brought.some((name) => headers[name] !== undefined);
}

const brought = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];
