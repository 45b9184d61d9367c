import type { Ask } from '../ports.ts';
import { sha256, storable } from './codec.ts';
import type { Tx } from './scope.ts';
import type { Seal } from './seal.ts';

interface Covers {
  readonly seal: Seal;
  readonly mask: (text: string) => string;
}

/** A text ready to be kept, and for the audit the hash of it as sealed: it proves the row unchanged and tells no word. */
export interface SealedText {
  readonly id: string;
  readonly kind: string;
  readonly sealed: Uint8Array;
  readonly masked: string;
  readonly sha256: string;
}

/** The words behind a command's texts: sealed, beside their masked form. */
export function sealTexts({ texts }: Pick<Ask, 'texts'>, { seal, mask }: Covers): readonly SealedText[] {
  return texts.map(({ id, kind, words }) => {
    const sealed = seal.close(textRow(id), Buffer.from(words));
    return { id, kind, sealed, masked: storable(mask(words)), sha256: sha256(sealed) };
  });
}

/** Writes them under the incident that they are `about`; what is about none is in nobody's sight. */
export async function writeTexts(
  tx: Tx,
  texts: readonly SealedText[],
  {
    by,
    about,
    unit,
    at,
  }: { readonly by: string; readonly about: string; readonly unit: string; readonly at: Date },
): Promise<void> {
  if (texts.length === 0) return;
  const column = (name: 'id' | 'kind' | 'masked') => texts.map((text) => text[name]);
  await tx.$executeRaw`
    INSERT INTO text (id, incident, unit, kind, sealed, masked, by, at)
    SELECT id, ${about}, ${unit}, kind, sealed, masked, ${by}, ${at}::timestamptz
    FROM unnest(${column('id')}::text[], ${column('kind')}::text[], ${texts.map(({ sealed }) => sealed)}::bytea[],
      ${column('masked')}::text[]) AS t(id, kind, sealed, masked)`;
}

/** The words as they were typed. */
export function openText(seal: Seal, id: string, sealed: Uint8Array): string {
  return Buffer.from(seal.open(textRow(id), sealed)).toString();
}

function textRow(id: string): string {
  return `text/${id}`;
}
