import { setImmediate } from 'node:timers/promises';
import type { IncidentId, UnitPath } from '../incident/incident.ts';
import type { IncidentEvent } from '../incident/language.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Course } from '../reports/digest/course.ts';
import type { Coverage, DigestForm } from '../reports/digest/digest.ts';
import { type DigestSpan, type Digests, toldKey } from '../reports/digest/kept.ts';
import { fromJson, plainArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Tx, Work } from './scope.ts';

interface Seen {
  readonly id: IncidentId;
  readonly code: number;
  readonly drill: boolean;
}

interface Candidate {
  readonly id: IncidentId;
  readonly version: number;
}

/** Incidents to which so much has happened are read at once: the embedded database answers nobody else meanwhile. */
const changesAtOnce = 250;

/**
 * What digests are made from. Whose eyes it is for is asked once of each incident, then all that belongs to it is read, some
 * of them at a time: of a storm it is much, and whoever presses a button goes first.
 */
export function makeDigests(work: Work): Digests {
  return {
    read: async (scope, span) => {
      const gathered = gathering(span);
      const candidates = await work.asWorker((tx) => candidatesOf(tx, scope, span), 'single');
      for (const some of pagesOf(candidates)) {
        const seen = await work.inScope(scope, (tx) => seenIn(tx, scope, some), 'single');
        const ids = seen.map(({ id }) => id);
        gathered.add(
          seen,
          await work.asWorker((tx) => eventsOf(tx, ids, span), 'single'),
          await work.asWorker((tx) => countsOf(tx, ids, span, gathered.edges), 'single'),
        );
        await setImmediate();
      }
      const coverage = span.whole ? await coverageOf(work, span) : undefined;
      return { ...gathered.rows, ...(coverage && { coverage }) };
    },
    told: async () => {
      const rows = await work.asWorker(
        (tx) => tx.$queryRaw<readonly { channel: ChannelKey; form: DigestForm; last: string }[]>`
          SELECT channel, form, last FROM digest`,
        'single',
      );
      return new Map(rows.map(({ channel, form, last }) => [toldKey(channel, form), last]));
    },
    tell: async (rows, at) => {
      await work.asWorker(
        (tx) => tx.$executeRaw`
          INSERT INTO digest AS d (channel, form, last, at)
          SELECT x.channel, x.form, x.last, ${at}::timestamptz
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(channel text, form text, last text)
          ON CONFLICT (channel, form) DO UPDATE SET last = excluded.last, at = excluded.at
          WHERE d.last < excluded.last`,
        'single',
      );
    },
  };
}

/**
 * Whatever the scope may see of that time is among these: what is in it, and what others than its own unit see. Only who looks
 * with its own eyes says which it does (`seenIn`); to ask that of all takes a second where there are thousands.
 */
function candidatesOf(
  tx: Tx,
  scope: readonly UnitPath[],
  { from, period }: DigestSpan,
): Promise<readonly Candidate[]> {
  const here = scope.map((path) => Prisma.sql`starts_with(unit, ${path})`);
  return tx.$queryRaw(Prisma.sql`
    SELECT id, version FROM incident
    WHERE opened_at < ${period.to}::timestamptz
      AND (stage IN ('open', 'owned') OR updated_at >= ${from}::timestamptz)
      AND (${Prisma.join([...here, Prisma.sql`cardinality(seen_by) > 1`], ' OR ')})
    ORDER BY code`);
}

/** By what has happened to each: it has as many events, and in a storm a hundred times as many mentions. */
function pagesOf(candidates: readonly Candidate[]): readonly (readonly IncidentId[])[] {
  const pages: IncidentId[][] = [];
  let changes = Number.POSITIVE_INFINITY;
  for (const { id, version } of candidates) {
    if (changes + version > changesAtOnce) {
      pages.push([]);
      changes = 0;
    }
    pages.at(-1)?.push(id);
    changes += version;
  }
  return pages;
}

function seenIn(tx: Tx, scope: readonly UnitPath[], ids: readonly IncidentId[]): Promise<readonly Seen[]> {
  return tx.$queryRaw(Prisma.sql`
    SELECT id, code, drill FROM incident
    WHERE id = ANY(${plainArray(ids)}::text[]) AND fenghuo_sees(seen_by, ${scope}::text[]) ORDER BY code`);
}

