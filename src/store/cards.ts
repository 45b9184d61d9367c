import type { IncidentId } from '../incident/incident.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Cards, NewId, Now } from '../ports.ts';
import type { Work } from './scope.ts';

/** The one card of each incident in each group. */
export function makeCards(work: Work, newId: NewId, now: Now): Cards {
  const of: Cards['of'] = async (incident) => {
    const rows = await work.asWorker((tx) =>
      tx.card.findMany({ where: { incident }, orderBy: [{ at: 'asc' }, { channel: 'asc' }] }),
    );
    return rows.map(({ channel, ref, rev }) => ({
      channel: channel as ChannelKey,
      rev,
      ...(ref !== null && { ref }),
    }));
  };

  const reserve: Cards['reserve'] = (incident, channel) =>
    work.asWorker(async (tx) => {
      const { count } = await tx.card.createMany({
        data: [{ incident, channel, key: newId(), rev: 0, at: now() }],
        skipDuplicates: true,
      });
      const where = { incident_channel: { incident, channel } };
      const { key, rev, ref } = await tx.card.findUniqueOrThrow({ where });
      return { key, rev, fresh: count === 1, ...(ref !== null && { ref }) };
    });

  const shown: Cards['shown'] = async (incident, channel, ref, rev, at) => {
    await work.asWorker(async (tx) => {
      await tx.$executeRaw`
        UPDATE card SET ref = ${ref}, rev = greatest(rev, ${rev}), shown_at = ${at}::timestamptz
        WHERE incident = ${incident} AND channel = ${channel}`;
      await tx.$executeRaw`
        UPDATE mention SET first_card_at = ${at}::timestamptz WHERE incident = ${incident} AND first_card_at IS NULL`;
    });
  };

  const at: Cards['at'] = async (channel, ref) => {
    const row = await work.asWorker((tx) => tx.card.findFirst({ where: { channel, ref } }));
    return row ? (row.incident as IncidentId) : undefined;
  };

  return { of, reserve, shown, at };
}
