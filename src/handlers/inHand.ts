import type { Now } from '../ports.ts';
import type { Item, Outcome } from '../triage/mention.ts';

/** Items with what becomes of each, in the same order. */
export interface Sorted {
  readonly items: readonly Item[];
  readonly outcomes: readonly Outcome[];
}

/** More than this waits in the store instead. */
const most = 5_000;
/** Well before the lease ends under which they were kept (60 s). */
const leaseMs = 40_000;
/** So many are decided in one go, that no lease ends meanwhile. */
const together = 1_000;

interface Held extends Sorted {
  readonly since: Date;
}

/**
 * What was judged when it was kept and is to be decided: nobody else takes it from the store for a minute, so it need not
 * be fetched, opened and judged once more. What lies here too long is left to whoever takes it then.
 */
export function makeInHand(now: Now) {
  let held: readonly Held[] = [];
  const count = (): number => held.reduce((sum, { items }) => sum + items.length, 0);

  return {
    /** Whatever lies here, for who must give it back. */
    all: (): readonly Item[] => held.flatMap(({ items }) => items),
    hasRoom: (): boolean => count() < most,
    /** Of a batch, what is no noise. */
    add: ({ items, outcomes }: Sorted): void => {
      const places = [...outcomes.keys()].filter((at) => outcomes[at]?.outcome !== 'noise');
      if (places.length === 0) return;
      const pick = <T>(from: readonly T[]) => places.flatMap((at) => from[at] ?? []);
      held = [...held, { items: pick(items), outcomes: pick(outcomes), since: now() }];
    },
    /** The oldest of it, as one batch. */
    take: (): Sorted | undefined => {
      held = held.filter(({ since }) => now().getTime() - since.getTime() < leaseMs);
      let taken = 0;
      const beyond = held.findIndex(({ items }) => {
        taken += items.length;
        return taken > together;
      });
      const fresh = held.slice(0, beyond < 0 ? held.length : Math.max(1, beyond));
      held = held.slice(fresh.length);
      if (fresh.length === 0) return undefined;
      return {
        items: fresh.flatMap(({ items }) => items),
        outcomes: fresh.flatMap(({ outcomes }, at) => outcomes.map((each) => apart(each, at))),
      };
    },
  };
}

/** Groups are counted from nought in each batch. */
function apart(outcome: Outcome, at: number): Outcome {
  return outcome.outcome === 'opens' ? { ...outcome, group: outcome.group * most + at } : outcome;
}
