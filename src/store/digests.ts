import type { IncidentId } from '../incident/incident.ts';
import type { IncidentEvent } from '../incident/language.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Course } from '../reports/digest/course.ts';
import type { DigestForm } from '../reports/digest/digest.ts';
import { type DigestSpan, type Digests, toldKey } from '../reports/digest/kept.ts';
import { fromJson, plainArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { asWorkerFromHere, type Tx, type Work } from './scope.ts';

interface Seen {
  readonly id: IncidentId;
  readonly code: number;
  readonly drill: boolean;
}

/** What digests are made from. Whose eyes it is for is asked once of each incident, then all that belongs to it is read. */
export function makeDigests(work: Work): Digests {
  return {
    read: (scope, span) =>
      work.inScope(scope, async (tx) => {
        const seen = await tx.$queryRaw<readonly Seen[]>(Prisma.sql`
          SELECT id, code, drill FROM incident
          WHERE fenghuo_sees(seen_by, ${scope}::text[]) AND opened_at < ${span.period.to}::timestamptz
            AND (stage IN ('open', 'owned') OR updated_at >= ${span.from}::timestamptz)
          ORDER BY code`);
        await asWorkerFromHere(tx);
        const ids = seen.map(({ id }) => id);
        const events = await eventsOf(tx, ids, span);
        const counts = await countsOf(tx, ids, span);
        const told = seen.filter(({ drill }) => !drill).map(({ id }) => id);
        const { found, foundBefore } = await foundOf(tx, told, span);
        const coverage = span.whole ? await coverageOf(tx, span) : undefined;
        return {
          courses: seen.map(
            ({ id, code, drill }): Course => ({
              ...{ id, code: `P${code}`, drill, events: events.get(id) ?? [] },
              mentions: counts.get(id)?.mentions ?? 0,
            }),
          ),
          fresh: new Map(seen.map(({ id }) => [id, counts.get(id)?.fresh ?? 0])),
          ...{ found, foundBefore },
          ...(coverage && { coverage }),
        };
      }),
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

/** Which mentions joined is told by nobody here, and in a storm they are thousands of ids. */
async function eventsOf(
  tx: Tx,
  ids: readonly IncidentId[],
  { period }: DigestSpan,
): Promise<ReadonlyMap<IncidentId, readonly IncidentEvent[]>> {
  const rows = await tx.$queryRaw<readonly { incident: IncidentId; events: readonly unknown[] }[]>(Prisma.sql`
    SELECT incident, jsonb_agg(CASE WHEN type IN ('opened', 'joined') THEN body || '{"mentions":[]}' ELSE body END ORDER BY seq) AS events
    FROM event WHERE incident = ANY(${plainArray(ids)}::text[]) AND at < ${period.to}::timestamptz
    GROUP BY incident`);
  return new Map(
    rows.map(({ incident, events }) => [incident, events.map((event) => fromJson<IncidentEvent>(event))]),
  );
}

async function countsOf(
  tx: Tx,
  ids: readonly IncidentId[],
  { period }: DigestSpan,
): Promise<ReadonlyMap<IncidentId, { readonly mentions: number; readonly fresh: number }>> {
  const rows = await tx.$queryRaw<
    readonly { incident: IncidentId; mentions: number; fresh: number }[]
  >(Prisma.sql`
    SELECT incident, count(*)::int AS mentions,
      count(*) FILTER (WHERE found_at >= ${period.from}::timestamptz)::int AS fresh
    FROM mention WHERE incident = ANY(${plainArray(ids)}::text[]) AND found_at < ${period.to}::timestamptz
    GROUP BY incident`);
  return new Map(rows.map(({ incident, mentions, fresh }) => [incident, { mentions, fresh }]));
}

/** By local days as their first moments say, so that the database needs no calendar. */
async function foundOf(
  tx: Tx,
  ids: readonly IncidentId[],
  { period, before, days }: DigestSpan,
): Promise<{ readonly found: ReadonlyMap<string, number>; readonly foundBefore: number }> {
  const starts = days.map(({ from }) => from.toISOString());
  const [first = period.from.toISOString()] = starts;
  const among = Prisma.sql`incident = ANY(${plainArray(ids)}::text[])`;
  const rows = await tx.$queryRaw<readonly { day: number; count: number }[]>(Prisma.sql`
    SELECT width_bucket(found_at, ${starts}::timestamptz[]) AS day, count(*)::int AS count
    FROM mention WHERE ${among} AND found_at >= ${first}::timestamptz AND found_at < ${period.to}::timestamptz
    GROUP BY 1`);
  const [was] = await tx.$queryRaw<readonly { count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM mention
    WHERE ${among} AND found_at >= ${before.from}::timestamptz AND found_at < ${before.to}::timestamptz`);
  const found = new Map(
    rows.flatMap(({ day, count }) => {
      const date = days[day - 1]?.day;
      return date === undefined ? [] : [[date, count] as const];
    }),
  );
  return { found, foundBefore: was?.count ?? 0 };
}

async function coverageOf(tx: Tx, { period }: DigestSpan) {
  const [row] = await tx.$queryRaw<readonly { brought: number; found: number }[]>(Prisma.sql`
    SELECT count(DISTINCT source)::int AS brought, count(*)::int AS found FROM mention
    WHERE found_at >= ${period.from}::timestamptz AND found_at < ${period.to}::timestamptz`);
  return row && { brought: row.brought, found: row.found };
}
