import type { IncidentId, MentionId, Nature, UnitPath } from '../incident/incident.ts';
import type { Mentions } from '../ports.ts';
import { asksOf } from '../triage/leads.ts';
import { leastOf } from '../triage/matter.ts';
import type { Likeness } from '../triage/mention.ts';
import { tell } from '../triage/tell.ts';
import { lettersOf, withinOf } from './bands.ts';
import { plainArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';
import type { Seal, Secret } from './seal.ts';
import { openTold } from './verdicts.ts';

interface Row {
  readonly id: string;
  readonly exact: bigint;
  readonly signature: Uint8Array;
  readonly units: readonly string[];
  readonly incident: string | null;
  readonly nature: Nature | null;
  readonly quiet: string | null;
  readonly waiting: boolean;
  readonly told: Uint8Array | null;
  readonly found_at: Date;
  readonly url: string | null;
  /** Of the keys that were asked for, those of its letters. */
  readonly shared: readonly bigint[] | null;
}

type Asked = Parameters<Mentions['alike']>[0][number];

/** One key that is looked up, for whom, and what it would prove. */
interface Lead extends Secret {
  readonly asker: number;
  readonly weight: number;
  readonly least: number;
}

/** What is to be looked up, ready for the database. */
export interface Question {
  readonly leads: readonly Lead[];
  readonly keys: readonly bigint[];
  /** The hashes as they were given, by their keys. */
  readonly given: ReadonlyMap<bigint, bigint>;
  readonly since: Date;
  readonly urls: readonly string[];
  /** Whether what is still to be decided is looked at too. */
  readonly undecided: boolean;
}

/** Of a key that thousands have the latest few are looked at, and of all that share enough the nearest few. */
const crowd = 8;
/** One band in common is reason enough to measure a text. */
const surely = 1000;

export function questionOf(
  seal: Seal,
  asked: readonly Asked[],
  { since, urls = [], undecided = false }: Pick<Question, 'since'> & Partial<Question>,
): Question {
  const leads = asked.flatMap((each, asker) => [...byLetters(each, asker), ...byWords(each, asker)]);
  const keys = seal.veil(leads);
  const given = new Map<bigint, bigint>();
  for (const [at, { number }] of leads.entries()) {
    if (typeof number === 'bigint') given.set(keys[at] ?? 0n, number);
  }
  const exacts = asked.map(({ exact, units }) => ({ number: exact, within: withinOf(units) }));
  for (const [at, key] of seal.veil(exacts).entries()) given.set(key, exacts[at]?.number ?? 0n);
  return { leads, keys, given, since, urls: [...new Set(urls)], undecided };
}

/** What hurts nobody is found by its words alone: most of what is kept asks no more than that. */
function byLetters(asked: Asked, asker: number): readonly Lead[] {
  if (!asked.negative) return [];
  return lettersOf(asked).map((secret) => ({ ...secret, asker, weight: surely, least: 0 }));
}

/** Mentions about the same units whose words in common with one that asks weigh enough together. */
function byWords({ told = '', units }: Asked, asker: number): readonly Lead[] {
  if (told === '') return [];
  const tells = tell(told);
  const within = withinOf(units);
  const least = leastOf(tells, within);
  return asksOf(tells).map(({ key, weight }) => ({ number: key, within, asker, weight, least }));
}

/**
 * Decided mentions that may be the same words or of the same matter. Of many with equal words in one incident one is
 * enough. Hashes are given back as the caller wrote them.
 */
export async function alike(tx: Tx, seal: Seal, question: Question): Promise<readonly Likeness[]> {
  const { leads, keys, since, urls, undecided } = question;
  if (leads.length === 0 && urls.length === 0) return [];
  const column = (name: 'asker' | 'weight' | 'least') => plainArray(leads.map((lead) => lead[name]));
  const rows = await tx.$queryRaw<readonly Row[]>(Prisma.sql`
    WITH k AS MATERIALIZED (
      SELECT * FROM unnest(${column('asker')}::int[], ${plainArray(keys)}::bigint[], ${column('weight')}::float8[],
        ${column('least')}::float8[]) AS k(asker, key, weight, least)
    ), c AS MATERIALIZED (
      SELECT d.key, l.mention FROM (SELECT DISTINCT key FROM k) d, LATERAL (
        SELECT mention FROM band
        WHERE key = d.key AND found_at >= ${since}::timestamptz ORDER BY found_at DESC LIMIT ${crowd}
      ) l
    ), s AS (
      SELECT k.asker, c.mention, array_agg(c.key) FILTER (WHERE k.weight = ${surely}) AS shared,
        row_number() OVER (PARTITION BY k.asker, bool_or(k.weight = ${surely}) ORDER BY sum(k.weight) DESC, c.mention) AS place
      FROM k JOIN c ON c.key = k.key GROUP BY k.asker, c.mention HAVING sum(k.weight) >= min(k.least)
    ), f AS (
      SELECT s.mention, array_agg(DISTINCT b) FILTER (WHERE b IS NOT NULL) AS shared
      FROM s LEFT JOIN LATERAL unnest(s.shared) AS b ON true WHERE s.place <= ${crowd} GROUP BY s.mention
    ), a AS (
      SELECT u.id AS mention, NULL::bigint[] AS shared FROM mention u WHERE u.url = ANY(${urls}::text[])
      UNION ALL SELECT * FROM f
    )
    SELECT l.*,
      (SELECT i.nature FROM incident i WHERE i.id = l.incident AND i.stage IN ('open', 'owned')
        AND coalesce(i.last_mention_at, i.opened_at) >= ${since}::timestamptz) AS nature
    FROM (
      SELECT DISTINCT ON (m.exact, m.incident, m.units, p.url)
        m.id, m.exact, m.signature, m.units, m.incident, m.quiet, m.told, m.found_at, p.url, a.shared,
        m.decided_at IS NULL AS waiting
      FROM a JOIN mention m ON m.id = a.mention LEFT JOIN unnest(${urls}::text[]) AS p(url) ON p.url = m.url
      WHERE m.found_at >= ${since}::timestamptz AND m.signature IS NOT NULL
        AND (${undecided}::boolean OR m.decided_at IS NOT NULL)
      ORDER BY m.exact, m.incident, m.units, p.url, a.shared IS NULL, m.told IS NULL, m.found_at DESC
    ) l`);
  return rows.map((row) => likenessOf(row, seal, question.given));
}

function likenessOf(
  { id, exact, signature, units, incident, nature, quiet, waiting, told, found_at, url, shared }: Row,
  seal: Seal,
  given: Question['given'],
): Likeness {
  return {
    exact: given.get(exact) ?? exact,
    bands: (shared ?? []).flatMap((key) => given.get(key) ?? []),
    signature: new Uint8Array(signature),
    units: units.map((unit) => unit as UnitPath),
    foundAt: found_at,
    ...(incident !== null && { incident: incident as IncidentId }),
    ...(nature !== null && { nature }),
    ...(quiet !== null && { quiet: quiet as MentionId }),
    ...(waiting && { waiting: id as MentionId }),
    ...(url !== null && { url }),
    ...(told !== null && { told: openTold(seal, id, told) }),
  };
}
