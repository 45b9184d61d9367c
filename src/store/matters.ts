import type { IncidentId, Level, Nature, UnitPath } from '../incident/incident.ts';
import type { ReasonCode } from '../incident/language.ts';
import type { Weight } from '../incident/weight.ts';
import type { OpenMatter } from '../triage/mention.ts';
import { Prisma } from './generated/client.ts';
import { reached } from './mentionView.ts';
import type { Tx } from './scope.ts';

/** What these incidents weigh together now, as JSON. */
export function weightOf(incidents: readonly IncidentId[], now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT jsonb_build_object('reach', coalesce(sum(${reached}), 0), 'trend', ${recentOf(now)},
      'units', (SELECT count(DISTINCT u) FROM incident w, unnest(w.units) u WHERE w.id = ANY(${incidents}::text[])))
    FROM mention m WHERE m.incident = ANY(${incidents}::text[]))`;
}

/** How many of the mentions `m` were found within the last ten minutes. */
function recentOf(now: Date): Prisma.Sql {
  return Prisma.sql`count(m.id) FILTER (WHERE m.found_at > ${now}::timestamptz - interval '10 minutes')`;
}

interface MatterRow {
  readonly id: string;
  readonly unit: string;
  readonly units: readonly string[];
  readonly nature: Nature;
  readonly level: Level;
  readonly last: Date;
  readonly mentions: number;
  readonly recent: number;
  readonly reach: number;
  readonly reasons: readonly ReasonCode[];
  readonly weighed: Weight | null;
}

/** Those of these incidents that are live and had a mention since: however many others are open is no matter. */
export async function openMatters(
  tx: Tx,
  incidents: readonly IncidentId[],
  since: Date,
  now: Date,
): Promise<readonly OpenMatter[]> {
  const rows = await tx.$queryRaw<readonly MatterRow[]>(Prisma.sql`
    SELECT i.id, i.unit, i.units, i.nature, i.level, coalesce(i.last_mention_at, i.opened_at) AS last,
      count(m.id)::int AS mentions,
      (${recentOf(now)})::int AS recent, coalesce(sum(${reached}), 0)::float8 AS reach,
      coalesce(i.state->'reasons', to_jsonb(i.reasons)) AS reasons, i.state->'weighed' AS weighed
    FROM incident i LEFT JOIN mention m ON m.incident = i.id
    WHERE i.id = ANY(${incidents}::text[]) AND i.stage IN ('open', 'owned')
      AND coalesce(i.last_mention_at, i.opened_at) >= ${since}::timestamptz
    GROUP BY i.id`);
  return rows.map((row) => ({
    incident: row.id as IncidentId,
    unit: row.unit as UnitPath,
    units: row.units.map((unit) => unit as UnitPath),
    nature: row.nature,
    level: row.level,
    lastMentionAt: row.last,
    mentionCount: row.mentions,
    recentCount: row.recent,
    reach: row.reach,
    reasons: row.reasons,
    ...(row.weighed && { weighed: row.weighed }),
  }));
}
