/**
 * How wide a text is in letters of full width. Latin letters are counted at 0.6, a little more than most take, and those
 * that take more as full, so that what is found to fit does fit.
 */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + wideness(letter), 0);
}

/** Cuts out of the middle: the ends of names tell them apart (第一医院东院区, 第一医院西院区). `wide` in full letters. */
export function cut(text: string, wide: number): string {
  if (widthOf(text) <= wide) return text;
  const letters = [...text];
  const start = taken(letters, (wide - 1) / 2).join('');
  const end = taken(letters.toReversed(), wide - 1 - widthOf(start)).toReversed();
  return `${start}…${end.join('')}`;
}

/** At most two lines that are `wide` full letters each, parted at a space where there is one. */
export function inTwoLines(text: string, wide: number): readonly string[] {
  if (widthOf(text) <= wide) return [text];
  const letters = [...text];
  const most = taken(letters, wide).length;
  const space = letters.slice(0, most + 1).lastIndexOf(' ');
  const at = space > most / 2 ? space : most;
  return [letters.slice(0, at).join('').trim(), cut(letters.slice(at).join('').trim(), wide)];
}

/**
 * Names in at most two lines each, so that no two read the same: those that would have their start cut off instead of
 * their middle, for long names of one chain begin alike.
 */
export function apart(names: readonly string[], wide: number): readonly string[] {
  const lines = names.map((name) => inTwoLines(name, wide).join('\n'));
  return lines.map((line, index) => {
    const name = names[index] ?? '';
    const alone = lines.filter((other) => other === line).length === 1;
    return alone || widthOf(name) <= wide * 2 - 2
      ? line
      : inTwoLines(lastOf(name, wide * 2 - 2), wide).join('\n');
  });
}

/**
 * Names in one line each, so that no two of different names read the same: where cutting out the middle would make them,
 * what they begin alike with is cut off instead.
 */
export function apartInLine(names: readonly string[], wide: number): readonly string[] {
  const lines = names.map((name) => cut(name, wide));
  return names.map((name, index) => {
    const line = lines[index] ?? '';
    const alike = names.filter((other, at) => lines[at] === line && other !== name);
    const start = Math.max(0, ...alike.map((other) => alikeUpTo([...name], [...other])));
    return start === 0 ? line : middleOf([...name].slice(Math.max(0, start - 2)), wide);
  });
}

function alikeUpTo(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((letter, at) => letter !== b[at]);
  return end < 0 ? a.length : end;
}

function middleOf(letters: readonly string[], wide: number): string {
  const whole = `…${letters.join('')}`;
  return widthOf(whole) <= wide ? whole : `…${taken(letters, wide - 2).join('')}…`;
}

function lastOf(name: string, wide: number): string {
  return `…${taken([...name].toReversed(), wide - 1)
    .toReversed()
    .join('')}`;
}

function taken(letters: readonly string[], wide: number): readonly string[] {
  let room = wide;
  const end = letters.findIndex((letter) => {
    room -= wideness(letter);
    return room < 0;
  });
  return end < 0 ? letters : letters.slice(0, end);
}

/** Latin letters and signs that are drawn as wide as Chinese ones, or nearly. */
const wideLatin = /[·×%@MWmw&]/u;

function wideness(letter: string): number {
  if (wideLatin.test(letter)) return 1;
  return (letter.codePointAt(0) ?? 0) < 0x2000 || letter === '−' ? 0.6 : 1;
}
