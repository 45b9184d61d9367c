import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const policy = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** Sent with every answer of the console: our own files only, no inline script, no frame around us, no sniffing. */
export const safeHeaders = {
  'content-security-policy': policy.join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Answers with data; never stored by a browser or a proxy. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...safeHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(text);
}

/** What went wrong, by a code that the page says in the reader's language. */
export type Trouble =
  | 'noSignIn'
  | 'notHere'
  | 'notSameOrigin'
  | 'notJson'
  | 'notUnderstood'
  | 'tooLarge'
  | 'notFound'
  | 'identityChanged'
  | 'unavailable';

const statusOf: Readonly<Record<Trouble, number>> = {
  noSignIn: 403,
  notHere: 403,
  notSameOrigin: 403,
  notJson: 415,
  notUnderstood: 400,
  tooLarge: 413,
  notFound: 404,
  identityChanged: 409,
  unavailable: 503,
};

export function trouble(response: ServerResponse, code: Trouble): void {
  json(response, statusOf[code], { trouble: code });
}

const lockedStyle =
  'body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem;color:#1d2530;background:#f6f7f9}h1{font-size:1.25rem}@media(prefers-color-scheme:dark){body{color:#e4e8ee;background:#12161c}}';
const lockedPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>烽火 Fenghuo</title><style>${lockedStyle}</style>
<h1>这里还不能登录</h1>
<p>网页控制台的登录尚未提供，因此不对任何人开放。请在已接入的聊天平台的群里使用烽火，功能相同。</p>
<h1 lang="en">Signing in is not possible here yet</h1>
<p lang="en">The web console stays closed to everybody until sign-in exists. Please use Fenghuo in the chat groups it is connected to; everything works there.</p>`;
const lockedHash = createHash('sha256').update(lockedStyle).digest('base64');

/** The whole of what the console shows outside the example chain. */
export function locked(response: ServerResponse): void {
  response.writeHead(403, {
    ...safeHeaders,
    'content-security-policy': `${safeHeaders['content-security-policy']}; style-src 'sha256-${lockedHash}'`,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(lockedPage);
}

export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: Trouble };

/** Reads a JSON body of at most `cap` bytes; what is larger is not read to its end. */
export async function readJson(request: IncomingMessage, cap: number): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) return { ok: false, why: 'notJson' };
  if (Number(request.headers['content-length'] ?? 0) > cap) return { ok: false, why: 'tooLarge' };
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open when we stop early: the one who sent too much still hears why.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > cap) return { ok: false, why: 'tooLarge' };
    chunks.push(bytes);
  }
  return parse(Buffer.concat(chunks).toString('utf8'));
}

function parse(text: string): Body {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, why: 'notUnderstood' };
  }
}
