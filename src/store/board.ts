import type { Message } from '../bot/message.ts';
import type { Board, BoardPicture } from '../ports/board.ts';
import { base64, fromJson, toJson } from './codec.ts';
import type { Connection } from './connect.ts';
import { inOrderSent, type Tx, type Work } from './scope.ts';

const wire = 'fenghuo_board';

/** Milliseconds: a year can be compared with the one before it, with a month to do so. */
const picturesKeptMs = 400 * 24 * 3_600_000;

/** The web console's rooms. A `ref` is a message's number; a change is told to every replica when it is committed. */
export function makeBoard(work: Work, connection: Pick<Connection, 'listen'>): Board {
  const put: Board['put'] = (channel, key, message, at, picture) =>
    work.asWorker(async (tx) => {
      const said = tx.$queryRaw<readonly { seq: bigint }[]>`
        INSERT INTO board_message AS m (channel, key, message, at, changed_at)
        VALUES (${channel}, ${key}, ${json(message)}::jsonb, ${at}::timestamptz, ${at}::timestamptz)
        ON CONFLICT (channel, key) DO UPDATE SET key = m.key
        RETURNING seq, pg_notify(${wire}, ${channel})`;
      await inOrderSent([said, ...(picture ? [keepPicture(tx, channel, key, picture, at)] : [])]);
      const [row] = await said;
      return String(row?.seq);
    }, 'single');

  const replace: Board['replace'] = (channel, ref, message, at) =>
    work.asWorker(async (tx) => {
      const changed = await tx.$executeRaw`
        UPDATE board_message SET message = ${json(message)}::jsonb, changed_at = ${at}::timestamptz
        WHERE channel = ${channel} AND seq = ${BigInt(ref)} RETURNING pg_notify(${wire}, ${channel})`;
      return changed === 1;
    }, 'single');

  const read: Board['read'] = async (channel, before, limit) => {
    const rows = await work.withModels((tx) =>
      tx.boardMessage.findMany({
        where: { channel, ...(before !== undefined && { seq: { lt: BigInt(before) } }) },
        orderBy: { seq: 'desc' },
        take: limit,
      }),
    );
    return rows.reverse().map(({ seq, at, changedAt, message }) => ({
      ref: String(seq),
      at,
      changedAt,
      message: fromJson<Message>(message),
    }));
  };

  const picture: Board['picture'] = async (channel, ref) => {
    const [found] = await work.asWorker(
      (tx) => tx.$queryRaw<readonly BoardPicture[]>`
        SELECT p.mime, p.bytes FROM board_message m JOIN board_picture p USING (channel, key)
        WHERE m.channel = ${channel} AND m.seq = ${BigInt(ref)}`,
      'single',
    );
    return found;
  };

  const unread: Board['unread'] = async (person, channels) => {
    const rows = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { channel: string; unread: number }[]>`
        SELECT m.channel, count(*)::int AS unread FROM board_message m
        LEFT JOIN board_read r ON r.person = ${person} AND r.channel = m.channel
        WHERE m.channel = ANY(${channels}::text[]) AND m.seq > coalesce(r.seq, 0)
        GROUP BY m.channel`,
      'single',
    );
    const counted = new Map(rows.map(({ channel, unread }) => [channel, unread]));
    return new Map(channels.map((channel) => [channel, counted.get(channel) ?? 0]));
  };

  const markRead: Board['markRead'] = async (person, channel, ref) => {
    await work.asWorker(
      (tx) => tx.$executeRaw`
        INSERT INTO board_read AS r (person, channel, seq) VALUES (${person}, ${channel}, ${BigInt(ref)})
        ON CONFLICT (person, channel) DO UPDATE SET seq = greatest(r.seq, excluded.seq)`,
      'single',
    );
  };

  /** After a cut nobody knows what was said: every room may have changed. */
  async function tellAll(on: (channel: string) => void): Promise<void> {
    const rooms = await work.withModels((tx) => tx.boardMessage.groupBy({ by: ['channel'] }));
    for (const { channel } of rooms) on(channel);
  }

  const watch: Board['watch'] = (on) =>
    connection.listen(wire, on, () => {
      // The database went away once more: the next mending tells them.
      tellAll(on).catch(() => {});
    });

  const forget: Board['forget'] = (at) =>
    work.asWorker(
      (tx) => tx.$executeRaw`
        DELETE FROM board_picture WHERE at < ${new Date(at.getTime() - picturesKeptMs)}::timestamptz`,
      'single',
    );

  return { put, replace, read, picture, unread, markRead, watch, forget };
}

function keepPicture(
  tx: Tx,
  channel: string,
  key: string,
  { mime, bytes }: BoardPicture,
  at: Date,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO board_picture (channel, key, mime, bytes, at)
    VALUES (${channel}, ${key}, ${mime}, decode(${base64(bytes)}, 'base64'), ${at}::timestamptz)
    ON CONFLICT (channel, key) DO NOTHING`;
}

function json(message: Message): string {
  return JSON.stringify(toJson(message));
}
