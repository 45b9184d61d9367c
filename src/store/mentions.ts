import type { IncidentId, MentionId } from '../incident/incident.ts';
import type { Mentions, NewId, Now } from '../ports.ts';
import type { Masked } from '../triage/mask.ts';
import type { Mention } from '../triage/mention.ts';
import { makeMonths } from './bands.ts';
import { Prisma } from './generated/client.ts';
import { keepReady } from './keeping.ts';
import { alike, questionOf } from './likeness.ts';
import { openMatters } from './matters.ts';
import { handed, openMention } from './mentionRows.ts';
import { isTaken } from './noes.ts';
import { knownOf, makeReady } from './readying.ts';
import type { Tx, Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { makeTurns } from './turns.ts';
import { holdStill, linkVerdicts } from './verdicts.ts';

interface MentionNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  readonly masks: (text: string) => Masked;
  readonly newId: NewId;
  readonly now: Now;
}

/** Mentions between being found and being decided. */
export function makeMentions(needs: MentionNeeds): Mentions {
  const { work, seal, now } = needs;

  const month = makeMonths(work);
  const inTurn = makeTurns();
  const keeping = { ...needs, readyInTurn: makeTurns() };

  const keep: Mentions['keep'] = async (source, found, foundAt, sort) => {
    const { rows, places } = handed(found);
    await month(foundAt);
    const written = await undisturbed(async () => {
      const known = await work.asWorker((tx) => knownOf(tx, source, rows), 'single');
      const ready = makeReady(source, rows, known, foundAt, keeping, sort?.().judge);
      // Nobody gets a word in while the one session is taken.
      if (work.alone) await Promise.all([...ready.parts, ready.changed]);
      return inTurn(() => work.asWorker((tx) => keepReady(tx, source, ready, foundAt, keeping, sort?.())));
    });
    const kept = places.map(({ row, again }) => {
      const there = written.get(row);
      if (!there) throw new Error('a mention was neither written nor found');
      return { id: there.id, result: again ?? there.result };
    });
    return { results: kept.map(({ result }) => result), ids: kept.map(({ id }) => id) };
  };

  return {
    keep,
    take: async (limit) => {
      const rows = await work.asWorker((tx) => lease(tx, limit), 'single');
      return rows.map((row) => taken(row, seal));
    },
    alike: (asked, since, urls = []) =>
      work.asWorker((tx) => alike(tx, seal, questionOf(seal, asked, { since, urls }))),
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
          UPDATE waiting w SET lease_until = NULL FROM unnest(${ids}::text[], ${attempts}::int[]) AS t(id, attempts)
          WHERE w.mention = t.id AND w.attempts = t.attempts`),
      );
    },
    setAside: async (id, why) => {
      await work.withModels((tx) =>
        tx.waiting.updateMany({ where: { mention: id }, data: { aside: why, leaseUntil: null } }),
      );
    },
    forget: (before) =>
      work.asWorker(async (tx) => {
        const [row] = await tx.$queryRaw<readonly { readonly months: number }[]>(
          Prisma.sql`SELECT fenghuo_forget_months(${before}::timestamptz) AS months`,
        );
        return row?.months ?? 0;
      }),
  };
}

/** Who has the database alone knows at start that whoever had taken a mention is dead: it waits for no lease. */
export async function freeOrphans(work: Work): Promise<void> {
  await work.withModels((tx) => tx.waiting.updateMany({ data: { leaseUntil: null } }));
}

const tries = 5;

/** Two that keep the same new mention at once: the second begins again and finds it known. */
async function undisturbed<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (attempt === tries || !isTaken(error)) throw error;
    }
  }
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
    WITH free AS (
      SELECT w.mention FROM waiting w JOIN mention m ON m.id = w.mention
      WHERE w.aside IS NULL AND (w.lease_until IS NULL OR w.lease_until < clock_timestamp()) AND m.sealed IS NOT NULL
      ORDER BY w.found_at, w.mention LIMIT ${limit} FOR UPDATE OF w SKIP LOCKED
    ), taken AS (
      UPDATE waiting w SET lease_until = clock_timestamp() + interval '60 s', attempts = w.attempts + 1,
        leased_revision = w.revision
      FROM free WHERE w.mention = free.mention RETURNING w.mention, w.attempts, w.decided
    )
    SELECT m.id, m.source, m.external_id, m.sealed, m.found_at, m.updated_at, m.incident, t.attempts, t.decided
    FROM taken t JOIN mention m ON m.id = t.mention`);
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
