import type { UnitPath } from '../incident/incident.ts';
import type { Ask } from '../ports.ts';
import { sha256, storable } from './codec.ts';
import type { Tx } from './scope.ts';
import type { Seal } from './seal.ts';

interface Covers {
  readonly seal: Seal;
  readonly mask: (text: string) => string;
}

/**
 * The words behind a command's texts: sealed, beside their masked form.
 * @returns for the audit, the hash of each as sealed: it proves the row unchanged and tells nothing of the words.
 */
export async function writeTexts(
  tx: Tx,
  { actor, command, texts }: Ask,
  unit: UnitPath,
  at: Date,
  { seal, mask }: Covers,
): Promise<readonly { readonly id: string; readonly sha256: string }[]> {
  if (texts.length === 0) return [];
  const rows = texts.map(({ id, kind, words }) => ({
    ...{ id, kind },
    sealed: seal.close(textRow(id), Buffer.from(words)),
    masked: storable(mask(words)),
  }));
  const column = (name: 'id' | 'kind' | 'masked') => rows.map((row) => row[name]);
  await tx.$executeRaw`
    INSERT INTO text (id, incident, unit, kind, sealed, masked, by, at)
    SELECT id, ${command.incident}, ${unit}, kind, sealed, masked, ${`${actor.kind}:${actor.id}`}, ${at}::timestamptz
    FROM unnest(${column('id')}::text[], ${column('kind')}::text[], ${rows.map(({ sealed }) => sealed)}::bytea[],
      ${column('masked')}::text[]) AS t(id, kind, sealed, masked)`;
  return rows.map(({ id, sealed }) => ({ id, sha256: sha256(sealed) }));
}

function textRow(id: string): string {
  return `text/${id}`;
}
