import { createServer } from 'node:http';
import type { Platform } from '../../../src/ports.ts';
import { listening } from './slackServer.ts';

/** Our one port, with nothing but a platform's routes on it, found by method and path. */
export async function wecomHostOf(platform: () => Platform) {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    const route = platform().routes.find((each) => each.path === path && each.method === request.method);
    if (route) void route.handle(request, response);
    else response.writeHead(404).end();
  });
  return {
    callback: `http://127.0.0.1:${await listening(server)}/wecom/callback`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
