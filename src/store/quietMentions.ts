import type { IncidentId, MentionId, UnitPath } from '../incident/incident.ts';
import type { Scope } from '../ports.ts';
import { mostQuiet, type QuietMention, type QuietMentions } from '../reports/digest/quiet.ts';
import { plainArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { isHq } from './mentionView.ts';
import { asWorkerFromHere, type Tx, type Work } from './scope.ts';

/** Letters of one mention: what it is about stands at its beginning. */
const letters = 600;

interface Row {
  readonly id: MentionId;
  readonly unit: UnitPath | null;
  readonly found_at: Date;
  readonly text: string;
  readonly exact: bigint;
  readonly incident: IncidentId | null;
}

/**
 * What is below the alarm line: with the reader's eyes which mentions those are, twice (in the query, and by row-level security),
 * then their words as this reader may read them. Drills are left out.
 */
export function makeQuietMentions(work: Work, most = mostQuiet): QuietMentions {
  return {
    read: (scope, from, to) =>
      work.inScope(scope, async (tx) => {
        const seen = await quietIn(tx, scope, from, to, most);
        await asWorkerFromHere(tx);
        const mentions = (await rowsOf(tx, seen, isHq(scope))).map(quietMention);
        const since = seen.length < most ? undefined : mentions.at(-1)?.foundAt;
        return { mentions, ...(since && { since }) };
      }),
  };
}

async function quietIn(tx: Tx, scope: Scope, from: Date, to: Date, most: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<readonly { readonly id: string }[]>(Prisma.sql`
    SELECT m.id FROM mention m LEFT JOIN incident i ON i.id = m.incident
    WHERE m.negative AND m.found_at >= ${from}::timestamptz AND m.found_at < ${to}::timestamptz
      AND (m.incident IS NULL OR (i.level = 'blue' AND NOT i.drill)) AND fenghuo_sees(ARRAY[m.unit], ${scope}::text[])
    ORDER BY m.found_at DESC, m.id DESC LIMIT ${most}`);
  return rows.map(({ id }) => id);
}

function rowsOf(tx: Tx, ids: readonly string[], hq: boolean): Promise<readonly Row[]> {
  const words = hq
    ? Prisma.sql`coalesce(m.title_hq, m.title_masked), coalesce(m.text_hq, m.text_masked)`
    : Prisma.sql`m.title_masked, m.text_masked`;
  return tx.$queryRaw<readonly Row[]>(Prisma.sql`
    SELECT m.id, CASE WHEN cardinality(m.units) > 0 THEN m.unit END AS unit, m.found_at,
      left(concat_ws(E'\\n', ${words}), ${letters}::int) AS text, m.exact, m.incident
    FROM mention m WHERE m.id = ANY(${plainArray(ids)}::text[]) AND m.exact IS NOT NULL
    ORDER BY m.found_at DESC, m.id DESC`);
}

function quietMention({ unit, found_at, incident, ...row }: Row): QuietMention {
  return {
    ...row,
    foundAt: found_at,
    ...(unit !== null && { unit }),
    ...(incident !== null && { incident }),
  };
}
