import { type Folded, fold } from './fold.ts';
import { hideNames, type Stretch } from './names/hide.ts';
import { type Name, namesIn } from './names/names.ts';
import { type Secret, secretsIn } from './secrets.ts';

/** A text as the two audiences read it: a branch sees no private person's name, HQ sees those who act in public duty. */
export interface Masked {
  readonly branch: string;
  readonly hq: string;
}

/** What is hidden: a half-open range of the original and what is shown in its place. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly shown: string;
}

/** What nobody reads as part of a word: stands where something was masked. */
const [open, closed] = ['【', '】'];
/** What stands there, in any text. */
export const placeholders = /【(?:电话|身份证|银行卡|邮箱|护照|证件号|病历号|床号|QQ|微信|车牌|地址)】/giu;
/** Each round hides what the one before made plain; two are the rule. */
const mostRounds = 8;
const marks = /\p{M}+/uy;
const nobody: ReadonlySet<string> = new Set();

/**
 * The text with what identifies or reaches a person replaced: numbers and addresses by what they were, 【电话】【身份证】…,
 * names by the surname, 张某某. Sees through full-width, Chinese and circled digits, invisible characters and separators.
 * Masking a masked text changes nothing.
 */
export function mask(text: string): string {
  return without(text, maskedSpans(text));
}

/** As `mask`, but names said with a public duty, 王主任, 记者张伟, and those of `ours`, stay: for HQ. */
export function maskForHq(text: string, ours: ReadonlySet<string> = nobody): string {
  return masks(text, ours).hq;
}

/**
 * What `mask` and `maskForHq` say of one text, for little more than the price of one: most texts name nobody on duty, and
 * the two are the same string.
 */
export function masks(text: string, ours: ReadonlySet<string> = nobody): Masked {
  const bare = withoutSecrets(fold(text));
  const named = namesIn(bare.codes);
  const hidden = hiddenIn(text, bare, named);
  const branch = without(text, hidden.spans);
  const stays = stayingAtHq(bare.folded, ours);
  if (!hidden.names.some(stays)) return { branch, hq: branch };
  return { branch, hq: without(text, hiddenIn(text, bare, named, stays).spans) };
}

/**
 * What is masked in a text for a branch, in order, none overlapping. Names that hide themselves already, 李女士, 王某, are
 * there too and shown as they are.
 */
export function maskedSpans(text: string): readonly Hidden[] {
  const bare = withoutSecrets(fold(text));
  return hiddenIn(text, bare, namesIn(bare.codes)).spans;
}

function stayingAtHq({ text }: Folded, ours: ReadonlySet<string>): (name: Name) => boolean {
  return ({ start, end, onDuty }) => onDuty || (ours.size > 0 && ours.has(text.slice(start, end)));
}

/** What is hidden in a text in which `named` were found, and whom it names. */
function hiddenIn(
  text: string,
  { folded, secrets, codes }: Bare,
  named: readonly Name[],
  stays?: (name: Name) => boolean,
): { readonly spans: readonly Hidden[]; readonly names: readonly Name[] } {
  const left = named.length === 0 ? codes : codes.slice();
  const { stretches, names } = hideNames(left, named, stays);
  const spans = stretches.map((name) => hiddenName(text, folded, left, name));
  for (const { start, end, kind } of secrets) {
    const [from, to] = folded.span(start, end);
    spans.push({ start: from, end: afterMarks(text, to), kind, shown: `${open}${kind}${closed}` });
  }
  return { spans: secrets.length === 0 ? spans : spans.sort((a, b) => a.start - b.start), names };
}

/** The frame of 1️⃣ is hidden with its digit. */
function afterMarks(text: string, end: number): number {
  marks.lastIndex = end;
  return marks.test(text) ? marks.lastIndex : end;
}

function without(text: string, hidden: readonly Hidden[]): string {
  if (hidden.length === 0) return text;
  let masked = '';
  let from = 0;
  for (const { start, end, shown } of hidden) {
    masked += text.slice(from, start) + shown;
    from = end;
  }
  return masked + text.slice(from);
}

/** A text and its codes with nothing left of its secrets, nor of what was masked before. */
interface Bare {
  readonly folded: Folded;
  readonly secrets: readonly Secret[];
  readonly codes: Uint16Array;
}

function withoutSecrets(folded: Folded): Bare {
  let words = folded.text.includes(open) ? folded.text.replace(placeholders, blank) : folded.text;
  let codes = codesOf(folded, words);
  const secrets: Secret[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const found = secretsIn(words, codes);
    if (found.length === 0) break;
    for (const secret of found) secrets.push(secret);
    words = blanked(words, found);
    codes = codesOf(folded, words);
  }
  return { folded, secrets, codes };
}

function blanked(words: string, found: readonly Secret[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of found) {
    rest += words.slice(from, start) + blank(words.slice(start, end));
    from = end;
  }
  return rest + words.slice(from);
}

function blank(words: string): string {
  return open + closed.repeat(words.length - 1);
}

function codesOf({ text, codes }: Folded, words: string): Uint16Array {
  return words === text ? codes : Uint16Array.from({ length: words.length }, (_, at) => words.charCodeAt(at));
}

/** The stretch as it is shown: letter by letter what `codes` have become, or what stood there. */
function hiddenName(text: string, folded: Folded, codes: Uint16Array, { start, end }: Stretch): Hidden {
  let shown = '';
  let written = -1;
  for (let at = start; at < end; at++) {
    const [from, to] = folded.span(at, at + 1);
    if (codes[at] !== folded.codes[at]) shown += String.fromCharCode(codes[at] ?? 0);
    else if (from > written) shown += text.slice(from, to);
    written = from;
  }
  const [from, to] = folded.span(start, end);
  return { start: from, end: to, kind: '姓名', shown };
}
