import type { IncomingMessage } from 'node:http';
import type { Trouble } from './reply.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Why a request may not come in, or undefined. The example chain listens on loopback and trusts whoever is at the
 * machine, so a name that a stranger's DNS points here (rebinding) is refused by its Host, and a stranger's page by
 * its origin. A writing request must say where it comes from.
 */
export function kept(request: IncomingMessage): Trouble | undefined {
  const host = request.headers.host ?? '';
  if (!loopback.test(host)) return 'notHere';
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return 'notSameOrigin';
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const origin = request.headers.origin;
  if (origin !== undefined) return origin === `http://${host}` ? undefined : 'notSameOrigin';
  return site === 'same-origin' ? undefined : 'notSameOrigin';
}
