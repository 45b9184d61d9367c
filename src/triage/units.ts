import type { UnitPath } from '../incident/incident.ts';
import { standsOver } from '../incident/unit.ts';
import type { Org, Unit } from '../policy/org.ts';
import { chain, commonSuperior } from '../policy/tree.ts';
import { type Folded, fold } from './fold.ts';
import type { Hit } from './hits.ts';
import { outermost } from './match.ts';
import { isCommonName, isElsewhere, isHospital } from './surroundings.ts';

/**
 * A word by which a unit is known. A keyword points at its unit only beside a name; an excluded phrase voids the names
 * of its unit that stand inside it.
 */
export interface Sign {
  readonly unit: UnitPath;
  readonly words: string;
  readonly kind: 'name' | 'keyword' | 'exclude';
  /** Read in a disguise that may be chance: counts as a name that several could mean. */
  readonly faint?: boolean;
}

type Stretch = Omit<Hit, 'pattern'>;

/** A sign found in a text. */
export interface Sighting extends Stretch {
  readonly sign: Sign;
}

/** One place of the text and the units that what stands there may mean. */
interface Place {
  readonly units: readonly UnitPath[];
  readonly start: number;
  readonly end: number;
  readonly ambiguous: boolean;
}

const none: readonly UnitPath[] = [];

/** How far a city, a doctor or the chain's name may stand from a name that needs them, in letters. */
const window = 80;
/** As org.csv allows. */
const longest = 60;
/** See `isDoubtful`. */
const short = 3;

/** Every name, alias, keyword and excluded phrase of every unit; in slices, as all that is done for a new org. */
export function* signsOf(org: Org): Generator<undefined, readonly Sign[]> {
  const signs: Sign[] = [];
  for (const { path, name, aliases, keywords, exclude = [] } of org.units.values()) {
    for (const words of wordsOf([name, ...aliases])) signs.push({ unit: path, words, kind: 'name' });
    for (const words of wordsOf(keywords)) signs.push({ unit: path, words, kind: 'keyword' });
    for (const words of wordsOf(exclude)) signs.push({ unit: path, words, kind: 'exclude' });
    yield;
  }
  return signs;
}

/**
 * The units a text is about, sorted, each by its most telling names. A short or common name, or one that several units
 * share, counts only where something near it points the same way: a superior's name, a keyword of the unit, 院区 or 门诊
 * after it. A name inside a phrase that its unit excludes does not count at all. A department without groups of its own
 * is its branch; a unit named beside one of its own parts is that part.
 */
export function unitsIn(folded: Folded, sightings: readonly Sighting[], org: Org): readonly UnitPath[] {
  if (sightings.length === 0) return none;
  const whole = valid(sightings).filter((each) => isWholeWord(folded.codes, each));
  const [only] = whole;
  if (!only) return none;
  const { text } = folded;
  if (whole.length === 1 && isSure(only, text)) return [withGroups(org, only.sign.unit)];
  const places = placesOf(outermost(whole.filter(({ sign }) => sign.kind === 'name')), text);
  const sure = places.filter(({ ambiguous }) => !ambiguous);
  const keywords = whole.filter(({ sign }) => sign.kind === 'keyword').sort((a, b) => a.start - b.start);
  const found = new Set([
    ...sure.flatMap(({ units }) => units),
    ...places.filter(({ ambiguous }) => ambiguous).flatMap((place) => settled(place, text, sure, keywords)),
    ...byKeyword(keywords, sure),
  ]);
  const owners = [...new Set([...found].map((unit) => withGroups(org, unit)))];
  return owners.filter((unit) => !owners.some((other) => standsOver(unit, other))).sort();
}

/** Most texts that name us do so once, by a name that is nobody else's. */
function isSure({ sign: { kind, faint }, start, end }: Sighting, text: string): boolean {
  return kind === 'name' && !faint && !isDoubtful(text, start, end);
}

/** So short a name is a place or a word as well, so common a one anybody's. */
function isDoubtful(text: string, start: number, end: number): boolean {
  return end - start <= short || isCommonName(text, start, end);
}

