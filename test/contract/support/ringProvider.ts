import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { served } from '../../support/served.ts';

export const ringSecret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;

export interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A provider that takes what is signed, and each `webhook-id` once, whatever it then answers. */
export function ringProvider() {
  const asked: Asked[] = [];
  const rung = new Map<string, unknown>();
  let answer: (response: ServerResponse) => void = (response) => void response.writeHead(204).end();
  const server = createServer(
    served(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString('utf8');
      asked.push({ headers: request.headers, body });
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, `${value}`]),
      );
      const said = new Webhook(ringSecret).verify(body, headers);
      rung.set(headers['webhook-id'] ?? '', said);
      answer(response);
    }),
  );
  return {
    asked,
    rung,
    answerBy: (given: typeof answer) => {
      answer = given;
    },
    listen: () =>
      new Promise<string>((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/rings`);
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
