import type { Board, BoardMessage, BoardPicture } from '../../src/ports/board.ts';

interface Kept extends BoardMessage {
  readonly seq: number;
  readonly key: string;
  readonly picture?: BoardPicture;
}

/** A board that forgets, held to what the stored one does: one message per key, numbers as refs, oldest first. */
export function memoryBoard(): Board & { broken: boolean } {
  const rooms = new Map<string, Kept[]>();
  const read = new Map<string, number>();
  const watchers = new Set<(channel: string) => void>();
  let seq = 0;

  const room = (channel: string): Kept[] => {
    const messages = rooms.get(channel) ?? [];
    rooms.set(channel, messages);
    return messages;
  };
  const tell = (channel: string): void => {
    for (const watcher of watchers) watcher(channel);
  };
  const board: Board & { broken: boolean } = {
    broken: false,
    async put(channel, key, message, at, picture) {
      if (board.broken) throw new Error('the database is away');
      const before = room(channel).find((each) => each.key === key);
      if (before) return before.ref;
      seq += 1;
      room(channel).push({
        seq,
        key,
        ref: `${seq}`,
        at,
        changedAt: at,
        message,
        ...(picture && { picture }),
      });
      tell(channel);
      return `${seq}`;
    },
    async replace(channel, ref, message, at) {
      const messages = room(channel);
      const index = messages.findIndex((each) => each.ref === ref);
      const before = messages[index];
      if (!before) return false;
      messages[index] = { ...before, message, changedAt: at };
      tell(channel);
      return true;
    },
    async read(channel, before, limit) {
      if (board.broken) throw new Error('the database is away');
      const older = room(channel).filter((each) => before === undefined || each.seq < Number(before));
      return older.slice(-limit).map(({ seq: _seq, key: _key, picture: _picture, ...message }) => message);
    },
    async picture(channel, ref) {
      return room(channel).find((each) => each.ref === ref)?.picture;
    },
    async unread(person, channels) {
      const count = (channel: string): number => {
        const last = read.get(`${person} ${channel}`) ?? 0;
        return room(channel).filter((each) => each.seq > last).length;
      };
      return new Map(channels.map((channel) => [channel, count(channel)]));
    },
    async markRead(person, channel, ref) {
      const key = `${person} ${channel}`;
      read.set(key, Math.max(read.get(key) ?? 0, Number(ref)));
    },
    async watch(on) {
      watchers.add(on);
      return async () => void watchers.delete(on);
    },
    forget: async () => 0,
  };
  return board;
}
