import type { IncidentId, MentionId } from '../incident/incident.ts';
import type { Verdict } from '../triage/mention.ts';
import { withinOf, writeBands } from './bands.ts';
import { base64 } from './codec.ts';
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
  const exacts = sealExact(seal, verdicts);
  const rows = JSON.stringify(
    verdicts.map(({ mention, units, unit, level, negative, signature, told, quiet }, at) => ({
      ...{ mention, units, unit, level, negative, quiet },
      exact: String(exacts[at]),
      signature: base64(signature),
      ...(told !== undefined && { told: base64(sealTold(seal, mention, told)) }),
    })),
  );
  const linked = tx.$executeRaw(Prisma.sql`
    UPDATE mention m SET
      incident = coalesce(m.incident, ${went(incident)}),
      units = v.units, unit = v.unit, level = v.level, negative = v.negative,
      quiet = v.quiet, exact = v.exact, signature = decode(v.signature, 'base64'), told = decode(v.told, 'base64'),
      decided_at = ${at}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS v(mention text, units text[], unit text, level text, negative boolean,
      exact bigint, signature text, told text, quiet text)
    WHERE m.id = v.mention AND m.id = ANY(${verdicts.map(({ mention }) => mention)}::text[])`);
  await Promise.all([
    linked,
    waitNoLonger(tx, verdicts),
    writeBands(tx, seal, verdicts),
    wake(tx, verdicts, incident),
  ]);
}

/** A verdict about what was said before leaves the mention waiting. */
function waitNoLonger(tx: Tx, verdicts: readonly Verdict[]): Promise<unknown> {
  const mentions = verdicts.map(({ mention }) => mention);
  return tx.$executeRaw(Prisma.sql`
    WITH done AS (
      DELETE FROM waiting WHERE mention = ANY(${mentions}::text[]) AND revision = coalesce(leased_revision, revision)
    )
    UPDATE waiting SET decided = true, lease_until = NULL, attempts = 0
    WHERE mention = ANY(${mentions}::text[]) AND revision <> leased_revision`);
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

/** The hash of all its words, as it is kept: who has the database cannot try out what they were. */
export function sealExact(
  seal: Seal,
  verdicts: readonly Pick<Verdict, 'exact' | 'units'>[],
): readonly bigint[] {
  return seal.veil(verdicts.map(({ exact, units }) => ({ number: exact, within: withinOf(units) })));
}

/** What a decided mention tells, opened; it is kept as words of a stranger's are. */
export function openTold(seal: Seal, mention: string, sealed: Uint8Array): string {
  return Buffer.from(seal.open(`told/${mention}`, sealed)).toString();
}

export function sealTold(seal: Seal, mention: string, told: string): Uint8Array {
  return seal.close(`told/${mention}`, Buffer.from(told));
}

/** What was quiet until one of it hurt belongs to the incident as a whole. */
async function wake(tx: Tx, verdicts: readonly Verdict[], incident: IncidentId | undefined): Promise<void> {
  const quiet = verdicts.flatMap((verdict) => verdict.quiet ?? []);
  if (!incident || quiet.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    UPDATE mention SET incident = ${went(incident)} WHERE quiet = ANY(${quiet}::text[]) AND incident IS NULL`);
}
