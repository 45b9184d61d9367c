import { createHash, timingSafeEqual } from 'node:crypto';
import { decrypt } from '@wecom/crypto';

/** The three secrets of a callback address, and the company it is for. */
export interface Sealing {
  readonly token: string;
  /** 43 characters. */
  readonly aesKey: string;
  readonly corpId: string;
}

/** What the address of a request says of it. */
export interface Signed {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly echostr?: string;
}

const skewSeconds = 600;

/** The parameters, each there once and of the right shape, and a time that we accept: a cheap no before the body is read. */
export function signedOf(url: string | undefined, now: Date): Signed | undefined {
  const query = new URLSearchParams((url ?? '').split('?')[1] ?? '');
  const one = (name: string, shape: RegExp) => {
    const [value, ...more] = query.getAll(name);
    return value !== undefined && more.length === 0 && shape.test(value) ? value : undefined;
  };
  const signature = one('msg_signature', /^[0-9a-f]{40}$/);
  const timestamp = one('timestamp', /^\d{1,12}$/);
  const nonce = one('nonce', /^[\w-]{1,128}$/);
  if (signature === undefined || timestamp === undefined || nonce === undefined) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > skewSeconds) return undefined;
  const echostr = one('echostr', sealedShape);
  return { signature, timestamp, nonce, ...(echostr === undefined ? {} : { echostr }) };
}

const sealedShape = /^[0-9A-Za-z+/]{22,}={0,2}$/;

/** True when WeCom signed these words with our token. Compared in constant time; an empty token signs nothing. */
export function verified(
  { signature, timestamp, nonce }: Signed,
  sealed: string,
  { token }: Sealing,
): boolean {
  if (token === '') return false;
  const ours = createHash('sha1').update([token, timestamp, nonce, sealed].sort().join('')).digest();
  return timingSafeEqual(ours, Buffer.from(signature, 'hex'));
}

/**
 * What was sealed, when it was sealed with our key for our company. With another key @wecom/crypto returns garbage where
 * it should throw, and it never looks whom the words are for.
 */
export function opened(sealed: string, { aesKey, corpId }: Sealing): string | undefined {
  try {
    const { message, id } = decrypt(aesKey, sealed);
    return id === corpId && corpId !== '' ? message : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The sealed words of a request's body, found without a parser: the body has three fields of a closed alphabet and
 * nothing else, or it is not WeCom's.
 */
export function sealedOf(body: string, { corpId }: Sealing, agentId: number): string | undefined {
  const found = [...body.matchAll(field)].map(
    ({ 1: name, 2: sealed, 3: bare }) => [name, sealed ?? bare] as const,
  );
  const fields = new Map(found);
  const nothingElse = /^[ \r\n\t]*<xml>[ \r\n\t]*<\/xml>[ \r\n\t]*$/.test(body.replaceAll(field, ''));
  if (!nothingElse || fields.size !== found.length) return undefined;
  const ours =
    fields.get('ToUserName') === corpId && (fields.get('AgentID') ?? `${agentId}`) === `${agentId}`;
  const sealed = fields.get('Encrypt') ?? '';
  return ours && sealedShape.test(sealed) ? sealed : undefined;
}

const field = /<(ToUserName|AgentID|Encrypt)>(?:<!\[CDATA\[([\w+/=@.-]*)\]\]>|([\w+/=@.-]*))<\/\1>/g;
