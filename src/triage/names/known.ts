import { book } from './book.ts';
import { never } from './letters.ts';
import type { Name } from './names.ts';
import { dearerIn } from './register.ts';
import { as, firstOf, type Known, pairOf, type Seen } from './sheet.ts';
import { isHan } from './signs.ts';

/** Names that begin alike and are looked for again. */
const mostAlike = 4;

/** Full names, and the given name of a full one, are known again; a surname alone too, where it is a common one. */
export function knownOf(codes: Uint16Array, names: readonly Name[]): Known {
  const known = new Map<number, Seen[]>();
  const chinese = names.filter(({ start }) => isHan(codes[start] ?? 0));
  const full = chinese.filter(({ start, hidden }) => hidden === start + 1);
  for (const { start, end } of full) {
    if (end === start + 3) learn(known, { letters: codes.slice(start + 1, end), what: as.given });
  }
  for (const { start, end, hidden } of chinese) {
    const what = hidden > start + 1 ? as.full : as.called;
    if (hidden > start && hidden < end) learn(known, { letters: codes.slice(start, end), what });
  }
  const surnames = new Set(full.map(({ start }) => codes[start] ?? 0).filter(isCommon));
  return {
    names: known,
    surnames,
    firsts: firstsOf([...known.keys()].map(firstOf), surnames),
    dearer: dearerIn(codes),
  };
}

/** 王 alone may be Mr Wang of the sentence before; 花 and 都 are words. */
function isCommon(code: number): boolean {
  return (book().letters.surname[code] ?? never) < 5.2;
}

function firstsOf(...letters: readonly Iterable<number>[]): number {
  let firsts = 0;
  for (const some of letters) for (const letter of some) firsts |= 1 << (letter & 31);
  return firsts;
}

function learn(known: Map<number, Seen[]>, name: Seen): void {
  const key = pairOf(name.letters[0] ?? 0, name.letters[1] ?? 0);
  const others = known.get(key);
  if (!others) known.set(key, [name]);
  else if (others.length < mostAlike && !others.some((other) => isSame(other, name))) others.push(name);
}

function isSame(one: Seen, other: Seen): boolean {
  return (
    one.letters.length === other.letters.length && one.letters.every((code, at) => code === other.letters[at])
  );
}

/** Whether it is the given name of somebody named in full elsewhere. */
export function isGiven({ names }: Known, codes: Uint16Array, { start, end }: Name): boolean {
  const alike = end - start === 2 ? names.get(pairOf(codes[start] ?? 0, codes[start + 1] ?? 0)) : undefined;
  return alike?.some(({ what }) => what === as.given) ?? false;
}

/** Whether anything known may stand in `from`…`to`. */
export function mayHold(
  { names, surnames, firsts }: Known,
  codes: Uint16Array,
  from: number,
  to: number,
): boolean {
  for (let at = from; at < to; at++) {
    const code = codes[at] ?? 0;
    if (((firsts >>> (code & 31)) & 1) === 0) continue;
    const next = at + 1 < codes.length ? (codes[at + 1] ?? 0) : 0;
    if (surnames.has(code) || names.has(pairOf(code, next))) return true;
  }
  return false;
}
