import { cued } from './cued.ts';
import { anyFigure, isBetween, noFigure, plainFigure } from './figures.ts';

/** What a look over the letters of a text says about the secrets that it may hold. */
export interface Traces {
  /** A bit for each of `cued` whose sign's first letter is there, and for Latin letters. */
  readonly seen: number;
  /** The most figures that may be one number's, 0-9 or what stands in for them. */
  readonly figures: number;
}

/** Behind the bits of `cued`. */
const bits = { latin: 1 << 27, digit: 1 << 28, figure: 1 << 29, between: 1 << 30 };
/** Signs between two figures of one number, at most. */
const mostBetween = 4;
/** The last sign of a resident id. */
const x = 0x78;

const table = Uint32Array.from({ length: 0x10000 }, (_, code) => {
  if (plainFigure(code) !== noFigure) return bits.figure | bits.digit;
  const latin = code >= 0x61 && code <= 0x7a ? bits.latin : 0;
  if (anyFigure(code) !== noFigure || code === x) return bits.figure | latin;
  return isBetween(code) ? bits.between : latin;
});
for (const [index, { sign }] of cued.entries()) {
  for (const word of sign) table[word.charCodeAt(0)] = (table[word.charCodeAt(0)] ?? 0) | (1 << index);
}

/** What else must be seen of each of `cued`: so many figures in a row, and these bits. */
const needs = cued.map(({ digits = 0, latin }): readonly [number, number] => [
  digits,
  (digits > 0 ? bits.digit : 0) | (latin ? bits.latin : 0),
]);

/** One quick look that spares most texts all slow ones. */
export function tracesIn(codes: Uint16Array): Traces {
  let [seen, figures, run, gap] = [0, 0, 0, 0];
  for (let at = 0; at < codes.length; at++) {
    const trace = table[codes[at] ?? 0] ?? 0;
    seen |= trace;
    if ((trace & bits.figure) !== 0) {
      gap = 0;
      run++;
      if (run > figures) figures = run;
    } else if ((trace & bits.between) === 0 || ++gap > mostBetween) run = 0;
  }
  return { seen, figures };
}

/** Whether any of `cued` may be there. */
export function mayHoldAny(traces: Traces): boolean {
  for (let index = 0; index < needs.length; index++) if (mayHold(traces, index)) return true;
  return false;
}

/** Whether the `index`th of `cued` may be there. */
export function mayHold({ seen, figures }: Traces, index: number): boolean {
  if (((seen >>> index) & 1) === 0) return false;
  const [digits, letters] = needs[index] ?? [0, 0];
  return figures >= digits && (seen & letters) === letters;
}
