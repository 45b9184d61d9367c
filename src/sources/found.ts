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
  readonly reach?: { readonly [Name in keyof Reach]?: number | undefined } | undefined;
}

/** Fields → a mention that every store can keep: empty ones left out, texts cut to what is kept, ids to what a key holds. */
export function foundMention(fields: Fields): FoundMention {
  const { url, parentUrl, title, text, author, site, publishedAt } = fields;
  const reach = Object.fromEntries(
    Object.entries(fields.reach ?? {}).filter(([, count]) => count !== undefined),
  );
  return {
    externalId: keyOf(fields.id),
    kind: fields.kind,
    ...(url ? { url } : {}),
    ...(parentUrl ? { parentUrl } : {}),
    ...(title ? { title: keepable(title, longestTitle) } : {}),
    ...(text ? { text: keepable(text, longestText) } : {}),
    ...(author ? { author: keepable(author, 200) } : {}),
    ...(site ? { site: keepable(site, 100) } : {}),
    ...(publishedAt ? { publishedAt } : {}),
    ...(Object.keys(reach).length > 0 ? { reach } : {}),
  };
}
