import type { Page } from '../ports.ts';

/** What a guarded fetch of a public address gives. */
type Got =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly bytes: Uint8Array;
    }
  | { readonly ok: false; readonly why: string };

export interface PageOptions {
  /** Fetches what outside text names without being led inside; never rejects. */
  readonly fetch: (url: string) => Promise<Got>;
  /** Bytes of a page, and the charset that was declared for them, to text. */
  readonly decode: (bytes: Uint8Array, declared?: string) => string;
  /** HTML to the words that a reader sees, a line for each block. */
  readonly plain: (html: string) => string;
}

/** So many letters are no statement's page, and comparing them would keep everybody waiting. */
const longestPage = 300_000;

/**
 * Reads what stands at a public address now. A page that is away for good is `gone`; one that did not answer, wants to see a
 * person first, or is no page is only not read. Never throws.
 */
export function pageReader({ fetch, decode, plain }: PageOptions): (url: string) => Promise<Page> {
  return async (url) => {
    const got = await fetch(url);
    if (!got.ok) return unread(got.why);
    const type = got.headers['content-type'] ?? '';
    const unfit = unfitFor(got.status, type);
    if (unfit) return unfit;
    const text = plain(withoutHead(decode(got.bytes, declaredIn(type, got.bytes))));
    if (text.length > longestPage) return unread(`页面有 ${text.length} 字，太长（too long to compare）`);
    if (text.length < challengeLength && challenge.test(text))
      return unread('页面要求验证访问者（it asks for a proof of being human）');
    return { read: true, text };
  };
}

function unfitFor(status: number, type: string): Page | undefined {
  if (status === 404 || status === 410)
    return { read: false, why: `页面不在了（HTTP ${status}）`, gone: true };
  if (status < 200 || status >= 300) return unread(`页面没有给出来（HTTP ${status}）`);
  const isText = type === '' || /^(?:text\/|application\/xhtml\+xml)/iu.test(type);
  return isText ? undefined : unread('不是网页（not a web page）');
}

/** Where a page asks for a proof that we are people, instead of showing its text. */
const challenge =
  /环境异常|完成验证|安全验证|验证码|访问(?:过于)?频繁|captcha|verify you are human|just a moment/iu;
const challengeLength = 600;

function unread(why: string): Page {
  return { read: false, why, gone: false };
}

/** The answer's header first, then what the page says of itself in its first kilobytes. */
function declaredIn(type: string, bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const charset = /charset\s*=\s*["']?([\w-]{2,40})/iu;
  return charset.exec(type)?.[1] ?? charset.exec(start)?.[1];
}

/** What only programs read: the head with its second title, and what shows without scripts alone. */
function withoutHead(html: string): string {
  const end = /<\/head\s*>|<body[\s>]/iu.exec(html);
  return end ? html.slice(end.index) : html;
}
