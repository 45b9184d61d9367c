import type { IncidentId, Level, Nature, UnitPath } from '../incident/incident.ts';
import { fold } from '../triage/fold.ts';
import type { OpenMatter } from '../triage/mention.ts';
import { Prisma } from './generated/client.ts';
import { openMention } from './mentionRows.ts';
import { reached } from './mentionView.ts';
import type { Tx } from './scope.ts';
import type { Seal } from './seal.ts';
import { openTold } from './verdicts.ts';

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
}

interface SampleRow {
  readonly incident: string;
  readonly source: string;
  readonly external_id: string;
  readonly id: string;
  readonly sealed: Uint8Array;
  readonly told: Uint8Array | null;
}

/** The newest mentions that stand for an incident beside its first. */
const latest = 3;

/** Live incidents of these owners that had a mention since.  */
export async function openMatters(
  tx: Tx,
  units: readonly UnitPath[],
  since: Date,
  now: Date,
  seal: Seal,
): Promise<readonly OpenMatter[]> {
  const rows = await tx.$queryRaw<readonly MatterRow[]>(Prisma.sql`
    SELECT i.id, i.unit, i.units, i.nature, i.level, coalesce(i.last_mention_at, i.opened_at) AS last,
      count(m.id)::int AS mentions,
      (count(m.id) FILTER (WHERE m.found_at > ${now}::timestamptz - interval '10 minutes'))::int AS recent,
      coalesce(sum(${reached}), 0)::float8 AS reach
    FROM incident i LEFT JOIN mention m ON m.incident = i.id
    WHERE i.unit = ANY(${units}::text[]) AND i.stage IN ('open', 'owned')
      AND coalesce(i.last_mention_at, i.opened_at) >= ${since}::timestamptz
    GROUP BY i.id`);
  const samples = await samplesOf(
    tx,
    rows.map(({ id }) => id),
    seal,
  );
  return rows.map((row) => ({
    incident: row.id as IncidentId,
    unit: row.unit as UnitPath,
    units: row.units.map((unit) => unit as UnitPath),
    nature: row.nature,
    level: row.level,
    lastMentionAt: row.last,
    samples: samples.get(row.id) ?? [],
    mentionCount: row.mentions,
    recentCount: row.recent,
    reach: row.reach,
  }));
}

async function samplesOf(tx: Tx, incidents: readonly string[], seal: Seal) {
  const rows = await tx.$queryRaw<readonly SampleRow[]>(Prisma.sql`
    SELECT s.incident, s.id, s.source, s.external_id, s.sealed, s.told
    FROM unnest(${incidents}::text[]) AS i(id), LATERAL (
      (SELECT * FROM mention WHERE incident = i.id AND sealed IS NOT NULL ORDER BY found_at, id LIMIT 1)
      UNION
      (SELECT * FROM mention WHERE incident = i.id AND sealed IS NOT NULL ORDER BY found_at DESC, id DESC LIMIT ${latest})
    ) s
    ORDER BY s.found_at, s.id`);
  const texts = Map.groupBy(rows, ({ incident }) => incident);
  return new Map([...texts].map(([incident, group]) => [incident, group.map((row) => sampleOf(row, seal))]));
}

/** What triage said that it tells; without that, all of it folded. */
function sampleOf(row: SampleRow, seal: Seal): string {
  if (row.told) return openTold(seal, row.id, row.told);
  const { title = '', text = '' } = openMention(seal, row);
  return fold(`${title}\n${text}`).text;
}
