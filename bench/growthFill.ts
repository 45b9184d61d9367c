import type pg from 'pg';
import type { UnitPath } from '../src/incident/incident.ts';
import { withinOf } from '../src/store/bands.ts';
import { base64 } from '../src/store/codec.ts';
import { makeSeal, type Seal } from '../src/store/seal.ts';
import { openTold, sealTold } from '../src/store/verdicts.ts';
import { leadsOf } from '../src/triage/leads.ts';
import { tell } from '../src/triage/tell.ts';
import { seeded } from './chain.ts';
import { anything } from './growthBatch.ts';

/** How much a store is to hold. */
export interface Size {
  readonly mentions: number;
  readonly incidents: number;
}

/** A mention that the service kept and decided itself. */
interface Model {
  readonly id: string;
  readonly units: readonly UnitPath[];
  readonly incident: string | null;
  readonly said: string;
  /** What it is found again by, of its words. */
  readonly leads: readonly bigint[];
}

interface Copy {
  readonly id: string;
  readonly of: Model;
  readonly incident: string | null;
}

const perIncident = 2;
const perStatement = 5000;

/**
 * Fills a store up to a size with what could have come in during the last nine days. Each row is one that the service
 * wrote itself, copied: with letters of its own, with words drawn from all that were said about the same units, and with
 * sealed words that open. So what ten mentions say is said by five hundred where there is fifty times as much.
 */
export async function fill(client: pg.Client, key: Uint8Array, size: Size): Promise<void> {
  const seal = makeSeal(key);
  const models = await modelsIn(client, seal);
  const any = <T>(some: readonly T[], at: number): T => {
    const one = some[seeded(at)(some.length)];
    if (one === undefined) throw new Error('there is nothing to copy');
    return one;
  };
  const opened = [...new Set(models.flatMap(({ incident }) => incident ?? []))];
  const born = Array.from({ length: size.incidents - opened.length }, (_each, at) => ({
    id: `incident-${at}`,
    of: any(opened, at),
  }));
  const reported = born.flatMap(({ id, of }, born) => {
    const own = models.filter(({ incident }) => incident === of);
    return Array.from({ length: perIncident }, (_each, at) => ({
      ...{ id: `${id}-${at}`, of: any(own, born + at), incident: id },
    }));
  });
  const quiet = models.filter(({ incident }) => incident === null);
  const rest = Math.max(0, size.mentions - models.length - reported.length);
  const others = Array.from({ length: rest }, (_each, at) => ({
    ...{ id: `other-${at}`, of: any(quiet, at), incident: null },
  }));
  await beforeCopies(client, models);
  await copyIncidents(client, born);
  await copyMentions(client, seal, [...reported, ...others]);
  await copyBands(client);
  await client.query('VACUUM ANALYZE');
}

async function modelsIn(client: pg.Client, seal: Seal): Promise<readonly Model[]> {
  const { rows } = await client.query<Omit<Model, 'leads' | 'said'> & { readonly told: Uint8Array }>(
    'SELECT id, units, incident, told FROM mention WHERE told IS NOT NULL AND decided_at IS NOT NULL ORDER BY id',
  );
  return rows.map(({ told, ...row }) => {
    const said = openTold(seal, row.id, told);
    const secrets = leadsOf(tell(said)).map((number) => ({ number, within: withinOf(row.units) }));
    return { ...row, said, leads: seal.veil(secrets) };
  });
}

/** What is said about each set of units, how often what; and where the copies are noted down. */
async function beforeCopies(client: pg.Client, models: readonly Model[]): Promise<void> {
  await client.query(`SELECT fenghuo_month(now() - n * interval '1 day') FROM generate_series(0, 9) n`);
  await client.query(
    'CREATE TEMP TABLE copy (n int, id text, at timestamptz, within text, letters int, words int)',
  );
  await client.query('CREATE TEMP TABLE said (within text, place bigint, several bigint, lead bigint)');
  for (const [within, some] of Map.groupBy(models, ({ units }) => withinOf(units))) {
    const leads = some.flatMap((each) => each.leads);
    await client.query(
      'INSERT INTO said SELECT $1, at - 1, $2, lead FROM unnest($3::bigint[]) WITH ORDINALITY AS l(lead, at)',
      [within, leads.length, leads.map(String)],
    );
  }
  await client.query('ANALYZE said');
}

