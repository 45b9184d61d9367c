import type { IncidentId, MentionId } from '../incident/incident.ts';
import { leadsOf } from '../triage/matter.ts';
import type { Verdict } from '../triage/mention.ts';
import { tell } from '../triage/tell.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';
import type { Seal } from './seal.ts';

/**
 * What triage said of these mentions, with the incident they belong to, if any. A mention whose content has changed
 * since it was taken keeps waiting: the verdict is about what it said before.
 */
export async function linkVerdicts(
  tx: Tx,
  seal: Seal,
  verdicts: readonly Verdict[],
  incident: IncidentId | undefined,
  at: Date,
): Promise<void> {
  if (verdicts.length === 0) return;
  const rows = JSON.stringify(
    verdicts.map(({ mention, units, unit, level, negative, exact, signature, told, quiet }) => ({
      ...{ mention, units, unit, level, negative, quiet },
      exact: String(BigInt.asIntN(64, exact)),
      signature: Buffer.from(signature).toString('base64'),
      ...(told !== undefined && { told: Buffer.from(sealTold(seal, mention, told)).toString('base64') }),
    })),
  );
  const linked = tx.$executeRaw(Prisma.sql`
    UPDATE mention m SET
      state = CASE WHEN m.revision = coalesce(m.leased_revision, m.revision) THEN ${incident ? 'joined' : 'settled'} ELSE 'new' END,
      incident = coalesce(m.incident, ${went(incident)}),
      units = v.units, unit = v.unit, level = v.level, negative = v.negative,
      quiet = v.quiet, exact = v.exact, signature = decode(v.signature, 'base64'), told = decode(v.told, 'base64'),
      lease_until = NULL, attempts = 0, why = NULL, decided_at = ${at}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS v(mention text, units text[], unit text, level text, negative boolean,
      exact bigint, signature text, told text, quiet text)
    WHERE m.id = v.mention`);
  await Promise.all([
    linked,
    writeBands(tx, verdicts),
    writeClues(tx, seal, verdicts),
    wake(tx, verdicts, incident),
  ]);
}

/** Where what joins an incident belongs: there, or in the one that it was merged into. */
function went(incident: IncidentId | undefined): Prisma.Sql {
  if (incident === undefined) return Prisma.sql`NULL`;
  return Prisma.sql`(
    WITH RECURSIVE went AS (
      SELECT id, state->>'into' AS onward FROM incident WHERE id = ${incident}
      UNION ALL SELECT i.id, i.state->>'into' FROM went JOIN incident i ON i.id = went.onward
    ) SELECT id FROM went WHERE onward IS NULL)`;
}

/** While what is settled into it is written it is not merged: what came too late for that is moved by it. */
export async function holdStill(tx: Tx, incident: IncidentId): Promise<void> {
  await tx.$executeRaw(Prisma.sql`SELECT FROM incident WHERE id = ${incident} FOR SHARE`);
}

/** A person's decision: what the next mentions are compared with belongs to the second incident from now on. */
export async function moveMentions(
  tx: Tx,
  from: IncidentId,
  to: IncidentId,
  which: 'all' | readonly MentionId[],
): Promise<void> {
  const those = which === 'all' ? Prisma.sql`true` : Prisma.sql`id = ANY(${which}::text[])`;
  await tx.$executeRaw(Prisma.sql`UPDATE mention SET incident = ${to} WHERE incident = ${from} AND ${those}`);
}

/** What a decided mention tells, opened; it is kept as words of a stranger's are. */
export function openTold(seal: Seal, mention: string, sealed: Uint8Array): string {
  return Buffer.from(seal.open(`told/${mention}`, sealed)).toString();
}

function sealTold(seal: Seal, mention: string, told: string): Uint8Array {
  return seal.close(`told/${mention}`, Buffer.from(told));
}

/** What was quiet until one of it hurt belongs to the incident as a whole. */
async function wake(tx: Tx, verdicts: readonly Verdict[], incident: IncidentId | undefined): Promise<void> {
  const quiet = verdicts.flatMap((verdict) => verdict.quiet ?? []);
  if (!incident || quiet.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    UPDATE mention SET incident = ${went(incident)}, state = 'joined'
    WHERE quiet = ANY(${quiet}::text[]) AND incident IS NULL AND state = 'settled'`);
}

/** The keys of all mentions, noise too: what hurts nobody today is what tomorrow's matter began with. */
async function writeClues(tx: Tx, seal: Seal, verdicts: readonly Verdict[]): Promise<void> {
  const pairs = verdicts.flatMap(({ mention, told, units }) =>
    told === undefined
      ? []
      : leadsOf(tell(told)).map((number) => ({ mention, number, within: units.join(' ') })),
  );
  const mentions = verdicts.map(({ mention }) => mention);
  const deleted = tx.$executeRaw(Prisma.sql`DELETE FROM clue WHERE mention = ANY(${mentions}::text[])`);
  const written = tx.$executeRaw(Prisma.sql`
    INSERT INTO clue (key, found_at, mention)
    SELECT c.key, m.found_at, m.id
    FROM unnest(${seal.veil(pairs)}::bigint[], ${pairs.map(({ mention }) => mention)}::text[]) AS c(key, mention)
      JOIN mention m ON m.id = c.mention
    ON CONFLICT DO NOTHING`);
  await Promise.all([deleted, written]);
}

/**
 * Bands are what likeness is looked up by: only of what may be somebody's matter, and one set for each group of equal
 * words (its lowest id has it), because they are most of what a storm writes.
 */
async function writeBands(tx: Tx, verdicts: readonly Verdict[]): Promise<void> {
  const mentions = verdicts.map(({ mention }) => mention);
  const deleted = tx.$executeRaw(Prisma.sql`DELETE FROM band WHERE mention = ANY(${mentions}::text[])`);
  const pairs = verdicts
    .filter(({ units, negative }) => units.length > 0 || negative)
    .flatMap(({ mention, bands }) => bands.map((band) => ({ mention, band: BigInt.asIntN(64, band) })));
  if (pairs.length === 0) {
    await deleted;
    return;
  }
  const written = tx.$executeRaw(Prisma.sql`
    INSERT INTO band (band, mention)
    SELECT b.band, b.mention
    FROM unnest(${pairs.map(({ band }) => band)}::bigint[], ${pairs.map(({ mention }) => mention)}::text[]) AS b(band, mention)
    WHERE NOT EXISTS (
      SELECT FROM mention m JOIN mention o ON o.exact = m.exact AND o.units = m.units AND o.id < m.id
      WHERE m.id = b.mention
    )
    ON CONFLICT DO NOTHING`);
  await Promise.all([deleted, written]);
}
