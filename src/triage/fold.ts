import { dropped, expands, expansionOf, foldCharacters, foldedUnit } from './foldTable.ts';

/** Words as the matcher compares them, each knowing where it stood in the original. */
export interface Folded {
  readonly text: string;
  /** The UTF-16 code units of `text`. */
  readonly codes: Uint16Array;
  /** Index in the original of folded index `index`; of its end for `text.length` and beyond. */
  at(index: number): number;
  /** The half-open range of the original that the folded range `start`…`end` was made from. */
  span(start: number, end: number): readonly [from: number, to: number];
}

const space = 0x20;

/**
 * Makes spellings that a reader takes for the same compare equal: compatibility forms, case, traditional → simplified,
 * invisible characters, full-width digits, runs of white space. Folding a folded text changes nothing.
 */
export function fold(text: string): Folded {
  const codes = new Uint16Array(text.length);
  const from = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isSurrogate(unit)) return foldAtLength(text);
    const folded = foldedUnit(unit);
    if (folded === expands) return foldAtLength(text);
    if (folded === dropped || (folded === space && endsBlank(codes[length - 1]))) continue;
    codes[length] = folded;
    from[length++] = index;
  }
  if (length > 0 && codes[length - 1] === space) length--;
  return made(text, codes.subarray(0, length), from.subarray(0, length));
}

/** The way for texts with emoji, rare Han or characters that become several: the output may be longer than the input. */
function foldAtLength(text: string): Folded {
  const codes: number[] = [];
  const from: number[] = [];
  let index = 0;
  for (const character of text) {
    for (const unit of unitsOf(character)) {
      if (unit === space && endsBlank(codes.at(-1))) continue;
      codes.push(unit);
      from.push(index);
    }
    index += character.length;
  }
  if (codes.at(-1) === space) codes.pop();
  return made(text, Uint16Array.from(codes), Uint32Array.from(from.slice(0, codes.length)));
}

/** The beginning of a text counts as blank: it is trimmed. */
function endsBlank(last: number | undefined): boolean {
  return last === undefined || last === space;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function unitsOf(character: string): readonly number[] {
  const unit = character.charCodeAt(0);
  const folded = foldedUnit(unit);
  if (character.length === 1 && folded !== expands) return folded === dropped ? [] : [folded];
  const emoji = unit >= 0xd83c && unit <= 0xd83e && (character.codePointAt(0) ?? 0) >= 0x1f300;
  const words = character.length === 1 ? expansionOf(unit) : emoji ? character : foldCharacters(character);
  return Array.from({ length: words.length }, (_, position) => words.charCodeAt(position));
}

function made(original: string, codes: Uint16Array, from: Uint32Array): Folded {
  const at = (index: number) => (index < from.length ? (from[index] ?? 0) : original.length);
  return {
    text: wordsOf(codes),
    codes,
    at,
    span: (start, end) => {
      if (start >= end) return [at(start), at(start)];
      const last = at(end - 1);
      return [at(start), last + ((original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)];
    },
  };
}

function wordsOf(codes: Uint16Array): string {
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le');
}
