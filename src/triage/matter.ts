import type { Nature } from '../incident/incident.ts';
import { asksOf, framed, leadsOf, veil, veiledWeight } from './leads.ts';
import { type Told, tell } from './tell.ts';

/** What one text brings as evidence of which matter it belongs to. */
export interface Clue {
  /** The set of units, as one key: matters of other sets are never looked at. */
  readonly units: string;
  /** Unknown for what never hurt anybody: it may follow any matter. */
  readonly nature?: Nature;
  readonly told: Told;
  readonly at: Date;
}

interface Text<Home> extends Clue {
  readonly home: Home;
}

interface Texts<Home> {
  readonly all: Text<Home>[];
  /** Where to look: what tells something leads back to its latest texts. */
  readonly byKey: Map<number, number[]>;
}

/** Words of matters by their set of units, found again by what they tell. The same home is always the same object. */
export type Known<Home> = Map<string, Texts<Home>>;

/** What two texts share. */
interface Shared {
  readonly proof: number;
  readonly keys: readonly number[];
}

/** A name, or two words of a topic: of random pairs of hospital headlines less than one in a thousand has so much. */
const enough = 4.3;
/** Of one branch, where people complain of the same things: of random pairs of complaints two in a thousand. */
const enoughOfOne = 6;
/** When it is asked of two texts alone, out of time and company, whether they are of one matter. */
const enoughAlone = 2.4;
/** So many marks meet by chance in two headlines; beyond, each doubling asks for more. */
const meetings = 100;
const asksMore = 4;
const shortHeadline = 8;
/** The second of two marks side by side is half known from the first. */
const sideBySide = 0.6;
/** 董某莹 after 董袭莹; 肖某 after 肖飞. */
const outlineWeight = 6;
/** Words in many texts of the last days are what a matter is known by. */
const hotFor = 72 * 3_600_000;
const hottest = 8;
/** The longer ago, the more strangers may have said the same: beyond this, each doubling of the time asks for more. */
const freshFor = 48 * 3_600_000;
const fadesBy = 1.3;
/** What many texts have leads to the latest of them only: keeps the cost flat however much is open. */
const crowd = 8;

export function makeKnown<Home>(): Known<Home> {
  return new Map();
}

export function remember<Home>(known: Known<Home>, clue: Clue, home: Home): void {
  const texts = known.get(clue.units) ?? { all: [], byKey: new Map<number, number[]>() };
  known.set(clue.units, texts);
  const index = texts.all.push({ ...clue, home }) - 1;
  for (const key of leadsOf(clue.told)) {
    const places = texts.byKey.get(key);
    if (!places) texts.byKey.set(key, [index]);
    else if (places.push(index) > crowd) places.shift();
  }
}

/** The matter of the same units whose words leave little doubt, or undefined. */
export function recall<Home>(known: Known<Home>, clue: Clue): Home | undefined {
  const texts = known.get(clue.units);
  if (!texts) return undefined;
  const byHome = Map.groupBy(candidates(texts, clue), ({ home }) => home);
  let best: Home | undefined;
  let least = clue.units === '' ? enough : enoughOfOne;
  for (const [home, several] of byHome) {
    const proof = proofOf(clue, several);
    if (proof < least) continue;
    least = proof;
    best = home;
  }
  return best;
}

/** The strongest single likeness, and a little more where many texts of late have the same words. */
function proofOf(clue: Clue, texts: readonly Clue[]): number {
  const shared = texts.map((text) => sharedBy(clue, text));
  const strongest = shared.reduce((best, each) => (each.proof > best.proof ? each : best));
  const often = new Map<number, number>();
  for (const [index, { keys }] of shared.entries()) {
    const age = clue.at.getTime() - (texts[index]?.at.getTime() ?? 0);
    if (age <= hotFor) for (const key of keys) often.set(key, (often.get(key) ?? 0) + 1);
  }
  const most = Math.max(1, ...strongest.keys.map((key) => often.get(key) ?? 0));
  return strongest.proof + Math.log(Math.min(hottest, most));
}

