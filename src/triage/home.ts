import type { IncidentId, MentionId, UnitPath } from '../incident/incident.ts';
import type { Policy } from '../policy/policy.ts';
import { shortest, similar } from './likeness.ts';
import { type Clue, type Known, remember as keep, makeKnown, recall } from './matter.ts';
import type { Item, Likeness, Mention, Outcome, Verdict } from './mention.ts';
import type { Mutes } from './mute.ts';
import { tell } from './tell.ts';

/** By what a batch is gathered, whatever is like it. */
export interface GatherContext {
  readonly now: Date;
  readonly policy: Policy;
  /** Absent: nothing is muted. */
  readonly mutes?: Mutes;
}

/**
 * An incident that is, one that this batch opens, a quiet matter (nobody is hurt by it yet), or what became of a mention
 * that is still to be decided.
 */
type Home =
  | { readonly incident: IncidentId }
  | { readonly group: number }
  | { readonly quiet: MentionId }
  | { readonly waiting: MentionId };
type Why = Extract<Outcome, { outcome: 'joins' }>['why'];

/** A matter. A quiet one that begins to hurt moves as a whole into the incident that opens. */
export interface Place {
  home: Home;
}

export interface Found {
  readonly place: Place;
  readonly why: Why;
}

interface Twin {
  readonly place: Place;
  readonly signature: Uint8Array;
}

interface Parent {
  readonly place: Place;
  readonly units: string;
}

interface Alikes {
  readonly byExact: Map<bigint, Place>;
  readonly byBand: Map<bigint, Twin[]>;
}

/** All that a batch may join so far, by the set of units: nothing is ever found across it. */
export interface Homes {
  /** Matters the store knows, by their key. */
  readonly places: Map<string, Place>;
  readonly byLikeness: Map<string, Alikes>;
  readonly byUrl: Map<string, Parent>;
  readonly byWords: Known<Place>;
}

/** PERFORMANCE section 2: an edited repost has at least this estimated share of common runs. */
const likeEnough = 0.4;

/** Of a thousand reposts that share a band the first few are measured: a storm costs no more than a breeze. */
const crowd = 16;

export function noHomes(): Homes {
  return { places: new Map(), byLikeness: new Map(), byUrl: new Map(), byWords: makeKnown() };
}

/** Where it belongs among what is known, and why; undefined when nothing is like it enough. */
export function homeOf({ mention, verdict }: Item, clue: Clue, homes: Homes): Found | undefined {
  if (mention.incident) return { place: { home: { incident: mention.incident } }, why: 'same' };
  const { units } = clue;
  const parent = mention.parentUrl === undefined ? undefined : homes.byUrl.get(mention.parentUrl);
  if (parent && (units === '' || units === parent.units)) return { place: parent.place, why: 'matter' };
  const alikes = homes.byLikeness.get(units);
  const same = alikes?.byExact.get(verdict.exact);
  if (same && (verdict.negative || isLong(verdict))) return { place: same, why: 'exact' };
  const twin = alikes && twinOf(verdict, alikes);
  if (twin) return { place: twin, why: 'near' };
  const matter = recall(homes.byWords, clue);
  return matter && { place: matter, why: 'matter' };
}

/** Those of these that are not nearly the same as one before them, or as what is known. */
export function strangersTo({ byLikeness }: Homes, items: readonly Item[]): readonly Item[] {
  const among: Homes['byLikeness'] = new Map();
  const nowhere: Place = { home: { group: 0 } };
  return items.filter(({ mention, verdict }) => {
    if (mention.parentUrl !== undefined || mention.incident) return true;
    const units = keyOf(verdict.units);
    if (isLike(verdict, byLikeness.get(units)) || isLike(verdict, among.get(units))) return false;
    likeness(among, verdict, nowhere);
    return true;
  });
}

function isLike(verdict: Verdict, alikes: Alikes | undefined): boolean {
  if (!alikes || !isLong(verdict)) return false;
  return alikes.byExact.has(verdict.exact) || twinOf(verdict, alikes) !== undefined;
}

/** So many letters are not the same by chance. */
function isLong({ bands, told = '' }: Verdict): boolean {
  return bands.length > 0 || told.length >= shortest;
}

