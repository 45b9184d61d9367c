/** A stretch of a folded text, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A text without what a site's template may change: blanks, width, marks that nobody sees. With where its lines stand. */
export interface Folded {
  readonly text: string;
  readonly lines: readonly Span[];
}

/**
 * Letters that no reader sees, and that editors of pages put in. Marks that turn the direction of writing are kept: with
 * them other words are read than stand there.
 */
const unseen = /\u00ad|\u034f|[\u180b-\u180f]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/gu;
const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;
/** Between two of these a blank parts words or numbers: 「12 3」 is not 「123」. */
const narrow = /[0-9A-Za-z.]/;
const loose = /(?<![0-9A-Za-z.]) | (?![0-9A-Za-z.])/gu;

/**
 * Lines become one run of letters: blanks go where they part nothing, full and half width are one, so are the ways to write
 * a quotation mark. All else stays as it is: `²` is not `2`, and 。 is not a point.
 */
export function folded(text: string): Folded {
  const pieces: string[] = [];
  const lines: Span[] = [];
  let [at, last] = [0, ''];
  for (const line of text.normalize('NFC').replace(unseen, '').split(lineEnd)) {
    const words = sameWidth(line).trim().replace(/\s+/gu, ' ').replace(loose, '');
    if (words === '') continue;
    const blank = narrow.test(last) && narrow.test(words[0] ?? '') ? ' ' : '';
    pieces.push(blank, words);
    const from = at + blank.length;
    [at, last] = [from + words.length, words.at(-1) ?? ''];
    lines.push({ from, to: at });
  }
  return { text: pieces.join(''), lines };
}

function sameWidth(line: string): string {
  return line
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCodePoint(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\uff61', '。')
    .replace(/[“”„‟]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'")
    .replace(/…+|\.{3,}/gu, '…');
}

/** How much two lines have in common, 0 to 1: pairs of letters that are in both (Dice). */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.size === 0 || right.size === 0) return a === b ? 1 : 0;
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / (left.size + right.size);
}

function pairsOf(line: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(line.length - 1, 0) }, (_none, at) => line.slice(at, at + 2)));
}
