import { parseFeed } from 'feedsmith';
import type { FoundMention } from '../triage/mention.ts';
import { decodeText } from './charset.ts';
import { type FeedItem, feedItems, type Words } from './feedItems.ts';
import { foundMention } from './found.ts';
import { plainText, tidy } from './plainText.ts';
import { looseTime, plausible } from './times.ts';
import { canonicalUrl, sha256, webUrl } from './words.ts';

/** A feed as it came over the wire, and what is needed to read it. */
export interface FeedBytes {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Where it was found: relative links start here. */
  readonly url: string;
  readonly site?: string;
  readonly now: Date;
}

export type FeedRead =
  | { readonly ok: true; readonly found: readonly FoundMention[]; readonly items: number }
  | { readonly ok: false; readonly why: string };

export const mostItems = 500;

/**
 * Bytes → mentions. RSS 0.9x-2.0, RDF, Atom, JSON Feed, in UTF-8, UTF-16, GB18030, Big5 or whatever is declared. A document type
 * is refused before any parser sees it (SEC-T14). At most 500 items, the first ones. Never throws: what cannot be read is said.
 */
export function readFeed(feed: FeedBytes): FeedRead {
  const text = decodeText(feed.bytes, declaredCharset(feed))
    .replace(/^\ufeff/, '')
    .trimStart();
  const wrong = wrongStart(text);
  if (wrong) return { ok: false, why: wrong };
  try {
    const { title, items } = feedItems(parseFeed(text));
    return { ok: true, found: mentions(items.slice(0, mostItems), feed, title), items: items.length };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      why: `不是可读的 RSS、Atom 或 JSON Feed (not a readable feed): ${detail.slice(0, 200)}`,
    };
  }
}

function declaredCharset({ contentType, bytes }: FeedBytes): string | undefined {
  const inHeader = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType.slice(0, 300))?.[1];
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return inHeader ?? /^\s*<\?xml[^>]{0,150}encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1];
}

function wrongStart(text: string): string | undefined {
  if (text === '') return '内容是空的 (empty answer)';
  const start = text.slice(prologueEnd(text)).slice(0, 16).toLowerCase();
  if (/^<(!doctype\s+)?html/.test(start)) {
    return '收到的是网页,不是订阅源 (a web page, not a feed): 请核对网址 check the URL';
  }
  if (start.startsWith('<!doctype')) {
    return '带有 <!DOCTYPE 的 XML 不予解析 (XML with a <!DOCTYPE is refused): 请换用不含 DTD 的订阅源 use a feed without one';
  }
  return undefined;
}

/** Where declarations and comments end and what must be looked at begins. */
function prologueEnd(text: string): number {
  const piece = /(?:<\?.*?\?>|<!--.*?-->)\s*/sy;
  let end = 0;
  while (piece.test(text)) end = piece.lastIndex;
  return end;
}

function mentions(
  items: readonly FeedItem[],
  feed: FeedBytes,
  site: string | undefined,
): readonly FoundMention[] {
  const seen = new Map<string, number>();
  for (const { guid } of items) if (guid) seen.set(guid, (seen.get(guid) ?? 0) + 1);
  const found = new Map<string, FoundMention>();
  for (const item of items) {
    const isOwn = item.guid !== undefined && seen.get(item.guid) === 1;
    const mention = toMention(item, isOwn ? item.guid : undefined, feed, site);
    if (mention && !found.has(mention.externalId)) found.set(mention.externalId, mention);
  }
  return [...found.values()];
}

/** The id is the guid where it is the item's own, else the canonical link, else the words themselves (SECURITY section 5). */
function toMention(
  item: FeedItem,
  guid: string | undefined,
  feed: FeedBytes,
  site: string | undefined,
): FoundMention | undefined {
  const title = wordsOf(item.title).replaceAll('\n', ' ');
  const text = wordsOf(item.body);
  if (!title && !text) return undefined;

  const url = absolute(item.link, feed.url);
  const parentUrl = absolute(item.parentUrl, feed.url);
  const place = url ? canonicalUrl(url) : undefined;
  return foundMention({
    id: guid?.trim() || place || `sha256:${sha256(`${title}\n${text}`)}`,
    kind: parentUrl ? 'comment' : 'article',
    url,
    parentUrl,
    title,
    text,
    author: plainText(item.author ?? ''),
    site: feed.site ?? plainText(item.site ?? site ?? ''),
    publishedAt: plausible(looseTime(item.date ?? ''), feed.now),
    reach: { comments: wholeCount(item.comments) },
  });
}

function wholeCount(count: number | undefined): number | undefined {
  return count !== undefined && count >= 0 && count <= Number.MAX_SAFE_INTEGER
    ? Math.floor(count)
    : undefined;
}

function wordsOf(words: Words | undefined): string {
  if (!words) return '';
  return words.html ? plainText(words.text) : tidy(words.text);
}

function absolute(link: string | undefined, base: string): string | undefined {
  if (!link) return undefined;
  return webUrl(URL.canParse(link.trim(), base) ? new URL(link.trim(), base).href : undefined);
}
