import type { IncidentId, MentionId, Nature, UnitPath } from '../incident/incident.ts';
import type { History, PastIncident } from '../ports.ts';
import type { Mention } from '../triage/mention.ts';
import { Prisma } from './generated/client.ts';
import { openMention } from './mentionRows.ts';
import type { Tx, Work } from './scope.ts';
import type { Seal } from './seal.ts';

interface Row {
  readonly id: IncidentId;
  readonly unit: UnitPath;
  readonly nature: Nature;
  readonly taken: Date | null;
}

interface MentionRow {
  readonly incident: IncidentId;
  readonly id: MentionId;
  readonly source: string;
  readonly external_id: string;
  readonly sealed: Uint8Array;
  readonly found_at: Date;
}

const page = 200;

/** What happened, page by page, so that a year of it needs no more memory than a day. */
export function makeHistory(work: Work, seal: Seal): History {
  async function* since(at: Date): AsyncGenerator<readonly PastIncident[]> {
    let after: IncidentId | '' = '';
    for (;;) {
      const from: string = after;
      const rows = await work.asWorker((tx) => incidents(tx, at, from), 'single');
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      const mentions = await work.asWorker((tx) => mentionsOf(tx, ids), 'single');
      const byIncident = Map.groupBy(mentions, ({ incident }) => incident);
      yield rows.map((row) => pastOf(row, byIncident.get(row.id) ?? [], seal));
      after = ids.at(-1) ?? '';
    }
  }
  return { since };
}

/** Who owned it at first, and when somebody first took it in hand. */
function incidents(tx: Tx, at: Date, after: string): Promise<readonly Row[]> {
  return tx.$queryRaw<readonly Row[]>(Prisma.sql`
    SELECT i.id, o.body->>'unit' AS unit, o.body->>'nature' AS nature,
      (SELECT min(e.at) FROM event e WHERE e.incident = i.id AND e.type IN ('claimed', 'dismissed', 'closed')) AS taken
    FROM incident i JOIN event o ON o.incident = i.id AND o.type = 'opened'
    WHERE i.opened_at >= ${at}::timestamptz AND NOT i.drill AND i.id > ${after}
    ORDER BY i.id LIMIT ${page}`);
}

function mentionsOf(tx: Tx, incidents: readonly IncidentId[]): Promise<readonly MentionRow[]> {
  return tx.$queryRaw<readonly MentionRow[]>(Prisma.sql`
    SELECT incident, id, source, external_id, sealed, found_at FROM mention
    WHERE incident = ANY(${incidents}::text[]) AND sealed IS NOT NULL ORDER BY found_at, id`);
}

function pastOf({ id, unit, nature, taken }: Row, rows: readonly MentionRow[], seal: Seal): PastIncident {
  const mentions = rows.map(
    (row): Mention => ({
      ...openMention(seal, row),
      ...{ id: row.id, source: row.source, foundAt: row.found_at, update: false },
    }),
  );
  return { incident: id, unit, nature, mentions, ...(taken && { takenAt: taken }) };
}
