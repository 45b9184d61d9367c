import { cued } from './cued.ts';
import { anyFigure, type Figures, plainFigure } from './figures.ts';
import { isBankCard, isLandline, isMobile, isResidentId } from './numbers.ts';
import { type Group, isMostlyPlain, runsIn } from './runs.ts';
import { mayHold, mayHoldAny, type Traces, tracesIn } from './traces.ts';

/** Something that must not be shown, by its place in a text. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

interface NumberKind {
  readonly kind: string;
  /** Fewest and most digits. */
  readonly size: readonly [number, number];
  readonly is: (digits: string, groups: readonly number[]) => boolean;
}

/** The longest first, so that an id is not taken for a phone with digits around it. Further kinds are further rows. */
const numberKinds: readonly NumberKind[] = [
  { kind: '身份证', size: [15, 18], is: isResidentId },
  { kind: '银行卡', size: [16, 19], is: isBankCard },
  { kind: '电话', size: [11, 15], is: isMobile },
  { kind: '电话', size: [10, 17], is: isLandline },
];
const fewest = 10;
const most = 19;
/** Mobile numbers one after the other, digit by digit: 1，3，8，… */
const several = /^(?:1[3-9]\d{9}){2,5}$/;

/** Everything in a folded text that must be masked, in order, none overlapping. */
export function secretsIn(text: string, codes: Uint16Array): readonly Secret[] {
  const traces = tracesIn(codes);
  const words = byWords(text, traces);
  if (traces.figures < fewest) return words.length < 2 ? words : withoutOverlap(words);
  const plain = byDigits(text, codes, plainFigure);
  const disguised = byDigits(text, codes, anyFigure);
  return withoutOverlap([...plain, ...disguised, ...words]);
}

function byWords(text: string, traces: Traces): readonly Secret[] {
  if (!mayHoldAny(traces)) return [];
  return cued
    .filter((_, index) => mayHold(traces, index))
    .filter(({ sign, hint }) => hint?.test(text) !== false && holdsOne(text, sign))
    .flatMap(({ kind, pattern, lead }) =>
      Array.from(text.matchAll(pattern), (match) => ({
        start: match.index + (lead?.exec(match[0])?.[0].length ?? 0),
        end: match.index + match[0].length,
        kind,
      })),
    );
}

/** What is of one letter has been seen. */
function holdsOne(text: string, signs: readonly string[]): boolean {
  return signs.some((sign) => sign.length === 1 || text.includes(sign));
}

function byDigits(text: string, codes: Uint16Array, figures: Figures): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const run of runsIn(codes, figures)) {
    for (const secret of meantIn(text, run, codes)) {
      if (standsAlone(text, secret) && (figures === plainFigure || isMeant(text, codes, secret)))
        secrets.push(secret);
    }
  }
  return secrets;
}

/** Letters in the place of digits are meant as such where digits are about, or where every one is Chinese. */
function isMeant(text: string, codes: Uint16Array, { start, end }: Secret): boolean {
  return isMostlyPlain(codes, start, end) || !/[a-zа-яο]/.test(text.slice(start, end).replace(/x$/, ''));
}

/** Words may touch a number, letters mixed with digits make it part of a code: `#a41f13812345678` is no phone. */
function standsAlone(text: string, { start, end }: Secret): boolean {
  const before = /[a-z0-9]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const after = /^[a-z0-9]*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  if (/^ ?[万亿元块]/.test(text.slice(end, end + 2))) return false;
  return !/\d/.test(before) && !/\d/.test(after) && !text.slice(0, start).endsWith(`#${before}`);
}

/** What is a number by itself, else the whole run where the words before it say that a number comes: 打13 80 01 38 00 0. */
function meantIn(text: string, run: readonly Group[], codes: Uint16Array): readonly Secret[] {
  const found = inRun(run, codes);
  if (found.length > 0 || run.length === 1) return found;
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  const digits = run.map((group) => group.digits).join('');
  if (run.length === digits.length && several.test(digits)) return [{ start, end, kind: '电话' }];
  if (run.length > most) return [];
  const announced =
    isMobile(digits, [digits.length]) &&
    /(?:电话|手机|号码?|联系|致电|拨打?|打|加|微信|tel|call|v)[^0-9。！？]{0,6}$/.test(
      text.slice(Math.max(0, start - 12), start),
    );
  return announced ? [{ start, end, kind: '电话' }] : [];
}

