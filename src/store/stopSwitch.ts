import type { IncidentId, PersonId } from '../incident/incident.ts';
import type { StatementId } from '../incident/statement.ts';
import type { Stopped, StopSwitch } from '../ports/statements.ts';
import { writeAudit } from './audit.ts';
import type { DurableOutbox } from './outbox.ts';
import type { Tx, Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { sealTexts, writeTexts } from './texts.ts';
import { askedOnce } from './together.ts';

interface Row {
  readonly stopped_at: Date | null;
  readonly by: PersonId | null;
  readonly reason: string | null;
  readonly lifted_by: readonly PersonId[];
}

interface Waiting {
  readonly incident: IncidentId;
  readonly statement: StatementId;
}

/** Two different members of the command group lift what one of them stopped. */
const needed = 2;
const subject = 'publishing';
/** More texts do not wait at once; their cards follow with whatever happens to them next. */
const mostCards = 500;
const columns = 'SELECT stopped_at, by, reason, lifted_by FROM stop_switch WHERE id = 1';

/**
 * 停止一切发布: one row that every publication reads first; each press has its audit row. Whoever stops it once more takes away
 * what was asked to lift it.
 */
export function makeStopSwitch({
  work,
  seal,
  mask,
  toPut,
}: {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  readonly toPut: DurableOutbox['toPut'];
}): StopSwitch {
  const alike = askedOnce<Stopped | undefined>();
  const state: StopSwitch['state'] = () =>
    alike('state', (put) =>
      work.asWorker(async (tx) => {
        put();
        return stoppedOf(await read(tx));
      }, 'single'),
    );

  /** The cards of texts that might have gone out say so, or no longer: part of the press that changes it. */
  async function toRefresh(key: string): Promise<(tx: Tx) => Promise<void>> {
    const waiting = await work.asWorker(
      (tx) => tx.$queryRaw<readonly Waiting[]>`
        SELECT DISTINCT v.incident, v.statement FROM submission s JOIN version v USING (incident, number)
        WHERE s.ended_at IS NULL AND NOT EXISTS (SELECT FROM publication p
          WHERE p.incident = s.incident AND p.number = s.number AND p.state = 'published')
        ORDER BY v.incident, v.statement LIMIT ${mostCards}`,
      'single',
    );
    return toPut(
      waiting.map(({ incident, statement }) => ({
        ...({ queue: 'spread', key: `${key}:${incident}/${statement}` } as const),
        effect: { type: 'refresh', incident, statement },
      })),
    );
  }

  const stop: StopSwitch['stop'] = async ({ by, role, reason, at }) => {
    const refresh = await toRefresh(`stop:${at.toISOString()}`);
    return work.asWorker(async (tx) => {
      const before = stoppedOf(await read(tx, 'FOR UPDATE'));
      const audited = (action: string, detail: object) =>
        writeAudit(tx, {
          ...{ at, actor: `person:${by}`, action, subject, unit: role.unit },
          detail: { as: `${role.duty}@${role.unit}`, ...detail },
        });
      if (before) {
        await tx.$executeRaw`UPDATE stop_switch SET lifted_by = '{}' WHERE id = 1`;
        await audited('stoppedAgain', { since: before.at });
        return { ...before, liftedBy: [] };
      }
      const texts = sealTexts({ texts: reason ? [reason] : [] }, { seal, mask });
      await writeTexts(tx, texts, { by: `person:${by}`, about: subject, unit: role.unit, at });
      await tx.$executeRaw`
        UPDATE stop_switch SET stopped_at = ${at}::timestamptz, by = ${by}, reason = ${texts[0]?.id ?? null},
          lifted_by = '{}' WHERE id = 1`;
      await refresh(tx);
      await audited('stopped', { texts: texts.map(({ id, sha256 }) => ({ id, sha256 })) });
      return { by, at, liftedBy: [] };
    });
  };

  const lift: StopSwitch['lift'] = async ({ by, role, at }) => {
    const refresh = await toRefresh(`lift:${at.toISOString()}`);
    return work.asWorker(async (tx) => {
      const before = stoppedOf(await read(tx, 'FOR UPDATE'));
      if (!before) return { lifted: true, by: [] };
      const liftedBy = [...new Set([...before.liftedBy, by])];
      const lifted = liftedBy.length >= needed;
      if (lifted)
        await tx.$executeRaw`
          UPDATE stop_switch SET stopped_at = NULL, by = NULL, reason = NULL, lifted_by = '{}' WHERE id = 1`;
      else await tx.$executeRaw`UPDATE stop_switch SET lifted_by = ${liftedBy}::text[] WHERE id = 1`;
      if (lifted) await refresh(tx);
      const action = lifted ? 'liftedStop' : 'askedToLiftStop';
      const detail = { as: `${role.duty}@${role.unit}`, by: liftedBy };
      await writeAudit(tx, { at, actor: `person:${by}`, action, subject, unit: role.unit, detail });
      return { lifted, by: liftedBy };
    });
  };

  return { state, stop, lift };
}

async function read(tx: Tx, lock = ''): Promise<Row | undefined> {
  const { rows } = await tx.executeSql(`${columns} ${lock}`);
  return rows[0] as Row | undefined;
}

function stoppedOf(row: Row | undefined): Stopped | undefined {
  if (!row?.stopped_at || row.by === null) return undefined;
  return { by: row.by, at: new Date(row.stopped_at), liftedBy: row.lifted_by };
}
