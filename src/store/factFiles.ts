import type { TextId } from '../incident/incident.ts';
import type { EvidenceFile, EvidenceKind } from '../incident/statement.ts';
import type { FactFiles } from '../ports/evidence.ts';
import type { Ask, NewText } from '../ports.ts';
import { writeAudit } from './audit.ts';
import { sha256 } from './codec.ts';
import type { Tx, Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { openText, sealTexts, writeTexts } from './texts.ts';

interface SealedFile {
  readonly id: string;
  readonly name: TextId;
  readonly kind: EvidenceKind;
  readonly size: number;
  readonly sha256: string;
  readonly sealed: Uint8Array;
}

/** The bytes behind a command's files, sealed, each under the name that the command gives it. */
export function sealFiles({ files = [], command }: Ask, seal: Seal): readonly SealedFile[] {
  const named: readonly EvidenceFile[] = command.type === 'addFact' ? (command.files ?? []) : [];
  return files.map(({ id, kind, sha256, bytes }) => {
    const name = named.find((each) => each.id === id)?.name;
    if (name === undefined) throw new Error('a file comes with a command that does not name it');
    return { id, name, kind, sha256, size: bytes.length, sealed: seal.close(fileRow(id), bytes) };
  });
}

/** One by one: ten megabytes are sent as they are, and not as an array would spell them. */
export function writeFiles(
  tx: Tx,
  files: readonly SealedFile[],
  { by, about, at }: { readonly by: string; readonly about: string; readonly at: Date },
): readonly Promise<unknown>[] {
  return files.map(
    ({ id, name, kind, size, sha256, sealed }) => tx.$executeRaw`
      INSERT INTO fact_file (id, incident, name, kind, size, sha256, sealed, by, at)
      VALUES (${id}, ${about}, ${name}, ${kind}, ${size}, ${sha256}, ${sealed}, ${by}, ${at}::timestamptz)`,
  );
}

interface FilesNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
}

interface Row {
  readonly name: TextId;
  readonly called: Uint8Array;
  readonly kind: EvidenceKind;
  readonly sha256: string;
  readonly sealed: Uint8Array;
  readonly unit: string;
}

/** A sealed file, opened for one person: the reason and the audit row are written in the transaction that opens. */
export function makeFactFiles({ work, seal, mask }: FilesNeeds): FactFiles {
  return {
    open: ({ incident, file, by, role, reason, at }) =>
      work.asWorker(async (tx) => {
        const [row] = await tx.$queryRaw<readonly Row[]>`
          SELECT f.name, t.sealed AS called, f.kind, f.sha256, f.sealed, i.unit
          FROM fact_file f JOIN text t ON t.id = f.name JOIN incident i ON i.id = f.incident
          WHERE f.id = ${file} AND i.id = ${incident} AND f.sealed IS NOT NULL AND t.sealed IS NOT NULL`;
        if (!row) return undefined;
        const bytes = seal.open(fileRow(file), row.sealed);
        if (sha256(bytes) !== row.sha256) throw new Error('a file is not the one whose hash was kept');
        const told: NewText = { ...reason, kind: 'reason' };
        const texts = sealTexts({ texts: [told] }, { seal, mask });
        await writeTexts(tx, texts, { by: `person:${by}`, about: incident, unit: row.unit, at });
        await writeAudit(tx, {
          ...{ at, actor: `person:${by}`, action: 'openedFile', subject: incident, unit: row.unit },
          detail: {
            ...{ file, sha256: row.sha256, as: `${role.duty}@${role.unit}` },
            reason: texts.map(({ id, sha256 }) => ({ id, sha256 })),
          },
        });
        return { name: openText(seal, row.name, row.called), kind: row.kind, bytes };
      }),
  };
}

function fileRow(id: string): string {
  return `fact_file/${id}`;
}