/** From now on, what is like this item finds its place; what came for its likeness has no new words to bring. */
export function remember(
  { mention, verdict }: Item,
  clue: Clue,
  { place, why }: { readonly place: Place; readonly why?: Why },
  homes: Homes,
): void {
  if (why !== 'exact') likeness(homes.byLikeness, verdict, place);
  if (mention.url !== undefined) homes.byUrl.set(mention.url, { place, units: clue.units });
  if (why === 'exact' || why === 'near') return;
  keep(homes.byWords, clue, place);
}

/** What its words tell, read once. Without the names of units, which all texts about a branch have in common. */
export function clueOf({ mention, verdict }: Item): Clue {
  const { nature, told = headOf(mention) } = verdict;
  const quietly = !verdict.negative && nature === 'other';
  return {
    units: keyOf(verdict.units),
    told: tell(told),
    at: mention.foundAt,
    ...(!quietly && { nature }),
  };
}

/** A report always; what hurts, where it names us; what names nobody only from yellow on. Praise never. */
export function opens({ mention, verdict }: Item): boolean {
  if (mention.kind === 'report') return true;
  if (!verdict.relevant || !verdict.negative || verdict.nature === 'praise') return false;
  return verdict.units.length > 0 || verdict.level !== 'blue';
}

export function outcomeOf(verdict: Verdict, { home }: Place, why: Why): Outcome {
  if ('waiting' in home) return { outcome: 'waits', verdict };
  if ('quiet' in home) return { outcome: 'noise', verdict: { ...verdict, quiet: home.quiet } };
  if ('group' in home) return { outcome: 'opens', verdict, group: home.group };
  return { outcome: 'joins', verdict, incident: home.incident, why };
}

/** Of the same words in one place one set of bands and words is kept: the first leads there. */
export function spared({ told: _told, ...verdict }: Verdict): Verdict {
  return { ...verdict, bands: [] };
}

/** The place of what the store knows, one for each matter; none for what belongs to none. */
function placeOf({ incident, quiet, waiting }: Likeness, places: Map<string, Place>): Place | undefined {
  const home = incident ? { incident } : quiet ? { quiet } : waiting && { waiting };
  if (!home) return undefined;
  const key = incident ? `incident/${incident}` : `quiet/${quiet ?? waiting}`;
  const place = places.get(key) ?? { home };
  places.set(key, place);
  return place;
}

/** What was closed takes the same words still, but no other words: those may be news. */
export function knowAlike(
  homes: Homes,
  alike: readonly Likeness[],
  { now, policy }: Pick<GatherContext, 'now' | 'policy'>,
): void {
  const oldest = now.getTime() - policy.joinWindowMs;
  for (const like of alike) {
    const place = placeOf(like, homes.places);
    if (!place) continue;
    likeness(homes.byLikeness, like, place);
    if (like.url !== undefined) homes.byUrl.set(like.url, { place, units: keyOf(like.units) });
    if (!like.incident || like.nature) knowWords(homes, like, place, oldest);
  }
}

function knowWords(
  { byWords }: Homes,
  { told, foundAt, units, nature }: Likeness,
  place: Place,
  oldest: number,
): void {
  if (told === undefined || foundAt === undefined || foundAt.getTime() < oldest) return;
  keep(byWords, { units: keyOf(units), told: tell(told), at: foundAt, ...(nature && { nature }) }, place);
}

function likeness(
  byLikeness: Homes['byLikeness'],
  { exact, bands, signature, units }: Likeness,
  place: Place,
): void {
  const key = keyOf(units);
  const { byExact, byBand } = byLikeness.get(key) ?? { byExact: new Map(), byBand: new Map() };
  byLikeness.set(key, { byExact, byBand });
  if (!byExact.has(exact)) byExact.set(exact, place);
  for (const band of bands) {
    const twins = byBand.get(band);
    if (!twins) byBand.set(band, [{ place, signature }]);
    else if (twins.length < crowd) twins.push({ place, signature });
  }
}

function twinOf({ bands, signature }: Verdict, { byBand }: Alikes): Place | undefined {
  let best: Place | undefined;
  let most = likeEnough;
  for (const band of bands) {
    for (const twin of byBand.get(band) ?? []) {
      const share = similar(signature, twin.signature);
      if (share < most) continue;
      most = share;
      best = twin.place;
    }
  }
  return best;
}

function headOf({ title, text }: Mention): string {
  return title ?? text ?? '';
}

function keyOf(units: readonly UnitPath[]): string {
  return units.join(' ');
}
