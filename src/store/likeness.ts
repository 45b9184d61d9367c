import type { IncidentId, UnitPath } from '../incident/incident.ts';
import type { Likeness } from '../triage/mention.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';

interface Row {
  readonly exact: bigint;
  readonly signature: Uint8Array;
  readonly units: readonly string[];
  readonly incident: string | null;
  readonly bands: readonly bigint[];
}

/**
 * Decided mentions that may be the same words. Of many with equal words in one incident one is enough. Hashes are
 * kept as PostgreSQL's signed 64 bits and given back as the caller wrote them.
 */
export async function alike(
  tx: Tx,
  exact: readonly bigint[],
  bands: readonly bigint[],
  since: Date,
): Promise<readonly Likeness[]> {
  const asked = new Map([...exact, ...bands].map((hash) => [BigInt.asIntN(64, hash), hash]));
  const given = (hash: bigint) => asked.get(hash) ?? hash;
  const rows = await tx.$queryRaw<readonly Row[]>(Prisma.sql`
    SELECT l.exact, l.signature, l.units, l.incident,
      ARRAY(SELECT b.band FROM band b WHERE b.mention = l.id) AS bands
    FROM (
      SELECT DISTINCT ON (m.exact, m.incident, m.units) m.id, m.exact, m.signature, m.units, m.incident
      FROM mention m
      WHERE m.found_at >= ${since}::timestamptz AND m.signature IS NOT NULL AND m.id IN (
        SELECT e.id FROM mention e WHERE e.exact = ANY(${exact.map((hash) => BigInt.asIntN(64, hash))}::bigint[])
        UNION SELECT b.mention FROM band b WHERE b.band = ANY(${bands.map((hash) => BigInt.asIntN(64, hash))}::bigint[])
      )
      ORDER BY m.exact, m.incident, m.units, m.found_at DESC
    ) l`);
  return rows.map(({ incident, units, signature, ...row }) => ({
    exact: given(row.exact),
    bands: row.bands.map(given),
    signature: new Uint8Array(signature),
    units: units.map((unit) => unit as UnitPath),
    ...(incident !== null && { incident: incident as IncidentId }),
  }));
}
