import type { z } from 'zod';
import type { Env } from '../config/env.ts';
import type { Now } from '../ports.ts';
import type { OpenStore } from '../store/open.ts';
import { verifyWith } from './auditPage.ts';
import { askOrOpen } from './data.ts';
import { exchangePage } from './exchangePage.ts';
import type { Io } from './frame.ts';
import { labelPage } from './labelPage.ts';
import { type Asked, askService, type Commands } from './socket.ts';

type Read = Pick<OpenStore, 'labels' | 'exchanges' | 'audit' | 'heads'>;

/** What the running service reads out for the command line: exports page by page, the audit at once. */
export function reading({ labels, exchanges, audit, heads }: Read, now: Now): Commands {
  return {
    'audit verify': (args) => verifyWith({ audit, heads }, args),
    'export labels': (args) => labelPage(labels, args),
    'export exchanges': (args) => exchangePage(exchanges, args, now()),
  };
}

interface Export<Row> {
  readonly command: string;
  /** What is asked for the page behind that row; '' for the first. */
  readonly asked: (after: string) => Readonly<Record<string, unknown>>;
  readonly page: z.ZodType<readonly Row[]>;
  /** The same page of our own data, where no service runs. */
  readonly own: (store: OpenStore, after: string) => Promise<readonly Row[]>;
  /** What the page behind a row is asked by. */
  readonly named: (row: Row) => string;
}

/** Every page of an export is taken: of the running service, else of the data itself. Undefined when all were, else why not. */
export async function everyPage<Row>(
  env: Env,
  io: Io,
  { command, asked, page, own, named }: Export<Row>,
  take: (rows: readonly Row[]) => void,
): Promise<string | undefined> {
  const last = (rows: readonly Row[]): string => rows.map(named).at(-1) ?? '';
  /** All of our own data at once: nothing is left to ask for. */
  async function ownPages(store: OpenStore): Promise<readonly Row[]> {
    for (let rows = await own(store, ''); rows.length > 0; rows = await own(store, last(rows))) take(rows);
    return [];
  }
  let reply: Asked = await askOrOpen(env, io, { command, args: asked('') }, ownPages);
  for (;;) {
    if (!reply?.ok) return reply?.why ?? '服务停了 the service has stopped';
    const read = page.safeParse(reply.result);
    if (!read.success) return '运行中的服务答非所问 the running service’s answer is not understood';
    if (read.data.length === 0) return undefined;
    take(read.data);
    reply = await askService(env.data, command, asked(last(read.data)));
  }
}
