/** One question over HTTP, and what came of it. */
export interface Question {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** So long the whole answer is waited for, in milliseconds. */
  readonly withinMs: number;
}

/**
 * `never`: it is certain that nothing of the question was read there. `lost`: it may have been read and done. Codes and
 * headers alone are told: what an answer says may hold anything.
 */
export type Asked =
  | { readonly came: 'answer'; readonly status: number; readonly type: string; readonly text: string }
  | { readonly came: 'never'; readonly code: string }
  | { readonly came: 'lost'; readonly code: string };

/** An answer is a line or two; who sends more does not speak with us. */
const answerBytes = 64 * 1024;

/**
 * Asks once: no redirect is followed, nothing is tried again, and each question has a connection of its own, so that no
 * idle one that the other side has just closed leaves us in doubt. Never throws.
 */
export async function ask({ url, method = 'POST', headers, body, withinMs }: Question): Promise<Asked> {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...headers, connection: 'close' },
      signal: AbortSignal.timeout(withinMs),
      ...(body === undefined ? {} : { body }),
    });
    const text = await textOf(response);
    if (text === undefined) return { came: 'lost', code: 'TOO_LARGE' };
    const type = response.headers.get('content-type') ?? '';
    return { came: 'answer', status: response.status, type, text };
  } catch (error) {
    return troubleOf(error);
  }
}

async function textOf({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > answerBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** No such name, nobody there, or not who they say they are: all before the first byte of a question goes out. */
const unasked = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED'],
  ...['CERT_NOT_YET_VALID', 'CERT_UNTRUSTED', 'CERT_REVOKED'],
]);

function troubleOf(error: unknown): Asked {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = codeOf(cause);
  const connecting = isObject(cause) && 'syscall' in cause && cause.syscall === 'connect';
  // fetch itself refuses a few ports, before it does anything.
  const isBadPort = cause instanceof Error && cause.message === 'bad port';
  if (isBadPort) return { came: 'never', code: 'BAD_PORT' };
  return { came: unasked.has(code) || connecting ? 'never' : 'lost', code };
}

/** A code never holds what was sent; a message may. */
function codeOf(cause: unknown): string {
  if (!isObject(cause)) return 'UNKNOWN';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return 'name' in cause && typeof cause.name === 'string' ? cause.name : 'UNKNOWN';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What an answer holds when it is a JSON object. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
