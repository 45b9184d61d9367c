import {
  dropped,
  expands,
  expansionOf,
  foldCharacters,
  foldedUnit,
  halfOfEmoji,
  isLow,
  isPictograph,
  isSurrogate,
  numeral,
  space,
} from './foldTable.ts';
import { endOf, keep, type Room, startOf } from './slab.ts';

/** A folded text whose code units do not all stand where they stood. */
interface Parted {
  readonly codes: Uint16Array;
  /** Where in the original each of them stood. */
  readonly from: Uint32Array;
}

/** Where folded code units are written as they come. */
interface Sheet {
  readonly units: Uint16Array;
  readonly places: Uint32Array;
  readonly start: number;
  /** The room ends here. */
  readonly most: number;
  end: number;
}

/** Folds a text of which the room holds the first `same` code units, folded and where they stood. */
export function foldApart(text: string, room: Room, same: number): Parted {
  const start = startOf(room);
  const { units } = room;
  const places = room.places();
  for (let at = 0; at < same; at++) places[start + at] = at - (isLow(units[start + at] ?? 0) ? 1 : 0);
  const sheet: Sheet = { units, places, start, most: endOf(room, text.length), end: start + same };
  for (let at = same; at < text.length; at++) {
    if (!putNext(sheet, text, at)) return foldAtLength(text);
  }
  const end = trimmed(units, start, sheet.end);
  keep(room, end);
  return { codes: units.subarray(start, end), from: places.subarray(start, end) };
}

/** False where the character is a rare one or the room is used up. */
function putNext(sheet: Sheet, text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const folded = isSurrogate(unit) ? ofPair(text, at, unit) : foldedUnit(unit);
  if (folded === expands) return spread(sheet, text, at);
  put(sheet, folded === numeral ? unit : folded, isLow(folded) ? at - 1 : at);
  return true;
}

function ofPair(text: string, at: number, unit: number): number {
  const first = isLow(unit) ? at - 1 : at;
  return halfOfEmoji(text.charCodeAt(first), text.charCodeAt(first + 1), unit);
}

/** Leaves out what says nothing, and white space after white space or at the beginning. */
function put(sheet: Sheet, folded: number, place: number): void {
  const { units, places, start, end } = sheet;
  if (folded === dropped || (folded === space && (end === start || units[end - 1] === space))) return;
  units[end] = folded;
  places[end] = place;
  sheet.end = end + 1;
}

/** One character that becomes several; false where it is a rare one or the room is used up. */
function spread(sheet: Sheet, text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const words = isSurrogate(unit) ? '' : expansionOf(unit);
  if (words === '' || sheet.end + words.length + text.length - at > sheet.most) return false;
  for (let letter = 0; letter < words.length; letter++) put(sheet, words.charCodeAt(letter), at);
  return true;
}

/** White space at the end counts as nothing. */
function trimmed(units: Uint16Array, start: number, end: number): number {
  return end > start && units[end - 1] === space ? end - 1 : end;
}

/** The way for texts with rare Han or so many such characters that the output outgrows the input. */
function foldAtLength(text: string): Parted {
  const units: number[] = [];
  const from: number[] = [];
  let index = 0;
  for (const character of text) {
    for (const unit of unitsOf(character)) {
      if (unit === space && endsBlank(units.at(-1))) continue;
      units.push(unit);
      from.push(index);
    }
    index += character.length;
  }
  const codes = Uint16Array.from(units);
  return { codes: codes.subarray(0, trimmed(codes, 0, codes.length)), from: Uint32Array.from(from) };
}

/** The beginning of a text counts as blank: it is trimmed. */
function endsBlank(last: number | undefined): boolean {
  return last === undefined || last === space;
}

function unitsOf(character: string): readonly number[] {
  const unit = character.charCodeAt(0);
  const folded = foldedUnit(unit);
  if (character.length === 1 && folded === numeral) return [unit];
  if (character.length === 1 && folded !== expands) return folded === dropped ? [] : [folded];
  const words = character.length === 1 ? expansionOf(unit) : foldPair(character, unit);
  return Array.from({ length: words.length }, (_, position) => words.charCodeAt(position));
}

function foldPair(character: string, high: number): string {
  return isPictograph(high, character.charCodeAt(1)) ? character : foldCharacters(character);
}
