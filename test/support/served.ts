import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/**
 * A server's listener that may fail as a network does: whoever hangs up while a body is read or an answer is fetched
 * (a bench that closes with a call under way) finds a broken connection, and no test fails for it.
 */
export function served(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): RequestListener {
  return (request, response) => {
    handle(request, response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET') throw error;
      response.destroy();
    });
  };
}
