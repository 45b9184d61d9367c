import { createServer } from 'node:http';
import type { Platform } from '../../../src/ports.ts';
import { listening } from './slackServer.ts';

/** Our one port, with nothing but a platform's routes on it. */
export async function hostOf(platform: () => Platform) {
  const server = createServer((request, response) => {
    const route = platform().routes.find(({ path }) => path === request.url);
    if (route) void route.handle(request, response);
    else response.writeHead(404).end();
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