/** True when two texts on their own make it likelier than not that they are about one matter. */
export function sameMatter(a: string, b: string): boolean {
  const clue = { units: '', at: new Date(0) };
  return sharedBy({ ...clue, told: tell(a) }, { ...clue, told: tell(b) }).proof >= enoughAlone;
}

/** Texts whose common keys weigh less than this together cannot be of its matter. */
export function leastOf(told: Told, units: string): number {
  const chance = Math.max(1, (told.topical * shortHeadline) / meetings);
  return (units === '' ? enough : enoughOfOne) - Math.log(hottest) + asksMore * Math.log(chance);
}

/** Only what shares enough is held against it word by word. */
function candidates<Home>({ all, byKey }: Texts<Home>, { told, nature, units }: Clue): readonly Text<Home>[] {
  const shared = new Map<number, number>();
  for (const { key, weight } of asksOf(told)) {
    for (const index of byKey.get(key) ?? []) shared.set(index, (shared.get(index) ?? 0) + weight);
  }
  const least = leastOf(told, units);
  const texts: Text<Home>[] = [];
  for (const [index, weight] of shared) {
    const text = all[index];
    if (text && weight >= least && ofOneFamily(nature, text.nature)) texts.push(text);
  }
  return texts;
}

/** The proof fades with the time between them, and long texts must share more than short ones. */
function sharedBy({ told, at }: Clue, earlier: Clue): Shared {
  const keys: number[] = [];
  let proof = 0;
  let last = Number.NaN;
  const seen = new Set<number>();
  for (const { key, at: place, weight, topical } of told.marks) {
    const other = earlier.told.byKey.get(key);
    if (!other || seen.has(key)) continue;
    seen.add(key);
    const both = topical && other.topical;
    if (both) keys.push(key);
    proof += weight * (both ? 1 : framed) * (place === last + 1 ? sideBySide : 1);
    last = place;
  }
  const name = nameShared(told, earlier.told, seen);
  const passed = Math.abs(at.getTime() - earlier.at.getTime());
  const faded = fadesBy * Math.log(Math.max(1, passed / freshFor));
  const chance = Math.max(1, (told.topical * earlier.told.topical) / meetings);
  return {
    proof: proof + name.weight - faded - asksMore * Math.log(chance),
    keys: name.key === undefined ? keys : [...keys, name.key],
  };
}

/** A name that one of them holds back, unless its surname is among what they share anyway. */
function nameShared(
  some: Told,
  other: Told,
  seen: ReadonlySet<number>,
): { readonly weight: number; readonly key?: number } {
  if (meet(some.outlines, other.spans) || meet(other.outlines, some.spans)) {
    return { weight: outlineWeight, key: veil };
  }
  const told = new Set([...seen].filter((key) => key < 2 ** 32).map((key) => key >>> 16));
  const veiled = [...some.veiled].filter((letter) => other.surnames.has(letter) || other.veiled.has(letter));
  const named = [...other.veiled].filter((letter) => some.surnames.has(letter));
  return [...veiled, ...named].some((letter) => !told.has(letter))
    ? { weight: veiledWeight, key: veil }
    : { weight: 0 };
}

function meet(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  for (const each of some) if (others.has(each)) return true;
  return false;
}

/**
 * Care, conduct and management are different words for one grievance; violence and privacy are their own. What says
 * neither (a name alone, a claim that it is untrue) may follow any of them, and praise none.
 */
const families: Readonly<Record<Nature, string>> = {
  safety: 'care',
  complaint: 'care',
  fault: 'care',
  violence: 'violence',
  privacy: 'privacy',
  praise: 'praise',
  rumour: 'any',
  other: 'any',
};

function ofOneFamily(a: Nature | undefined, b: Nature | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [families[a], families[b]];
  return one === other || ((one === 'any' || other === 'any') && one !== 'praise' && other !== 'praise');
}
