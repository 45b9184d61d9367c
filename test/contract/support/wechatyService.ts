import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { PuppetMock } from 'wechaty-puppet-mock';

/** A server of the real wechaty-puppet-service, which wechaty brings along, on a port of its own. */
export async function puppetService() {
  const port = await freePort();
  const endpoint = `127.0.0.1:${port}`;
  // The certificate that the package brings is for this name, which the token carries.
  const token = `insecure_${randomUUID()}`;
  let server: Server | undefined;
  return {
    choice: { name: 'wechaty-puppet-service', token, endpoint },
    async serve(puppet: PuppetMock) {
      server = await serverOf({ endpoint, token, puppet });
      await server.start();
    },
    stop: async () => server?.stop(),
  };
}

interface Server {
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  readonly endpoint: string;
  readonly token: string;
  readonly puppet: PuppetMock;
}

/** The same copy of the package as wechaty's own: two of them do not know each other's messages. */
async function serverOf(options: Options): Promise<Server> {
  const wechaty = createRequire(createRequire(import.meta.url).resolve('wechaty'));
  const path = wechaty.resolve('wechaty-puppet-service').replace('/dist/cjs/', '/dist/esm/');
  const module: unknown = await import(pathToFileURL(path).href);
  if (!hasServer(module)) throw new Error('wechaty-puppet-service has no server');
  return new module.PuppetServer(options);
}

function hasServer(module: unknown): module is { readonly PuppetServer: new (options: Options) => Server } {
  return typeof module === 'object' && module !== null && 'PuppetServer' in module;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
