/** Signs that stand for a digit without being one: what people write so that no machine reads their number. */
const standIns: readonly string[] = [
  '〇零○◯洞⓿oоοօ',
  '一壹弌幺腰妖丨ㄧ❶➀➊⓵lіıι',
  '二贰弍两❷➁➋⓶',
  '三叁弎参仨❸➂➌⓷з',
  '四肆❹➃➍⓸',
  '五伍❺➄➎⓹',
  '六陆❻➅➏⓺б',
  '七柒拐❼➆➐⓻',
  '八捌❽➇➑⓼',
  '九玖勾❾➈➒⓽',
];

const zero = 0x30;
/** A place that is no figure. */
export const noFigure = 255;
/** Between the figures of one number. */
const between = 254;

/** The digit that a code unit of a folded text may stand for, `between` for signs that hide a number, or `noFigure`. */
const table = new Uint8Array(0x10000).fill(noFigure);
for (let unit = 0; unit < 0x10000; unit++) {
  const sign = String.fromCharCode(unit);
  if (/\p{Nd}/u.test(sign)) table[unit] = digitOf(unit);
  else if (!/[\p{L}\p{N}\n]/u.test(sign)) table[unit] = between;
}
for (const [digit, signs] of standIns.entries()) {
  for (const sign of signs) table[sign.charCodeAt(0)] = digit;
}

/** How the digits of a text are read: as written, or with what stands in for them. */
export type Figures = (code: number) => number;

/** Only 0-9. */
export function plainFigure(code: number): number {
  return code >= zero && code <= zero + 9 ? code - zero : noFigure;
}

/** 0-9 and everything that is used in their place: 幺, ❸, ٣, o. */
export function anyFigure(code: number): number {
  const figure = table[code] ?? noFigure;
  return figure < 10 ? figure : noFigure;
}

/** What may stand between the digits of one number: signs and pictures, no letters. Halves of pictures count. */
export function isBetween(code: number): boolean {
  return table[code] === between;
}

/** Digits come in tens, from zero on. */
function digitOf(unit: number): number {
  let first = unit;
  while (unit - first < 9 && /\p{Nd}/u.test(String.fromCharCode(first - 1))) first--;
  return (unit - first) % 10;
}
