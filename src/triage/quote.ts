import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import { type Telling, tellingIn } from './marks.ts';

/** A half-open range of a text. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** How much a part says; the gravest reason outweighs all words without one. */
interface Weighed extends Part {
  readonly weight: number;
}

const sentence = /[^。！？!?；;…]+[。！？!?；;…]*|[。！？!?；;…]+/gu;
const clause = /[^，,、：:\s]+[，,、：:\s]*|[，,、：:\s]+/gu;

/**
 * The part of a text that speaks of the gravest of these reasons, else says most of what went wrong: its own words in
 * their order, at most `max` UTF-16 units, `…` where it begins or breaks off in the middle. Give it masked words: it
 * takes whole sentences where they fit, then whole clauses, and never looks behind a mask.
 */
export function quoteOf(masked: string, max: number, reasons: readonly ReasonCode[] = reasonCodes): string {
  const words = masked.trim().replace(/\s+/gu, ' ');
  if (words.length <= max) return words;
  const telling = tellingIn(words).toSorted((a, b) => a.start - b.start);
  const sentences = partsOf(words, { start: 0, end: words.length }, sentence);
  const [said, at] = heaviest(sentences, telling, reasons);
  const room = max - 1;
  if (lengthOf(said) <= (said.start > 0 ? room : max)) return dotted(words, grown(sentences, at, room));
  const clauses = partsOf(words, said, clause);
  const [told, place] = heaviest(clauses, telling, reasons);
  const fits = lengthOf(told) <= room - 1;
  const kept = fits ? grown(clauses, place, room - 1) : around(told, telling, reasons, max);
  return dotted(words, kept).slice(0, max);
}

function partsOf(words: string, { start, end }: Part, pattern: RegExp): readonly Part[] {
  return [...words.slice(start, end).matchAll(pattern)].map((match) => {
    const from = start + match.index;
    return { start: from, end: from + match[0].length };
  });
}

/** The first of those that weigh most, and which it is. */
function heaviest(
  parts: readonly Part[],
  telling: readonly Telling[],
  reasons: readonly ReasonCode[],
): readonly [Part, number] {
  const weighed = parts.map((part): Weighed => ({ ...part, weight: weightOf(part, telling, reasons) }));
  const most = weighed.reduce((max, { weight }) => Math.max(max, weight), 0);
  const at = weighed.findIndex(({ weight }) => weight === most);
  return [weighed[at] ?? { start: 0, end: 0 }, at];
}

function weightOf(part: Part, telling: readonly Telling[], reasons: readonly ReasonCode[]): number {
  let [gravest, sum] = [0, 0];
  for (const { term } of inside(part, telling)) {
    gravest = Math.max(gravest, gravityOf(term, reasons));
    sum += worth(term);
  }
  return gravest * 1000 + sum;
}

/** Those of a list in order that lie in a part: a hostile post is nothing but words that tell, and each is looked at once. */
function inside({ start, end }: Part, telling: readonly Telling[]): readonly Telling[] {
  const found: Telling[] = [];
  for (let at = firstFrom(start, telling); at < telling.length; at++) {
    const each = telling[at];
    if (!each || each.start >= end) break;
    if (each.end <= end) found.push(each);
  }
  return found;
}

function firstFrom(start: number, telling: readonly Telling[]): number {
  let [low, high] = [0, telling.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((telling[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function gravityOf(term: Telling['term'], reasons: readonly ReasonCode[]): number {
  const reason = 'reason' in term ? term.reason : undefined;
  return reason && reasons.includes(reason) ? reasonCodes.length - reasonCodes.indexOf(reason) : 0;
}

function worth(term: Telling['term']): number {
  if (term.role === 'risk') return term.weight ** 2;
  return term.role === 'fact' ? 2 : 0;
}

/** With what comes after it, then with what comes before, as far as there is room. */
function grown(parts: readonly Part[], at: number, room: number): Part {
  let { start, end } = parts[at] ?? { start: 0, end: 0 };
  for (const next of parts.slice(at + 1)) {
    if (next.end - start > room) break;
    end = next.end;
  }
  for (const before of parts.slice(0, at).reverse()) {
    if (end - before.start > room) break;
    start = before.start;
  }
  return { start, end };
}

/** As much of one long clause as fits, with the word that says most a third of the way in. */
function around(
  { start, end }: Part,
  telling: readonly Telling[],
  reasons: readonly ReasonCode[],
  max: number,
): Part {
  const there = inside({ start, end }, telling);
  const [word] = there.length > 0 ? heaviest(there, there, reasons) : [{ start, end }];
  const from = Math.max(start, word.start - Math.floor(max / 3));
  const room = Math.max(0, max - 1 - (from > 0 ? 1 : 0));
  return { start: from, end: Math.min(end, from + room) };
}

function dotted(words: string, { start, end }: Part): string {
  const kept = whole(words.slice(start, end)).trim();
  const opening = start > 0 ? '…' : '';
  if (end === words.length || /[。！？!?；;…]$/u.test(kept)) return opening + kept;
  return `${opening}${kept.replace(/[，,、：:\s]+$/u, '')}…`;
}

/** Half a character at either end would be a broken one. */
function whole(words: string): string {
  return words.replace(/^(?:[\udc00-\udfff]|\p{M}|\u200d|\ufe0f)+|(?:[\ud800-\udbff]|\u200d)+$/gu, '');
}

function lengthOf({ start, end }: Part): number {
  return end - start;
}
