import type { UnitPath } from '../incident/incident.ts';
import type { Org } from '../policy/org.ts';
import { type Classified, classify, look } from './classify.ts';
import { type Folded, fold } from './fold.ts';
import { foldedUnit, space } from './foldTable.ts';
import { type Hits, noHits } from './hits.ts';
import { lexicon } from './lexicon/lexicon.ts';
import type { Term } from './lexicon/term.ts';
import { distinct } from './lexicon/weigh.ts';
import type { Matcher } from './match.ts';
import { type Model, type Mood, opinionOf, type Shares } from './model/model.ts';
import { perceiving } from './perception.ts';
import { ownerOf, type Sighting, type Sign, signsOf, unitsIn, withGroups } from './units.ts';

/** The lexicon and the names of one chain in one matcher. */
export interface Reader {
  readonly org: Org;
  readonly matcher: Matcher;
  /** The patterns of `matcher` are the lexicon's words, then these. */
  readonly signs: readonly Sign[];
  /** What our own accounts are called, folded. */
  readonly accounts: Accounts;
}

interface Accounts {
  /** Each with the units that it may be the name of. */
  readonly names: ReadonlyMap<string, ReadonlySet<UnitPath>>;
  /** The letters they begin with. */
  readonly firsts: ReadonlySet<number>;
}

/** What one text says: read once, used for verdict, quote and evaluation. */
export interface Reading extends Classified {
  readonly folded: Folded;
  /** The words of the lexicon that count, by index: see `distinct`. */
  readonly words: readonly number[];
  readonly sightings: readonly Sighting[];
  /** The units of ours it is about, sorted. */
  readonly units: readonly UnitPath[];
  /** The unit of ours that says it itself. */
  readonly speaker: UnitPath | undefined;
}

/** What helps to judge a text, where it is there. */
interface Aids {
  readonly model?: Model | undefined;
  /** The name of the account it stands under. */
  readonly author?: string | undefined;
  /** Whose site or account it stands on, where that is one of ours whatever the author is called. */
  readonly speaker?: UnitPath | undefined;
}

/** A shorter name may be anybody's. */
const shortestAccount = 4;
/** What houses put after their name on a platform. */
const official = /(官方|官微|微博|微信|公众号|服务号|账号|号|发布)+$/;

/** What a reader would still read; the end of a two-megabyte post changes no verdict. */
const longest = 20_000;

const known = new WeakMap<Org, Reader>();

/** What is found in one text, before the next is read. */
const hits = noHits();

/** Takes as long as compiling all names; the same org is compiled once. */
export function readerOf(org: Org): Reader {
  const slices = readying(org);
  for (let slice = slices.next(); ; slice = slices.next()) if (slice.done) return slice.value;
}

/** Makes the reader ready in slices of well under a millisecond, so that a new org stalls nobody. */
export function* readying(org: Org): Generator<undefined, Reader> {
  const before = known.get(org);
  if (before) return before;
  const words = lexicon.map(({ words, term }) => ({ words, disguised: isDisguised(term) }));
  const plain = yield* signsOf(org);
  const { matcher, signs } = yield* perceiving(words, plain);
  const reader = { org, matcher, signs, accounts: yield* accountsOf(plain) };
  known.set(org, reader);
  return reader;
}

/** Words of harm, of hospitals and of death are what people disguise. */
function isDisguised(term: Term): boolean {
  if (term.role === 'fact') return term.reason === 'death';
  return (term.role === 'domain' || term.role === 'risk') && term.weight >= 2;
}

/** Reads a text against the lexicon and the names of the chain, in one pass, and judges it with the model's help if there is one. */
export function read(text: string, reader: Reader, { model, author, speaker: given }: Aids = {}): Reading {
  const { org, matcher, signs } = reader;
  const folded = fold(text.slice(0, longest));
  hits.length = 0;
  matcher.mark(folded.codes, hits);
  const sightings = sightingsIn(hits, signs);
  const words = distinct(hits);
  const units = unitsIn(folded, sightings, org);
  const speaker = given ?? speakerOf(author, reader);
  const judged = classify(words, folded, { named: units.length > 0, ours: speaker !== undefined, model });
  const { relevant, negative, category, nature, reasons, doubtful, hearsay } = judged;
  return {
    folded,
    words,
    sightings,
    units,
    speaker,
    relevant,
    negative,
    category,
    nature,
    reasons,
    doubtful,
    hearsay,
  };
}

/** Takes what is no word of the lexicon from the sheet. */
function sightingsIn(found: Hits, signs: readonly Sign[]): readonly Sighting[] {
  const { numbers, length } = found;
  const words = lexicon.length;
  const sightings: Sighting[] = [];
  let kept = 0;
  for (let at = 0; at < length; at += 3) {
    const pattern = numbers[at] ?? 0;
    const start = numbers[at + 1] ?? 0;
    const end = numbers[at + 2] ?? 0;
    const sign = pattern < words ? undefined : signs[pattern - words];
    if (sign) sightings.push({ sign, start, end });
    if (sign) continue;
    numbers[kept] = pattern;
    numbers[kept + 1] = start;
    numbers[kept + 2] = end;
    kept += 3;
  }
  found.length = kept;
  return sightings;
}

function* accountsOf(signs: readonly Sign[]): Generator<undefined, Accounts> {
  const names = new Map<string, Set<UnitPath>>();
  const firsts = new Set<number>();
  for (const [at, { kind, words, unit }] of signs.entries()) {
    if (kind === 'name' && words.length >= shortestAccount) {
      names.set(words, (names.get(words) ?? new Set()).add(unit));
      firsts.add(words.charCodeAt(0));
    }
    if (at % 1000 === 0) yield;
  }
  return { names, firsts };
}

/** Who speaks under the whole name of one of our units, with or without what makes it an account; of several units their superior. */
function speakerOf(
  author: string | undefined,
  { org, accounts: { names, firsts } }: Reader,
): UnitPath | undefined {
  if (author === undefined || beginsOtherwise(author, firsts)) return undefined;
  const name = fold(author).text.replaceAll(' ', '');
  const units = names.get(name) ?? names.get(name.replace(official, ''));
  return units && ownerOf([...new Set([...units].map((unit) => withGroups(org, unit)))], org);
}

/** Whether the first letter alone shows that it is no name of ours: so it is with nearly all. */
function beginsOtherwise(author: string, firsts: ReadonlySet<number>): boolean {
  const folded = foldedUnit(author.charCodeAt(0));
  return folded > space && !firsts.has(folded);
}

/** How the writer feels, whatever it is about. */
export function moodOf({ folded, words }: Reading, model: Model): Shares<Mood> {
  return opinionOf(model, folded.codes, look(words, false).evidence).mood();
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
