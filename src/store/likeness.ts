import type { IncidentId, MentionId, Nature, UnitPath } from '../incident/incident.ts';
import type { Mentions } from '../ports.ts';
import { asksOf } from '../triage/leads.ts';
import { leastOf } from '../triage/matter.ts';
import type { Likeness } from '../triage/mention.ts';
import { tell } from '../triage/tell.ts';
import { lettersOf, withinOf } from './bands.ts';
import { plainArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { type Lead, nearest, surely } from './nearest.ts';
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
  readonly waiting: boolean;
  readonly told: Uint8Array | null;
  readonly found_at: Date;
  readonly url: string | null;
}

type Asked = Parameters<Mentions['alike']>[0][number];

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
  const { leads, keys, since, urls, undecided, given } = question;
  const near = await nearest(tx, leads, keys, since);
  if (near.size === 0 && urls.length === 0) return [];
  const letters = plainArray([...near.values()].map(({ size }) => size > 0));
  // Each is looked up by its id: who plans this may not know yet how many mentions there are, and would read them all.
  const rows = await tx.$queryRaw<readonly Row[]>(Prisma.sql`
    WITH a AS (
      SELECT u.id, false AS letters FROM mention u WHERE u.url = ANY(${urls}::text[])
      UNION ALL SELECT * FROM unnest(${plainArray([...near.keys()])}::text[], ${letters}::boolean[])
    )
    SELECT l.*,
      (SELECT i.nature FROM incident i WHERE i.id = l.incident AND i.stage IN ('open', 'owned')
        AND coalesce(i.last_mention_at, i.opened_at) >= ${since}::timestamptz) AS nature
    FROM (
      SELECT DISTINCT ON (m.exact, m.incident, m.units, p.url)
        m.id, m.exact, m.signature, m.units, m.incident, m.quiet, m.told, m.found_at, p.url, m.decided_at IS NULL AS waiting
      FROM a CROSS JOIN LATERAL (SELECT * FROM mention m WHERE m.id = a.id LIMIT 1) m
        LEFT JOIN unnest(${urls}::text[]) AS p(url) ON p.url = m.url
      WHERE m.found_at >= ${since}::timestamptz AND m.signature IS NOT NULL
        AND (${undecided}::boolean OR m.decided_at IS NOT NULL)
      ORDER BY m.exact, m.incident, m.units, p.url, a.letters DESC, m.told IS NULL, m.found_at DESC
    ) l`);
  return rows.map((row) => likenessOf(row, near.get(row.id) ?? [], seal, given));
}

function likenessOf(
  { id, exact, signature, units, incident, nature, quiet, waiting, told, found_at, url }: Row,
  shared: Iterable<bigint>,
  seal: Seal,
  given: Question['given'],
): Likeness {
  return {
    exact: given.get(exact) ?? exact,
    bands: [...shared].flatMap((key) => given.get(key) ?? []),
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
