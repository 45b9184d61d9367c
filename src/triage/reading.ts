import type { UnitPath } from '../incident/incident.ts';
import type { Org } from '../policy/org.ts';
import { type Classified, classify, type Spotted } from './classify.ts';
import { type Folded, fold } from './fold.ts';
import { lexicon } from './lexicon/lexicon.ts';
import { compile, type Matcher } from './match.ts';
import { type Sighting, type Sign, signsOf, unitsIn } from './units.ts';

/** The lexicon and the names of one chain in one matcher. */
export interface Reader {
  readonly org: Org;
  readonly matcher: Matcher;
  /** The patterns of `matcher` are the lexicon's words, then these. */
  readonly signs: readonly Sign[];
}

/** What one text says: read once, used for verdict, quote and evaluation. */
export interface Reading extends Classified {
  readonly folded: Folded;
  readonly spotted: readonly Spotted[];
  readonly sightings: readonly Sighting[];
  /** The units of ours it is about, sorted. */
  readonly units: readonly UnitPath[];
}

/** What a reader would still read; the end of a two-megabyte post changes no verdict. */
const longest = 20_000;

const known = new WeakMap<Org, Reader>();

/** Takes as long as compiling all names; the same org is compiled once. */
export function readerOf(org: Org): Reader {
  const before = known.get(org);
  if (before) return before;
  const signs = signsOf(org);
  const reader = { org, matcher: compile([...lexicon, ...signs].map(({ words }) => words)), signs };
  known.set(org, reader);
  return reader;
}

/** Reads a text against the lexicon and the names of the chain, in one pass. */
export function read(text: string, { org, matcher, signs }: Reader): Reading {
  const folded = fold(text.slice(0, longest));
  const spotted: Spotted[] = [];
  const sightings: Sighting[] = [];
  for (const { pattern, start, end } of matcher.scan(folded)) {
    const word = lexicon[pattern];
    const sign = signs[pattern - lexicon.length];
    if (word) spotted.push({ word: pattern, term: word.term, start, end });
    if (sign) sightings.push({ sign, start, end });
  }
  const units = unitsIn(folded, sightings, org);
  return { folded, spotted, sightings, units, ...classify(spotted, units.length > 0) };
}

/** The folded words without the names of our units, which all texts about a unit have in common. */
export function told({ folded, sightings }: Reading): string {
  const names = sightings.filter(({ sign }) => sign.kind === 'name').sort((a, b) => a.start - b.start);
  let words = '';
  let from = 0;
  for (const { start, end } of names) {
    words += folded.text.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  return (words + folded.text.slice(from)).slice(0, 200);
}
