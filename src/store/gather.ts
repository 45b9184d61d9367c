import type { IncidentId, TextId } from '../incident/incident.ts';
import type { IncidentView } from '../incident/view.ts';
import type { Scope } from '../ports.ts';
import { Prisma } from './generated/client.ts';
import { type MentionRow, mentionColumns, mentionView, reached } from './mentionView.ts';
import { type RungRow, rungOf } from './rungs.ts';
import type { Tx } from './scope.ts';
import type { Seal } from './seal.ts';
import { openText } from './texts.ts';

/** What an incident's mentions and texts add to its row. */
export type Gathered = Pick<
  IncidentView,
  | 'mentionCount'
  | 'recentCount'
  | 'sites'
  | 'reach'
  | 'first'
  | 'quote'
  | 'texts'
  | 'exact'
  | 'spoken'
  | 'rung'
>;

/** What `partsOf` selects. */
export interface Parts {
  readonly mentions: number;
  readonly recent: number;
  readonly reach: number;
  readonly sites: readonly string[] | null;
  readonly first: Told | null;
  readonly widest: Told | null;
  readonly texts: Readonly<Record<TextId, string>> | null;
  /** What is to be said in public, and where it stands: base64 of the sealed words, for HQ's eyes only. */
  readonly exact?: readonly (readonly [id: TextId, kind: string, sealed: string])[] | null;
  readonly rung: readonly RungRow[] | null;
  readonly spoken: { readonly at: string; readonly before: number; readonly after: number } | null;
}

/** A mention as it comes through JSON: its times are words. */
type Told = Omit<MentionRow, 'published_at' | 'found_at'> & {
  readonly published_at: string | null;
  readonly found_at: string;
};

/**
 * What mentions and texts add to these incidents, in one question: the sites most spoken of come first; of those that
 * reached most, the one found first. Whose eyes it is for is said by `those`: row by row it would cost more than all else.
 */
export async function partsOf(
  tx: Tx,
  those: Prisma.Sql,
  hq: boolean,
  now: Date,
): Promise<ReadonlyMap<IncidentId, Parts>> {
  const one = (order: Prisma.Sql) => Prisma.sql`(
    SELECT to_jsonb(x) FROM (
      SELECT ${mentionColumns(hq)} FROM mention m WHERE m.incident = i.id ORDER BY ${order} LIMIT 1
    ) x)`;
  const rows = await tx.$queryRaw<readonly (Parts & { readonly id: IncidentId })[]>(Prisma.sql`
    SELECT i.id, coalesce(t.mentions, 0)::int AS mentions, coalesce(t.recent, 0)::int AS recent,
      coalesce(t.reach, 0)::float8 AS reach, t.sites, ${one(Prisma.sql`m.found_at, m.id`)} AS first,
      ${one(Prisma.sql`${reached} DESC, m.found_at, m.id`)} AS widest,
      (SELECT jsonb_object_agg(w.id, w.masked) FROM text w WHERE w.incident = i.id) AS texts, ${hq ? exact : Prisma.sql`NULL`} AS exact,
      (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.asked_at, r.id) FROM rung r
        WHERE r.incident = i.id AND r.outcome IS NOT NULL) AS rung, ${spoken} AS spoken
    FROM ${those} AS i(id), LATERAL (
      SELECT sum(s.mentions) AS mentions, sum(s.recent) AS recent, sum(s.reach) AS reach,
        array_remove(array_agg(s.site ORDER BY s.mentions DESC, s.site), NULL) AS sites
      FROM (
        SELECT m.site, count(*) AS mentions, sum(${reached}) AS reach,
          count(*) FILTER (WHERE m.found_at > ${now}::timestamptz - interval '10 minutes') AS recent
        FROM mention m WHERE m.incident = i.id GROUP BY m.site
      ) s
    ) t`);
  return new Map(rows.map(({ id, ...parts }) => [id, parts]));
}

/** How much was said before our first word was out, and since. */
const spoken = Prisma.sql`(
  SELECT jsonb_build_object('at', p.at, 'before', count(*) FILTER (WHERE m.found_at < p.at),
    'after', count(*) FILTER (WHERE m.found_at >= p.at))
  FROM (SELECT min(since) AS at FROM publication WHERE incident = i.id AND state = 'published') p
  JOIN mention m ON m.incident = i.id WHERE p.at IS NOT NULL GROUP BY p.at)`;

const exact = Prisma.sql`(
  SELECT jsonb_agg(jsonb_build_array(w.id, w.kind, encode(w.sealed, 'base64'))) FROM text w
  WHERE w.incident = i.id AND w.kind IN ('statement', 'link', 'fact') AND w.sealed IS NOT NULL)`;

/** Incidents that the reader's eyes have seen. */
export function among(incidents: readonly IncidentId[]): Prisma.Sql {
  return Prisma.sql`unnest(${[...incidents]}::text[])`;
}

/**
 * Those incidents that the scope may see, by a condition that names them. Of a list the database does not know how long it is,
 * and would plan anew each time: more than the reading of one costs.
 */
export function visible(scope: Scope, which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT id FROM incident WHERE ${which} AND fenghuo_sees(seen_by, ${scope}::text[]))`;
}

/** Reads what `partsOf` selected. */
export function gatheredOf(
  { mentions, recent, reach, sites, first, widest, texts, exact, spoken, rung }: Parts,
  seal: Seal,
): Gathered {
  const opened = (exact ?? []).map(
    ([id, kind, sealed]) => [kind, [id, openText(seal, id, Buffer.from(sealed, 'base64'))] as const] as const,
  );
  const inPublic = opened.flatMap(([kind, entry]) => (kind === 'fact' ? [] : [entry]));
  const masked = Object.entries(texts ?? {}).map(([id, words]) => [id as TextId, words] as const);
  return {
    ...{ mentionCount: mentions, recentCount: recent, reach, sites: sites ?? [] },
    ...(first && { first: viewOf(first) }),
    ...(widest && { quote: viewOf(widest) }),
    texts: new Map([...masked, ...inPublic]),
    ...(opened.length > 0 && { exact: new Map(opened.map(([, entry]) => entry)) }),
    ...(spoken && { spoken: { ...spoken, at: new Date(spoken.at) } }),
    rung: (rung ?? []).map(rungOf),
  };
}

function viewOf({ published_at, found_at, ...row }: Told) {
  return mentionView({
    ...row,
    published_at: published_at === null ? null : new Date(published_at),
    found_at: new Date(found_at),
  });
}