/** Puts together what was read of some incidents at a time; what was found lies between moments of `edges`, the first first. */
function gathering({ period, before, days }: DigestSpan) {
  const moments = [period.from, before.from, before.to, ...days.map(({ from }) => from)];
  const edges = [...new Set(moments.map((moment) => moment.getTime()))].toSorted((a, b) => a - b);
  const rows = {
    courses: [] as Course[],
    fresh: new Map<IncidentId, number>(),
    found: new Map<string, number>(),
    foundBefore: 0,
  };
  const dayOf = (start: number) => days.findLast(({ from }) => from.getTime() <= start)?.day;

  function byTime(start: number, count: number): void {
    const day = dayOf(start);
    if (day !== undefined) rows.found.set(day, (rows.found.get(day) ?? 0) + count);
    if (start >= before.from.getTime() && start < before.to.getTime()) rows.foundBefore += count;
  }

  return {
    rows,
    edges: edges.map((edge) => new Date(edge).toISOString()),
    add(some: readonly Seen[], events: readonly Told[], counts: readonly Found[]): void {
      const eventsBy = new Map(events.map(({ incident, events }) => [incident, events]));
      const countsBy = Map.groupBy(counts, ({ incident }) => incident);
      for (const { id, code, drill } of some) {
        const found = (countsBy.get(id) ?? []).map(({ bucket, count }) => ({
          start: edges[bucket - 1] ?? Number.NEGATIVE_INFINITY,
          count,
        }));
        const told = (eventsBy.get(id) ?? []).map((event) => fromJson<IncidentEvent>(event));
        rows.courses.push({ id, code: `P${code}`, drill, events: told, mentions: sum(found) });
        rows.fresh.set(id, sum(found.filter(({ start }) => start >= period.from.getTime())));
        if (!drill) for (const { start, count } of found) byTime(start, count);
      }
    },
  };
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((all, { count }) => all + count, 0);
}

interface Told {
  readonly incident: IncidentId;
  readonly events: readonly unknown[] | null;
}

/** Which mentions joined is told by nobody here, and in a storm they are thousands of ids. */
function eventsOf(tx: Tx, ids: readonly IncidentId[], { period }: DigestSpan): Promise<readonly Told[]> {
  return tx.$queryRaw(Prisma.sql`
    SELECT x.id AS incident, (
      SELECT json_agg(CASE WHEN body ? 'mentions' THEN body || '{"mentions":[]}' ELSE body END ORDER BY seq)
      FROM event WHERE incident = x.id AND at < ${period.to}::timestamptz AND (type <> 'joined' OR body ? 'reasons')
    ) AS events
    FROM unnest(${plainArray(ids)}::text[]) AS x(id)`);
}

interface Found {
  readonly incident: IncidentId;
  /** 0: before the first edge, 1: after it. */
  readonly bucket: number;
  readonly count: number;
}

/**
 * By moments that we name, so that the database needs no calendar. Incident by incident, and with a bound below that bounds
 * nothing: nobody keeps statistics in the embedded one, and so it reads the index alone.
 */
function countsOf(
  tx: Tx,
  ids: readonly IncidentId[],
  { period }: DigestSpan,
  edges: readonly string[],
): Promise<readonly Found[]> {
  return tx.$queryRaw(Prisma.sql`
    SELECT x.id AS incident, m.bucket, m.count FROM unnest(${plainArray(ids)}::text[]) AS x(id), LATERAL (
      SELECT width_bucket(found_at, ${edges}::timestamptz[]) AS bucket, count(*)::int AS count FROM mention
      WHERE incident = x.id AND found_at >= '-infinity' AND found_at < ${period.to}::timestamptz GROUP BY 1
    ) m`);
}

/** Source by source, as the index has them. */
async function coverageOf(work: Work, { period }: DigestSpan): Promise<Coverage> {
  const sources = await work.asWorker(
    (tx) => tx.$queryRaw<readonly { source: string }[]>`
      WITH RECURSIVE known AS (
        SELECT min(source) AS source FROM mention
        UNION ALL SELECT (SELECT min(source) FROM mention WHERE source > k.source) FROM known k WHERE k.source IS NOT NULL
      ) SELECT source FROM known WHERE source IS NOT NULL`,
    'single',
  );
  const counts = [];
  for (const { source } of sources) {
    const [row] = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { count: number }[]>`
        SELECT count(*)::int AS count FROM mention WHERE source = ${source}
          AND found_at >= ${period.from}::timestamptz AND found_at < ${period.to}::timestamptz`,
      'single',
    );
    counts.push({ count: row?.count ?? 0 });
    await setImmediate();
  }
  return { brought: counts.filter(({ count }) => count > 0).length, found: sum(counts) };
}
