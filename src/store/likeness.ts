import type { IncidentId, MentionId, Nature, UnitPath } from '../incident/incident.ts';
import type { Mentions } from '../ports.ts';
import { asksOf, leastOf } from '../triage/matter.ts';
import type { Likeness } from '../triage/mention.ts';
import { tell } from '../triage/tell.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';
import type { Seal } from './seal.ts';
import { openTold } from './verdicts.ts';

interface Row {
  readonly id: string;
  readonly exact: bigint;
  readonly signature: Uint8Array;
  readonly units: readonly string[];
  readonly incident: string | null;
  readonly nature: Nature | null;
  readonly quiet: string | null;
  readonly told: Uint8Array | null;
  readonly found_at: Date;
  readonly url: string | null;
  readonly bands: readonly bigint[];
}

type Asked = Parameters<Mentions['alike']>[0][number];

/** Of a key that thousands have the latest few are looked at, and of all that share enough the nearest few. */
const crowd = 16;

/**
 * Decided mentions that may be the same words or of the same matter. Of many with equal words in one incident one is
 * enough. Hashes are kept as PostgreSQL's signed 64 bits and given back as the caller wrote them.
 */
export async function alike(
  tx: Tx,
  seal: Seal,
  asked: readonly Asked[],
  since: Date,
  urls: readonly string[],
): Promise<readonly Likeness[]> {
  const hashes = asked.flatMap(({ exact, bands }) => [exact, ...bands]);
  const wrote = new Map(hashes.map((hash) => [BigInt.asIntN(64, hash), hash]));
  const given = (hash: bigint) => wrote.get(hash) ?? hash;
  const rows = await tx.$queryRaw<readonly Row[]>(Prisma.sql`
    SELECT l.*, ARRAY(SELECT b.band FROM band b WHERE b.mention = l.id) AS bands, ${stillTakes(since)} AS nature
    FROM (
      SELECT DISTINCT ON (m.exact, m.incident, m.units, p.url)
        m.id, m.exact, m.signature, m.units, m.incident, m.quiet, m.told, m.found_at, p.url
      FROM mention m LEFT JOIN unnest(${[...new Set(urls)]}::text[]) AS p(url) ON p.url = m.url
      WHERE m.found_at >= ${since}::timestamptz AND m.signature IS NOT NULL AND m.id IN (
        SELECT e.id FROM unnest(${[...new Set(asked.map(({ exact }) => BigInt.asIntN(64, exact)))]}::bigint[]) AS x(exact),
          LATERAL (
            SELECT id FROM mention WHERE exact = x.exact AND found_at >= ${since}::timestamptz LIMIT ${crowd}
          ) e
        UNION SELECT b.mention FROM band b WHERE b.band = ANY(${bandsOf(asked)}::bigint[])
        UNION SELECT u.id FROM mention u WHERE u.url = ANY(${urls}::text[])
        UNION ${byWords(seal, asked, since)}
      )
      ORDER BY m.exact, m.incident, m.units, p.url, m.told IS NULL,
        (EXISTS (SELECT FROM band b WHERE b.mention = m.id)) DESC, m.found_at DESC
    ) l`);
  return rows.map(({ id, exact, signature, units, incident, nature, quiet, told, found_at, url, bands }) => ({
    exact: given(exact),
    bands: bands.map(given),
    signature: new Uint8Array(signature),
    units: units.map((unit) => unit as UnitPath),
    foundAt: found_at,
    ...(incident !== null && { incident: incident as IncidentId }),
    ...(nature !== null && { nature }),
    ...(quiet !== null && { quiet: quiet as MentionId }),
    ...(url !== null && { url }),
    ...(told !== null && { told: openTold(seal, id, told) }),
  }));
}

/** The nature of an incident that takes further mentions in other words. */
function stillTakes(since: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT i.nature FROM incident i WHERE i.id = l.incident AND i.stage IN ('open', 'owned')
      AND coalesce(i.last_mention_at, i.opened_at) >= ${since}::timestamptz)`;
}

/** Mentions about the same units whose words in common with one that asks weigh enough together. */
function byWords(seal: Seal, asked: readonly Asked[], since: Date): Prisma.Sql {
  const leads = asked.flatMap(({ told = '', units }, asker) => {
    const tells = tell(told);
    const of = { asker, least: leastOf(tells), within: units.join(' ') };
    return asksOf(tells).map(({ key, weight }) => ({ ...of, number: key, weight }));
  });
  return Prisma.sql`(
    WITH k AS (
      SELECT * FROM unnest(${leads.map(({ asker }) => asker)}::int[], ${seal.veil(leads)}::bigint[],
        ${leads.map(({ weight }) => weight)}::float8[], ${leads.map(({ least }) => least)}::float8[])
        AS k(asker, key, weight, least)
    ), c AS (
      SELECT d.key, l.mention FROM (SELECT DISTINCT key FROM k) d, LATERAL (
        SELECT mention FROM clue
        WHERE key = d.key AND found_at >= ${since}::timestamptz ORDER BY found_at DESC LIMIT ${crowd}
      ) l
    )
    SELECT s.mention FROM (
      SELECT c.mention, row_number() OVER (PARTITION BY k.asker ORDER BY sum(k.weight) DESC, c.mention) AS place
      FROM k JOIN c ON c.key = k.key GROUP BY k.asker, c.mention HAVING sum(k.weight) >= min(k.least)
    ) s WHERE s.place <= ${crowd})`;
}

function bandsOf(asked: readonly Asked[]): readonly bigint[] {
  return asked.flatMap(({ bands }) => bands.map((band) => BigInt.asIntN(64, band)));
}
