import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { listening } from './slackServer.ts';

/** One client of a WebSocket server. */
export interface Line {
  write(value: unknown): void;
  cut(): void;
}

/** A WebSocket server (RFC 6455, whole text frames of any length) that hands over parsed JSON. */
export async function jsonSockets(on: (line: Line, said: unknown) => void, gone: (line: Line) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(426).end());
  server.on('upgrade', (request, socket: Socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    sockets.add(socket);
    const line: Line = {
      write: (value) => void socket.write(frameOf(1, Buffer.from(JSON.stringify(value)))),
      cut: () => void socket.destroy(),
    };
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      gone(line);
    });
    listen(socket, (said) => on(line, said));
  });
  const url = `ws://127.0.0.1:${await listening(server)}`;
  return {
    url,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(socket: Socket, on: (said: unknown) => void): void {
  let held = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    held = Buffer.concat([held, data]);
    for (let frame = firstFrame(held); frame; frame = firstFrame(held)) {
      held = held.subarray(frame.length);
      if (frame.code === 8) socket.end(frameOf(8, frame.payload));
      if (frame.code === 9) socket.write(frameOf(10, frame.payload));
      if (frame.code === 1) on(JSON.parse(frame.payload.toString('utf8')));
    }
  });
}

function frameOf(code: number, payload: Buffer): Buffer {
  const short = payload.length < 126;
  const size = Buffer.alloc(short ? 1 : payload.length < 65_536 ? 3 : 9);
  if (short) size[0] = payload.length;
  else if (size.length === 3) size.writeUInt16BE(payload.length, 1);
  else size.writeBigUInt64BE(BigInt(payload.length), 1);
  if (!short) size[0] = size.length === 3 ? 126 : 127;
  return Buffer.concat([Buffer.from([128 | code]), size, payload]);
}

interface Frame {
  readonly code: number;
  readonly payload: Buffer;
  readonly length: number;
}

/** The first whole frame of a client, unmasked. */
function firstFrame(data: Buffer): Frame | undefined {
  const short = (data[1] ?? 0) & 127;
  const start = startOf[short] ?? 2;
  if (data.length < start) return undefined;
  const length = start + 4 + sizeOf(data, short);
  if (data.length < length) return undefined;
  const mask = data.subarray(start, start + 4);
  const payload = Buffer.from(data.subarray(start + 4, length));
  for (let at = 0; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return { code: (data[0] ?? 0) & 15, payload, length };
}

const startOf: Readonly<Record<number, number>> = { 126: 4, 127: 10 };

function sizeOf(data: Buffer, short: number): number {
  if (short < 126) return short;
  return short === 126 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
}
