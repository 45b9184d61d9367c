import type { IncidentId, TextId } from '../incident/incident.ts';
import type { Statements } from '../ports/statements.ts';
import { isRefusedByGuard } from './noes.ts';
import type { Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { openText } from './texts.ts';

interface Row {
  readonly id: TextId;
  readonly sealed: Uint8Array | null;
}

/** The exact words of what is to be said, and the one place where a publication is let go. */
export function makeStatements(work: Work, seal: Seal): Statements {
  const words: Statements['words'] = async (incident: IncidentId, number) => {
    const [row] = await work.asWorker(
      (tx) => tx.$queryRaw<readonly Row[]>`
        SELECT t.id, t.sealed FROM version v JOIN text t ON t.id = v.text
        WHERE v.incident = ${incident} AND v.number = ${number}`,
      'single',
    );
    return row?.sealed ? openText(seal, row.id, row.sealed) : undefined;
  };

  /** Once: who finds it in hand already does not know whether it went out. */
  const claim: Statements['claim'] = async (publication, at) => {
    try {
      const taken = await work.asWorker(
        (tx) => tx.$executeRaw`
          UPDATE publication SET state = 'sending', since = ${at}::timestamptz
          WHERE id = ${publication} AND state = 'asked'`,
      );
      return taken === 1 ? 'ours' : 'taken';
    } catch (error) {
      if (isRefusedByGuard(error)) return 'refused';
      throw error;
    }
  };

  const waiting: Statements['waiting'] = async (limit) => {
    const rows = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { readonly incident: IncidentId }[]>`
        SELECT s.incident FROM submission s WHERE s.ended_at IS NULL AND NOT EXISTS (SELECT FROM publication p
          WHERE p.incident = s.incident AND p.number = s.number AND p.state = 'published')
        GROUP BY s.incident ORDER BY max(s.at) DESC, s.incident LIMIT ${limit}`,
      'single',
    );
    return rows.map(({ incident }) => incident);
  };

  return { words, waiting, claim };
}
