import type { AnyFeed, AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith';

/** What we use of a feed's item, in one shape for every format; everything may be missing but what is there is text. */
export interface FeedItem {
  readonly guid?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: Words | undefined;
  readonly body?: Words | undefined;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly site?: string | undefined;
  readonly parentUrl?: string | undefined;
  readonly comments?: number | undefined;
}

/** Atom and JSON Feed say whether a text is markup; RSS never does, and there it is. */
export interface Words {
  readonly text: string;
  readonly html: boolean;
}

export interface FeedContent {
  readonly title?: string | undefined;
  readonly items: readonly FeedItem[];
}

/** RSS 0.9x-2.0, RDF, Atom 0.3-1.0 and JSON Feed → one shape. */
export function feedItems(any: AnyFeed): FeedContent {
  switch (any.format) {
    case 'rss':
      return { title: any.feed.title, items: (any.feed.items ?? []).map(fromRss) };
    case 'rdf':
      return { title: any.feed.title, items: (any.feed.items ?? []).map(fromRdf) };
    case 'atom':
      return { title: any.feed.title?.value, items: (any.feed.entries ?? []).map(fromAtom) };
    case 'json':
      return { title: any.feed.title, items: (any.feed.items ?? []).map(fromJson) };
  }
}

function fromRss(item: RssFeed.Item<string>): FeedItem {
  const { guid } = item;
  const permalink = guid?.isPermaLink !== false && guid?.value?.startsWith('http') ? guid.value : undefined;
  return {
    guid: guid?.value,
    link: item.link ?? permalink ?? item.atom?.links?.[0]?.href,
    title: markup(item.title ?? item.dc?.titles?.[0]),
    body: markup(longer(item.content?.encoded, item.description) ?? item.dc?.descriptions?.[0]),
    author: item.authors?.[0]?.name ?? item.dc?.creators?.[0] ?? item.itunes?.author,
    date: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
    site: item.source?.title,
    parentUrl: item.thr?.inReplyTos?.[0]?.href,
    comments: item.slash?.comments,
  };
}

function fromRdf(item: RdfFeed.Item<string>): FeedItem {
  return {
    guid: item.rdf?.about,
    link: item.link,
    title: markup(item.title),
    body: markup(longer(item.content?.encoded, item.description)),
    author: item.dc?.creators?.[0],
    date: item.dc?.dates?.[0],
    comments: item.slash?.comments,
  };
}

function fromAtom(entry: AtomFeed.Entry<string>): FeedItem {
  const links = entry.links ?? [];
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  const body = entry.content?.value ? entry.content : entry.summary;
  return {
    guid: entry.id,
    link: link?.href,
    title: typed(entry.title),
    body: typed(body),
    author: entry.authors?.[0]?.name ?? entry.dc?.creators?.[0],
    date: entry.published ?? entry.updated ?? entry.dc?.dates?.[0],
    site: entry.source?.title?.value,
    parentUrl: entry.thr?.inReplyTos?.[0]?.href,
    comments: entry.thr?.total,
  };
}

function fromJson(item: JsonFeed.Item<string>): FeedItem {
  const text = item.content_text ?? item.summary;
  return {
    guid: item.id,
    link: item.url ?? item.external_url,
    title: item.title === undefined ? undefined : { text: item.title, html: false },
    body: item.content_html
      ? markup(item.content_html)
      : text === undefined
        ? undefined
        : { text, html: false },
    author: item.authors?.[0]?.name,
    date: item.date_published ?? item.date_modified,
  };
}

function markup(text: string | undefined): Words | undefined {
  return text === undefined ? undefined : { text, html: true };
}

/** Atom's `text` (also when nothing is said) is no markup; every other type is, or may be. */
function typed(text: { value?: string; type?: string } | undefined): Words | undefined {
  if (text?.value === undefined) return undefined;
  return {
    text: text.value,
    html: text.type !== undefined && text.type !== 'text' && text.type !== 'text/plain',
  };
}

function longer(a: string | undefined, b: string | undefined): string | undefined {
  return (a?.length ?? 0) >= (b?.length ?? 0) ? a : b;
}
