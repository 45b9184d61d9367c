import type { Rung } from '../../src/incident/rung.ts';
import type { Rungs } from '../../src/ports.ts';

/** Whose phones were rung, forgotten with the test; as store/rungs keeps it. */
export function memoryRungs(): Rungs & { readonly all: () => readonly Rung[] } {
  const rows = new Map<string, Rung>();
  const all = (): readonly Rung[] => [...rows.values()];
  return {
    all,
    of: async (incident) => all().filter((rung) => rung.incident === incident),
    get: async (id) => rows.get(id),
    async reserve(ringing, askedAt) {
      for (const each of ringing) {
        const { incident, person, why, since, how, way } = each;
        const id = [incident, person, why, since.toISOString(), how, way].join(' ');
        if (!rows.has(id)) rows.set(id, { ...each, id, askedAt });
      }
    },
    async settle(id, outcome, at, ref) {
      const rung = rows.get(id);
      if (!rung || (rung.outcome !== undefined && rung.outcome !== 'uncertain')) return;
      rows.set(id, { ...rung, outcome, at, ...(ref !== undefined && { ref }) });
    },
    async read(id, readAt) {
      const rung = rows.get(id);
      if (!rung || rung.readAt) return false;
      rows.set(id, { ...rung, readAt });
      return true;
    },
  };
}
