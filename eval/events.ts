import type { IncidentId, Level } from '../src/incident/incident.ts';
import { graver } from '../src/incident/incident.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { sameMatter } from '../src/triage/matter.ts';
import type { Item, Likeness, OpenMatter } from '../src/triage/mention.ts';
import { gather, risen, verdictOf } from '../src/triage/triage.ts';
import { kit, post } from './chain.ts';
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

/** A matter as the store would keep it. */
interface Kept {
  matter: OpenMatter;
  level: Level;
  /** New messages in an HQ group: the opening and every rise. */
  messages: number;
}

interface Fed {
  readonly item: Item;
  readonly event: string | null;
  readonly incident: string | undefined;
}

export function measureEvents(rows: readonly EventRow[], pairs: readonly PairRow[]) {
  const { fed, kept } = replay(rows);
  const known = fed.flatMap(({ event, incident, item }) =>
    event === null ? [] : [{ gold: event, said: incident ?? `alone:${item.mention.id}`, item }],
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
  const kept = new Map<string, Kept>();
  const alike: Likeness[] = [];
  const fed: Fed[] = [];
  const seen = new Set<string>();
  for (const [ts, snapshot] of Map.groupBy(rows, (row) => row.ts)) {
    const fresh = snapshot.filter(({ title }) => !seen.has(title));
    for (const { title } of fresh) seen.add(title);
    fed.push(...feed(fresh, ts, kept, alike));
  }
  return { fed, kept };
}

/** One hour's new titles, decided as one batch. */
function feed(
  fresh: readonly EventRow[],
  ts: string,
  kept: Map<string, Kept>,
  alike: Likeness[],
): readonly Fed[] {
  const now = new Date(ts);
  const items = fresh.map(({ title }): Item => {
    const mention = post(title, now);
    return { mention, verdict: verdictOf(mention, kit) };
  });
  const matters = [...kept.values()].map(({ matter }) => matter);
  return gather(items, { alike: [...alike], matters, now, policy: defaultPolicy }).flatMap((outcome, at) => {
    const item = items[at];
    if (!item) return [];
    const incident = outcome.outcome === 'noise' ? undefined : incidentOf(outcome, ts);
    if (incident) take(kept, incident, item, now);
    alike.push({ ...outcome.verdict, ...(incident && { incident: incident as IncidentId }) });
    return [{ item, event: fresh[at]?.event_id ?? null, incident }];
  });
}

function incidentOf(outcome: { readonly incident: string } | { readonly group: number }, ts: string): string {
  return 'incident' in outcome ? outcome.incident : `${ts}#${outcome.group}`;
}

function take(kept: Map<string, Kept>, incident: string, item: Item, now: Date): void {
  const before = kept.get(incident);
  const base = before?.matter ?? opened(incident, item, now);
  const { level } = risen(base, [item], kit);
  const words = item.mention.title ?? '';
  const [first = words, ...rest] = base.samples;
  const rises = before !== undefined && graver(level, before.level);
  kept.set(incident, {
    matter: {
      ...base,
      lastMentionAt: now,
      samples: base.samples.length === 0 ? [words] : [first, ...[...rest, words].slice(-3)],
      mentionCount: base.mentionCount + 1,
    },
    level: before && !rises ? before.level : level,
    messages: (before?.messages ?? 0) + (before === undefined || rises ? 1 : 0),
  });
}

function opened(incident: string, { verdict }: Item, now: Date): OpenMatter {
  const { unit, units, nature, level } = verdict;
  return {
    incident: incident as IncidentId,
    unit,
    units,
    nature,
    level,
    lastMentionAt: now,
    samples: [],
    mentionCount: 0,
    recentCount: 0,
    reach: 0,
  };
}
