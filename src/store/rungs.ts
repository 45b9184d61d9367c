import type { IncidentId, PersonId, UnitPath } from '../incident/incident.ts';
import type { Rung } from '../incident/rung.ts';
import type { NewId, Rungs } from '../ports.ts';
import { writeAudit } from './audit.ts';
import { Prisma } from './generated/client.ts';
import type { Tx, Work } from './scope.ts';

/** A row as it is, or as it comes through JSON, where its times are words. */
export interface RungRow {
  readonly id: string;
  readonly incident: IncidentId;
  readonly person: PersonId;
  readonly unit: UnitPath;
  readonly why: Rung['why'];
  readonly since: Date | string;
  readonly how: Rung['how'];
  readonly way: string;
  readonly asked_at: Date | string;
  readonly outcome: NonNullable<Rung['outcome']> | null;
  readonly at: Date | string | null;
  readonly ref: string | null;
  readonly read_at: Date | string | null;
}

export function rungOf({ since, asked_at, outcome, at, ref, read_at, ...row }: RungRow): Rung {
  return {
    ...row,
    since: new Date(since),
    askedAt: new Date(asked_at),
    ...(outcome !== null && { outcome }),
    ...(at !== null && { at: new Date(at) }),
    ...(ref !== null && { ref }),
    ...(read_at !== null && { readAt: new Date(read_at) }),
  };
}

/** Whose phones were rung; every outcome has its audit row, in the same transaction. */
export function makeRungs(work: Work, newId: NewId): Rungs {
  const rows = async (which: Prisma.Sql): Promise<readonly Rung[]> => {
    const found = await work.asWorker(
      (tx) => tx.$queryRaw<readonly RungRow[]>`SELECT * FROM rung WHERE ${which} ORDER BY asked_at, id`,
      'single',
    );
    return found.map(rungOf);
  };

  const reserve: Rungs['reserve'] = async (ringing, at) => {
    if (ringing.length === 0) return;
    const values = ringing.map(
      ({ incident, person, unit, why, since, how, way }) =>
        Prisma.sql`(${newId()}, ${incident}, ${person}, ${unit}, ${why}, ${since}::timestamptz, ${how}, ${way}, ${at}::timestamptz)`,
    );
    await work.asWorker(
      (tx) => tx.$executeRaw`
        INSERT INTO rung (id, incident, person, unit, why, since, how, way, asked_at)
        VALUES ${Prisma.join(values)} ON CONFLICT DO NOTHING`,
      'single',
    );
  };

  const settle: Rungs['settle'] = (id, outcome, at, ref) =>
    work.asWorker(async (tx) => {
      const [row] = await tx.$queryRaw<readonly RungRow[]>`
        UPDATE rung SET outcome = ${outcome}, at = ${at}::timestamptz, ref = ${ref ?? null}
        WHERE id = ${id} AND (outcome IS NULL OR outcome = 'uncertain') AND outcome IS DISTINCT FROM ${outcome}
        RETURNING *`;
      if (row) await writeRung(tx, row, { action: 'rung', at, detail: { outcome } });
    });

  const read: Rungs['read'] = (id, at) =>
    work.asWorker(async (tx) => {
      const [row] = await tx.$queryRaw<readonly RungRow[]>`
        UPDATE rung SET read_at = ${at}::timestamptz WHERE id = ${id} AND read_at IS NULL RETURNING *`;
      if (row) await writeRung(tx, row, { action: 'rungRead', at, detail: {} });
      return row !== undefined;
    });

  return {
    of: (incident) => rows(Prisma.sql`incident = ${incident}`),
    get: async (id) => (await rows(Prisma.sql`id = ${id}`))[0],
    reserve,
    settle,
    read,
  };
}

function writeRung(
  tx: Tx,
  { id, incident, person, unit, why, how, way }: RungRow,
  { action, at, detail }: { readonly action: string; readonly at: Date; readonly detail: object },
): Promise<void> {
  const told = { rung: id, person, why, how, way, ...detail };
  return writeAudit(tx, { at, actor: 'machine:timer', action, subject: incident, unit, detail: told });
}
