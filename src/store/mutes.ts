import type { PersonId } from '../incident/incident.ts';
import type { MuteBook } from '../ports.ts';
import type { Mute, MuteKind } from '../triage/mute.ts';
import { writeAudit } from './audit.ts';
import { sha256, storable } from './codec.ts';
import type { Tx, Work } from './scope.ts';
import { openJson, type Seal, sealJson } from './seal.ts';

interface Sealed {
  readonly value: string;
  readonly reason: string;
}

interface MuteNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
}

/** What HQ has muted 静音; each ends by itself at its date, by a person before, or when its words are shredded. */
export function makeMutes({ work, seal, mask }: MuteNeeds): MuteBook {
  const inForce: MuteBook['inForce'] = async (now) => {
    const rows = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { id: number; key: string; kind: MuteKind; sealed: Uint8Array }[]>`
        SELECT id, key, kind, sealed FROM mute
        WHERE until > ${now}::timestamptz AND lifted_at IS NULL AND sealed IS NOT NULL ORDER BY id`,
      'single',
    );
    return rows.map(({ id, key, kind, sealed }): Mute => {
      const { value } = openJson<Sealed>(seal, muteRow(key), sealed);
      return { id, kind, value };
    });
  };

  const list: MuteBook['list'] = async (now) => {
    const rows = await work.withModels((tx) =>
      tx.mute.findMany({ where: { until: { gt: now }, liftedAt: null }, orderBy: { id: 'asc' } }),
    );
    return rows.flatMap(({ id, key, kind, sealed, reasonMasked, until, by, held }) => {
      if (!sealed) return [];
      const { value } = openJson<Sealed>(seal, muteRow(key), sealed);
      return [{ id, kind: kind as MuteKind, value, reason: reasonMasked, until, by: by as PersonId, held }];
    });
  };

  const add: MuteBook['add'] = ({ key, kind, value, reason, until, by, role, at }) =>
    work.asWorker(async (tx) => {
      const words: Sealed = { value, reason };
      const sealed = sealJson(seal, muteRow(key), words);
      const [made] = await tx.$queryRaw<readonly { id: number }[]>`
        INSERT INTO mute (key, kind, sealed, value_masked, reason_masked, until, by, at, held)
        VALUES (${key}, ${kind}, ${sealed}, ${storable(mask(value))}, ${storable(mask(reason))},
          ${until}::timestamptz, ${by}, ${at}::timestamptz, 0)
        ON CONFLICT (key) DO NOTHING RETURNING id`;
      if (!made) return numberOf(tx, key);
      const detail = { kind, until, sha256: sha256(sealed), as: `${role.duty}@${role.unit}` };
      await writeAudit(tx, {
        ...{
          at,
          actor: `person:${by}`,
          action: 'muted',
          subject: `mute/${made.id}`,
          unit: role.unit,
          detail,
        },
      });
      return made.id;
    });

  const lift: MuteBook['lift'] = (id, { by, role, at }) =>
    work.asWorker(async (tx) => {
      const lifted = await tx.$executeRaw`
        UPDATE mute SET lifted_at = ${at}::timestamptz
        WHERE id = ${id}::int AND lifted_at IS NULL AND until > ${at}::timestamptz`;
      if (lifted === 0) return false;
      const detail = { as: `${role.duty}@${role.unit}` };
      await writeAudit(tx, {
        ...{ at, actor: `person:${by}`, action: 'unmuted', subject: `mute/${id}`, unit: role.unit, detail },
      });
      return true;
    });

  const held: MuteBook['held'] = async (counts) => {
    await work.asWorker(
      (tx) => tx.$executeRaw`
        UPDATE mute m SET held = m.held + c.n
        FROM unnest(${[...counts.keys()]}::int[], ${[...counts.values()]}::int[]) AS c(id, n) WHERE m.id = c.id`,
      'single',
    );
  };

  return { inForce, list, add, lift, held };
}

async function numberOf(tx: Tx, key: string): Promise<number> {
  const [row] = await tx.$queryRaw<readonly { id: number }[]>`SELECT id FROM mute WHERE key = ${key}`;
  if (!row) throw new Error('a mute was neither made nor found');
  return row.id;
}

function muteRow(key: string): string {
  return `mute/${key}`;
}
