import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { readRawBody } from '../../src/sources/rawBody.ts';
import { localServer } from './server.ts';

it('a body that drips byte by byte is given up when its time is over', async () => {
  let why = '';
  const server = await localServer(async (request, response) => {
    const body = await readRawBody(request, 1_000, 100);
    why = body.ok ? 'read' : body.why;
    response.end();
  });
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n');
    });
    const drip = setInterval(() => socket.write('x'), 10);
    socket.on('data', () => socket.destroy()).on('close', () => resolve(clearInterval(drip)));
  });
  await server.close();
  expect(why).toBe('tooSlow');
});
