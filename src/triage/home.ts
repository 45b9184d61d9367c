import type { IncidentId, UnitPath } from '../incident/incident.ts';
import type { Policy } from '../policy/policy.ts';
import { similar } from './likeness.ts';
import { type Known, remember as keep, makeKnown, recall } from './matter.ts';
import type { Item, Likeness, Mention, OpenMatter, Outcome, Verdict } from './mention.ts';

/** What the store knows that may be the same matter. */
export interface GatherContext {
  readonly alike: readonly Likeness[];
  readonly matters: readonly OpenMatter[];
  readonly now: Date;
  readonly policy: Policy;
}

/** Where a mention goes: into an incident that is, or into one that this batch opens. */
export type Home = { readonly incident: IncidentId } | { readonly group: number };
type Why = Extract<Outcome, { outcome: 'joins' }>['why'];

interface Twin {
  readonly home: Home;
  readonly signature: Uint8Array;
}

interface Parent {
  readonly home: Home;
  readonly units: string;
}

interface Alikes {
  readonly byExact: Map<bigint, Home>;
  readonly byBand: Map<bigint, Twin[]>;
}

/** All that a batch may join so far, by the set of units: nothing is ever found across it. */
export interface Homes {
  readonly byLikeness: Map<string, Alikes>;
  readonly byUrl: Map<string, Parent>;
  readonly byWords: Known<Home>;
}

/** PERFORMANCE section 2: an edited repost has at least this estimated share of common runs. */
const likeEnough = 0.4;

/** Of a thousand reposts that share a band the first few are measured: a storm costs no more than a breeze. */
const crowd = 16;

export function homesOf({ alike, matters, now, policy }: GatherContext): Homes {
  const homes: Homes = { byLikeness: new Map(), byUrl: new Map(), byWords: makeKnown() };
  const oldest = now.getTime() - policy.joinWindowMs;
  for (const like of alike) if (like.incident) likeness(homes, like, { incident: like.incident });
  for (const { incident, units, nature, samples, lastMentionAt } of matters) {
    if (lastMentionAt.getTime() < oldest) continue;
    for (const words of samples) keep(homes.byWords, { units: keyOf(units), nature, words }, { incident });
  }
  return homes;
}

/** Where it belongs among what is known, and why; undefined when nothing is like it enough. */
export function homeOf(
  { mention, verdict }: Item,
  homes: Homes,
): { readonly home: Home; readonly why: Why } | undefined {
  if (mention.incident) return { home: { incident: mention.incident }, why: 'same' };
  const units = keyOf(verdict.units);
  const parent = mention.parentUrl === undefined ? undefined : homes.byUrl.get(mention.parentUrl);
  if (parent && (units === '' || units === parent.units)) return { home: parent.home, why: 'matter' };
  const alikes = homes.byLikeness.get(units);
  const same = alikes?.byExact.get(verdict.exact);
  if (same && (verdict.bands.length > 0 || verdict.negative)) return { home: same, why: 'exact' };
  const twin = alikes && twinOf(verdict, alikes);
  if (twin) return { home: twin, why: 'near' };
  const matter = recall(homes.byWords, { units, nature: verdict.nature, words: headOf(mention, verdict) });
  return matter && { home: matter, why: 'matter' };
}

/** From now on, what is like this item finds its home; what came for its likeness has no new words to bring. */
export function remember({ mention, verdict }: Item, home: Home, why: Why | undefined, homes: Homes): void {
  const units = keyOf(verdict.units);
  if (why !== 'exact') likeness(homes, verdict, home);
  if (mention.url !== undefined) homes.byUrl.set(mention.url, { home, units });
  if (why === 'exact' || why === 'near') return;
  keep(homes.byWords, { units, nature: verdict.nature, words: headOf(mention, verdict) }, home);
}

/** A report always; what hurts, where it names us; what names nobody only from yellow on. Praise never. */
export function opens({ mention, verdict }: Item): boolean {
  if (mention.kind === 'report') return true;
  if (!verdict.relevant || !verdict.negative || verdict.nature === 'praise') return false;
  return verdict.units.length > 0 || verdict.level !== 'blue';
}

export function outcomeOf(verdict: Verdict, home: Home | undefined, why: Why): Outcome {
  if (!home) return { outcome: 'noise', verdict };
  if ('group' in home) return { outcome: 'opens', verdict, group: home.group };
  return { outcome: 'joins', verdict, incident: home.incident, why };
}

function likeness(homes: Homes, { exact, bands, signature, units }: Likeness, home: Home): void {
  const key = keyOf(units);
  const { byExact, byBand } = homes.byLikeness.get(key) ?? { byExact: new Map(), byBand: new Map() };
  homes.byLikeness.set(key, { byExact, byBand });
  if (!byExact.has(exact)) byExact.set(exact, home);
  for (const band of bands) {
    const twins = byBand.get(band);
    if (!twins) byBand.set(band, [{ home, signature }]);
    else if (twins.length < crowd) twins.push({ home, signature });
  }
}

function twinOf({ bands, signature }: Verdict, { byBand }: Alikes): Home | undefined {
  let best: Home | undefined;
  let most = likeEnough;
  for (const band of bands) {
    for (const twin of byBand.get(band) ?? []) {
      const share = similar(signature, twin.signature);
      if (share < most) continue;
      most = share;
      best = twin.home;
    }
  }
  return best;
}

/** Without the names of units: all texts about a branch have those in common. */
function headOf({ title, text }: Mention, { told }: Verdict): string {
  return told ?? title ?? text ?? '';
}

function keyOf(units: readonly UnitPath[]): string {
  return units.join(' ');
}
