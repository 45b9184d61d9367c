import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { safeHeaders } from './reply.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  readonly body: Uint8Array;
  readonly type: string;
  readonly tag: string;
}

/** The page's files, read once. Only names found in the folder are served, so a path can lead nowhere else. */
export function assets(folder: string): ReadonlyMap<string, Asset> {
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const type = types[extname(name)];
      return type === undefined ? [] : [[name, asset(readFileSync(join(folder, name)), type)] as const];
    }),
  );
}

/** `cache`: who may keep a copy, which each of them asks about anew before it is shown. */
export function serve(
  request: IncomingMessage,
  response: ServerResponse,
  found: Asset,
  cache: 'no-cache' | 'private, no-cache' = 'no-cache',
): void {
  const headers = {
    ...safeHeaders,
    'content-type': found.type,
    'cache-control': cache,
    etag: found.tag,
  };
  const same = request.headers['if-none-match'] === found.tag;
  response.writeHead(same ? 304 : 200, headers);
  response.end(same || request.method === 'HEAD' ? undefined : found.body);
}

/** What is served under this type, named by what it is: a browser that has it is told so. */
export function asset(body: Uint8Array, type: string): Asset {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type, tag };
}
