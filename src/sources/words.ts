import { createHash } from 'node:crypto';

/** A key column holds so much in every database; a longer id is kept by its hash. */
const longestId = 512;
export const longestTitle = 1_000;
export const longestText = 50_000;

/** Text as a database can keep it: no NUL, no half characters, no longer than `longest` UTF-16 units. */
export function keepable(text: string, longest: number): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return (clean.length > longest ? clean.slice(0, longest) : clean).toWellFormed();
}

/** A source's own id as a key. */
export function keyOf(id: string): string {
  const clean = keepable(id.trim(), Number.POSITIVE_INFINITY);
  return clean.length <= longestId ? clean : `sha256:${sha256(clean)}`;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * Addresses that parsing leaves as they are, as nearly all are: a host of small letters that is neither numbers nor
 * another script, a path without dots at the beginning of its parts, no signs that would be encoded. To parse takes ten
 * times as long as to see that.
 */
const plainUrl =
  /^https?:\/\/(?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,}(?:\/(?!\.)[\w~!$&()*+,;=:@.-]*)+(?:\?[\w~!$&()*+,;=:@./?%-]*)?$/;

/** An address people may be sent to, or nothing: `javascript:` and the like never come further than here. */
export function webUrl(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed || trimmed.length > 2_000) return undefined;
  if (plainUrl.test(trimmed)) return trimmed;
  const parsed = URL.parse(trimmed);
  if (!parsed) return undefined;
  const { protocol, href } = parsed;
  return protocol === 'http:' || protocol === 'https:' ? keepable(href, 2_000) : undefined;
}

/** The part of an address that names the page: no fragment, no campaign marks. */
export function canonicalUrl(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  for (const name of [...parsed.searchParams.keys()]) {
    if (/^(utm_\w+|spm|fbclid|gclid)$/i.test(name)) parsed.searchParams.delete(name);
  }
  return parsed.href;
}
