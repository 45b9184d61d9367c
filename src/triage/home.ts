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

/** All that a batch may join so far. Every key begins with the set of units: nothing is ever found across it. */
export interface Homes {
  readonly byExact: Map<string, Home>;
  readonly byBand: Map<string, Twin[]>;
  readonly byUrl: Map<string, Parent>;
  readonly byWords: Known<Home>;
}

/** PERFORMANCE section 2: an edited repost has at least this estimated share of common runs. */
const likeEnough = 0.4;

export function homesOf({ alike, matters, now, policy }: GatherContext): Homes {
  const homes: Homes = { byExact: new Map(), byBand: new Map(), byUrl: new Map(), byWords: makeKnown() };
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
  const same = homes.byExact.get(`${units}|${verdict.exact}`);
  if (same && (verdict.bands.length > 0 || verdict.negative)) return { home: same, why: 'exact' };
  const twin = twinOf(verdict, homes);
  if (twin) return { home: twin, why: 'near' };
  const matter = recall(homes.byWords, { units, nature: verdict.nature, words: headOf(mention, verdict) });
  return matter && { home: matter, why: 'matter' };
}

/** From now on, what is like this item finds its home. */
export function remember(item: Item, home: Home, homes: Homes): void {
  const { mention, verdict } = item;
  const units = keyOf(verdict.units);
  likeness(homes, verdict, home);
  if (mention.url !== undefined) homes.byUrl.set(mention.url, { home, units });
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
  if (!homes.byExact.has(`${key}|${exact}`)) homes.byExact.set(`${key}|${exact}`, home);
  for (const band of bands) {
    const place = `${key}|${band}`;
    const twins = homes.byBand.get(place);
    if (twins) twins.push({ home, signature });
    else homes.byBand.set(place, [{ home, signature }]);
  }
}

function twinOf({ units, bands, signature }: Verdict, homes: Homes): Home | undefined {
  let best: Home | undefined;
  let most = likeEnough;
  for (const band of bands) {
    for (const twin of homes.byBand.get(`${keyOf(units)}|${band}`) ?? []) {
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