async function copyIncidents(
  client: pg.Client,
  born: readonly { readonly id: string; readonly of: string }[],
): Promise<void> {
  await client.query(
    `INSERT INTO incident (id, unit, seen_by, units, stage, level, nature, version, state, reasons, drill, opened_at,
       updated_at, last_mention_at)
     SELECT c.id, i.unit, i.seen_by, i.units, i.stage, i.level, i.nature, i.version,
       replace(i.state::text, i.id, c.id)::jsonb, i.reasons, i.drill, i.opened_at, i.updated_at, i.last_mention_at
     FROM unnest($1::text[], $2::text[]) AS c(id, "of") JOIN incident i ON i.id = c."of"`,
    [born.map(({ id }) => id), born.map(({ of }) => of)],
  );
}

async function copyMentions(client: pg.Client, seal: Seal, copies: readonly Copy[]): Promise<void> {
  for (let from = 0; from < copies.length; from += perStatement) {
    const some = copies.slice(from, from + perStatement);
    await client.query(
      `WITH c AS (
         SELECT r.*, now() - r.n % 12960 * interval '1 minute' - interval '1 minute' AS at
         FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[]) AS r(n, id, "of", incident, told, words)
       ), kept AS (
         INSERT INTO mention (id, source, external_id, kind, site, title_masked, text_masked, title_hq, text_hq,
           author_masked, sealed, evidence, content_hash, reads, comments, shares, published_at, found_at, updated_at,
           revision, incident, units, unit, level, negative, exact, signature, told, quiet, decided_at)
         SELECT c.id, m.source, c.id, m.kind, m.site, m.title_masked, m.text_masked, m.title_hq, m.text_hq,
           m.author_masked, m.sealed, md5(c.id), md5(c.id), m.reads, m.comments, m.shares, m.published_at, c.at, c.at,
           1, c.incident, m.units, m.unit, m.level, m.negative, hashint8extended(c.n, 0),
           decode(md5(c.id || 'a') || md5(c.id || 'b') || md5(c.id || 'c'), 'hex'), decode(c.told, 'base64'),
           CASE WHEN m.quiet IS NOT NULL THEN c.id END, c.at
         FROM c JOIN mention m ON m.id = c."of"
       )
       INSERT INTO copy SELECT c.n, c.id, c.at, array_to_string(m.units, ' '),
         CASE WHEN m.negative OR cardinality(m.units) > 0 THEN 16 ELSE 0 END, c.words
       FROM c JOIN mention m ON m.id = c."of"`,
      [
        some.map((_each, at) => from + at),
        some.map(({ id }) => id),
        some.map(({ of }) => of.id),
        some.map(({ incident }) => incident),
        some.map(({ id }, at) => base64(sealTold(seal, id, anything(from + at)))),
        some.map(({ of }) => of.leads.length),
      ],
    );
  }
}

/** The key is built when all is there: row by row it would take a minute. */
async function copyBands(client: pg.Client): Promise<void> {
  await client.query("SET work_mem = '256MB'");
  await client.query("SET maintenance_work_mem = '256MB'");
  await client.query('ALTER TABLE band DROP CONSTRAINT band_pkey');
  await client.query(
    `INSERT INTO band (key, found_at, mention)
     SELECT hashint8extended(c.n * 16::bigint + b, 1), c.at, c.id FROM copy c, generate_series(0, c.letters - 1) AS b`,
  );
  await client.query(
    `INSERT INTO band (key, found_at, mention)
     SELECT DISTINCT s.lead, d.at, d.id FROM (
       SELECT c.at, c.id, c.within, (hashint8extended(c.n * 32::bigint + w, 2) & 2147483647) % t.several AS place
       FROM copy c JOIN (SELECT DISTINCT within, several FROM said) t USING (within), generate_series(1, c.words) AS w
     ) d JOIN said s USING (within, place)`,
  );
  await client.query('ALTER TABLE band ADD CONSTRAINT band_pkey PRIMARY KEY (key, found_at, mention)');
}
