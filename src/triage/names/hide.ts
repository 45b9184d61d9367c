import { isGiven, knownOf, mayHold } from './known.ts';
import { type Name, namesBetween } from './names.ts';
import type { Known } from './sheet.ts';
import { isDigit, isHan, isLatin, stopAfter } from './signs.ts';

const [mou, star] = [0x67d0, 0x2a];
/** Each round hides what the one before made plain; two are the rule. */
const mostRounds = 8;

/** A stretch of a text that names somebody. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What was hidden: where, and whom; each name as it stood when it was. */
export interface HiddenNames {
  readonly stretches: readonly Stretch[];
  readonly names: readonly Name[];
}

const noNames: HiddenNames = { stretches: [], names: [] };

/**
 * Where `codes`, in which `namesIn` has found `first`, name somebody, in order and apart; they are changed to what is shown
 * there, until there is nothing more to hide: so that hiding twice is hiding once. Names that hide themselves already, 李女士,
 * are among them. What `stays` is left.
 */
export function hideNames(codes: Uint16Array, first: readonly Name[], stays = noneStays): HiddenNames {
  if (first.length === 0) return noNames;
  let seen = first;
  let hidden: readonly Name[] = [];
  const covered = new Uint8Array(codes.length);
  for (let round = 0; round < mostRounds; round++) {
    const open = seen.filter((name) => isPlain(codes, name) && !stays(name));
    if (open.length === 0) break;
    const known = knownOf(codes, seen);
    for (const name of open)
      hide(codes, covered, isGiven(known, codes, name) ? name.start : name.hidden, name);
    hidden = hidden.concat(open);
    seen = seenAgain(codes, seen, covered, known);
  }
  return { stretches: apart(hidden.concat(seen.filter((name) => !stays(name)))), names: hidden };
}

function noneStays(_name: Name): boolean {
  return false;
}

/** Of what overlaps one stretch is made. */
function apart(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

function hide(codes: Uint16Array, covered: Uint8Array, from: number, { start, end }: Stretch): void {
  covered.fill(1, start, end);
  for (let at = from; at < end; at++) codes[at] = cover(codes[at] ?? 0);
}

/** Reads again what lies between two stops and has changed, or may hold a name that is known by now. */
function seenAgain(
  codes: Uint16Array,
  before: readonly Name[],
  covered: Uint8Array,
  known: Known,
): readonly Name[] {
  const names: Name[] = [];
  let next = 0;
  for (let from = 0; from < codes.length; ) {
    const to = stopAfter(codes, from);
    const first = next;
    while ((before[next]?.start ?? to) < to) next++;
    const again = isCovered(covered, from, to) || mayHold(known, codes, from, to);
    const found = again ? namesBetween(codes, [from, to], known, names.at(-1)) : before.slice(first, next);
    for (const name of found) names.push(name);
    from = to;
  }
  return names;
}

function isCovered(covered: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (covered[at] === 1) return true;
  return false;
}

/** Whether it has letters that would be covered. */
function isPlain(codes: Uint16Array, { hidden, end }: Name): boolean {
  for (let at = hidden; at < end; at++) if (cover(codes[at] ?? 0) !== codes[at]) return true;
  return false;
}

/** What is shown for a letter: signs between the parts of a name stay. */
function cover(code: number): number {
  if (isHan(code)) return mou;
  return isLatin(code) || isDigit(code) ? star : code;
}
