import type { Audit } from '../ports.ts';

type Entry = Parameters<Audit['note']>[0];

/** Noes of one kind since the row of the first. */
interface Kind {
  more: number;
  last: Entry;
  readonly over: NodeJS.Timeout;
}

interface Bounded extends Audit {
  /** Writes at once how many followed: before the house closes. */
  readonly settle: () => Promise<void>;
}

const windowMs = 60_000;
/** So many kinds of noes to one actor have rows of their own in that time; whatever comes beyond is one kind more. */
const mostKinds = 20;

/**
 * The same audit, in which an outsider cannot make as many rows as they like (SECURITY T24): a no to nobody of ours, and to a
 * request that never became an act, has its row at once, the next ones of its kind a single row when the minute is over,
 * which says how many they were (`more`). `lost` hears of a count that could not be written.
 */
export function bounding(audit: Audit, lost: (error: unknown) => void): Bounded {
  const actors = new Map<string, Map<string, Kind>>();

  async function close(actor: string, name: string): Promise<void> {
    const kinds = actors.get(actor);
    const kind = kinds?.get(name);
    kinds?.delete(name);
    if (kinds?.size === 0) actors.delete(actor);
    if (!kind) return;
    clearTimeout(kind.over);
    const { last, more } = kind;
    if (more > 0) await audit.note({ ...last, detail: { ...last.detail, more } });
  }

  async function note(entry: Entry): Promise<void> {
    if (!isOutside(entry)) return audit.note(entry);
    const { actor } = entry;
    const kinds = actors.get(actor) ?? new Map<string, Kind>();
    const own = nameOf(entry);
    const name = kinds.has(own) || kinds.size < mostKinds ? own : 'others';
    const kind = kinds.get(name);
    if (kind) {
      kind.more += 1;
      kind.last = entry;
      return;
    }
    const over = setTimeout(() => void close(actor, name).catch(lost), windowMs).unref();
    kinds.set(name, { more: 0, last: entry, over });
    actors.set(actor, kinds);
    await audit.note(entry);
  }

  return {
    note,
    verify: (noted) => audit.verify(noted),
    settle: async () => {
      for (const [actor, kinds] of [...actors])
        for (const name of [...kinds.keys()]) await close(actor, name).catch(lost);
    },
  };
}

function isOutside({ actor, action }: Entry): boolean {
  return actor === 'nobody' || action === 'refused.request';
}

/** By where and why; what a stranger calls things is no name. */
function nameOf({ subject, detail }: Entry): string {
  return JSON.stringify([detail.channel ?? subject, detail.reason]);
}
