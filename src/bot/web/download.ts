import type { ServerResponse } from 'node:http';
import type { EvidenceKind } from '../../incident/statement.ts';
import type { OpenedFile } from '../../ports/evidence.ts';
import { safeHeaders } from './reply.ts';

/**
 * A file to be kept on the asker's own machine: never shown in a page of ours, never guessed at, never stored on the way. It is
 * called as it was, with the ending of what it is.
 */
export function download(response: ServerResponse, { name, kind, bytes }: OpenedFile): void {
  response.writeHead(200, {
    ...safeHeaders,
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': `attachment; filename="evidence.${kind}"; filename*=UTF-8''${spelled(called(name, kind))}`,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

function called(name: string, kind: EvidenceKind): string {
  const seen = name.replace(/[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, '_').replace(/^\.+/u, '_');
  const endings = kind === 'jpg' ? ['.jpg', '.jpeg'] : [`.${kind}`];
  return endings.some((ending) => seen.toLowerCase().endsWith(ending)) ? seen : `${seen}.${kind}`;
}

/** As RFC 8187 spells what is not ASCII. */
function spelled(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
