import type { PersonId } from '../incident/incident.ts';
import type { Stopped, StopSwitch } from '../ports.ts';
import { writeAudit } from './audit.ts';
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

/** Two different members of the command group lift what one of them stopped. */
const needed = 2;
const subject = 'publishing';
const columns = 'SELECT stopped_at, by, reason, lifted_by FROM stop_switch WHERE id = 1';

/**
 * 停止一切发布: one row that every publication reads first; each press has its audit row. Whoever stops it once more takes away
 * what was asked to lift it.
 */
export function makeStopSwitch({
  work,
  seal,
  mask,
}: {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
}): StopSwitch {
  const alike = askedOnce<Stopped | undefined>();
  const state: StopSwitch['state'] = () =>
    alike('state', (put) =>
      work.asWorker(async (tx) => {
        put();
        return stoppedOf(await read(tx));
      }, 'single'),
    );

  const stop: StopSwitch['stop'] = ({ by, role, reason, at }) =>
    work.asWorker(async (tx) => {
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
      await audited('stopped', { texts: texts.map(({ id, sha256 }) => ({ id, sha256 })) });
      return { by, at, liftedBy: [] };
    });

  const lift: StopSwitch['lift'] = ({ by, role, at }) =>
    work.asWorker(async (tx) => {
      const before = stoppedOf(await read(tx, 'FOR UPDATE'));
      if (!before) return { lifted: true, by: [] };
      const liftedBy = [...new Set([...before.liftedBy, by])];
      const lifted = liftedBy.length >= needed;
      if (lifted)
        await tx.$executeRaw`
          UPDATE stop_switch SET stopped_at = NULL, by = NULL, reason = NULL, lifted_by = '{}' WHERE id = 1`;
      else await tx.$executeRaw`UPDATE stop_switch SET lifted_by = ${liftedBy}::text[] WHERE id = 1`;
      const action = lifted ? 'liftedStop' : 'askedToLiftStop';
      const detail = { as: `${role.duty}@${role.unit}`, by: liftedBy };
      await writeAudit(tx, { at, actor: `person:${by}`, action, subject, unit: role.unit, detail });
      return { lifted, by: liftedBy };
    });

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
