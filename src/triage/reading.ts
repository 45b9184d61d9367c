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
  /** The units of ours it is about, sorted. */
  readonly units: readonly UnitPath[];
}

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
  const folded = fold(text);
  const spotted: Spotted[] = [];
  const sightings: Sighting[] = [];
  for (const { pattern, start, end } of matcher.scan(folded)) {
    const word = lexicon[pattern];
    const sign = signs[pattern - lexicon.length];
    if (word) spotted.push({ term: word.term, start, end });
    if (sign) sightings.push({ sign, start, end });
  }
  const units = unitsIn(folded, sightings, org);
  return { folded, spotted, units, ...classify(spotted, units.length > 0) };
}