/** One unit owns its own; several rise to their common superior; none is HQ's. */
export function ownerOf(units: readonly UnitPath[], org: Org): UnitPath {
  const [first] = units;
  return first !== undefined && units.length === 1 ? first : commonSuperior(org, units);
}

function wordsOf(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((each) => fold(each).text).filter((each) => each.length > 0))];
}

/** Without the excluded phrases and what stands inside one of its own unit's. */
function valid(sightings: readonly Sighting[]): readonly Sighting[] {
  const phrases = sightings.filter(({ sign }) => sign.kind === 'exclude');
  if (phrases.length === 0) return sightings;
  const byUnit = Map.groupBy(phrases, ({ sign }) => sign.unit);
  return sightings.filter(({ sign, start, end }) => {
    const own = byUnit.get(sign.unit) ?? [];
    return sign.kind !== 'exclude' && !own.some((phrase) => phrase.start <= start && end <= phrase.end);
  });
}

/** `sh` in `fresh` is no name. */
function isWholeWord(codes: Uint16Array, { start, end }: Sighting): boolean {
  return !isTorn(codes, start) && !isTorn(codes, end);
}

function isTorn(codes: Uint16Array, at: number): boolean {
  return isLatin(codes[at - 1] ?? 0) && isLatin(codes[at] ?? 0);
}

/** a … z and 0 … 9. */
function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

function placesOf(sightings: readonly Sighting[], text: string): readonly Place[] {
  const byPlace = Map.groupBy(sightings, ({ start, end }) => `${start}-${end}`);
  return [...byPlace.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { start, end } = first;
    const units = [...new Set(group.map(({ sign }) => sign.unit))];
    const doubtful = isDoubtful(text, start, end);
    if (doubtful && isElsewhere(text, end)) return [];
    const ambiguous = doubtful || units.length > 1 || group.every(({ sign }) => sign.faint);
    return [{ units, start, end, ambiguous }];
  });
}

/** Those of an ambiguous name's units that something near it points at. */
function settled(
  place: Place,
  text: string,
  sure: readonly Place[],
  keywords: readonly Sighting[],
): readonly UnitPath[] {
  const { units } = place;
  const alone = units.length === 1;
  const hinted = new Set(near(keywords, place).map(({ sign }) => sign.unit));
  const telling = near(sure, place)
    .flatMap((each) => each.units)
    .filter((superior) => alone || !units.every((unit) => isOver(superior, unit)));
  return units.filter(
    (unit) =>
      hinted.has(unit) ||
      telling.some((superior) => isOver(superior, unit)) ||
      (alone && isHospital(text, place)),
  );
}

/** Those of places in order that stand near one. */
function near<Other extends Stretch>(places: readonly Other[], { start, end }: Stretch): readonly Other[] {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle]?.start ?? 0) < start - window - longest) from = middle + 1;
    else to = middle;
  }
  const found: Other[] = [];
  for (let at = from; at < places.length; at++) {
    const other = places[at];
    if (!other || other.start - end > window) break;
    if (start - other.end <= window) found.push(other);
  }
  return found;
}

function isOver(superior: UnitPath, unit: UnitPath): boolean {
  return superior === unit || standsOver(superior, unit);
}

/** A keyword only one unit has, near the name of one of its superiors. */
function byKeyword(keywords: readonly Sighting[], sure: readonly Place[]): readonly UnitPath[] {
  const owners = new Map<string, Set<UnitPath>>();
  for (const { sign } of keywords) {
    owners.set(sign.words, (owners.get(sign.words) ?? new Set()).add(sign.unit));
  }
  return keywords
    .filter(({ sign }) => owners.get(sign.words)?.size === 1)
    .filter((keyword) =>
      near(sure, keyword).some(({ units }) => units.some((unit) => standsOver(unit, keyword.sign.unit))),
    )
    .map(({ sign }) => sign.unit);
}

/** The unit itself, or for a department without groups of its own the branch. */
export function withGroups(org: Org, unit: UnitPath): UnitPath {
  const speaks = (each: Unit | undefined) => each && (each.kind !== 'department' || each.channels.length > 0);
  if (speaks(org.units.get(unit))) return unit;
  return chain(org, unit).find((each) => speaks(org.units.get(each))) ?? org.root;
}
