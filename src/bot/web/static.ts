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
  readonly body: Buffer;
  readonly type: string;
  readonly tag: string;
}

/** The page's files, read once. Only names found in the folder are served, so a path can lead nowhere else. */
export function assets(folder: string): ReadonlyMap<string, Asset> {
  const names = readdirSync(folder).filter((name) => types[extname(name)] !== undefined);
  return new Map(names.map((name) => [name, asset(join(folder, name))]));
}

export function serve(request: IncomingMessage, response: ServerResponse, found: Asset): void {
  const headers = {
    ...safeHeaders,
    'content-type': found.type,
    'cache-control': 'no-cache',
    etag: found.tag,
  };
  const same = request.headers['if-none-match'] === found.tag;
  response.writeHead(same ? 304 : 200, headers);
  response.end(same || request.method === 'HEAD' ? undefined : found.body);
}

function asset(path: string): Asset {
  const body = readFileSync(path);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type: types[extname(path)] ?? 'application/octet-stream', tag };
}
