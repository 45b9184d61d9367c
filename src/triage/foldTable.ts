import traditional from 'opencc-js/dict/TSCharacters';
import { asDigit, lookalikes } from './lookalikes.ts';

/** A folded code unit that says nothing (zero-width, bidi control, combining mark, lone surrogate). */
export const dropped = 0;
/** Stands for several code units, or for a numeral: see `expansionOf`. */
export const expands = 1;
/** A character that no text has held yet. */
const unseen = 2;
/** A digit in Chinese, which folds to itself but in a number: see `digitOf`. */
export const numeral = 3;
/** Every kind of white space; what folds to less is one of the signs above. */
export const space = 0x20;

const digits: ReadonlyMap<number, number> = new Map(
  ['零〇', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((forms, digit) =>
    Array.from(forms, (form) => [form.charCodeAt(0), 0x30 + digit] as const),
  ),
);

const simplified: ReadonlyMap<string, string> = new Map(
  Array.from(
    traditional.matchAll(/(?:^|\|)([^ |]+) ([^ |]+)/g),
    ([, from = '', to = '']) => [from, to] as const,
  ),
);

const mute = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}]|(?=\P{White_Space})\p{Cc}/gu;
const blank = /[\s\u0085\u2800]/gu;

/**
 * The folded form of some characters: compatibility forms, case, script variant, accents and what cannot be seen are
 * taken away until nothing changes, so that folding twice is folding once.
 */
export function foldCharacters(characters: string): string {
  let now = characters;
  for (let before = ''; now !== before; ) {
    before = now;
    now = simplify(now.normalize('NFKD').replace(mute, '').toLowerCase().replace(mute, '').normalize('NFC'));
  }
  return now.replace(blank, ' ');
}

/**
 * What each code unit folds to, or a sign that is less than any: `foldedUnit` knows what that stands for. Most characters
 * never occur: each is folded when it is first met, which keeps the start of the process fast.
 */
export const table = Uint16Array.from({ length: 0x10000 }, (_, unit) =>
  isSurrogate(unit) ? dropped : isSettled(unit) ? unit : unseen,
);
for (const traditionalForm of simplified.keys()) {
  if (traditionalForm.length === 1) table[traditionalForm.charCodeAt(0)] = unseen;
}
for (const unit of digits.keys()) table[unit] = numeral;

/**
 * The folded form of one code unit: a code unit, or `dropped`, `expands` or `numeral`. Surrogates are dropped: pairs come
 * before.
 */
export function foldedUnit(unit: number): number {
  const known = table[unit] ?? dropped;
  return known === unseen ? meet(unit) : known;
}

/** Whether a folded code unit is a digit in Chinese. */
export function isNumeral(unit: number): boolean {
  return table[unit] === numeral;
}

/** The code unit of the digit that a numeral stands for where it is one of a number's. */
export function digitOf(unit: number): number {
  return digits.get(unit) ?? unit;
}

/** What either half of a pair folds to: a pictograph's to itself, as they are too common in posts to leave the fast way for. */
export function halfOfEmoji(high: number, low: number, half: number): number {
  return isPictograph(high, low) ? half : expands;
}

/** The pair is one of U+1F300 … U+1FAFF. */
export function isPictograph(high: number, low: number): boolean {
  if (!isLow(low)) return false;
  return (high === 0xd83c && low >= 0xdf00) || high === 0xd83d || (high === 0xd83e && low <= 0xdeff);
}

/** The second half of a pair. */
export function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Either half of a pair. */
export function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

const expansions = new Map<number, string>();

/** The folded form of a code unit that `expands`. */
export function expansionOf(unit: number): string {
  return expansions.get(unit) ?? foldCharacters(String.fromCharCode(unit));
}

function meet(unit: number): number {
  const words = foldCharacters(String.fromCharCode(unit));
  const first = words.charCodeAt(0);
  const several = words.length > 1 || digits.has(first);
  if (several) expansions.set(unit, words);
  const folded = several ? expands : words === '' ? dropped : first;
  table[unit] = folded;
  return folded;
}

function simplify(text: string): string {
  let simple = '';
  for (const character of text) {
    simple += simplified.get(character) ?? lookalikes.get(character) ?? asDigit(character);
  }
  return simple;
}

/** Unified Han, Hangul and private use fold to themselves; script variants among them are taken out again above. */
function isSettled(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xf8ff);
}
