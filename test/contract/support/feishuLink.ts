import { createHash, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { z } from 'zod';

/** What a client of ours answered to an event: 200 or 500, and what its handler returned. */
export interface LinkAnswer {
  readonly code: number;
  readonly body: unknown;
}

const Answer = z.object({ code: z.number(), data: z.string().optional() });

/**
 * Feishu's end of the long connection: a binary WebSocket (RFC 6455) on which every message is a protobuf Frame. An
 * event goes to one of the connections, as Feishu does.
 */
export function feishuLink(server: Server) {
  const sockets: Socket[] = [];
  const waiting = new Map<string, (answer: LinkAnswer) => void>();
  let connections = 0;
  let pings = 0;
  let pieces = 1;

  server.on('upgrade', (request, socket: Socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    connections += 1;
    sockets.push(socket);
    socket.on('close', () => void sockets.splice(sockets.indexOf(socket), 1));
    socket.on('error', () => undefined);
    listenTo(socket);
  });

  function listenTo(socket: Socket): void {
    let held = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      held = Buffer.concat([held, data]);
      for (let part = firstPart(held); part; part = firstPart(held)) {
        held = held.subarray(part.length);
        hear(socket, part.code, part.payload);
      }
    });
  }

  function hear(socket: Socket, code: number, payload: Buffer): void {
    if (code === 8) socket.end(partOf(8, payload));
    if (code === 9) socket.write(partOf(10, payload));
    if (code === 2) take(socket, frameOf(payload));
  }

  function take(socket: Socket, { method, headers, payload, service }: Frame): void {
    if (headers.get('type') === 'ping') {
      pings += 1;
      const config = Buffer.from(JSON.stringify(clientConfig));
      socket.write(
        partOf(2, bytesOf({ method: 0, service, headers: new Map([['type', 'pong']]), payload: config })),
      );
    }
    const answered = waiting.get(headers.get('message_id') ?? '');
    if (method !== 1 || !answered) return;
    const { code, data } = Answer.parse(JSON.parse(payload.toString('utf8')));
    answered({ code, body: data ? JSON.parse(Buffer.from(data, 'base64').toString('utf8')) : undefined });
  }

  return {
    connections: () => connections,
    open: () => sockets.length,
    pings: () => pings,
    /** From now on an event comes in so many frames. */
    splitInto(count: number) {
      pieces = count;
    },
    async deliver(event: object): Promise<LinkAnswer> {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('nobody is connected');
      const id = randomUUID();
      const whole = Buffer.from(JSON.stringify(event));
      const answer = new Promise<LinkAnswer>((resolve) => waiting.set(id, resolve));
      const size = Math.ceil(whole.length / pieces);
      for (let seq = 0; seq < pieces; seq += 1) {
        const headers = new Map([
          ['type', 'event'],
          ['message_id', id],
          ['sum', String(pieces)],
          ['seq', String(seq)],
          ['trace_id', id],
        ]);
        const payload = whole.subarray(seq * size, (seq + 1) * size);
        socket.write(partOf(2, bytesOf({ method: 1, service: 1, headers, payload })));
      }
      return answer;
    },
    breakLines() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

export const clientConfig = { PingInterval: 1, ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0 };

interface Frame {
  readonly method: number;
  readonly service: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly payload: Buffer;
}

/** message Frame { uint64 SeqID=1, LogID=2; int32 service=3, method=4; repeated Header headers=5; bytes payload=8 } */
function bytesOf({ method, service, headers, payload }: Frame): Buffer {
  const pairs = [...headers].map(([key, value]) =>
    field(5, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))])),
  );
  const numbers = [1, 0, 2, 0, 3, service, 4, method];
  const heads = [0, 2, 4, 6].map((at) =>
    Buffer.concat([varint((numbers[at] ?? 0) << 3), varint(numbers[at + 1] ?? 0)]),
  );
  return Buffer.concat([...heads, ...pairs, field(8, payload)]);
}

function field(id: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint((id << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}

function frameOf(bytes: Buffer): Frame {
  const found = fields(bytes);
  const number = (id: number) => Number(found.find((each) => each.id === id)?.number ?? 0);
  const headers = found
    .filter(({ id }) => id === 5)
    .map(({ bytes: pair }) => {
      const parts = fields(pair);
      const text = (id: number) => parts.find((each) => each.id === id)?.bytes.toString('utf8') ?? '';
      return [text(1), text(2)] as const;
    });
  const payload = found.find(({ id }) => id === 8)?.bytes ?? Buffer.alloc(0);
  return { method: number(4), service: number(3), headers: new Map(headers), payload };
}

function fields(bytes: Buffer) {
  const found: { readonly id: number; readonly number: number; readonly bytes: Buffer }[] = [];
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = next();
    const number = next();
    const content = (key & 7) === 2 ? bytes.subarray(at, at + number) : Buffer.alloc(0);
    if ((key & 7) === 2) at += number;
    found.push({ id: key >> 3, number, bytes: content });
  }
  return found;
}

function partOf(code: number, payload: Buffer): Buffer {
  const size = Buffer.alloc(payload.length < 126 ? 1 : payload.length < 65_536 ? 3 : 9);
  size[0] = payload.length < 126 ? payload.length : payload.length < 65_536 ? 126 : 127;
  if (size.length === 3) size.writeUInt16BE(payload.length, 1);
  if (size.length === 9) size.writeBigUInt64BE(BigInt(payload.length), 1);
  return Buffer.concat([Buffer.from([128 | code]), size, payload]);
}

/** The first whole message of a client, unmasked. */
function firstPart(data: Buffer) {
  const short = (data[1] ?? 0) & 127;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (data.length < start) return undefined;
  const size = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
  const length = start + 4 + size;
  if (data.length < length) return undefined;
  const mask = data.subarray(start, start + 4);
  const payload = Buffer.from(data.subarray(start + 4, length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { code: (data[0] ?? 0) & 15, payload, length };
}
