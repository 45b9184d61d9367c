import type { IncidentId } from '../incident/incident.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Cards, NewId, Now, Reserved } from '../ports.ts';
import { inOrderSent, type Tx, type Work } from './scope.ts';
import { inOneGo } from './together.ts';

interface Row {
  readonly incident: string;
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

interface Place {
  readonly topic: string;
  readonly channel: string;
}

interface Shown extends Place {
  readonly ref: string;
  readonly rev: number;
  readonly at: Date;
  readonly face: string;
}

function nameOf({ topic, channel }: Place): string {
  return `${topic} ${channel}`;
}

/** Everybody takes rows in one order, so that two who show the same cards never wait for each other in a circle. */
function inOrder<Some extends Place>(places: Iterable<Some>): readonly Some[] {
  return [...places].toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** The one card of each incident, and of each statement, in each group. */
export function makeCards(work: Work, newId: NewId, now: Now): Cards {
  const of: Cards['of'] = async (topic) => {
    const rows = await work.asWorker(
      (tx) =>
        tx.$queryRaw<readonly Row[]>`
        SELECT incident, channel, key, ref, rev, face, shown_at FROM card WHERE incident = ${topic} ORDER BY at, channel`,
      'single',
    );
    return rows.map(({ channel, ref, rev }) => ({
      channel: channel as ChannelKey,
      rev,
      ...(ref !== null && { ref }),
    }));
  };

  const put = inOneGo((all: () => readonly Place[]) =>
    work.asWorker(async (tx) => {
      const places = all();
      const rows = await reserveAll(tx, new Map(places.map((place) => [nameOf(place), place])), newId, now());
      const byName = new Map(rows.map((row) => [nameOf({ topic: row.incident, channel: row.channel }), row]));
      return places.map((place, at) => {
        const row = byName.get(nameOf(place));
        if (!row) throw new Error('a card was neither reserved nor found');
        const isFirst = places.findIndex((each) => nameOf(each) === nameOf(place)) === at;
        return reservedOf({ ...row, fresh: row.fresh && isFirst });
      });
    }, 'single'),
  );

  const reserve: Cards['reserve'] = (topic, channel) => put({ topic, channel });

  const renew: Cards['renew'] = async (topic, channel, gone) => {
    await work.asWorker(
      (tx) => tx.$executeRaw`
        UPDATE card SET ref = NULL, key = ${newId()}, face = NULL, told_at = ${now()}::timestamptz
        WHERE incident = ${topic} AND channel = ${channel} AND ref = ${gone}`,
      'single',
    );
    return reserve(topic, channel);
  };

  const tell = inOneGo((all: () => readonly Shown[]) =>
    work.asWorker(async (tx) => {
      const cards = all();
      // The same card twice: one after the other.
      await inOrderSent(inRounds(cards).map((round) => shownAll(tx, round)));
      return cards.map(() => true as const);
    }, 'single'),
  );

  const shown: Cards['shown'] = async (topic, channel, ref, rev, at, face = '') => {
    await tell({ topic, channel, ref, rev, at, face });
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

function reserveAll(
  tx: Tx,
  places: ReadonlyMap<string, Place>,
  newId: NewId,
  at: Date,
): Promise<readonly (Row & { readonly fresh: boolean })[]> {
  const sorted = inOrder(places.values());
  return tx.$queryRaw`
    INSERT INTO card AS c (incident, channel, key, rev, at)
    SELECT r.incident, r.channel, r.key, 0, ${at}::timestamptz
    FROM unnest(${sorted.map(({ topic }) => topic)}::text[], ${sorted.map(({ channel }) => channel)}::text[],
      ${sorted.map(() => newId())}::text[]) AS r(incident, channel, key)
    ON CONFLICT (incident, channel) DO UPDATE SET rev = c.rev
    RETURNING incident, channel, key, ref, rev, face, shown_at, xmax = 0 AS fresh`;
}

/** Whoever is late says nothing of the face: what is newer stands. The first card of an incident is the first of its mentions. */
async function shownAll(tx: Tx, cards: readonly Shown[]): Promise<void> {
  const sorted = inOrder(cards);
  const column = (name: keyof Shown) => sorted.map((card) => card[name]);
  await tx.$executeRaw`
    WITH s AS (
      SELECT * FROM unnest(${column('topic')}::text[], ${column('channel')}::text[], ${column('ref')}::text[],
        ${column('rev')}::int[], ${column('at')}::timestamptz[], ${column('face')}::text[])
        AS s(incident, channel, ref, rev, at, face)
    ), shown AS (
      UPDATE card c SET ref = s.ref, rev = greatest(c.rev, s.rev), shown_at = s.at,
        face = CASE WHEN s.rev >= c.rev THEN nullif(s.face, '') ELSE c.face END
      FROM s WHERE c.incident = s.incident AND c.channel = s.channel
    )
    UPDATE mention m SET first_card_at = f.at FROM (
      SELECT DISTINCT ON (s.incident) s.incident, s.at FROM s
      WHERE NOT EXISTS (SELECT FROM card c WHERE c.incident = s.incident AND c.shown_at IS NOT NULL)
      ORDER BY s.incident, s.at
    ) f
    WHERE m.incident = f.incident AND m.first_card_at IS NULL`;
}

/** Each card once in each round. */
function inRounds(cards: readonly Shown[]): readonly (readonly Shown[])[] {
  const rounds: Map<string, Shown>[] = [];
  for (const card of cards) {
    const round = rounds.find((each) => !each.has(nameOf(card)));
    if (round) round.set(nameOf(card), card);
    else rounds.push(new Map([[nameOf(card), card]]));
  }
  return rounds.map((round) => [...round.values()]);
}
