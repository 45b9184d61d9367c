import type { Pull, Reading, SourceState } from '../ports/sources.ts';
import type { Problem, SourceConfig } from '../ports.ts';
import { mostItems } from './feedRead.ts';
import type { FeedReader } from './feedReader.ts';
import type { Fetch, Fetched } from './fetch.ts';

type FeedConfig = Extract<SourceConfig, { kind: 'feed' }>;

export interface FeedNeeds {
  /** fetchGuarded, or a fake of it. */
  readonly fetch: Fetch;
  readonly reader: FeedReader;
}

/**
 * A feed as a source: asks again only for what has changed (ETag, Last-Modified), reads it, and says in words what is
 * wrong when it cannot. Sets `etag` and `lastModified` of the state; when it was last well is for the caller to note.
 */
export function feedPull(config: FeedConfig, { fetch, reader }: FeedNeeds): Pull {
  return async (state, now) => {
    const fetched = await fetch(config.url, {
      headers: headersFor(state),
      allowPrivate: config.allowPrivate,
    });
    if (!fetched.ok) return { ok: false, why: fetched.why };
    if (fetched.status === 304) return { ok: true, found: [], state: {}, problems: [] };
    if (fetched.status < 200 || fetched.status > 299) return notNow(fetched, now);

    const read = await reader.read({
      bytes: fetched.bytes,
      contentType: fetched.headers['content-type'] ?? '',
      url: fetched.url,
      now,
      ...(config.site ? { site: config.site } : {}),
    });
    if (!read.ok) return { ok: false, why: read.why };
    return { ok: true, found: read.found, state: validators(fetched), problems: tooMany(config, read.items) };
  };
}

function headersFor(state: SourceState): Readonly<Record<string, string>> {
  return {
    accept:
      'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
    ...(state.etag ? { 'if-none-match': state.etag } : {}),
    ...(state.lastModified ? { 'if-modified-since': state.lastModified } : {}),
  };
}

type Answered = Extract<Fetched, { ok: true }>;

function validators({ headers }: Answered): Partial<SourceState> {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(isHeader(etag) ? { etag } : {}), ...(isHeader(lastModified) ? { lastModified } : {}) };
}

/** What a server sent once is sent back to it: only what a header may hold. */
function isHeader(value: string | undefined): value is string {
  return value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value);
}

function notNow({ status, headers }: Answered, now: Date): Reading {
  const why = `对方答复 ${status} (the server answered ${status})`;
  const wish = headers['retry-after'];
  const seconds =
    wish === undefined ? Number.NaN : /^\d+$/.test(wish) ? Number(wish) : secondsUntil(wish, now);
  const retryAfterMs = Math.min(seconds, 24 * 3600) * 1000;
  return retryAfterMs > 0 ? { ok: false, why, retryAfterMs } : { ok: false, why };
}

function secondsUntil(date: string, now: Date): number {
  return (Date.parse(date) - now.getTime()) / 1000;
}

function tooMany(config: FeedConfig, items: number): readonly Problem[] {
  if (items <= mostItems) return [];
  const wrong = `一次给出 ${items} 条 (${items} items at once)`;
  return [
    {
      file: config.url,
      wrong,
      right: `一次最多 ${mostItems} 条,只取了前 ${mostItems} 条 (the first ${mostItems} were taken)`,
    },
  ];
}