function inRun(groups: readonly Group[], codes: Uint16Array): readonly Secret[] {
  const secrets: Secret[] = [];
  for (let first = 0; first < groups.length; ) {
    const found = longestFrom(groups, first, codes);
    if (found) secrets.push(found.secret);
    first = found ? found.next : first + 1;
  }
  return secrets;
}

/** The longest secret that begins with this group; what a mobile number begins with is no extension of a landline. */
function longestFrom(
  groups: readonly Group[],
  first: number,
  codes: Uint16Array,
): { readonly secret: Secret; readonly next: number } | undefined {
  let best: { readonly secret: Secret; readonly next: number } | undefined;
  let digits = '';
  for (let last = first; last < groups.length && digits.length <= most; last++) {
    digits += groups[last]?.digits ?? '';
    if (digits.length < fewest || digits.length > most) continue;
    const shape = groups.slice(first, last + 1).map((group) => group.digits.length);
    const kind = numberKinds.find(
      ({ size, is }) => digits.length >= size[0] && digits.length <= size[1] && is(digits, shape),
    )?.kind;
    const [start, end] = [groups[first]?.start, groups[last]?.end];
    if (
      kind &&
      start !== undefined &&
      end !== undefined &&
      !isPiece(groups, first, last, codes) &&
      !isAmount(groups, first, last, codes) &&
      !(best && isMobileFrom(groups, last))
    )
      best = { secret: { start: withPlus(start, digits, codes), end, kind }, next: last + 1 };
  }
  return best;
}

function isMobileFrom(groups: readonly Group[], first: number): boolean {
  const shape: number[] = [];
  let digits = '';
  for (let at = first; at < groups.length && digits.length < 11; at++) {
    digits += groups[at]?.digits ?? '';
    shape.push(groups[at]?.digits.length ?? 0);
  }
  return isMobile(digits, shape);
}

/** +86 138…: the plus is part of it. */
function withPlus(start: number, digits: string, codes: Uint16Array): number {
  return digits.startsWith('86') && codes[start - 1] === 0x2b ? start - 1 : start;
}

/** Digits written one by one are a number only when they are all of them: 3 1 0 3 1 1 … are scores. */
function isPiece(groups: readonly Group[], first: number, last: number, codes: Uint16Array): boolean {
  if (first === last || groups[first]?.digits.length !== 1) return false;
  const inside = signsBefore(groups, first + 1, codes);
  return (
    (groups[first - 1]?.digits.length === 1 && signsBefore(groups, first, codes) === inside) ||
    (groups[last + 1]?.digits.length === 1 && signsBefore(groups, last + 1, codes) === inside)
  );
}

/** What stands between a group and the one before. */
function signsBefore(groups: readonly Group[], index: number, codes: Uint16Array): string {
  return String.fromCharCode(...codes.subarray(groups[index - 1]?.end ?? 0, groups[index]?.start ?? 0));
}

/** 13,800,138,000 is money. */
function isAmount(groups: readonly Group[], first: number, last: number, codes: Uint16Array): boolean {
  const rest = groups.slice(first + 1, last + 1);
  return (
    rest.length > 1 && rest.every(({ digits, start }) => digits.length === 3 && codes[start - 1] === 0x2c)
  );
}

/** Of two that overlap the one found first stands. */
function withoutOverlap(found: readonly Secret[]): readonly Secret[] {
  const inOrder = found
    .map((secret, rank) => ({ secret, rank }))
    .sort((a, b) => a.secret.start - b.secret.start || a.rank - b.rank);
  const kept: { secret: Secret; rank: number }[] = [];
  for (const each of inOrder) {
    const last = kept.at(-1);
    if (!last || each.secret.start >= last.secret.end) kept.push(each);
    else if (each.rank < last.rank && each.secret.end >= last.secret.end) kept[kept.length - 1] = each;
  }
  return kept.map(({ secret }) => secret);
}
