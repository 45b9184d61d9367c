import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** What the running service does for the command line: by the command's name, with its arguments. */
export type Commands = Readonly<
  Record<string, (args: Readonly<Record<string, unknown>>) => Promise<unknown>>
>;

export type Reply =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly why: string };

/** `undefined`: nobody answers there, so no service runs on this data folder. */
export type Asked = Reply | undefined;

const request = z.object({ command: z.string(), args: z.record(z.string(), z.unknown()).default({}) });
const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), why: z.string() }),
]);

const longestLine = 1024 * 1024;
const patienceMs = 60_000;

/**
 * Answers the command line of the same user on this machine: one line of JSON in, `{"command","args"}`, one line out,
 * `{"ok","result"}` or `{"ok","why"}`. Call it only with the data folder's lock in hand: it takes over a dead
 * owner's socket. Returns how to stop.
 */
export async function serveCommands(dataDir: string, commands: Commands): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    answer(socket, commands).catch(() => socket.destroy());
  });
  await listenPrivately(server, path);
  return () => {
    for (const socket of open) socket.destroy();
    return new Promise((done) => {
      server.close(() => done());
    });
  };
}

/** Asks the service that runs on this data folder. Never throws. */
export async function askService(
  dataDir: string,
  command: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<Asked> {
  const socket = connect(socketPath(dataDir));
  try {
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer in time')));
    socket.write(`${JSON.stringify({ command, args })}\n`);
    const line = await readLine(socket);
    const parsed = reply.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : { ok: false, why: 'the answer is not understood' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    socket.destroy();
  }
}

/** In the data folder, or where its path is too long for a socket in a folder of this user's, named by its hash. */
function socketPath(dataDir: string): string {
  const folder = resolve(dataDir);
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\fenghuo-${name}`;
  const path = join(folder, 'fenghuo.sock');
  return Buffer.byteLength(path) <= 100 ? path : join(tmpdir(), `fenghuo-${userInfo().uid}`, `${name}.sock`);
}

/** The socket is made under a mask that gives it to its owner only: there is no moment when others could open it. */
function listenPrivately(server: ReturnType<typeof createServer>, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    const mask = process.umask(0o177);
    try {
      server.listen(path, () => {
        if (process.platform !== 'win32') chmodSync(path, 0o600);
        done();
      });
    } finally {
      process.umask(mask);
    }
  });
}

async function answer(socket: Socket, commands: Commands): Promise<void> {
  socket.setTimeout(patienceMs, () => socket.destroy());
  const given = await replyTo(await readLine(socket), commands);
  socket.end(`${JSON.stringify(given)}\n`);
}

async function replyTo(line: string, commands: Commands): Promise<Reply> {
  try {
    const { command, args } = request.parse(JSON.parse(line));
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (run === undefined) return { ok: false, why: `the running service does not know ${command}` };
    return { ok: true, result: await run(args) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      text += part;
      const end = text.indexOf('\n');
      if (end >= 0) done(text.slice(0, end));
      else if (text.length > longestLine) socket.destroy(new Error('the line is too long'));
    });
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('closed before an answer')));
  });
}
