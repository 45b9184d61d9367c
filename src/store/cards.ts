import type { IncidentId } from '../incident/incident.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Cards, NewId, Now } from '../ports.ts';
import type { Work } from './scope.ts';

interface Row {
  readonly channel: string;
  readonly key: string;
  readonly ref: string | null;
  readonly rev: number;
}

/** The one card of each incident in each group. */
export function makeCards(work: Work, newId: NewId, now: Now): Cards {
  const of: Cards['of'] = async (incident) => {
    const rows = await work.asWorker(
      (tx) =>
        tx.$queryRaw<readonly Row[]>`
        SELECT channel, key, ref, rev FROM card WHERE incident = ${incident} ORDER BY at, channel`,
      'single',
    );
    return rows.map(({ channel, ref, rev }) => ({
      channel: channel as ChannelKey,
      rev,
      ...(ref !== null && { ref }),
    }));
  };

  const reserve: Cards['reserve'] = (incident, channel) =>
    work.asWorker(async (tx) => {
      const [put] = await tx.$queryRaw<readonly (Row & { readonly fresh: boolean })[]>`
        INSERT INTO card AS c (incident, channel, key, rev, at)
        VALUES (${incident}, ${channel}, ${newId()}, 0, ${now()}::timestamptz)
        ON CONFLICT (incident, channel) DO UPDATE SET rev = c.rev
        RETURNING channel, key, ref, rev, xmax = 0 AS fresh`;
      if (!put) throw new Error('a card was neither reserved nor found');
      const { key, rev, ref, fresh } = put;
      return { key, rev, fresh, ...(ref !== null && { ref }) };
    }, 'single');

  const shown: Cards['shown'] = async (incident, channel, ref, rev, at) => {
    await work.asWorker(
      (tx) => tx.$executeRaw`
        WITH shown AS (
          UPDATE card SET ref = ${ref}, rev = greatest(rev, ${rev}), shown_at = ${at}::timestamptz
          WHERE incident = ${incident} AND channel = ${channel}
        )
        UPDATE mention SET first_card_at = ${at}::timestamptz
        WHERE incident = ${incident} AND first_card_at IS NULL
          AND NOT EXISTS (SELECT FROM card c WHERE c.incident = ${incident} AND c.shown_at IS NOT NULL)`,
      'single',
    );
  };

  const at: Cards['at'] = async (channel, ref) => {
    const [row] = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { incident: IncidentId }[]>`
        SELECT incident FROM card WHERE channel = ${channel} AND ref = ${ref} LIMIT 1`,
      'single',
    );
    return row?.incident;
  };

  return { of, reserve, shown, at };
}
