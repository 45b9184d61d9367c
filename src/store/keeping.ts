import type { MentionId } from '../incident/incident.ts';
import type { Kept, NewId, Sorting } from '../ports.ts';
import type { Item, Likeness, Mention, Outcome, Verdict } from '../triage/mention.ts';
import { writeBands } from './bands.ts';
import { base64, plainArray, textArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { alike, questionOf } from './likeness.ts';
import { type Covers, type Handed, type MentionRow, rowOf } from './mentionRows.ts';
import type { Tx, Work } from './scope.ts';
import { sealExact, sealTold } from './verdicts.ts';

/** What became of one that was handed in. */
export interface Written {
  readonly id: MentionId;
  readonly result: Kept['results'][number];
}

interface Keeping extends Covers {
  readonly work: Pick<Work, 'beside'>;
  readonly newId: NewId;
}

interface Known {
  readonly id: MentionId;
  readonly external_id: string;
  readonly content_hash: string;
}

interface New {
  readonly id: MentionId;
  readonly handed: Handed;
}

/** A new mention on its way into its row. */
interface Fresh {
  readonly row: MentionRow;
  readonly verdict?: Verdict;
  /** It is noise and waits for nothing more. */
  readonly settled: boolean;
}

/**
 * So many are judged while the database writes those before: neither of the two waits for the other long, and the likeness
 * of so many is asked at once.
 */
const together = 128;

/**
 * Writes a batch. What is new is judged first and written with its verdict; noise is decided by that, the rest waits.
 * Other words or reach under a known id make the mention wait for another verdict.
 * @throws a unique violation when another has kept one of them meanwhile: to be tried again.
 */
export async function keepAll(
  tx: Tx,
  source: string,
  batch: readonly Handed[],
  foundAt: Date,
  needs: Keeping,
  sorting?: Sorting,
): Promise<ReadonlyMap<string, Written>> {
  const known = await knownOf(tx, source, batch);
  const written = new Map<string, Written>();
  const fresh: New[] = [];
  const changed: MentionRow[] = [];
  for (const handed of batch) {
    const before = known.get(handed.externalId);
    const id = before?.id ?? (needs.newId() as MentionId);
    written.set(handed.externalId, { id, result: before ? 'duplicate' : 'accepted' });
    if (!before) fresh.push({ id, handed });
    else if (before.content_hash !== handed.contentHash) changed.push(rowOf(source, id, handed, needs));
  }
  await begin(tx, source, fresh, foundAt, needs, sorting);
  const updated = changed.length > 0 ? await update(tx, source, changed, foundAt) : [];
  for (const { id, external_id } of updated) written.set(external_id, { id, result: 'updated' });
  return written;
}

/** Judges and writes what is new, a part at a time: the next is judged and asked about before this one is written. */
async function begin(
  tx: Tx,
  source: string,
  fresh: readonly New[],
  foundAt: Date,
  needs: Keeping,
  sorting?: Sorting,
): Promise<void> {
  const leased = sorting?.inHand ?? false;
  const writing: Promise<unknown>[] = [];
  let next = judged(tx, source, fresh.slice(0, together), foundAt, needs, sorting);
  for (let from = together; next.some.length > 0; from += together) {
    const { some, items, asking } = next;
    next = judged(tx, source, fresh.slice(from, from + together), foundAt, needs, sorting);
    const rows = some.map(({ id, handed }) => rowOf(source, id, handed, needs));
    const outcomes = sorting?.gather(items, await asking) ?? [];
    writing.push(write(tx, source, foundAt, settledIn(rows, outcomes), { ...needs, leased }));
  }
  await Promise.all(writing);
}

interface Judged {
  readonly some: readonly New[];
  readonly items: readonly Item[];
  readonly asking: Promise<readonly Likeness[]>;
}

/** The database looks for what is like them while their words are sealed. */
function judged(
  tx: Tx,
  source: string,
  some: readonly New[],
  foundAt: Date,
  { seal, work }: Keeping,
  sorting?: Sorting,
): Judged {
  const nothing = Promise.resolve([]);
  if (!sorting || some.length === 0) return { some, items: [], asking: nothing };
  const items = sorting.judge(some.map(({ id, handed }) => mentionOf(source, id, handed, foundAt)));
  const urls = items.flatMap(({ mention }) => mention.parentUrl ?? []);
  const asked = sorting.strangers(items).map(({ verdict }) => verdict);
  const question = questionOf(seal, asked, { since: sorting.since, urls, undecided: true });
  const asking = work.beside(tx, (aside) => alike(aside, seal, question));
  // It is awaited after the next part has been judged: until then nobody hears of its failing.
  asking.catch(() => {});
  return { some, items, asking };
}

async function knownOf(
  tx: Tx,
  source: string,
  batch: readonly Handed[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = batch.map(({ externalId }) => externalId);
  const rows = await tx.$queryRaw<readonly Known[]>(Prisma.sql`
    SELECT id, external_id, content_hash FROM mention WHERE source = ${source} AND external_id = ANY(${ids}::text[])`);
  return new Map(rows.map((row) => [row.external_id, row]));
}

function mentionOf(source: string, id: MentionId, { found }: Handed, foundAt: Date): Mention {
  return { ...found, id, source, foundAt, update: false, attempts: 1 };
}

/** What could not be judged, and what is not noise, waits. */
function settledIn(rows: readonly MentionRow[], outcomes: readonly Outcome[]): readonly Fresh[] {
  const byId = new Map(outcomes.map((outcome) => [outcome.verdict.mention, outcome]));
  return rows.map((row) => {
    const outcome = byId.get(row.id);
    if (!outcome) return { row, settled: false };
    return { row, verdict: outcome.verdict, settled: outcome.outcome === 'noise' };
  });
}

async function write(
  tx: Tx,
  source: string,
  foundAt: Date,
  batch: readonly Fresh[],
  { seal, leased }: Covers & { readonly leased: boolean },
): Promise<void> {
  const column = (name: keyof MentionRow) =>
    Prisma.sql`${textArray(batch.map(({ row }) => row[name]))}::text[]`;
  const said = (of: (verdict: Verdict) => string | undefined) =>
    Prisma.sql`${textArray(batch.map(({ verdict }) => (verdict && of(verdict)) ?? ''))}::text[]`;
  const waiting = batch.filter(({ settled }) => !settled);
  const inHand = waiting.map(({ verdict }) => leased && verdict !== undefined);
  const verdicts = batch.flatMap(({ verdict }) => verdict ?? []);
  const sealed = sealExact(seal, verdicts);
  const exacts = new Map(verdicts.map((verdict, at) => [verdict, sealed[at]]));
  await Promise.all([
    tx.$executeRaw(Prisma.sql`
      INSERT INTO mention (id, source, external_id, kind, site, url, title_masked, text_masked, title_hq, text_hq, author_masked, sealed,
        evidence, content_hash, reads, comments, shares, published_at, found_at, updated_at, revision,
        units, unit, level, negative, exact, signature, told, quiet, decided_at)
      SELECT r.id, ${source}, r.external_id, r.kind, nullif(r.site, ''), nullif(r.url, ''), r.title, r.text,
        nullif(r.title_hq, ''), nullif(r.text_hq, ''), nullif(r.author, ''), decode(r.sealed, 'base64'), r.evidence, r.content_hash, r.reads::bigint, r.comments::bigint,
        r.shares::bigint, nullif(r.published_at, '')::timestamptz, ${foundAt}::timestamptz, ${foundAt}::timestamptz, 1,
        string_to_array(r.units, ' '), nullif(r.unit, ''), nullif(r.level, ''), nullif(r.negative, '')::boolean,
        nullif(r.exact, '')::bigint, CASE WHEN r.exact <> '' THEN decode(r.signature, 'base64') END,
        CASE WHEN r.told <> '' THEN decode(r.told, 'base64') END, nullif(r.quiet, ''),
        CASE WHEN r.settled THEN ${foundAt}::timestamptz END
      FROM unnest(${column('id')}, ${column('externalId')}, ${column('kind')}, ${column('site')}, ${column('url')},
        ${column('title')}, ${column('text')}, ${column('titleHq')}, ${column('textHq')}, ${column('author')},
        ${column('sealed')}, ${column('evidence')}, ${column('contentHash')}, ${column('reads')}, ${column('comments')}, ${column('shares')}, ${column('publishedAt')},
        ${said(({ units }) => units.join(' '))}, ${said(({ unit }) => unit)}, ${said(({ level }) => level)},
        ${said(({ negative }) => String(negative))}, ${said((verdict) => String(exacts.get(verdict)))},
        ${said(({ signature }) => base64(signature))},
        ${said(({ mention, told }) => told && base64(sealTold(seal, mention, told)))},
        ${textArray(batch.map(({ verdict, settled }) => (settled && verdict?.quiet) || ''))}::text[],
        ${plainArray(batch.map(({ settled }) => settled))}::boolean[])
        AS r(id, external_id, kind, site, url, title, text, title_hq, text_hq, author, sealed, evidence, content_hash, reads, comments, shares,
          published_at, units, unit, level, negative, exact, signature, told, quiet, settled)`),
    writeBands(tx, seal, verdicts, foundAt),
    ...(waiting.length > 0
      ? [
          tx.$executeRaw(Prisma.sql`
            INSERT INTO waiting (mention, found_at, revision, attempts, decided, leased_revision, lease_until)
            SELECT id, ${foundAt}::timestamptz, 1, leased::int, false, CASE WHEN leased THEN 1 END,
              CASE WHEN leased THEN clock_timestamp() + interval '60 s' END
            FROM unnest(${waiting.map(({ row }) => row.id)}::text[], ${inHand}::boolean[]) AS w(id, leased)`),
        ]
      : []),
  ]);
}

function columnOf(name: keyof MentionRow, rows: readonly MentionRow[]): Prisma.Sql {
  return Prisma.sql`${textArray(rows.map((row) => row[name]))}::text[]`;
}

/** An edited post is no reason to lose what it said: the words of then stay, with their hash. */
function update(tx: Tx, source: string, rows: readonly MentionRow[], foundAt: Date) {
  // Every writer of a batch takes its rows in one order, so that two batches never wait for each other in a circle.
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const column = (name: keyof MentionRow) => columnOf(name, sorted);
  return tx.$queryRaw<readonly { readonly id: MentionId; readonly external_id: string }[]>(Prisma.sql`
    WITH r AS (
      SELECT * FROM unnest(${column('id')}, ${column('kind')}, ${column('site')}, ${column('url')}, ${column('title')},
        ${column('text')}, ${column('titleHq')}, ${column('textHq')}, ${column('author')}, ${column('sealed')}, ${column('evidence')}, ${column('contentHash')},
        ${column('reads')}, ${column('comments')}, ${column('shares')}, ${column('publishedAt')})
        AS r(id, kind, site, url, title, text, title_hq, text_hq, author, sealed, evidence, content_hash, reads, comments, shares, published_at)
    ), before AS (
      INSERT INTO mention_before (mention, revision, evidence, sealed, found_at)
      SELECT b.id, b.revision, b.evidence, b.sealed, b.updated_at
      FROM r JOIN mention b ON b.id = r.id AND b.evidence <> r.evidence
      ON CONFLICT DO NOTHING
    ), changed AS (
      UPDATE mention m SET
        kind = r.kind, site = nullif(r.site, ''), url = nullif(r.url, ''), title_masked = r.title, text_masked = r.text,
        title_hq = nullif(r.title_hq, ''), text_hq = nullif(r.text_hq, ''),
        author_masked = nullif(r.author, ''), sealed = decode(r.sealed, 'base64'), evidence = r.evidence,
        content_hash = r.content_hash, reads = r.reads::bigint, comments = r.comments::bigint, shares = r.shares::bigint,
        published_at = nullif(r.published_at, '')::timestamptz, updated_at = ${foundAt}::timestamptz,
        revision = m.revision + 1
      FROM r WHERE m.id = r.id AND m.source = ${source} AND m.content_hash <> r.content_hash
      RETURNING m.id, m.external_id, m.found_at, m.decided_at
    ), waits AS (
      INSERT INTO waiting AS w (mention, found_at, revision, attempts, decided)
      SELECT id, found_at, 1, 0, decided_at IS NOT NULL FROM changed
      ON CONFLICT (mention) DO UPDATE SET revision = w.revision + 1, lease_until = NULL, attempts = 0, aside = NULL
    )
    SELECT id, external_id FROM changed`);
}
