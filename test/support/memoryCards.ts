import { subjectIn, type Topic } from '../../src/incident/statement.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import type { Cards, Now, Reserved } from '../../src/ports.ts';

interface Row extends Omit<Reserved, 'fresh'> {
  readonly incident: Topic;
  readonly channel: ChannelKey;
  readonly heard: boolean;
}

/** Where cards stand, forgotten with the test; as store/cards keeps it. */
export function memoryCards(now: Now): Cards {
  const rows = new Map<string, Row>();
  let keys = 0;
  const all = (): readonly Row[] => [...rows.values()];
  const set = (row: Row): void => void rows.set(`${row.incident} ${row.channel}`, row);

  const cards: Cards = {
    of: async (incident) => all().filter((row) => row.incident === incident),
    async reserve(incident, channel) {
      const known = rows.get(`${incident} ${channel}`);
      if (known) return { ...known, fresh: false };
      keys += 1;
      const row = { incident, channel, key: `key-${keys}`, rev: 0, heard: false };
      set(row);
      return { ...row, fresh: true };
    },
    async renew(incident, channel, gone) {
      const known = rows.get(`${incident} ${channel}`);
      keys += 1;
      if (known?.ref === gone) set({ incident, channel, key: `key-${keys}`, rev: known.rev, heard: true });
      return cards.reserve(incident, channel);
    },
    async shown(incident, channel, ref, rev, at, face) {
      const known = rows.get(`${incident} ${channel}`);
      if (!known) return;
      const newest = rev >= known.rev && face !== undefined ? { face } : {};
      set({ ...known, ref, rev: Math.max(rev, known.rev), shownAt: at ?? now(), ...newest });
    },
    at: async (channel, ref) => all().find((row) => row.channel === channel && row.ref === ref)?.incident,
    unheard: async (channel) =>
      all().flatMap((row) =>
        row.channel === channel && row.ref === undefined && !row.heard && !row.incident.includes('/')
          ? subjectIn(row.incident).incident
          : [],
      ),
    async heard(channel, incidents) {
      for (const row of all())
        if (row.channel === channel && incidents.includes(subjectIn(row.incident).incident))
          set({ ...row, heard: true });
    },
  };
  return cards;
}
