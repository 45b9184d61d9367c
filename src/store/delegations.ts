import type { PersonId } from '../incident/incident.ts';
import type { Delegation, Delegations } from '../ports/statements.ts';
import { writeAudit } from './audit.ts';
import type { Work } from './scope.ts';

/** Who may act for a duty for a time 代理; giving and ending one has its audit row. */
export function makeDelegations(work: Work): Delegations {
  const inForce: Delegations['inForce'] = (now) =>
    work.asWorker(
      (tx) => tx.$queryRaw<readonly Delegation[]>`
        SELECT id, person, duty, behalf, at, until FROM delegation
        WHERE until > ${now}::timestamptz AND ended_at IS NULL ORDER BY at, id`,
      'single',
    );

  const give: Delegations['give'] = ({ id, person, duty, behalf, at, until }, role) =>
    work.asWorker(async (tx) => {
      const made = await tx.$executeRaw`
        INSERT INTO delegation (id, person, duty, behalf, at, until)
        VALUES (${id}, ${person}, ${duty}, ${behalf}, ${at}::timestamptz, ${until}::timestamptz)
        ON CONFLICT (id) DO NOTHING`;
      if (made === 0) return;
      const detail = { person, duty, until, as: `${role.duty}@${role.unit}` };
      await writeAudit(tx, {
        ...{ at, actor: `person:${behalf}`, action: 'delegated', subject: `delegation/${id}` },
        ...{ unit: role.unit, detail },
      });
    });

  const end: Delegations['end'] = (person: PersonId, { by, role, at }) =>
    work.asWorker(async (tx) => {
      const ended = await tx.$executeRaw`
        UPDATE delegation SET ended_at = ${at}::timestamptz
        WHERE person = ${person} AND ended_at IS NULL AND until > ${at}::timestamptz`;
      if (ended === 0) return false;
      const detail = { person, as: `${role.duty}@${role.unit}` };
      await writeAudit(tx, {
        ...{ at, actor: `person:${by}`, action: 'delegationEnded', subject: `delegation/${person}` },
        ...{ unit: role.unit, detail },
      });
      return true;
    });

  return { inForce, give, end };
}
