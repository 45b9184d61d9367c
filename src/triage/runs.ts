import { type Figures, isBetween, noFigure, plainFigure } from './figures.ts';

/** Digits that stand together, and where. */
export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Signs between two digits of one number, e.g. ` - `. */
const mostBetween = 4;
/** Bounded: a megabyte of digits must cost no more than a megabyte of anything. */
const longestRun = 200;

/** The last sign of a resident id may be an x, and stand apart as its digits do. */
const [x, beforeX] = [0x78, 17];

/** Rows of digits with no words between them, each cut into the groups it is written in. */
export function* runsIn(codes: Uint16Array, figures: Figures): Iterable<readonly Group[]> {
  for (let at = 0; at < codes.length; ) {
    if (figures(codes[at] ?? 0) === noFigure) at++;
    else {
      const run = runFrom(codes, at, figures);
      yield run;
      at = run.at(-1)?.end ?? at + 1;
    }
  }
}

function runFrom(codes: Uint16Array, from: number, figures: Figures): readonly Group[] {
  const groups: Group[] = [];
  let length = 0;
  let at = from;
  do {
    const group = groupFrom(codes, at, figures, longestRun - length);
    groups.push(group);
    length += group.digits.length;
    at = afterSigns(codes, group.end, figures);
  } while (length < longestRun && figures(codes[at] ?? 0) !== noFigure);
  if (length === beforeX && codes[at] === x) groups.push({ digits: 'x', start: at, end: at + 1 });
  return groups;
}

/** Where the signs that may stand between digits end. */
function afterSigns(codes: Uint16Array, from: number, figures: Figures): number {
  let at = from;
  while (at < from + mostBetween && figures(codes[at] ?? 0) === noFigure && isBetween(codes[at] ?? 0)) at++;
  return at;
}

/** An x may end it, as it ends a resident id. */
function groupFrom(codes: Uint16Array, start: number, figures: Figures, most: number): Group {
  let digits = '';
  let end = start;
  for (; end < codes.length && digits.length < most; end++) {
    const figure = figures(codes[end] ?? 0);
    if (figure === noFigure) break;
    digits += String(figure);
  }
  return codes[end] === x ? { digits: `${digits}x`, start, end: end + 1 } : { digits, start, end };
}

/** Whether digits themselves, and not only what stands in for them, are a good part of a stretch. */
export function isMostlyPlain(codes: Uint16Array, start: number, end: number): boolean {
  let plain = 0;
  for (let at = start; at < end; at++) if (plainFigure(codes[at] ?? 0) !== noFigure) plain++;
  return plain >= 5;
}
