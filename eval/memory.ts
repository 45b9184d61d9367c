import type { IncidentId, Level, MentionId } from '../src/incident/incident.ts';
import { graver } from '../src/incident/incident.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { asksOf, leadsOf } from '../src/triage/leads.ts';
import { leastOf } from '../src/triage/matter.ts';
import type { Item, Likeness, OpenMatter, Outcome, Verdict } from '../src/triage/mention.ts';
import { type Told, tell } from '../src/triage/tell.ts';
import { gather, type Kit, risen } from '../src/triage/triage.ts';

/** An incident as the store would keep it. */
export interface Kept {
  readonly matter: OpenMatter;
  readonly level: Level;
  /** New messages in an HQ group: the opening and every rise. */
  readonly messages: number;
}

/** A mention decided: its incident, or the quiet matter it waits in. */
export interface Decided {
  readonly item: Item;
  incident?: string;
  readonly quiet?: MentionId;
}

type Row = Likeness & { readonly mention: MentionId };
type Key = bigint | number;

/** What is found under one key: the latest few, as in the store. */
const crowd = 8;

/** A store that keeps what the database would and looks it up by the same keys. */
export function makeMemory(kit: Kit) {
  const kept = new Map<string, Kept>();
  const decided = new Map<MentionId, Decided>();
  const rows = new Map<MentionId, Row>();
  const byKey = new Map<Key, MentionId[]>();

  /** One batch as the service would decide it at `now`. */
  function decide(items: readonly Item[], now: Date): void {
    const alike = lookup(items, now).map((like) => {
      const matter = like.incident && kept.get(like.incident)?.matter;
      return matter ? { ...like, nature: matter.nature } : like;
    });
    const outcomes = gather(items, { alike, now, policy: defaultPolicy });
    for (const [at, outcome] of outcomes.entries()) {
      const item = items[at];
      if (item) keep(item, outcome, now);
    }
  }

  function keep(item: Item, outcome: Outcome, now: Date): void {
    const { verdict } = outcome;
    const incident = incidentOf(outcome, now);
    decided.set(verdict.mention, { item, ...(incident && { incident }), ...quietOf(verdict) });
    rows.set(verdict.mention, {
      ...likenessOf(verdict),
      foundAt: now,
      ...(incident && { incident: incident as IncidentId }),
    });
    for (const key of [verdict.exact, ...verdict.bands, ...leadsOf(tell(verdict.told ?? ''))]) {
      byKey.set(key, [...(byKey.get(key) ?? []), verdict.mention].slice(-crowd));
    }
    if (!incident) return;
    take(incident, item, now);
    if (verdict.quiet) wake(verdict.quiet, incident);
  }

  /** What was quiet until now belongs to the incident. */
  function wake(quiet: MentionId, incident: string): void {
    for (const [id, each] of decided) {
      if (each.quiet !== quiet || each.incident) continue;
      each.incident = incident;
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, incident: incident as IncidentId });
    }
  }

  function lookup(items: readonly Item[], now: Date): readonly Row[] {
    const ids = new Set(
      items.flatMap(({ verdict }) => [
        ...(verdict.negative ? [verdict.exact, ...verdict.bands] : []).flatMap((key) => byKey.get(key) ?? []),
        ...likeByWords(tell(verdict.told ?? ''), verdict.units.join(' ')),
      ]),
    );
    return [...ids].flatMap((id) => {
      const row = rows.get(id);
      const age = now.getTime() - (row?.foundAt?.getTime() ?? 0);
      return row && age <= defaultPolicy.joinWindowMs ? [row] : [];
    });
  }

  /** Those that share the most, and no less than they must. */
  function likeByWords(told: Told, units: string): readonly MentionId[] {
    const shared = new Map<MentionId, number>();
    for (const { key, weight } of asksOf(told)) {
      for (const id of byKey.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + weight);
    }
    const enough = [...shared].filter(([, weight]) => weight >= leastOf(told, units));
    return enough
      .sort(([, a], [, b]) => b - a)
      .slice(0, crowd)
      .map(([id]) => id);
  }

  function take(incident: string, item: Item, now: Date): void {
    const before = kept.get(incident);
    const base = before?.matter ?? opened(incident, item, now);
    const { level, reasons } = risen(base, [item], kit);
    const rises = before !== undefined && graver(level, before.level);
    kept.set(incident, {
      matter: { ...base, lastMentionAt: now, mentionCount: base.mentionCount + 1, reasons },
      level: before && !rises ? before.level : level,
      messages: (before?.messages ?? 0) + (before === undefined || rises ? 1 : 0),
    });
  }

  return {
    decide,
    decided: decided as ReadonlyMap<MentionId, Decided>,
    kept: kept as ReadonlyMap<string, Kept>,
  };
}

/** What the store keeps of a verdict: of what is quiet it is open which matter it may follow. */
function likenessOf({ nature: _, ...verdict }: Verdict) {
  return verdict;
}

function quietOf({ quiet }: { readonly quiet?: MentionId }): { readonly quiet?: MentionId } {
  return quiet ? { quiet } : {};
}

function incidentOf(outcome: Outcome, now: Date): string | undefined {
  if (outcome.outcome === 'noise' || outcome.outcome === 'waits') return undefined;
  return outcome.outcome === 'joins' ? outcome.incident : `${now.toISOString()}#${outcome.group}`;
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
    mentionCount: 0,
    recentCount: 0,
    reach: 0,
  };
}
