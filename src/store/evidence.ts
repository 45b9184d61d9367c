import type { Evidence } from '../ports/evidence.ts';
import type { Now } from '../ports.ts';
import { sha256, storable } from './codec.ts';
import type { Work } from './scope.ts';
import type { Seal } from './seal.ts';

/** Files that came with a report: sealed, named by their SHA-256, kept once. */
export function makeEvidence(work: Work, seal: Seal, now: Now): Evidence {
  return {
    keep: async ({ name, mime, bytes }) => {
      const hash = sha256(bytes);
      const sealed = seal.close(`evidence/${hash}`, bytes);
      const row = { sha256: hash, mime: storable(mime), name: storable(name), sealed, at: now() };
      await work.withModels((tx) => tx.evidence.createMany({ data: [row], skipDuplicates: true }));
      return hash;
    },
  };
}
