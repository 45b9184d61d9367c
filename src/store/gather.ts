import type { IncidentId, TextId } from '../incident/incident.ts';
import type { IncidentView } from '../incident/view.ts';
import { Prisma } from './generated/client.ts';
import { type MentionRow, mentionColumns, mentionView, reached } from './mentionView.ts';
import type { Tx } from './scope.ts';

/** What an incident's mentions and texts add to its row. */
export type Gathered = Pick<
  IncidentView,
  'mentionCount' | 'recentCount' | 'sites' | 'reach' | 'first' | 'quote' | 'texts'
>;

interface Totals {
  readonly incident: string;
  readonly mentions: number;
  readonly recent: number;
  readonly reach: number;
  readonly sites: readonly string[];
}

const none: Gathered = { mentionCount: 0, recentCount: 0, sites: [], reach: 0, texts: new Map() };

/** Looks up the parts of many incidents at once, in the reader's transaction. */
export async function gathered(
  tx: Tx,
  incidents: readonly IncidentId[],
  now: Date,
): Promise<(incident: IncidentId) => Gathered> {
  if (incidents.length === 0) return () => none;
  const totals = await totalsOf(tx, incidents, now);
  const picked = await pickedOf(tx, incidents);
  const texts = await tx.text.findMany({
    where: { incident: { in: [...incidents] } },
    select: { id: true, incident: true, masked: true },
  });
  const total = new Map(totals.map((each) => [each.incident, each]));
  const words = Map.groupBy(texts, ({ incident }) => incident);
  return (incident) => {
    const { mentions = 0, recent = 0, reach = 0, sites = [] } = total.get(incident) ?? {};
    const first = picked.find((row) => row.incident === incident && row.first);
    const quote = picked.find((row) => row.incident === incident && row.widest);
    return {
      ...{ mentionCount: mentions, recentCount: recent, reach, sites },
      ...(first && { first: mentionView(first) }),
      ...(quote && { quote: mentionView(quote) }),
      texts: new Map((words.get(incident) ?? []).map(({ id, masked }) => [id as TextId, masked])),
    };
  };
}

/** The sites most spoken of come first. */
function totalsOf(tx: Tx, incidents: readonly IncidentId[], now: Date): Promise<readonly Totals[]> {
  return tx.$queryRaw<readonly Totals[]>(Prisma.sql`
    SELECT incident, sum(mentions)::int AS mentions, sum(recent)::int AS recent, sum(reach)::float8 AS reach,
      array_remove(array_agg(site ORDER BY mentions DESC, site), NULL) AS sites
    FROM (
      SELECT incident, site, count(*) AS mentions, sum(${reached}) AS reach,
        count(*) FILTER (WHERE found_at > ${now}::timestamptz - interval '10 minutes') AS recent
      FROM mention m WHERE incident = ANY(${incidents}::text[]) GROUP BY incident, site
    ) s
    GROUP BY incident`);
}

type Picked = MentionRow & { readonly incident: string; readonly first: boolean; readonly widest: boolean };

/** The mention found first, and the one that reached most people (among equals the one found first). */
function pickedOf(tx: Tx, incidents: readonly IncidentId[]): Promise<readonly Picked[]> {
  return tx.$queryRaw<readonly Picked[]>(Prisma.sql`
    SELECT * FROM (
      SELECT ${mentionColumns}, m.incident,
        row_number() OVER (PARTITION BY m.incident ORDER BY m.found_at, m.id) = 1 AS first,
        row_number() OVER (PARTITION BY m.incident ORDER BY ${reached} DESC, m.found_at, m.id) = 1
          AS widest
      FROM mention m WHERE m.incident = ANY(${incidents}::text[])
    ) p
    WHERE first OR widest`);
}
