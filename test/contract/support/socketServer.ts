import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { type Json, listening } from './slackServer.ts';

const Ack = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
export type Ack = z.infer<typeof Ack>;

/** Slack's end of Socket Mode: says hello, hands out envelopes, hears the acknowledgements. RFC 6455, text frames only. */
export async function socketServer() {
  const sockets = new Set<Socket>();
  const acks: Ack[] = [];
  let connections = 0;
  function listenTo(socket: Socket): void {
    let held = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      held = Buffer.concat([held, data]);
      for (let frame = firstFrame(held); frame; frame = firstFrame(held)) {
        held = held.subarray(frame.length);
        take(socket, frame);
      }
    });
  }

  function take(socket: Socket, { code, payload }: Frame): void {
    if (code === 8) socket.end(frameOf(8, payload));
    if (code === 9) socket.write(frameOf(10, payload));
    if (code === 1) acks.push(Ack.parse(JSON.parse(payload.toString('utf8'))));
  }

  const server = createServer((_request, response) => response.writeHead(426).end());
  server.on('upgrade', (request, socket: Socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    listenTo(socket);
    socket.write(text({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0FENGHUO' } }));
  });
  const url = `ws://127.0.0.1:${await listening(server)}/link`;
  let envelopes = 0;

  return {
    url,
    acks,
    connections: () => connections,
    /** An envelope to whoever is connected; its id. */
    deliver(type: 'events_api' | 'interactive' | 'slash_commands', payload: Json): string {
      envelopes += 1;
      const envelope_id = `e${envelopes}`;
      const more = type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {};
      const accepts_response_payload = type !== 'events_api';
      for (const socket of sockets)
        socket.write(text({ envelope_id, type, accepts_response_payload, payload, ...more }));
      return envelope_id;
    },
    /** Once that envelope is acknowledged: how. */
    acked(id: string): Promise<Ack> {
      return vi.waitFor(
        () => acks.find(({ envelope_id }) => envelope_id === id) ?? expect.fail(`${id} is not acknowledged`),
        { timeout: 5000 },
      );
    },
    /** What Slack says every few hours: connect again, please. */
    refresh() {
      for (const socket of sockets) socket.write(text({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    breakLines() {
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function text(value: Json): Buffer {
  return frameOf(1, Buffer.from(JSON.stringify(value)));
}

function frameOf(code: number, payload: Buffer): Buffer {
  const size =
    payload.length < 126
      ? Buffer.from([payload.length])
      : Buffer.from([126, payload.length >> 8, payload.length & 255]);
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
  const start = short === 126 ? 4 : 2;
  if (data.length < start) return undefined;
  const size = short === 126 ? data.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (data.length < length) return undefined;
  const mask = data.subarray(start, start + 4);
  const payload = Buffer.from(data.subarray(start + 4, length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { code: (data[0] ?? 0) & 15, payload, length };
}
