import type { MentionId } from '../incident/incident.ts';
import type { NewId } from '../ports.ts';
import { maskAuthor } from '../triage/author.ts';
import type { FoundMention } from '../triage/mention.ts';
import { canonical, sha256, storable, toJson } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';
import { openJson, type Seal } from './seal.ts';

interface Covers {
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  readonly newId: NewId;
}

/** One mention as it is stored; every value as text, for one statement over all. Empty means null. */
export interface MentionRow {
  readonly id: string;
  readonly externalId: string;
  readonly kind: string;
  readonly site: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
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

/** Where each of what was handed in ended up: the same id twice in one batch is one row, the last word of it. */
export interface Place {
  readonly row: string;
  readonly again?: 'updated' | 'duplicate';
}

export interface Written {
  readonly id: MentionId;
  readonly fresh: boolean;
  readonly changed: boolean;
}

/** Seals, masks and hashes a batch before the database is asked. */
export function prepared(
  source: string,
  found: readonly FoundMention[],
  covers: Covers,
): { readonly rows: readonly MentionRow[]; readonly places: readonly Place[] } {
  const rows = new Map<string, MentionRow>();
  const places = found.map((each): Place => {
    const row = rowOf(source, each, covers);
    const before = rows.get(row.externalId);
    rows.set(row.externalId, before ? { ...row, id: before.id } : row);
    if (!before) return { row: row.externalId };
    return { row: row.externalId, again: before.contentHash === row.contentHash ? 'duplicate' : 'updated' };
  });
  return { rows: [...rows.values()], places };
}

/**
 * Writes a batch in one statement; other words or reach under a known id make the mention wait for a verdict again.
 * An edited post is no reason to lose what it said: the words of then stay, with their hash.
 */
export async function keepOnce(
  tx: Tx,
  source: string,
  rows: readonly MentionRow[],
  foundAt: Date,
): Promise<ReadonlyMap<string, Written>> {
  if (rows.length === 0) return new Map();
  // Every writer of a batch takes its rows in one order, so that two batches never wait for each other in a circle.
  const sorted = rows.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const column = (name: keyof MentionRow) => Prisma.sql`${sorted.map((row) => row[name])}::text[]`;
  const put = await tx.$queryRaw<
    readonly { id: MentionId; external_id: string; fresh: boolean }[]
  >(Prisma.sql`
    WITH r AS (
      SELECT * FROM unnest(${column('id')}, ${column('externalId')}, ${column('kind')}, ${column('site')}, ${column('url')},
        ${column('title')}, ${column('text')}, ${column('author')}, ${column('sealed')}, ${column('evidence')},
        ${column('contentHash')}, ${column('reads')}, ${column('comments')}, ${column('shares')}, ${column('publishedAt')})
        AS r(id, external_id, kind, site, url, title, text, author, sealed, evidence, content_hash, reads, comments, shares,
          published_at)
    ), before AS (
      INSERT INTO mention_before (mention, revision, evidence, sealed, found_at)
      SELECT b.id, b.revision, b.evidence, b.sealed, b.updated_at
      FROM r JOIN mention b ON b.source = ${source} AND b.external_id = r.external_id AND b.evidence <> r.evidence
      ON CONFLICT DO NOTHING
    )
    INSERT INTO mention AS m (id, source, external_id, kind, site, url, title_masked, text_masked, author_masked, sealed,
      evidence, content_hash, reads, comments, shares, published_at, found_at, updated_at, state, attempts, revision, units)
    SELECT r.id, ${source}, r.external_id, r.kind, nullif(r.site, ''), nullif(r.url, ''), r.title, r.text,
      nullif(r.author, ''), decode(r.sealed, 'base64'), r.evidence, r.content_hash, r.reads::bigint, r.comments::bigint,
      r.shares::bigint, nullif(r.published_at, '')::timestamptz, ${foundAt}::timestamptz, ${foundAt}::timestamptz,
      'new', 0, 1, '{}'
    FROM r
    ON CONFLICT (source, external_id) DO UPDATE SET
      kind = excluded.kind, site = excluded.site, url = excluded.url, title_masked = excluded.title_masked,
      text_masked = excluded.text_masked, author_masked = excluded.author_masked, sealed = excluded.sealed,
      evidence = excluded.evidence, content_hash = excluded.content_hash, reads = excluded.reads,
      comments = excluded.comments, shares = excluded.shares, published_at = excluded.published_at,
      updated_at = excluded.updated_at, state = 'new', lease_until = NULL, attempts = 0, why = NULL,
      revision = m.revision + 1
    WHERE m.content_hash <> excluded.content_hash
    RETURNING m.id, m.external_id, m.revision = 1 AS fresh`);
  const written = new Map(
    put.map(({ id, external_id, fresh }) => [external_id, { id, fresh, changed: !fresh }] as const),
  );
  const known = sorted.flatMap(({ externalId }) => (written.has(externalId) ? [] : [externalId]));
  return known.length === 0 ? written : new Map([...written, ...(await unchanged(tx, source, known))]);
}

async function unchanged(tx: Tx, source: string, externalIds: readonly string[]) {
  const rows = await tx.$queryRaw<readonly { id: MentionId; external_id: string }[]>(Prisma.sql`
    SELECT id, external_id FROM mention WHERE source = ${source} AND external_id = ANY(${externalIds}::text[])`);
  return rows.map(({ id, external_id }) => [external_id, { id, fresh: false, changed: false }] as const);
}

/** A mention's raw words, opened for triage only. @throws Error when they were changed or sealed with another key. */
export function openMention(
  seal: Seal,
  { source, external_id, sealed }: { source: string; external_id: string; sealed: Uint8Array },
): FoundMention {
  return openJson<FoundMention>(seal, mentionRow(source, external_id), sealed);
}

function rowOf(source: string, found: FoundMention, { seal, mask, newId }: Covers): MentionRow {
  const { kind, url = '', title = '', text = '', author = '', site = '', publishedAt, reach = {} } = found;
  const externalId = storable(found.externalId);
  const said = canonical(toJson(found));
  return {
    id: newId(),
    externalId,
    kind,
    site: storable(site),
    url: storable(url),
    title: storable(mask(shown(title))),
    text: storable(mask(shown(text))),
    author: storable(maskAuthor(shown(author), mask)),
    sealed: Buffer.from(seal.close(mentionRow(source, externalId), Buffer.from(said))).toString('base64'),
    evidence: sha256(JSON.stringify([url, title, text, author, site, publishedAt ?? null])),
    contentHash: sha256(said),
    reads: count(reach.reads),
    comments: count(reach.comments),
    shares: count(reach.shares),
    publishedAt: publishedAt?.toISOString() ?? '',
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
