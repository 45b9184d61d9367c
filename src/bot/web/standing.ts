import { graver, type Level } from '../../incident/incident.ts';
import type { Board, BoardMessage } from '../../ports/board.ts';

/** How things stand in one group: how many of its cards are not done, and the gravest of them. */
export interface RoomStanding {
  readonly open: number;
  readonly worst?: Level;
}

export interface Standings {
  of(channel: string): Promise<RoomStanding>;
  /** Something in the group changed: what was known of it is no longer true. */
  forget(channel: string): void;
}

const page = 100;
const pages = 10;

/** Reads a group's cards once and remembers the result until the board says that the group changed. */
export function standings(board: Board): Standings {
  const known = new Map<string, Promise<RoomStanding>>();
  return {
    of(channel) {
      const before = known.get(channel);
      if (before) return before;
      const fresh = count(board, channel);
      known.set(channel, fresh);
      fresh.catch(() => known.delete(channel));
      return fresh;
    },
    forget: (channel) => void known.delete(channel),
  };
}

async function count(board: Board, channel: string): Promise<RoomStanding> {
  const levels: Level[] = [];
  let before: string | undefined;
  for (let turn = 0; turn < pages; turn += 1) {
    const messages = await board.read(channel, before, page);
    levels.push(...messages.flatMap(openLevel));
    if (messages.length < page) break;
    before = oldest(messages)?.ref;
  }
  const worst = levels.reduce<Level | undefined>(
    (bad, each) => (bad && !graver(each, bad) ? bad : each),
    undefined,
  );
  return { open: levels.length, ...(worst && { worst }) };
}

function openLevel({ message }: BoardMessage): readonly Level[] {
  return message.kind === 'card' && !message.done ? [message.level] : [];
}

/** The board's order is its own affair: the oldest is the one from which to read on. */
function oldest<Item extends { readonly at: Date }>(messages: readonly Item[]): Item | undefined {
  return messages.reduce<Item | undefined>((old, each) => (old && old.at <= each.at ? old : each), undefined);
}
