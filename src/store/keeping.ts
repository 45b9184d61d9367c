import type { MentionId } from '../incident/incident.ts';
import type { Sorting } from '../ports.ts';
import type { Likeness, Outcome, Verdict } from '../triage/mention.ts';
import { writeBands } from './bands.ts';
import { base64, plainArray, textArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { alike, questionOf } from './likeness.ts';
import type { Covers, MentionRow } from './mentionRows.ts';
import { type Keeping, type Part, type Ready, soon, type Written } from './readying.ts';
import type { Tx } from './scope.ts';
import { sealExact, sealTold } from './verdicts.ts';

/** A new mention on its way into its row. */
interface Fresh {
  readonly row: MentionRow;
  readonly verdict?: Verdict;
  /** It is noise and waits for nothing more. */
  readonly settled: boolean;
}

/**
 * Writes a batch, what is new with its verdict; noise is decided by that, the rest waits. Other words or reach under a known
 * id make the mention wait for another verdict.
 * @throws a unique violation when another has kept one of them meanwhile: to be tried again.
 */
export async function keepReady(
  tx: Tx,
  source: string,
  { parts, changed, written }: Ready,
  foundAt: Date,
  needs: Keeping,
  sorting?: Sorting,
): Promise<ReadonlyMap<string, Written>> {
  const writing: Promise<unknown>[] = [];
  try {
    await writeParts(tx, source, parts, foundAt, needs, sorting, writing);
    const others = await changed;
    const updated = others.length > 0 ? await update(tx, source, others, foundAt) : [];
    return resultsOf(written, updated);
  } finally {
    // What was refused first says more than what failed for it.
    await Promise.all(writing);
  }
}

function resultsOf(
  written: Ready['written'],
  updated: readonly { readonly id: MentionId; readonly external_id: string }[],
): ReadonlyMap<string, Written> {
  const results = new Map(written);
  for (const { id, external_id } of updated) results.set(external_id, { id, result: 'updated' });
  return results;
}

async function writeParts(
  tx: Tx,
  source: string,
  parts: Ready['parts'],
  foundAt: Date,
  needs: Keeping,
  sorting: Sorting | undefined,
  writing: Promise<unknown>[],
): Promise<void> {
  const leased = sorting?.inHand ?? false;
  let next = soon(asked(tx, parts[0], needs, sorting));
  for (const [at, part] of parts.entries()) {
    const asking = next;
    next = soon(asked(tx, parts[at + 1], needs, sorting));
    const { rows, items } = await part;
    const outcomes = sorting?.gather(items, await asking) ?? [];
    writing.push(soon(write(tx, source, foundAt, settledIn(rows, outcomes), { ...needs, leased })));
  }
}

/** The database looks for what is like the next part while it writes the one before. */
async function asked(
  tx: Tx,
  ready: Promise<Part> | undefined,
  { seal, work }: Keeping,
  sorting?: Sorting,
): Promise<readonly Likeness[]> {
  if (!sorting || !ready) return [];
  const { items } = await ready;
  const urls = items.flatMap(({ mention }) => mention.parentUrl ?? []);
  const verdicts = sorting.strangers(items).map(({ verdict }) => verdict);
  const question = questionOf(seal, verdicts, { since: sorting.since, urls, undecided: true });
  return await work.beside(tx, (aside) => alike(aside, seal, question));
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
