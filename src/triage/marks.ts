import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import { fold } from './fold.ts';
import { lexicon, type Word } from './lexicon/lexicon.ts';
import { placeholders } from './mask.ts';
import type { Matcher } from './match.ts';
import { perceiving } from './perception.ts';

/** A word that says what went wrong or how gravely, where it stands: a half-open range of the text. */
export interface Telling {
  readonly start: number;
  readonly end: number;
  readonly term: Word['term'];
}

/** Words that speak of one reason, where they stand. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly reason: ReasonCode;
}

/** A piece of a text; `mark` is the reason that it speaks of. */
export interface Piece {
  readonly text: string;
  readonly mark?: ReasonCode;
}

/** What was hidden is no word, and neither is a name that hides itself. */
const hidden = new RegExp(`${placeholders.source}|某+`, 'giu');

const words: readonly Word[] = lexicon.filter(({ term }) => term.role === 'risk' || 'reason' in term);

let matcher: Matcher | undefined;

/** The words by which a reader sees what went wrong, plain or in a disguise, in any order; none of them in what is masked. */
export function tellingIn(masked: string): readonly Telling[] {
  matcher ??= compiled();
  const folded = fold(masked);
  const covered = [...masked.matchAll(hidden)];
  return matcher.scan(folded).flatMap(({ pattern, start, end }) => {
    const term = words[pattern]?.term;
    const [from, to] = folded.span(start, end);
    const mask = covered[before(to, covered) - 1];
    const isMasked = mask !== undefined && mask.index + mask[0].length > from;
    return term && !isMasked ? [{ start: from, end: to, term }] : [];
  });
}

/** How many of those in order begin before that place. */
function before(place: number, covered: readonly { readonly index: number }[]): number {
  let [low, high] = [0, covered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((covered[middle]?.index ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a masked text speaks of these reasons, in order, none overlapping: where two do, the graver one is named. */
export function marksIn(masked: string, reasons: readonly ReasonCode[]): readonly Mark[] {
  const found = tellingIn(masked).flatMap(({ start, end, term }) => {
    const reason = 'reason' in term ? term.reason : undefined;
    return reason && reasons.includes(reason) ? [{ start, end, reason }] : [];
  });
  return apart(found.sort((a, b) => a.start - b.start));
}

/** The text in pieces, those that speak of one of these reasons marked; together they are the text. */
export function piecesOf(masked: string, reasons: readonly ReasonCode[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end, reason } of marksIn(masked, reasons)) {
    if (start > from) pieces.push({ text: masked.slice(from, start) });
    pieces.push({ text: masked.slice(start, end), mark: reason });
    from = end;
  }
  if (from < masked.length) pieces.push({ text: masked.slice(from) });
  return pieces;
}

/** The closed list runs from the gravest on. */
function graverReason(a: ReasonCode, b: ReasonCode): ReasonCode {
  return reasonCodes.indexOf(a) <= reasonCodes.indexOf(b) ? a : b;
}

function apart(found: readonly Mark[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const next of found) {
    const last = marks.at(-1);
    if (!last || next.start >= last.end) marks.push(next);
    else marks[marks.length - 1] = joined(last, next);
  }
  return marks;
}

function joined(last: Mark, next: Mark): Mark {
  const reason = graverReason(last.reason, next.reason);
  return { start: last.start, end: Math.max(last.end, next.end), reason };
}

function compiled(): Matcher {
  const slices = perceiving(
    words.map((word) => ({ words: word.words, disguised: isDisguised(word) })),
    [],
  );
  for (let slice = slices.next(); ; slice = slices.next()) if (slice.done) return slice.value.matcher;
}

/** Words of harm are what people disguise. */
function isDisguised({ term }: Word): boolean {
  return term.role === 'risk' && term.weight >= 2;
}
