import type { IncidentId } from '../incident/incident.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Cards, NewId, Now, Reserved } from '../ports.ts';
import type { Work } from './scope.ts';

interface Row {
  readonly channel: string;
  readonly key: string;
  readonly ref: string | null;
  readonly rev: number;
  readonly face: string | null;
  readonly shown_at: Date | null;
}

function reservedOf({ key, rev, ref, face, shown_at, fresh }: Row & { readonly fresh: boolean }): Reserved {
  return {
    ...{ key, rev, fresh },
    ...(ref !== null && { ref }),
    ...(face !== null && { face }),
    ...(shown_at !== null && { shownAt: shown_at }),
  };
}

/** The one card of each incident, and of each statement, in each group. */
export function makeCards(work: Work, newId: NewId, now: Now): Cards {
  const of: Cards['of'] = async (topic) => {
    const rows = await work.asWorker(
      (tx) =>
        tx.$queryRaw<readonly Row[]>`
        SELECT channel, key, ref, rev, face, shown_at FROM card WHERE incident = ${topic} ORDER BY at, channel`,
      'single',
    );
    return rows.map(({ channel, ref, rev }) => ({
      channel: channel as ChannelKey,
      rev,
      ...(ref !== null && { ref }),
    }));
  };

  const reserve: Cards['reserve'] = (topic, channel) =>
    work.asWorker(async (tx) => {
      const [put] = await tx.$queryRaw<readonly (Row & { readonly fresh: boolean })[]>`
        INSERT INTO card AS c (incident, channel, key, rev, at)
        VALUES (${topic}, ${channel}, ${newId()}, 0, ${now()}::timestamptz)
        ON CONFLICT (incident, channel) DO UPDATE SET rev = c.rev
        RETURNING channel, key, ref, rev, face, shown_at, xmax = 0 AS fresh`;
      if (!put) throw new Error('a card was neither reserved nor found');
      return reservedOf(put);
    }, 'single');

  const renew: Cards['renew'] = async (topic, channel, gone) => {
    await work.asWorker(
      (tx) => tx.$executeRaw`
        UPDATE card SET ref = NULL, key = ${newId()}, face = NULL, told_at = ${now()}::timestamptz
        WHERE incident = ${topic} AND channel = ${channel} AND ref = ${gone}`,
      'single',
    );
    return reserve(topic, channel);
  };

  /** Whoever is late says nothing of the face: what is newer stands. */
  const shown: Cards['shown'] = async (topic, channel, ref, rev, at, face = '') => {
    await work.asWorker(
      (tx) => tx.$executeRaw`
        WITH shown AS (
          UPDATE card SET ref = ${ref}, rev = greatest(rev, ${rev}), shown_at = ${at}::timestamptz,
            face = CASE WHEN ${rev} >= rev THEN nullif(${face}, '') ELSE face END
          WHERE incident = ${topic} AND channel = ${channel}
        )
        UPDATE mention SET first_card_at = ${at}::timestamptz
        WHERE incident = ${topic} AND first_card_at IS NULL
          AND NOT EXISTS (SELECT FROM card c WHERE c.incident = ${topic} AND c.shown_at IS NOT NULL)`,
      'single',
    );
  };

  const at: Cards['at'] = async (channel, ref) => {
    const [row] = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { incident: string }[]>`
        SELECT incident FROM card WHERE channel = ${channel} AND ref = ${ref} LIMIT 1`,
      'single',
    );
    return row?.incident;
  };

  const unheard: Cards['unheard'] = async (channel) => {
    const rows = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { incident: IncidentId }[]>`
        SELECT incident FROM card WHERE channel = ${channel} AND ref IS NULL AND told_at IS NULL AND position('/' IN incident) = 0 ORDER BY at, incident`,
      'single',
    );
    return rows.map(({ incident }) => incident);
  };

  const heard: Cards['heard'] = async (channel, incidents, at) => {
    const all = [...incidents];
    await work.asWorker(
      (tx) => tx.$executeRaw`
        WITH told AS (
          UPDATE card SET told_at = ${at}::timestamptz WHERE channel = ${channel} AND incident = ANY(${all}::text[])
        )
        UPDATE mention SET first_card_at = ${at}::timestamptz
        WHERE incident = ANY(${all}::text[]) AND first_card_at IS NULL`,
      'single',
    );
  };

  return { of, reserve, renew, shown, at, unheard, heard };
}
