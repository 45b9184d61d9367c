import type { UnitPath } from '../incident/incident.ts';
import { standsOver } from '../incident/unit.ts';
import type { Org, Unit } from '../policy/org.ts';
import { chain, commonSuperior } from '../policy/tree.ts';
import { type Folded, fold } from './fold.ts';
import { type Hit, outermost } from './match.ts';

/** A word by which a unit is known. A keyword points at its unit only beside a name. */
export interface Sign {
  readonly unit: UnitPath;
  readonly words: string;
  readonly kind: 'name' | 'keyword';
}

/** A sign found in a text. */
export interface Sighting extends Omit<Hit, 'pattern'> {
  readonly sign: Sign;
}

/** One place of the text and the units that what stands there may mean. */
interface Place {
  readonly units: readonly UnitPath[];
  readonly start: number;
  readonly end: number;
  readonly ambiguous: boolean;
}

/** What may stand right after a short name to make it ours: nobody else calls a house so. */
const ownSuffix = /^(院区|分院)/;

/** Every name, alias and keyword of every unit. */
export function signsOf(org: Org): readonly Sign[] {
  return [...org.units.values()].flatMap((unit) => [
    ...wordsOf([unit.name, ...unit.aliases]).map((words) => ({
      unit: unit.path,
      words,
      kind: 'name' as const,
    })),
    ...wordsOf(unit.keywords).map((words) => ({ unit: unit.path, words, kind: 'keyword' as const })),
  ]);
}

/**
 * The units a text is about, sorted, each by its most telling names. A name of two letters or one that several units
 * share counts only where something else points the same way: a superior's name, a keyword of the unit, 院区 after it.
 * A department without groups of its own is its branch; a unit named beside one of its own parts is that part.
 */
export function unitsIn({ text }: Folded, sightings: readonly Sighting[], org: Org): readonly UnitPath[] {
  const whole = sightings.filter((each) => isWholeWord(text, each));
  const places = placesOf(outermost(whole.filter(({ sign }) => sign.kind === 'name')));
  const sure = new Set(places.filter(({ ambiguous }) => !ambiguous).flatMap(({ units }) => units));
  const signs = new Set(whole.map(({ sign }) => sign));
  const keywords = [...signs].filter(({ kind }) => kind === 'keyword');
  const hinted = new Set(keywords.map(({ unit }) => unit));
  const found = new Set([
    ...sure,
    ...places.filter(({ ambiguous }) => ambiguous).flatMap((place) => settled(place, text, sure, hinted)),
    ...byKeyword(keywords, sure),
  ]);
  const owners = [...new Set([...found].map((unit) => withGroups(org, unit)))];
  return owners.filter((unit) => !owners.some((other) => standsOver(unit, other))).sort();
}

/** One unit owns its own; several rise to their common superior; none is HQ's. */
export function ownerOf(units: readonly UnitPath[], org: Org): UnitPath {
  return commonSuperior(org, units);
}

function wordsOf(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((each) => fold(each).text).filter((each) => each.length > 0))];
}

/** `sh` in `fresh` is no name. */
function isWholeWord(text: string, { start, end }: Sighting): boolean {
  const latin = /[a-z0-9]/;
  const torn = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && latin.test(left) && latin.test(right);
  return !torn(text[start - 1], text[start]) && !torn(text[end - 1], text[end]);
}

function placesOf(sightings: readonly Sighting[]): readonly Place[] {
  const byPlace = Map.groupBy(sightings, ({ start, end }) => `${start}-${end}`);
  return [...byPlace.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const units = [...new Set(group.map(({ sign }) => sign.unit))];
    const ambiguous = units.length > 1 || first.end - first.start <= 2;
    return [{ units, start: first.start, end: first.end, ambiguous }];
  });
}

/** Those of an ambiguous name's units that something else in the text points at. */
function settled(
  { units, end }: Place,
  text: string,
  sure: ReadonlySet<UnitPath>,
  hinted: ReadonlySet<UnitPath>,
): readonly UnitPath[] {
  const alone = units.length === 1;
  const telling = [...sure].filter((superior) => alone || !units.every((unit) => isOver(superior, unit)));
  return units.filter(
    (unit) =>
      hinted.has(unit) ||
      telling.some((superior) => isOver(superior, unit)) ||
      (alone && ownSuffix.test(text.slice(end, end + 2))),
  );
}

function isOver(superior: UnitPath, unit: UnitPath): boolean {
  return superior === unit || standsOver(superior, unit);
}

/** A keyword only one unit has, beside the name of one of its superiors. */
function byKeyword(keywords: readonly Sign[], sure: ReadonlySet<UnitPath>): readonly UnitPath[] {
  return keywords
    .filter(({ words, unit }) => keywords.every((other) => other.words !== words || other.unit === unit))
    .filter(({ unit }) => [...sure].some((superior) => standsOver(superior, unit)))
    .map(({ unit }) => unit);
}

function withGroups(org: Org, unit: UnitPath): UnitPath {
  const speaks = (each: Unit | undefined) => each && (each.kind !== 'department' || each.channels.length > 0);
  return chain(org, unit).find((each) => speaks(org.units.get(each))) ?? org.root;
}
