import type { NewText, Openings } from '../ports.ts';
import { writeAudit } from './audit.ts';
import { openMention } from './mentionRows.ts';
import type { Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { sealTexts, writeTexts } from './texts.ts';

interface OpeningNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
}

interface Row {
  readonly id: string;
  readonly source: string;
  readonly external_id: string;
  readonly evidence: string;
  readonly unit: string;
  readonly sealed: Uint8Array;
}

/** As cards print it. */
const shortestHash = 8;

/** Sealed words, opened for one person: the reason and the audit row are written in the transaction that opens. */
export function makeOpenings({ work, seal, mask }: OpeningNeeds): Openings {
  return {
    open: ({ incident, mention, part, by, role, reason, at }) =>
      work.asWorker(async (tx) => {
        const [row] = await tx.$queryRaw<readonly Row[]>`
          SELECT m.id, m.source, m.external_id, m.evidence, m.sealed, i.unit
          FROM mention m JOIN incident i ON i.id = m.incident
          WHERE i.id = ${incident} AND m.sealed IS NOT NULL AND (m.id = ${mention} OR (${mention.length >= shortestHash} AND starts_with(m.evidence, ${mention})))
          ORDER BY m.id = ${mention} DESC, m.found_at, m.id LIMIT 1`;
        if (!row) return undefined;
        const { author, title, text } = openMention(seal, row);
        const told: NewText = { ...reason, kind: 'reason' };
        const texts = sealTexts({ texts: [told] }, { seal, mask });
        await writeTexts(tx, texts, { by: `person:${by}`, about: incident, unit: row.unit, at });
        await writeAudit(tx, {
          ...{ at, actor: `person:${by}`, action: 'opened', subject: incident, unit: row.unit },
          detail: {
            ...{ mention: row.id, sha256: row.evidence, part, as: `${role.duty}@${role.unit}` },
            reason: texts.map(({ id, sha256 }) => ({ id, sha256 })),
          },
        });
        return {
          ...{ evidence: row.evidence },
          ...(author !== undefined && { author }),
          ...(part === 'words' && title !== undefined && { title }),
          ...(part === 'words' && text !== undefined && { text }),
        };
      }),
  };
}
