import type { MentionId } from '../incident/incident.ts';
import { maskAuthor } from '../triage/author.ts';
import type { Masked } from '../triage/mask.ts';
import type { FoundMention } from '../triage/mention.ts';
import { base64, canonical, sha256, storable, toJson } from './codec.ts';
import { openJson, type Seal } from './seal.ts';

export interface Covers {
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  /** As a branch and as HQ may read a stranger's words. */
  readonly masks: (text: string) => Masked;
}

/** One mention as it is stored; every value as text, for one statement over all. Empty means null. */
export interface MentionRow {
  readonly id: MentionId;
  readonly externalId: string;
  readonly kind: string;
  readonly site: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  /** Where HQ reads more. */
  readonly titleHq: string;
  readonly textHq: string;
  readonly author: string;
  readonly sealed: string;
  readonly evidence: string;
  readonly contentHash: string;
  readonly reads: string;
  readonly comments: string;
  readonly shares: string;
  readonly publishedAt: string;
}

/** Letters that are masked and shown; the sealed words are whole. */
const longest = 10_000;

/** One mention as it was handed in, read far enough to tell whether it is known already. */
export interface Handed {
  readonly externalId: string;
  readonly found: FoundMention;
  /** All that is said of it, as one text. */
  readonly said: string;
  readonly contentHash: string;
}

/** Where each of what was handed in ended up: the same id twice in one batch is one row, the last word of it. */
export interface Place {
  readonly row: string;
  readonly again?: 'updated' | 'duplicate';
}

export function handed(found: readonly FoundMention[]): {
  readonly rows: readonly Handed[];
  readonly places: readonly Place[];
} {
  const rows = new Map<string, Handed>();
  const places = found.map((each): Place => {
    const row = readOf(each);
    const before = rows.get(row.externalId);
    rows.set(row.externalId, row);
    if (!before) return { row: row.externalId };
    return { row: row.externalId, again: before.contentHash === row.contentHash ? 'duplicate' : 'updated' };
  });
  return { rows: [...rows.values()], places };
}

function readOf(found: FoundMention): Handed {
  const said = canonical(toJson(found));
  return { externalId: storable(found.externalId), found, said, contentHash: sha256(said) };
}

/** A mention's raw words, opened for triage only. @throws Error when they were changed or sealed with another key. */
export function openMention(
  seal: Seal,
  { source, external_id, sealed }: { source: string; external_id: string; sealed: Uint8Array },
): FoundMention {
  return openJson<FoundMention>(seal, mentionRow(source, external_id), sealed);
}

/** Seals, masks and hashes one mention. */
export function rowOf(source: string, id: MentionId, row: Handed, { seal, mask, masks }: Covers): MentionRow {
  const { found, externalId, said, contentHash } = row;
  const { kind, url = '', title = '', text = '', author = '', site = '', publishedAt, reach = {} } = found;
  return {
    id,
    externalId,
    kind,
    site: storable(site),
    url: storable(url),
    ...both(masks(shown(title)), masks(shown(text))),
    author: storable(maskAuthor(shown(author), mask)),
    sealed: base64(seal.close(mentionRow(source, externalId), Buffer.from(said))),
    evidence: sha256(JSON.stringify([url, title, text, author, site, publishedAt ?? null])),
    contentHash,
    reads: count(reach.reads),
    comments: count(reach.comments),
    shares: count(reach.shares),
    publishedAt: publishedAt?.toISOString() ?? '',
  };
}

function both(title: Masked, text: Masked) {
  return {
    title: storable(title.branch),
    text: storable(text.branch),
    titleHq: title.hq === title.branch ? '' : storable(title.hq),
    textHq: text.hq === text.branch ? '' : storable(text.hq),
  };
}

/** As much as anybody reads on a card: a post of two megabytes must not hold up everything while it is masked. */
function shown(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function count(value: number | undefined): string {
  return value !== undefined && Number.isFinite(value) && value > 0 ? String(BigInt(Math.trunc(value))) : '0';
}

function mentionRow(source: string, externalId: string): string {
  return `mention/${source}/${externalId}`;
}
