import type { IncidentId, MentionId } from '../incident/incident.ts';
import type { Kept, Mentions, NewId, Now } from '../ports.ts';
import type { Mention } from '../triage/mention.ts';
import { Prisma } from './generated/client.ts';
import { alike } from './likeness.ts';
import { openMatters } from './matters.ts';
import { keepOnce, openMention, prepared, type Written } from './mentionRows.ts';
import type { Tx, Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { holdStill, linkVerdicts } from './verdicts.ts';

interface MentionNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  readonly newId: NewId;
  readonly now: Now;
}

/** Mentions between being found and being decided. */
export function makeMentions(needs: MentionNeeds): Mentions {
  const { work, seal, now } = needs;

  const keep: Mentions['keep'] = async (source, found, foundAt) => {
    const { rows, places } = prepared(source, found, needs);
    const written = await work.asWorker((tx) => keepOnce(tx, source, rows, foundAt));
    const kept = places.map(({ row, again }) => {
      const there = written.get(row);
      if (!there) throw new Error('a mention was neither written nor found');
      return { id: there.id, result: again ?? becameOf(there) };
    });
    return { results: kept.map(({ result }) => result), ids: kept.map(({ id }) => id) };
  };

  return {
    keep,
    take: async (limit) => {
      const rows = await work.asWorker((tx) => lease(tx, limit), 'single');
      return rows.map((row) => taken(row, seal));
    },
    alike: (asked, since, urls = []) => work.asWorker((tx) => alike(tx, seal, asked, since, urls), 'single'),
    openMatters: (incidents, since) =>
      work.asWorker((tx) => openMatters(tx, incidents, since, now()), 'single'),
    settle: async (verdicts, incident) => {
      await work.asWorker((tx) =>
        Promise.all([
          ...(incident === undefined ? [] : [holdStill(tx, incident)]),
          linkVerdicts(tx, seal, verdicts, incident, now()),
        ]),
      );
    },
    giveBack: async (taken) => {
      const ids = taken.map(({ id }) => id);
      const attempts = taken.map((each) => each.attempts);
      await work.asWorker((tx) =>
        tx.$executeRaw(Prisma.sql`
          UPDATE mention m SET state = 'new', lease_until = NULL
          FROM unnest(${ids}::text[], ${attempts}::int[]) AS t(id, attempts)
          WHERE m.id = t.id AND m.attempts = t.attempts AND m.state = 'leased'`),
      );
    },
    setAside: async (id, why) => {
      await work.withModels((tx) =>
        tx.mention.updateMany({ where: { id }, data: { state: 'aside', why, leaseUntil: null } }),
      );
    },
  };
}

/** Who has the database alone knows at start that whoever had taken a mention is dead: it waits for no lease. */
export async function freeOrphans(work: Work): Promise<void> {
  await work.withModels((tx) =>
    tx.mention.updateMany({ where: { state: 'leased' }, data: { state: 'new', leaseUntil: null } }),
  );
}

function becameOf({ fresh, changed }: Written): Kept['results'][number] {
  if (fresh) return 'accepted';
  return changed ? 'updated' : 'duplicate';
}

interface Leased {
  readonly id: string;
  readonly source: string;
  readonly external_id: string;
  readonly sealed: Uint8Array;
  readonly found_at: Date;
  readonly updated_at: Date;
  readonly attempts: number;
  readonly decided: boolean;
  readonly incident: string | null;
}

/** The length of a lease is measured by the database, so that replicas whose clocks differ agree on it. */
async function lease(tx: Tx, limit: number): Promise<readonly Leased[]> {
  const rows = await tx.$queryRaw<readonly Leased[]>(Prisma.sql`
    WITH waiting AS (
      SELECT id FROM mention
      WHERE state IN ('new', 'leased') AND (state = 'new' OR lease_until < clock_timestamp()) AND sealed IS NOT NULL
      ORDER BY found_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE mention m SET state = 'leased', lease_until = clock_timestamp() + interval '60 s',
      attempts = m.attempts + 1, leased_revision = m.revision
    FROM waiting WHERE m.id = waiting.id
    RETURNING m.id, m.source, m.external_id, m.sealed, m.found_at, m.updated_at, m.attempts,
      m.decided_at IS NOT NULL AS decided, m.incident`);
  return rows.toSorted((a, b) => a.found_at.getTime() - b.found_at.getTime() || (a.id < b.id ? -1 : 1));
}

/** Of a later reading, `foundAt` is when that reading was found. */
function taken(row: Leased, seal: Seal): Mention {
  return {
    ...openMention(seal, row),
    id: row.id as MentionId,
    source: row.source,
    foundAt: row.updated_at,
    update: row.decided,
    attempts: row.attempts,
    ...(row.incident !== null && { incident: row.incident as IncidentId }),
  };
}
