import type { Now } from '../ports.ts';
import { everyTick, type Ticking } from './clock.ts';

interface Head {
  readonly row: number;
  readonly hash: string;
}

interface AnchoringNeeds {
  readonly audit: { head(): Promise<Head | undefined> };
  /** Where heads are noted, outside the database. */
  readonly heads: { note(head: Head, at: Date): void };
  readonly now: Now;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

/**
 * Every hour the head of the audit's chain is noted outside the database, and said in the log, which goes elsewhere: without it
 * nobody could tell a chain that was cut short or written anew from a true one (SECURITY finding 9, T20).
 */
export function startAnchoring(needs: AnchoringNeeds): Ticking {
  const { audit, heads, now, log } = needs;
  let last = 0;

  async function anchor(): Promise<void> {
    const head = await audit.head();
    if (!head || head.row === last) return;
    heads.note(head, now());
    log.info({ row: head.row, hash: head.hash }, 'audit head');
    last = head.row;
  }

  const failed = (error: unknown) => log.warn({ error }, 'the head of the audit could not be noted');
  const first = anchor().catch(failed);
  const ticking = everyTick('41 3 * * * *', anchor, failed);
  return {
    stop: async () => {
      await Promise.all([ticking.stop(), first]);
      await anchor().catch(failed);
    },
  };
}
