import type { FoundMention, MentionKind, Reach } from '../triage/mention.ts';
import { keepable, keyOf, longestText, longestTitle } from './words.ts';

/** A mention's fields as a source has them: what is not there is undefined or empty. */
export interface Fields {
  readonly id: string;
  readonly kind: MentionKind;
  readonly url?: string | undefined;
  readonly parentUrl?: string | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly author?: string | undefined;
  readonly site?: string | undefined;
  readonly publishedAt?: Date | undefined;
  readonly reach?: Counts | undefined;
}

type Counts = { readonly [Name in keyof Reach]?: number | undefined };
type Written<Of> = { -readonly [Name in keyof Of]: Of[Name] };

/** Fields → a mention that every store can keep: empty ones left out, texts cut to what is kept, ids to what a key holds. */
export function foundMention(fields: Fields): FoundMention {
  const { id, kind, url, parentUrl, title, text, author, site, publishedAt } = fields;
  const found: Written<FoundMention> = { externalId: keyOf(id), kind };
  if (url) found.url = url;
  if (parentUrl) found.parentUrl = parentUrl;
  if (title) found.title = keepable(title, longestTitle);
  if (text) found.text = keepable(text, longestText);
  if (author) found.author = keepable(author, 200);
  if (site) found.site = keepable(site, 100);
  if (publishedAt) found.publishedAt = publishedAt;
  const reach = fields.reach && reachOf(fields.reach);
  if (reach) found.reach = reach;
  return found;
}

function reachOf({ reads, comments, shares }: Counts): Partial<Reach> | undefined {
  if (reads === undefined && comments === undefined && shares === undefined) return undefined;
  const reach: Partial<Written<Reach>> = {};
  if (reads !== undefined) reach.reads = reads;
  if (comments !== undefined) reach.comments = comments;
  if (shares !== undefined) reach.shares = shares;
  return reach;
}
