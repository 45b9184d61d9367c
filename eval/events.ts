import type { MentionId } from '../src/incident/incident.ts';
import { sameMatter } from '../src/triage/matter.ts';
import type { Item } from '../src/triage/mention.ts';
import { verdictOf } from '../src/triage/triage.ts';
import { kit, post } from './chain.ts';
import { type Decided, type Kept, makeMemory } from './memory.ts';
import { bcubed, share } from './scores.ts';

/** A row of replay_hospital. */
export interface EventRow {
  readonly ts: string;
  readonly title: string;
  readonly event_id: string | null;
}

/** A row of same_event_pairs. */
export interface PairRow {
  readonly a: string;
  readonly b: string;
  readonly same: 0 | 1;
}

export interface Fed extends Decided {
  readonly event: string | null;
}

export function measureEvents(rows: readonly EventRow[], pairs: readonly PairRow[]) {
  const { fed, kept } = replay(rows);
  const known = fed.flatMap(({ event, incident, quiet, item }) =>
    event === null ? [] : [{ gold: event, said: incident ?? `quiet:${quiet}`, item }],
  );
  const sizes = Map.groupBy(known, ({ gold }) => gold);
  const largest = [...sizes.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const firstNegative = largest.find(({ item }) => item.verdict.negative);
  const right = pairs.filter(({ a, b, same }) => sameMatter(a, b) === (same === 1));
  return {
    pairAccuracy: share(right.length, pairs.length),
    ...bcubed(known),
    notificationsLargestEvent: [...new Set(largest.map(({ said }) => said))].reduce(
      (sum, incident) => sum + (kept.get(incident)?.messages ?? 0),
      0,
    ),
    firstAlertOnFirstRow: firstNegative !== undefined && kept.has(firstNegative.said),
  };
}

/** Feeds the list hour by hour through the whole of triage, with a store that forgets nothing it would keep. */
export function replay(rows: readonly EventRow[]): {
  readonly fed: readonly Fed[];
  readonly kept: ReadonlyMap<string, Kept>;
} {
  const memory = makeMemory(kit);
  const events = new Map<MentionId, string | null>();
  for (const [ts, snapshot] of Map.groupBy(rows, (row) => row.ts)) {
    const now = new Date(ts);
    const fresh = new Map<MentionId, Item>();
    for (const { title, event_id } of snapshot) {
      const mention = post(title, now);
      if (events.has(mention.id)) continue;
      events.set(mention.id, event_id);
      fresh.set(mention.id, { mention, verdict: verdictOf(mention, kit) });
    }
    memory.decide([...fresh.values()], now);
  }
  const fed = [...memory.decided].map(([id, each]) => ({ ...each, event: events.get(id) ?? null }));
  return { fed, kept: memory.kept };
}
