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
    ...{ id, kind, unit, at },
    incident: command.incident,
    sealed: seal.close(textRow(id), Buffer.from(words)),
    masked: storable(mask(words)),
    by: `${actor.kind}:${actor.id}`,
  }));
  await tx.text.createMany({ data: rows });
  return rows.map(({ id, sealed }) => ({ id, sha256: sha256(sealed) }));
}

function textRow(id: string): string {
  return `text/${id}`;
}
