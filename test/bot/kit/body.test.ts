import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { rawBody } from '../../../src/bot/kit/body.ts';

it('cuts off a body that drips longer than it may take', async () => {
  const seen: unknown[] = [];
  const server = createServer(async (request) => {
    seen.push(await rawBody(request, 1000, 200));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  const socket = connect(address.port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n');
  const drip = setInterval(() => socket.write('x'), 20);
  await closed;
  clearInterval(drip);
  server.close();
  expect(seen).toEqual([{ ok: false, status: 408 }]);
});
